# shellcheck shell=bash disable=SC2154
# Uses the campaign kit's pages from disk, in a browser, as the people do who send its messages.

# The browser keeps its own files inside the clone, too.
XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    bars node kit.mjs "$work/dist/kit" "$work/quality/node_modules" || fail "the campaign kit does not work as it should"

# The plan and the reports, as the learning team opens them.
bars node reports.mjs "$work/dist" "$work/quality/node_modules" || fail "a plan or a report can't be used by everybody"
