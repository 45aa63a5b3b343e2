#!/usr/bin/env python3
"""The same learning portal, built by uptake and by other tools in turn, and what each of them takes.

  python3 benches/compare/run.py --generator ../shared/bench            all of it: an hour or two
  python3 benches/compare/run.py --generator ../shared/bench --quick    up to 5,000 courses: under 15 minutes

Needs Rust, Python 3.9, Node with npm, and the generator of the site (gen.py, templates/ and floor/ in one folder). Hugo and
Eleventy are installed into --cache; Zola takes part if ZOLA names its program. Writes docs/pages/speed.md and
docs/static/speed.svg. A comparison that was stopped goes on where it was; with another program or other tools it begins anew.
"""
import argparse
import pathlib
import sys

import chart
import page
import rounds
import tools

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOLS = "floor,uptake,hugo,zola,eleventy"


def arguments():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    number = lambda text: [int(size) for size in text.split(",") if size]
    given.add_argument("--generator", type=pathlib.Path, required=True, help="the folder that holds gen.py")
    given.add_argument("--uptake", type=pathlib.Path, help="the program to measure (default: this repository's, built now)")
    given.add_argument("--sizes", type=number, help="how many courses (default: 1000,5000,20000)")
    given.add_argument("--alone", type=number, help="sizes for uptake and the floor alone (default: 100000)")
    given.add_argument("--runs", type=int, help="runs of each tool at each size and place (default: 5)")
    given.add_argument("--quick", action="store_true", help="--sizes 1000,5000 --alone '' --runs 3, Eleventy not minified")
    given.add_argument("--tools", default=TOOLS, help=f"which take part (default: {TOOLS})")
    given.add_argument("--limit", type=float, default=300, help="seconds that one run may take (default: 300)")
    given.add_argument("--memory", type=pathlib.Path, default="/dev/shm/uptake-compare", help="a folder on a memory disk")
    given.add_argument("--disk", type=pathlib.Path, default=ROOT / "target/compare/disk", help="a folder on a real disk")
    given.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/compare/tools", help="where the tools are kept")
    given.add_argument("--results", type=pathlib.Path, default=ROOT / "target/compare/results.jsonl", help="a line for each run")
    given.add_argument("--again", action="store_true", help="measure anew what the results already have")
    given.add_argument("--only-page", action="store_true", help="write the page and the chart from the results there are")
    given.add_argument("--docs", type=pathlib.Path, default=ROOT / "docs", help="where the page and the chart go")
    given = given.parse_args()
    given.sizes = given.sizes or ([1000, 5000] if given.quick else [1000, 5000, 20000])
    if given.alone is None:
        given.alone = [] if given.quick else [100000]
    given.runs = given.runs or (3 if given.quick else 5)
    given.command = "python3 benches/compare/run.py --generator ../shared/bench" + (" --quick" if given.quick else "")
    return given


def main():
    given = arguments()
    if not given.only_page:
        taking_part = tools.all_tools(given.tools.split(","), given.uptake, given.cache.resolve(), given.generator.resolve())
        rounds.all_rounds(given, taking_part)
    results = rounds.Results(given.results)
    if not results.runs:
        sys.exit(f"{given.results} has no runs yet.")
    for folder in ("pages", "static"):
        (given.docs / folder).mkdir(parents=True, exist_ok=True)
    (given.docs / "static/speed.svg").write_text(chart.drawn(results), encoding="utf-8")
    (given.docs / "pages/speed.md").write_text(page.written(results), encoding="utf-8")
    print(f"Wrote pages/speed.md and static/speed.svg in {given.docs}")


main()
