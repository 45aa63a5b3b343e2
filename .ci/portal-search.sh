# shellcheck shell=bash disable=SC2154
# Searches the built portal and narrows its catalogue down, as its script and as people do.

XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    bars node portal-search.mjs "$work/dist/site" "$work/quality/node_modules" tests/search || fail "the search or the facets do not work as they should"
