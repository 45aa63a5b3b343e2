# shellcheck shell=bash
# What a part of .ci/run begins with when it is run by itself.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
work=$root/target/$(basename -s .sh "$0")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/uptake-ci
mkdir -p "$work" "$cache"
# shellcheck source=.ci/lib.sh
source .ci/lib.sh
trap finish EXIT
