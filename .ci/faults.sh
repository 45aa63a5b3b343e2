# shellcheck shell=bash disable=SC2154
# What disks, people and systems do to a build, done on purpose. After each of them the published folder is one whole version, the
# next build repairs what there is to repair, nothing is left beside, and what is said names the place and what to do:
#
#     bash .ci/faults.sh                 with KILLS=200 builds that are killed
#     KILLS=20 bash .ci/faults.sh        fewer
#
# Uses the release program where there is one, else the debug one. What needs root (disks of its own, another user) is skipped
# elsewhere, and that is said.

# shellcheck source=.ci/alone.sh
[[ -n ${root:-} ]] || source "$(dirname "${BASH_SOURCE[0]}")/alone.sh"

faults_program=$root/target/release/uptake
[[ -x $faults_program ]] || faults_program=$root/target/debug/uptake
faults_day=2026-12-01
# Another user can only look into what lies where everybody may: the clone may be somebody's own.
faults_place=$(mktemp -d)
chmod 755 "$faults_place"
faults_log=$work/faults.log

# Takes away what is mounted and copied, however it ends, and then counts.
faults_end() {
    local status=$? at
    set +e
    jobs -p | xargs -r kill 2>/dev/null
    wait
    grep -o " $faults_place[^ ]*" /proc/mounts | sort -r | while read -r at; do umount "$at"; done
    rm -rf "$faults_place"
    (exit "$status")
    finish
}
trap faults_end EXIT

# faults_build CONTENT OUT [FLAG...]: what was said is in $faults_log.
faults_build() {
    "$faults_program" build --today "$faults_day" --out "$2" "${@:3}" "$1" >"$faults_log" 2>&1
}

# faults_hash FOLDER: one word for names and bytes of all that is in it.
faults_hash() {
    (cd "$1" && find . -type f -print0 | sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1)
}

# faults_said WORDS: the last build said so.
faults_said() {
    grep -qF "$1" "$faults_log" || { cat "$faults_log" >&2; fail "nobody said: $1"; }
    pass
}

# faults_is OUT VERSION...: the folder is exactly one of these versions.
faults_is() {
    local found
    found=$(faults_hash "$1")
    [[ " ${*:2} " == *" $found "* ]] || { cat "$faults_log" >&2; fail "$1 is no whole version"; }
    pass
}

# faults_alone OUT: nothing is left beside the output.
faults_alone() {
    local beside
    beside=$(find "$(dirname "$1")" -maxdepth 1 -name ".$(basename "$1").uptake-*")
    [[ -z $beside ]] || { cat "$faults_log" >&2; fail "left beside the output: $beside"; }
    pass
}

# faults_refuses WORDS CONTENT OUT [FLAG...]: the build ends with an error that says these words, and nothing else happens.
faults_refuses() {
    local before
    before=$(faults_hash "$3")
    if faults_build "${@:2}"; then fail "a build went well that can't"; fi
    faults_said "$1"
    faults_is "$3" "$before"
    faults_alone "$3"
}

# faults_may_mount: whether this machine lets us make disks of our own.
faults_may_mount() {
    mkdir -p "$faults_place/try"
    mount -t tmpfs -o size=64k tmpfs "$faults_place/try" 2>/dev/null && umount "$faults_place/try"
}

# faults_disk NAME OPTIONS: a disk of its own.
faults_disk() {
    mkdir -p "$faults_place/$1"
    mount -t tmpfs -o "$2" tmpfs "$faults_place/$1"
}

# A small portal (a), and the same with one page more, one less, and another name (b).
faults_contents() {
    cp -R tests/cases/_base "$faults_place/a"
    cp -R tests/cases/_base "$faults_place/b"
    sed -i 's/Harbour Academy/Harbour School/' "$faults_place/b/portal.toml"
    printf '+++\ntitle = "New"\n+++\nOnly in B.\n' >"$faults_place/b/pages/new.md"
    rm "$faults_place/b/events/practice.md"
    chmod -R a+rX "$faults_place/a" "$faults_place/b"
}

faults_full_disk() {
    local disk=$faults_place/full
    faults_disk full "size=$1k"
    faults_build "$faults_place/a" "$disk/dist"
    # All but 40 kB of the disk is somebody else's.
    head -c $(($(df --output=avail -B1 "$disk" | tail -n 1) - 40960)) /dev/zero >"$disk/other"
    faults_refuses "the disk is full. Free some space" "$faults_place/b" "$disk/dist"
    rm "$disk/other"
    faults_build "$faults_place/b" "$disk/dist"
    faults_is "$disk/dist" "$version_b"
    faults_alone "$disk/dist"
    umount "$disk"
}

