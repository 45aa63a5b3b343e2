# shellcheck shell=bash disable=SC2154
# What editors make of the schemas, and the editor in the browser. Uses $root and $work, and the packages of the pages' checks.

step "schemas, read by an editor's own checker"
tool_of .ci/editors
bars node editors/lint.mjs "$root/target/release/uptake" "$root/example-content" "$root/starter-content" || fail "a schema and the program disagree"

step "the editor's archive is what its npm package holds"
bash vendor/sveltia-cms/remake "$work/sveltia-cms.tar.gz"
# How tightly it is packed may differ from machine to machine.
cmp <(gzip -dc "$work/sveltia-cms.tar.gz") <(gzip -dc vendor/sveltia-cms/sveltia-cms.tar.gz)
pass

step "the editor in the browser"
XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    bars node cms.mjs "$root/target/release/uptake" "$root/example-content" "$work/quality/node_modules" "$work/editors/node_modules" || fail "the editor loses or misreads something"
