# shellcheck shell=bash disable=SC2154
# The words that .ci/run is written in. Uses its $root, $work, $cache and $tools.

passed=0
began=$SECONDS
now=start

# step NAME: says what comes next, and how long the last one took.
step() {
    [[ $now == start ]] || took
    now=$1
    began=$SECONDS
    printf '\n== %s\n' "$now"
}

took() {
    printf -- '-- %s: %d s\n' "$now" $((SECONDS - began))
}

# pass [N]: so many checks held.
pass() {
    passed=$((passed + ${1:-1}))
}

fail() {
    printf 'FAIL %s\n' "$1" >&2
    exit 1
}

# Whoever ends a run ends it with a failure: without these lines a run that was stopped would count none.
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Runs at every end, so that a log always closes with the count.
finish() {
    local status=$?
    took
    if ((status == 0)); then
        printf '\nThe whole run: %d s.\n%d passed, 0 failed\n' "$SECONDS" "$passed"
    else
        printf '\nFAILED at: %s\nfree on this disk: %s\n%d passed, 1 failed\n' "$now" "$(df -h --output=avail "$root" | tail -n 1)" "$passed"
    fi
}

# The command that README.md tells people, so that what it says stays true.
run_tests() {
    local command log=$work/tests.log
    command=$(grep -oEm1 '^[[:space:]]*cargo (nextest run|test)[^`#]*' README.md) || fail "README.md names no line that begins with 'cargo test'"
    read -ra command <<<"$command"
    echo "\$ ${command[*]}"
    "${command[@]}" 2>&1 | tee "$log"
    count_tests "$log"
}

# Adds up the closing lines of cargo test; none passed means that the tests were not found.
count_tests() {
    local count
    count=$(awk '/^test result: ok\. [0-9]+ passed/ { n += $4 } /Summary .* tests? run: [0-9]+ passed/ { sub(/.* run: /, ""); n += $1 } END { print n + 0 }' "$1")
    ((count > 0)) || fail "no test was run"
    pass "$count"
}

# room GIGABYTES: so much of the disk that the clone is on has to be free.
room() {
    local free
    free=$(df --output=avail -B 1000000000 "$root" | tail -n 1)
    ((free >= $1)) || fail "a run needs $1 GB of this disk, and ${free// /} GB are free; the folders target/ of other clones are what can go"
}

# needs COMMAND PACKAGE...: installs the packages when there is no such command.
needs() {
    local name=$1
    shift
    command -v "$name" >/dev/null && return
    [[ -n ${apt_updated:-} ]] || apt-get update -qq
    apt_updated=yes
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$work/apt.log" 2>&1 ||
        { tail -n 20 "$work/apt.log" >&2; fail "could not install $*"; }
}

# needs_node: npm, and Node as new as the tools ask for. Debian 12 has an older one; npm's registry has the program itself.
needs_node() {
    local version=22.23.3 package set
    needs npm nodejs npm
    (($(node -p 'process.versions.node.split(".")[0]') < 20)) || return 0
    package=node-linux-$(node -p process.arch)
    set=$cache/$package-$version
    if [[ ! -d $set ]]; then
        mkdir "$set.$$"
        npm install --loglevel=error --no-audit --no-fund --prefix "$set.$$" "$package@$version" >/dev/null
        mv "$set.$$" "$set"
    fi
    export PATH=$set/node_modules/$package/bin:$PATH
}

# tool NAME: a tool of ../shared/tools, ready in target/ci/NAME.
tool() {
    tool_from "$tools/$1"
}

# tool_of FOLDER: a tool of this repository, ready in target/ci.
tool_of() {
    tool_from "$root/$1"
}

# tool_from FOLDER: copies a tool to target/ci, with its packages from the cache (one set for each lock file).
tool_from() {
    local name key set
    name=$(basename "$1")
    key=$(sha256sum "$1/package-lock.json" | cut -c1-16)
    set=$cache/$name-$key
    [[ -d $set ]] || install_packages "$1" "$set"
    cp -R "$1" "$work/$name"
    rm -rf "$work/$name/node_modules"
    ln -s "$set/node_modules" "$work/$name/node_modules"
}

# python_tool [REQUIREMENTS]: Python with the packages of .ci/requirements.txt or of another list, as $python.
python_tool() {
    local requirements=${1:-.ci/requirements.txt} key set
    needs python3 python3 python3-venv
    key=$(sha256sum "$requirements" | cut -c1-16)
    set=$cache/python-$key
    if [[ ! -d $set ]]; then
        # A system's Python may come without its part for environments.
        python3 -c 'import ensurepip' 2>/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >"$work/apt.log" 2>&1 || fail "could not install python3-venv"
        python3 -m venv "$set.$$"
        "$set.$$/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
        mv "$set.$$" "$set"
    fi
    python=$set/bin/python
}

# Into a folder beside the final one first: a run that is stopped half-way leaves nothing that looks complete.
install_packages() {
    local draft=$2.$$
    mkdir "$draft"
    cp "$1/package.json" "$1/package-lock.json" "$draft"
    # A tool may say that none of its packages needs to run anything to be installed.
    [[ ! -e $1/.npmrc ]] || cp "$1/.npmrc" "$draft"
    (cd "$draft" && npm ci --loglevel=error --no-audit --no-fund >/dev/null)
    mv "$draft" "$2"
}

# bars PROGRAM SCRIPT ARGUMENT...: runs a script of .ci that prints a line for each bar, and counts those that say "ok".
bars() {
    local log=$work/bars.log script=$2
    # A tool of ours runs where its packages are.
    [[ -e $work/$script ]] && script=$work/$script || script=$root/.ci/$script
    "$1" "$script" "${@:3}" | tee "$log" || return
    pass "$(grep -c '^ok ' "$log")"
}
