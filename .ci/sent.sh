# shellcheck shell=bash disable=SC2154
# Holds every e-mail, post and file of the campaign kit to the rules of the clients that will show it.

# found NAME...: the kit's files of these names, as the array "files"; a kit without any means that a channel got lost.
found() {
    mapfile -d '' files < <(find "$work/dist/kit" -type f -name "$1" -print0 | sort -z)
    ((${#files[@]} > 0)) || fail "the kit has no $1"
}

# named END NAME: links the kit's files of a name to target/ci/sent/…END, because the checker goes by how a name ends.
named() {
    local file flat
    found "$2"
    for file in "${files[@]}"; do
        flat=${file#"$work/dist/kit/"}
        ln -s "$file" "$work/sent/${flat//\//_}$1"
    done
}

mkdir -p "$work/sent"
found email.html
bars sent.mjs "$work/email-check/check.mjs" whole "${files[@]}"
found email.paste.html
bars sent.mjs "$work/email-check/check.mjs" fragment "${files[@]}"

named '' email.txt
node "$work/email-check/channels.mjs" "$work"/sent/* >"$work/sent.txt" || { grep -A5 ': FAIL' "$work/sent.txt"; fail "a channel refuses this"; }
pass "$(grep -c ': PASS' "$work/sent.txt")"
