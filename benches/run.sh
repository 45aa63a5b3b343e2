#!/usr/bin/env bash
# The kit's speed beside MJML's, in one run: bash benches/run.sh
#
# Needs Rust, Node and npm. Installs MJML into target/bench; everything else stays as it is. Trust the ratio, not the
# figures: both sides are measured one after the other on whatever else the machine is doing.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/target/bench
cd "$root"

mkdir -p "$work"
cp -r benches/mjml "$work/"
npm ci --silent --prefix "$work/mjml"
cargo bench --quiet --bench kit | tee "$work/kit.txt"
mjml=$(node "$work/mjml/rate.mjs")
ours=$(sed -n 's/^e-mails, .*: //p' "$work/kit.txt")
echo "MJML, HTML only, a second on one core: $mjml"
awk -v ours="$ours" -v mjml="$mjml" 'BEGIN { printf "ratio: %.0f\n", ours / mjml; exit ours < 100 * mjml }'
