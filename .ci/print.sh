#!/usr/bin/env bash
# print.sh DIST SCRATCH: each poster is one page of A4, and each code on a poster or screen is a short link that exists.
# One line each, "ok" or "FAIL".
set -euo pipefail

dist=$1
scratch=$2
mkdir -p "$scratch"
missed=0

# leads PICTURE NAME: whether the code in a picture is a short link of the portal.
leads() {
    local url code
    url=$(zbarimg --quiet --raw "$1" 2>/dev/null || true)
    code=${url%/}
    code=${code##*/}
    if [[ $url == */go/$code/ && -f $dist/site/go/$code/index.html ]]; then
        echo "ok   $2: $url"
    else
        echo "FAIL $2: the code says \"$url\""
        missed=1
    fi
}

while IFS= read -r -d '' poster; do
    name=${poster#"$dist/kit/"}
    pages=$(pdfinfo "$poster" | awk '/^Pages:/ { print $2 }')
    size=$(pdfinfo "$poster" | awk '/^Page size:/ { printf "%.0f x %.0f", $3, $5 }')
    if [[ $pages != 1 || $size != "595 x 842" ]]; then
        echo "FAIL $name: $pages pages of $size points"
        missed=1
    fi
    pdftoppm -r 100 -png -singlefile "$poster" "$scratch/poster"
    leads "$scratch/poster.png" "$name"
done < <(find "$dist/kit" -name poster.pdf -print0 | sort -z)

while IFS= read -r -d '' screen; do
    leads "$screen" "${screen#"$dist/kit/"}"
done < <(find "$dist/kit" -name signage.png -print0 | sort -z)

exit "$missed"
