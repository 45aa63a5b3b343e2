# shellcheck shell=bash disable=SC2154
# Every reader of what people write is given whatever libFuzzer can think of, for FUZZ_SECONDS each (30 without it):
#
#     FUZZ_SECONDS=300 bash .ci/fuzz.sh          all of them
#     FUZZ_SECONDS=300 bash .ci/fuzz.sh body     one
#     FUZZ_SEED=2 bash .ci/fuzz.sh               other inputs
#
# In a workspace of its own, with the stable compiler told to allow what fuzzing needs. What is compiled stays in the cache.

# shellcheck source=.ci/alone.sh
[[ -n ${root:-} ]] || source "$(dirname "${BASH_SOURCE[0]}")/alone.sh"

fuzz_seconds=${FUZZ_SECONDS:-30}
fuzz_version=0.13.2
# A text that takes longer, or more memory, than this is a finding; no input has more bytes than the dictionary's mutations
# can do something with.
# From the same beginning each time: what is found is found again, and a change is not held up by another's luck.
fuzz_limits=(-timeout=20 -rss_limit_mb=2048 -max_len=16384 -seed="${FUZZ_SEED:-1}")
# As a part of .ci/run, a target also stops after as many inputs as it was seen to hold (fuzz/runs.txt), however fast the machine.
fuzz_known_runs=fuzz/runs.txt

# fuzz_seed TARGET NAME: standard input as a seed.
fuzz_seed() {
    mkdir -p "$work/fuzz/seeds/$1"
    cat >"$work/fuzz/seeds/$1/$2"
}

# What fuzzing begins with: the example, the cases and other files of the repository, as each target wants them.
fuzz_seeds() {
    local file name path
    while IFS= read -r -d '' file; do
        path=${file#*/}
        [[ $file == tests/cases/* ]] && path=${path#cases/*/}
        name=${file//\//-}
        case $file in
        */portal.toml) fuzz_seed settings "$name" <"$file" ;;
        # The cases differ from each other in a line or two, and each costs a look at every start.
        tests/*.md | tests/*.toml) ;;
        *.md | *.toml)
            { printf '%s\n' "$path" && cat "$file"; } | fuzz_seed front_matter "$name"
            awk 'body { print } /^\+\+\+/ && ++marks == 2 { body = 1 }' "$file" | fuzz_seed body "$name"
            ;;
        *.svg) fuzz_seed drawings "$name" <"$file" ;;
        *.csv) fuzz_seed results "$name" <"$file" ;;
        esac
    done < <(find example-content tests/cases -type f \( -name '*.md' -o -name '*.toml' -o -name '*.svg' -o -name '*.csv' \) -print0)
    # Lines of copy, and names of files and addresses.
    grep -rhE '\{\{|\[\[' example-content tests/cases | sort -u | split -l 1 - "$work/fuzz/line-"
    for file in "$work"/fuzz/line-*; do
        sed 's/^[a-z_]* = "\(.*\)"$/\1/' "$file" | fuzz_seed placeholders "$(basename "$file")"
        rm "$file"
    done
    find example-content tests/cases -type f | sed 's,^[^/]*/,,' | split -l 40 - "$work/fuzz/paths-"
    grep -rhoE '^(slug|image|aliases) = .*' example-content tests/cases | tr -d '[]",' | sed 's/.* = //' >"$work/fuzz/paths-written"
    for file in "$work"/fuzz/paths-*; do
        fuzz_seed paths "$(basename "$file")" <"$file"
        rm "$file"
    done
    for file in tests/imports/* tests/imports/scorm/* tests/imports/{hugo,zola,jekyll}/*/*.md tests/imports/hugo/content/*/*.md; do
        [[ -f $file ]] || continue
        name=${file#tests/imports/}
        # Tables by their system, packages and Markdown by their folder.
        path=${name%%[-./]*}
        { printf '%s\n' "${path/any/csv}" && cat "$file"; } | fuzz_seed imports "${name//\//-}"
    done
    find tests example-content docs -type f \( -name '*.png' -o -name '*.jpg' -o -name '*.gif' -o -name '*.webp' \) -size -16k -print0 |
        while IFS= read -r -d '' file; do fuzz_seed pictures "${file//\//-}" <"$file"; done
    # What was made for a target, or found by it.
    for file in fuzz/seeds/*; do
        mkdir -p "$work/fuzz/seeds/$(basename "$file")"
        cp "$file"/* "$work/fuzz/seeds/$(basename "$file")"
    done
}

# fuzz_words TARGET: the words that the target's inputs are made of, as an option for libFuzzer.
fuzz_words() {
    case $1 in
    body | placeholders) echo "-dict=fuzz/dictionaries/markdown.dict" ;;
    front_matter | settings) echo "-dict=fuzz/dictionaries/toml.dict" ;;
    drawings) echo "-dict=fuzz/dictionaries/svg.dict" ;;
    esac
}

# fuzz TARGET: ends with what it found, if anything.
fuzz() {
    local words found=$work/fuzz/found/$1
    mkdir -p "$work/fuzz/corpus/$1" "$found" "$work/fuzz/seeds/$1" "$work/fuzz/tmp"
    words=$(fuzz_words "$1")
    local limits=("${fuzz_limits[@]}") known
    known=$(awk -v target="$1" '$1 == target { print $2 }' "$fuzz_known_runs")
    [[ -n ${FUZZ_SECONDS:-} || -z $known ]] || limits+=("-runs=$known")
    if ! TMPDIR=$work/fuzz/tmp "$fuzz_programs/$1" "$work/fuzz/corpus/$1" "$work/fuzz/seeds/$1" ${words:+"$words"} \
        "${limits[@]}" -max_total_time="$fuzz_seconds" -artifact_prefix="$found/" >"$work/fuzz/$1.log" 2>&1; then
        tail -n 40 "$work/fuzz/$1.log" >&2
        fail "the fuzzer found something in $1: $(ls "$found")"
    fi
    printf '%s: %s\n' "$1" "$(grep -E '^(Done|DONE)' "$work/fuzz/$1.log" | tail -n 1)"
    pass
}

step "the fuzzers, ready"
# libFuzzer is written in C++, the only thing here that is.
needs c++ g++
fuzzer=$cache/cargo-fuzz-$fuzz_version
[[ -x $fuzzer/bin/cargo-fuzz ]] || cargo install --quiet --locked --root "$fuzzer" cargo-fuzz --version "$fuzz_version"
# The readers are safe Rust, so there is nothing for a sanitizer to see.
# One folder for each set of crates, and only the last one is kept, for it has gigabytes.
fuzz_target=$cache/fuzz-$(cat fuzz/Cargo.lock <(rustc -vV) | sha256sum | cut -c1-16)
find "$cache" -maxdepth 1 -name 'fuzz-*' ! -path "$fuzz_target" -exec rm -rf {} +
PATH=$fuzzer/bin:$PATH RUSTC_BOOTSTRAP=1 cargo fuzz build --sanitizer none --target-dir "$fuzz_target" >"$work/fuzz-build.log" 2>&1 ||
    { tail -n 40 "$work/fuzz-build.log" >&2; fail "the fuzzers could not be built"; }
fuzz_programs=$fuzz_target/$(rustc -vV | sed -n 's/^host: //p')/release
rm -rf "$work/fuzz/seeds"
mkdir -p "$work/fuzz"
fuzz_seeds

read -ra fuzz_targets <<<"${*:-$(basename -s .rs fuzz/fuzz_targets/*.rs | tr '\n' ' ')}"
step "the readers, fuzzed for $fuzz_seconds s each"
for target in "${fuzz_targets[@]}"; do
    fuzz "$target"
done
