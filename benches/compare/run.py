#!/usr/bin/env python3
"""The same learning portal, built by uptake and by other tools in turn, and what each of them takes.

  python3 benches/compare/run.py --generator ../shared/bench            all of it: an hour or two
  python3 benches/compare/run.py --generator ../shared/bench --quick    up to 5,000 courses: about ten minutes

Needs Rust, Python 3.9, Node with npm, and the generator of the site (gen.py, templates/ and floor/ in one folder). Hugo and
Eleventy are installed into --cache; Zola takes part if ZOLA names its program. Writes docs/pages/speed.md and
docs/static/speed.svg. A comparison that was stopped goes on where it was; with another program or other tools it begins anew.
"""
import argparse
import pathlib
import shutil
import sys
import tempfile

import chart
import page
import rounds
import tools

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GENERATOR = ROOT.parent / "shared/bench"
RUNS = 3
TOOLS = "floor,uptake,hugo,zola,eleventy"


def arguments():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--generator", type=pathlib.Path, default=GENERATOR, help="the folder that holds gen.py (default: ../shared/bench)")
    given.add_argument("--uptake", type=pathlib.Path, help="the program to measure (default: this repository's, built now)")
    given.add_argument("--sizes", type=sizes, help="how many courses (default: 1000,5000,20000)")
    given.add_argument("--alone", type=sizes, help="sizes for uptake and the floor alone, on the memory disk (default: 100000)")
    given.add_argument("--runs", type=int, default=RUNS, help=f"runs of each tool at each size and place (default: {RUNS})")
    given.add_argument("--quick", action="store_true", help="--sizes 1000,5000 --alone '', and Eleventy only as it comes")
    given.add_argument("--tools", default=TOOLS, help=f"which take part (default: {TOOLS})")
    given.add_argument("--limit", type=float, default=600, help="seconds that one run may take (default: 600)")
    given.add_argument("--memory", type=pathlib.Path, default="/dev/shm/uptake-compare", help="a folder on a memory disk")
    given.add_argument("--disk", type=pathlib.Path, default=ROOT / "target/compare/disk", help="a folder on a real disk")
    given.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/compare/tools", help="where the tools are kept")
    given.add_argument("--results", type=pathlib.Path, default=ROOT / "target/compare/results.jsonl", help="a line for each run")
    given.add_argument("--again", action="store_true", help="measure anew what the results already have")
    given.add_argument("--only-page", action="store_true", help="write the page and the chart from the results there are")
    given.add_argument("--self-test", action="store_true", help="50 courses with uptake alone, in folders that vanish")
    given.add_argument("--docs", type=pathlib.Path, default=ROOT / "docs", help="where the page and the chart go")
    given = given.parse_args()
    given.command = command(given)
    if given.sizes is None:
        given.sizes = [1000, 5000] if given.quick else [1000, 5000, 20000]
    if given.alone is None:
        given.alone = [] if given.quick else [100000]
    return given


def sizes(text):
    return [int(size) for size in text.split(",") if size]


def command(given):
    """What to type for the same comparison, without the places of this machine."""
    words = ["python3 benches/compare/run.py --generator ../shared/bench"]
    words += ["--quick"] if given.quick else []
    for option, value in (("--sizes", given.sizes), ("--alone", given.alone)):
        words += [f"{option} {','.join(map(str, value)) or repr('')}"] if value is not None else []
    words += [f"--runs {given.runs}"] if given.runs != RUNS else []
    words += [f"--tools {given.tools}"] if given.tools != TOOLS else []
    return " ".join(words)


def main():
    given = arguments()
    if given.self_test:
        self_test(given)
        return
    if not given.only_page:
        compare(given)
    write(given)


def compare(given):
    wanted = given.tools.split(",")
    taking_part = tools.all_tools(wanted, given.uptake, given.cache.resolve(), given.generator.resolve())
    rounds.all_rounds(given, taking_part)


def write(given):
    results = rounds.Results(given.results)
    if not results.runs:
        sys.exit(f"{given.results} has no runs. Was everything left out?")
    for path, text in (("static/speed.svg", chart.drawn(results)), ("pages/speed.md", page.written(results))):
        (given.docs / path).write_text(text, encoding="utf-8")
        print(f"Wrote {given.docs / path}")


def self_test(given):
    """Whether the whole way works, and what it writes is a sound part of the guide. Its figures are thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        given.uptake = tools.own_program(given.uptake)
        given.tools, given.sizes, given.alone, given.runs = "uptake", [50, 100], [], 1
        given.memory, given.disk, given.cache = place / "memory", place / "disk", place / "tools"
        given.results, given.docs = place / "results.jsonl", place / "docs"
        shutil.copytree(ROOT / "docs", given.docs)
        compare(given)
        write(given)
        results = rounds.Results(given.results)
        if results.left_out:
            sys.exit(f"left out: {results.left_out}")
        tools.must(given.uptake, "check", given.docs, "--strict")


main()
