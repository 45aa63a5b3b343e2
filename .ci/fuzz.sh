# shellcheck shell=bash disable=SC2154
# The reader of results is given whatever libFuzzer can think of, for so many seconds: FUZZ_SECONDS=300 bash .ci/run.
# In a workspace of its own, with the stable compiler told to allow what fuzzing needs.

step "the reader of results, fuzzed"
fuzzer=$cache/cargo-fuzz-0.13.2
[[ -x $fuzzer/bin/cargo-fuzz ]] || cargo install --quiet --locked --root "$fuzzer" cargo-fuzz --version 0.13.2
mkdir -p "$work/fuzz/corpus" "$work/fuzz/found"
# The readers are safe Rust, so there is nothing for a sanitizer to see.
if ! PATH=$fuzzer/bin:$PATH RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none --target-dir "$cache/fuzz" results \
    "$work/fuzz/corpus" fuzz/seeds/results -- -max_total_time="$FUZZ_SECONDS" -max_len=4096 \
    -artifact_prefix="$work/fuzz/found/" >"$work/fuzz.log" 2>&1; then
    tail -n 40 "$work/fuzz.log" >&2
    fail "the fuzzer found something: $(ls "$work/fuzz/found")"
fi
tail -n 1 "$work/fuzz.log"
pass
