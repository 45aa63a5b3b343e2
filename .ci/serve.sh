# shellcheck shell=bash disable=SC2154
# Writes beside a browser that shows what `uptake serve` makes of it.

XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    bars node serve.mjs "$root/target/release/uptake" "$root/example-content" "$work/quality/node_modules" || fail "serve does not follow what is written"
