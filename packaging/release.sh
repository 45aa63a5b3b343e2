#!/usr/bin/env bash
# Builds the program as it is released, so that its bytes depend on the sources and the compilers alone:
#
#     bash packaging/release.sh TARGET [TARGET_FOLDER]
#
# No path of this machine gets into it, neither from Rust nor from C, and no date. Run it in the top folder of the sources.
set -euo pipefail

target=$1
here=$PWD
cargo=${CARGO_HOME:-$HOME/.cargo}
export CARGO_TARGET_DIR=${2:-$here/target}
export CARGO_INCREMENTAL=0

# Of two prefixes that fit, the last one that is given counts.
maps=("$cargo=/cargo" "$CARGO_TARGET_DIR=/target" "$here=/sources")
flags=("${maps[@]/#/--remap-path-prefix=}")
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && echo "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS
if [[ $target != *-msvc ]]; then
    export CFLAGS="${maps[*]/#/-ffile-prefix-map=} ${CFLAGS:-}"
fi
# Archives that C compilers and build scripts make carry this date, if any.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-315532800}

cargo build --release --locked --target "$target"
