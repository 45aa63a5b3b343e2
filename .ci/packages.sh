# shellcheck shell=bash disable=SC2154
# The npm packages, laid out around the program that was just built and installed as people install them.

step "the npm packages, from program to npx"
needs_node
packages=$work/packages
system=$(node -p 'process.platform + "-" + process.arch')
mkdir -p "$packages/programs/$system" "$packages/tarballs" "$packages/home"
cp target/release/uptake "$packages/programs/$system"
node packaging/npm/assemble.mjs "$packages/programs" "$packages/out"
for folder in "$packages/out"/*; do
    npm pack --loglevel=error --pack-destination "$packages/tarballs" "$folder" >/dev/null
done
# The packages of other systems don't exist yet; this system's stands beside the main one.
(cd "$packages/home" && npm init --yes >/dev/null && npm install --loglevel=error --offline --no-audit --no-fund --omit=optional "$packages"/tarballs/*.tgz)
said=$(cd "$packages/home" && npx --offline uptake --version)
expected=$(target/release/uptake --version)
[[ $said == "$expected" ]] || fail "npx uptake --version said: $said"
pass
# What the program says and how it ends reaches whoever started it.
status=0
(cd "$packages/home" && npx --offline uptake check nowhere 2>"$packages/err") || status=$?
if ((status != 2)) || ! grep -q "nowhere" "$packages/err"; then
    fail "npx uptake check nowhere ended with $status"
fi
pass
