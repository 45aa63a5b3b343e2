# shellcheck shell=bash disable=SC2154
# Publishes the example with a real server and visits it; what other hosts are told is read and served by their own programs.

needs nginx nginx
needs git git
needs shellcheck shellcheck
XDG_CONFIG_HOME=$work/browser XDG_CACHE_HOME=$work/browser \
    bars node hosting.mjs "$root/target/release/uptake" "$root/example-content" "$work/nginx" "$work/quality/node_modules" || fail "nginx does not publish the portal as it should"
tool_of .ci/hosting
bars node hosting/check.mjs "$root/target/release/uptake" "$root/example-content" "$work/hosts" || fail "a host would not publish the portal as it should"
