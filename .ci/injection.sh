# shellcheck shell=bash disable=SC2154
# Builds what the tests left of their hostile portals (INJECTION_OUT), and opens everything that comes out in a browser.

rm -rf "$work/injection-dist"
for portal in "$INJECTION_OUT"/*/; do
    "$root/target/release/uptake" build "$portal" --today 2026-12-01 --out "$work/injection-dist/$(basename "$portal")" >"$work/injection.log" ||
        { tail -n 40 "$work/injection.log" >&2; fail "$(basename "$portal") can't be built any more"; }
done
XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    bars node injection.mjs "$work/injection-dist" "$work/quality/node_modules" || fail "hostile words run in a browser"
