# shellcheck shell=bash disable=SC2154
# How many instructions a build takes, held to the figures in benches/instructions.txt. No other work on the machine disturbs
# them, so a slow-down of some percent can't creep in:
#
#     bash .ci/instructions.sh            compares
#     bash .ci/instructions.sh --write    writes the figures anew; the commit says why they rose
#
# Counted by callgrind on one thread, for the example whose pictures are there already. Other compilers make other
# instructions, so with another version of rustc nothing is compared.

# shellcheck source=.ci/alone.sh
[[ -n ${root:-} ]] || source "$(dirname "${BASH_SOURCE[0]}")/alone.sh"

instructions_known=benches/instructions.txt
instructions_tolerance=5 # percent

# instructions ARGUMENT...: how many the program takes with them.
instructions() {
    RAYON_NUM_THREADS=1 valgrind --fair-sched=yes --tool=callgrind --callgrind-out-file=/dev/null "$root/target/release/uptake" "$@" \
        >"$work/instructions.out" 2>"$work/instructions.err" || { tail -n 20 "$work"/instructions.{out,err} >&2; fail "uptake $1 failed under callgrind"; }
    sed -n 's/.*Collected : //p' "$work/instructions.err"
}

step "instructions, counted"
needs valgrind valgrind libc6-dbg
cargo build --release --locked --quiet
instructions_at=(example-content --today 2026-12-01 --out "$work/instructions-dist")
rm -rf "$work/instructions-dist"
"$root/target/release/uptake" build "${instructions_at[@]}" >/dev/null
{
    rustc --version
    echo "check $(instructions check example-content --today 2026-12-01)"
    echo "build $(instructions build "${instructions_at[@]}")"
} >"$work/instructions.txt"

if [[ ${1:-} == --write ]]; then
    cp "$work/instructions.txt" "$instructions_known"
    cat "$instructions_known"
elif [[ $(head -n 1 "$instructions_known") != "$(rustc --version)" ]]; then
    echo "not compared: the figures are of $(head -n 1 "$instructions_known")"
else
    # Fewer than before are good news and become the new figures, or what was won could be lost again unseen.
    paste -d ' ' <(tail -n +2 "$instructions_known") <(tail -n +2 "$work/instructions.txt") |
        awk -v most="$instructions_tolerance" '
            { percent = ($4 / $2 - 1) * 100; printf "%s: %.0f million, %+.1f %% of the figure\n", $1, $4 / 1e6, percent }
            percent > most || percent < -most { off = 1 }
            END { exit off }' ||
        fail "instructions are off their figures by more than $instructions_tolerance %: find out why, then bash .ci/instructions.sh --write"
    pass 2
fi
