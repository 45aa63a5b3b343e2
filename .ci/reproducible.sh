#!/usr/bin/env bash
# Shows that the release program is made of its sources and nothing else: builds it in two folders and compares the bytes.
#
#     bash .ci/reproducible.sh [TARGET]
#
# Builds the commit that is checked out, with the flags of a release, each time from an empty target folder: ten minutes or more.
# Where it passes, whoever has the same compilers gets the same sums on another machine. Not a part of .ci/run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
target=${1:-$(rustc -vV | sed -n 's/^host: //p')}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# release NAME: builds the commit in a folder of that name, and says where the program is.
release() {
    local sources=$folder/$1/sources
    mkdir -p "$sources"
    git archive HEAD | tar --extract --directory "$sources"
    (cd "$sources" && bash packaging/release.sh "$target" "$folder/$1/target" >&2)
    find "$folder/$1/target/$target/release" -maxdepth 1 -type f \( -name uptake -o -name uptake.exe \)
}

one=$(release one)
# Longer, so that no place for a path happens to have the same room.
other=$(release another-folder-with-a-longer-name)
sha256sum "$one" "$other"
cmp "$one" "$other"
for path in "$folder" "${CARGO_HOME:-$HOME/.cargo}"; do
    if grep --quiet --fixed-strings --text "$path" "$one"; then
        echo "the program names a folder of the machine that built it: $path" >&2
        exit 1
    fi
done
echo "the same bytes from two folders, with rustc $(rustc --version | cut -d' ' -f2), for $target"