faults_read_only_disk() {
    faults_disk fixed size=16m
    faults_build "$faults_place/a" "$faults_place/fixed/dist"
    mount -o remount,ro "$faults_place/fixed"
    faults_refuses "this disk is read-only. Choose a folder on another disk" "$faults_place/b" "$faults_place/fixed/dist"
    umount "$faults_place/fixed"
}

# A disk that is the output itself, and one within it: neither can be exchanged for another folder.
faults_other_disk() {
    faults_disk own/dist size=16m
    faults_build "$faults_place/a" "$faults_place/own/dist"
    faults_said "The files were replaced one by one, because"
    faults_said "is a mount point"
    faults_build "$faults_place/b" "$faults_place/own/dist"
    faults_is "$faults_place/own/dist" "$version_b"
    faults_alone "$faults_place/own/dist"
    umount "$faults_place/own/dist"
    faults_build "$faults_place/a" "$faults_place/inner/dist"
    cp -R "$faults_place/inner/dist/site/courses" "$faults_place/courses"
    faults_disk inner/dist/site/courses size=16m
    cp -R "$faults_place/courses/." "$faults_place/inner/dist/site/courses"
    faults_build "$faults_place/b" "$faults_place/inner/dist"
    faults_said "The files were replaced one by one, because"
    faults_is "$faults_place/inner/dist" "$version_b"
    faults_alone "$faults_place/inner/dist"
    umount "$faults_place/inner/dist/site/courses"
}

# faults_as_nobody WORDS CONTENT OUT: as faults_refuses, for a user who may only do what everybody may.
faults_as_nobody() {
    local before
    before=$(faults_hash "$3")
    if (cd / && setpriv --reuid=65534 --regid=65534 --clear-groups "$faults_place/uptake" build --today "$faults_day" --out "$3" "$2") >"$faults_log" 2>&1; then
        fail "a build went well that can't"
    fi
    faults_said "$1"
    faults_is "$3" "$before"
    faults_alone "$3"
}

faults_permissions() {
    cp "$faults_program" "$faults_place/uptake"
    cp -R "$faults_place/b" "$faults_place/secret"
    chmod 000 "$faults_place/secret/pages/new.md"
    mkdir "$faults_place/open" "$faults_place/closed"
    chmod 777 "$faults_place/open"
    faults_build "$faults_place/a" "$faults_place/open/dist"
    chmod -R a+rwX "$faults_place/open/dist"
    faults_as_nobody "This can't be read: you have no permission for that." "$faults_place/secret" "$faults_place/open/dist"
    faults_said "pages/new.md"
    faults_build "$faults_place/a" "$faults_place/closed/dist"
    faults_as_nobody "you have no permission for that. Check that you may write there" "$faults_place/b" "$faults_place/closed/dist"
}

# Content that changes and vanishes while it is read: the output is a whole version of some moment, so every file of its
# manifest is there with its hash, and the next quiet build is exact.
faults_moving_content() {
    local round writer
    cp -R "$faults_place/a" "$faults_place/moving"
    faults_build "$faults_place/a" "$faults_place/of-moving/dist"
    (while :; do
        echo "Words." >>"$faults_place/moving/pages/extra.md" && rm -rf "$faults_place/moving/pages" && cp -R "$faults_place/a/pages" "$faults_place/moving/pages"
    done 2>/dev/null) &
    writer=$!
    for ((round = 0; round < 10; round++)); do
        faults_build "$faults_place/moving" "$faults_place/of-moving/dist" || true
        ! grep -q panicked "$faults_log" || fail "a build gave up"
        python3 - "$faults_place/of-moving/dist" <<'PYTHON' || fail "the output isn't what its manifest says"
import json, pathlib, sys
out = pathlib.Path(sys.argv[1])
listed = {file["path"]: file["bytes"] for file in json.loads((out / "manifest.json").read_text())["files"]}
found = {path.relative_to(out).as_posix(): path.stat().st_size for path in out.rglob("*") if path.is_file()}
found.pop("manifest.json")
sys.exit(listed != found)
PYTHON
        pass
    done
    kill "$writer"
    wait "$writer" 2>/dev/null || true
    rm -rf "$faults_place/moving"
    cp -R "$faults_place/a" "$faults_place/moving"
    faults_build "$faults_place/moving" "$faults_place/of-moving/dist"
    faults_is "$faults_place/of-moving/dist" "$version_a"
    faults_alone "$faults_place/of-moving/dist"
}

