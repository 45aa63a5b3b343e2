# shellcheck shell=bash disable=SC2154
# Measures the built site as it will be served, under the sub-path of its base URL, and holds it to the bars.

site=$work/dist/site

# one PATTERN: the address of the first page like that which is not a mere redirect.
one() {
    local file
    for file in "$site"/$1/index.html; do
        if [[ ! -f $file ]] || grep -qi 'http-equiv="\?refresh' "$file"; then continue; fi
        file=${file#"$site"}
        echo "${file%index.html}"
        return
    done
    fail "the example has no page like $1"
}

# The front page is always measured, and one page of each shape: a page that differs from these only in its words would only cost time.
# The last two are another language, and one that is written from right to left.
shapes=(courses 'courses/*' 'for/*' 'c/*/*' 'events/*' 'champions/*' 'stories' 'fr/courses/feedback-that-lands' 'ar')
addresses=()
for shape in "${shapes[@]}"; do
    address=$(one "$shape")
    addresses+=("$address")
done
pages=()
for address in "${addresses[@]}"; do pages+=(--page "$address"); done

base=$(sed -n 's/^base_url = "\([^"]*\)".*/\1/p' example-content/portal.toml)
# The browser keeps its own files inside the clone, too.
XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    "$work/quality/quality.sh" "$site" --base "$base" --pages 0 "${pages[@]}" --out "$work/pages" --label example \
    --budget 210 >"$work/pages.txt" || { cat "$work/pages.txt"; fail "the pages could not be measured"; }
bars node pages.mjs "$work/pages/quality.json" / "${addresses[@]}" || { cat "$work/pages.txt"; fail "a bar is not reached; the table above says where"; }
