# shellcheck shell=bash disable=SC2154
# The comparison with other tools works: what it reckons, and the whole way with 50 courses and uptake alone. Nothing is compared
# here, because figures of a busy machine say little: CONTRIBUTING.md has the command for that.

step "the comparison with other tools"
needs python3 python3
python3 benches/compare/tests.py
pass
generator=$root/../shared/bench
if [[ -d $generator ]]; then
    python3 benches/compare/run.py --self-test --generator "$generator" --uptake target/release/uptake
    pass
else
    echo "skipped: no ../shared/bench beside this clone, which has the generator of the site"
fi
