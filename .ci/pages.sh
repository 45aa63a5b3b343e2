# shellcheck shell=bash disable=SC2154
# Measures the built site as it will be served, under the sub-path of its base URL, and holds it to the bars; then opens
# one page of every kind, and uses the portal as people do.

site=$work/dist/site

# one KIND: the address of the first page of that kind, as the manifest calls it.
one() {
    node -e 'const [, file, kind] = process.argv; const page = JSON.parse(require("fs").readFileSync(file)).files.find((it) => it.kind === kind && it.path.startsWith("site/")); if (!page) process.exit(1); console.log(page.path.slice("site".length).replace(/index\.html$/, ""))' "$work/dist/manifest.json" "$1" ||
        fail "the example has no page of the kind $1"
}

# The front page is always the first; Lighthouse runs on these four first, and on the others while time is left.
# The last two addresses are another language, and one that is written from right to left.
kinds=(catalogue course landing persona event champion stories)
addresses=()
for kind in "${kinds[@]}"; do
    address=$(one "$kind")
    addresses+=("$address")
done
addresses+=(/fr/courses/feedback-that-lands/ /ar/)
pages=()
for address in "${addresses[@]}"; do pages+=(--page "$address"); done

base=$(sed -n 's/^base_url = "\([^"]*\)".*/\1/p' example-content/portal.toml)
# The browser keeps its own files inside the clone, too.
export XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser
"$work/quality/quality.sh" "$site" --base "$base" --pages 0 "${pages[@]}" --out "$work/pages" --label example \
    --budget 150 >"$work/pages.txt" || { cat "$work/pages.txt"; fail "the pages could not be measured"; }
bars node pages.mjs "$work/pages/quality.json" "$site" / "${addresses[@]}" || { cat "$work/pages.txt"; fail "a bar is not reached; the table above says where"; }
bars node kinds.mjs "$work/dist" "$work/quality/node_modules" || fail "a kind of page does not reach a bar"
bars node portal.mjs "$site" "$work/quality/node_modules" || fail "the portal does not work as it should"
bars node portal-search.mjs "$site" "$work/quality/node_modules" tests/search || fail "the search does not work as it should"
bars node for-me.mjs "$site" tests/finder/example.json "$work/quality/node_modules" || fail "what is made for one visitor does not work as it should"
unset XDG_CONFIG_HOME XDG_CACHE_HOME
