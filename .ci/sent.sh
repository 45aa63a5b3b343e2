# shellcheck shell=bash disable=SC2154
# Holds every e-mail, post and file of the campaign kit to the rules of the clients that will show it.

sent=$work/sent
mkdir -p "$sent"

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
        flat=${flat//\//_}
        ln -s "$file" "$sent/${flat%"$2"}$1"
    done
}

step "e-mails: what clients show"
found email.html
bars node sent.mjs "$work/email-check/check.mjs" whole "${files[@]}"
found email.paste.html
bars node sent.mjs "$work/email-check/check.mjs" fragment "${files[@]}"
found intranet.html
bars node sent.mjs "$work/email-check/check.mjs" fragment "${files[@]}"
bars node sent.mjs "$work/email-check/check.mjs" fragment "$work/dist/reports/measure-digest.html"

step "every other file that is sent: the limits of its channel"
named email.txt email.txt
named email.eml email.eml
named slack.json slack.json
named teams.json teams.json
named sms.txt sms.txt
named event.ics event.ics
node "$work/email-check/channels.mjs" "$sent"/* >"$work/sent.txt" || { grep -A5 ': FAIL' "$work/sent.txt"; fail "a channel refuses this"; }
pass "$(grep -c ': PASS' "$work/sent.txt")"

step "drafts and calendars, read by other programs than ours"
python_tool
mapfile -d '' calendars < <(find "$work/dist/site/events" -name '*.ics' -print0 | sort -z)
bars "$python" sent.py "$sent"/*.eml "$sent"/*.ics "${calendars[@]}"

step "cards, read by Microsoft's library"
tool_of .ci/cards
bars node cards/check.mjs "$sent"/*teams.json

step "posters and screens: one page, and a code that leads where it says"
needs pdftoppm poppler-utils
needs zbarimg zbar-tools
bars bash print.sh "$work/dist" "$work/print"