# Two at once, both ways round: one may be refused, and whatever stands there is whole.
faults_two_at_once() {
    local round out=$faults_place/two/dist one other
    faults_build "$faults_place/a" "$out"
    for ((round = 0; round < 10; round++)); do
        "$faults_program" build --today "$faults_day" --out "$out" "$faults_place/b" >"$work/faults-one.log" 2>&1 &
        one=$!
        "$faults_program" build --today "$faults_day" --out "$out" "$faults_place/a" >"$work/faults-other.log" 2>&1 &
        other=$!
        wait "$one" || grep -q "Another build is writing" "$work/faults-one.log" || fail "a build failed, and not because of the other"
        wait "$other" || grep -q "Another build is writing" "$work/faults-other.log" || fail "a build failed, and not because of the other"
        faults_is "$out" "$version_a" "$version_b"
    done
    faults_alone "$out"
}

# Times of files are from 1980 and from 2099, and the day goes back and forth: what is built is the same.
faults_clock() {
    local out=$faults_place/clock/dist
    cp -R "$faults_place/a" "$faults_place/dated"
    faults_build "$faults_place/dated" "$out"
    find "$faults_place/dated" "$out" -exec touch -d 2099-01-01 {} +
    faults_build "$faults_place/dated" "$out"
    faults_is "$out" "$version_a"
    cp "$faults_place/b/portal.toml" "$faults_place/dated/portal.toml"
    find "$faults_place/dated" "$out" -exec touch -d 1980-01-01 {} +
    faults_build "$faults_place/dated" "$out"
    faults_said "changed"
    cp "$faults_place/a/portal.toml" "$faults_place/dated/portal.toml"
    "$faults_program" build --today 2031-12-01 --out "$out" "$faults_place/dated" >"$faults_log" 2>&1 || true
    faults_build "$faults_place/dated" "$out"
    faults_is "$out" "$version_a"
    faults_alone "$out"
}

# faults_kill TIMES: a build of one version over the other is killed at a random moment, again and again.
faults_kill() {
    local out=$faults_place/killed/dist start usual build round content status killed=0
    faults_build "$faults_place/a" "$out"
    start=$(date +%s%N)
    faults_build "$faults_place/b" "$out"
    usual=$((($(date +%s%N) - start) / 1000000))
    for ((round = 0; round < $1; round++)); do
        ((round % 2)) && content=b || content=a
        "$faults_program" build --today "$faults_day" --out "$out" "$faults_place/$content" >"$faults_log" 2>&1 &
        build=$!
        sleep "$(awk -v r=$RANDOM -v ms="$usual" 'BEGIN { printf "%.4f", r / 32768 * ms * 1.2 / 1000 }')"
        kill -9 "$build" 2>/dev/null || true
        status=0
        wait "$build" 2>/dev/null || status=$?
        case $status in
        0) ;;
        137) killed=$((killed + 1)) ;;
        *) cat "$faults_log" >&2 && fail "a build ended by itself, with $status" ;;
        esac
        faults_is "$out" "$version_a" "$version_b"
    done
    faults_build "$faults_place/a" "$out"
    faults_is "$out" "$version_a"
    faults_alone "$out"
    ((killed * 4 > $1)) || fail "only $killed of $1 builds were killed before their end"
    printf 'killed %d of %d builds, each within some %d ms\n' "$killed" "$1" "$usual"
}

step "what disks, people and systems do to a build"
[[ -x $faults_program ]] || fail "there is no program to try; cargo build makes one"
faults_contents
faults_build "$faults_place/a" "$faults_place/whole-a/dist"
faults_build "$faults_place/b" "$faults_place/whole-b/dist"
version_a=$(faults_hash "$faults_place/whole-a/dist")
version_b=$(faults_hash "$faults_place/whole-b/dist")
[[ $version_a != "$version_b" ]] || fail "both versions are the same"
if faults_may_mount; then
    faults_full_disk $((2 * $(du -sk "$faults_place/whole-b/dist" | cut -f1) + 1024))
    faults_read_only_disk
    faults_other_disk
else
    echo "skipped: no disks can be mounted here, so none was full, read-only or another one"
fi
if [[ $(id -u) == 0 ]]; then
    faults_permissions
else
    echo "skipped: only root can become another user, so nothing was unreadable"
fi
faults_moving_content
faults_two_at_once
faults_clock
faults_kill "${KILLS:-200}"
