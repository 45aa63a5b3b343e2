"""The page of the guide that tells the figures, in Markdown. Enter at `written`."""
import statistics

import figures

PLACES = {"memory": "memory disk", "disk": "real disk"}
HEAD = """+++
title = "Speed"
summary = "The same portal built by uptake and by other site generators: processor time, memory, and which of our bars were met."
weight = 32
allow = ["wall-of-text", "hard-to-read", "uncited-number", "false-urgency"]
allow_reason = "Made from measurements, to be looked up"
+++
"""
WHAT = """## What is built

Every tool builds a portal from the same texts: courses, a story for every 20 and a testimonial for every 10 of them, 8 personas,
60 tags, a feed, a sitemap and a search index, all of it minified where the tool can.{same}

**uptake makes other files, and more of them.** Beside each course page it writes a small card to embed elsewhere, an oEmbed file
that leads to it, and a picture to share. It has a page with two feeds for each of 60 skills, and lists of courses by skill, where
the others have pages of tags. It makes a kit for each champion, the catalogue as data, reports, and a manifest with a hash of every
file, and it judges every text and every link. All of that is in its figures, because that is what its users wait for.

{share}

**The floor** is no tool. It reads and parses every text, and then writes as many files of the same sizes as a plain, minified site
has. Nobody can do with less.
"""
SHARE = """No other tool here draws pictures. So uptake is measured twice: **as it comes**, with a share picture for each page, and with
`share_pictures = "one"` under `[brand]`, which makes **one share picture** for the whole portal. The second is the one to compare
with other tools."""
NO_SHARE = """No other tool here draws pictures. The program that was measured draws a share picture for each page and can't be told to
make only one, so nothing on this page is a comparison of like with like."""
HOW = """## How it was measured

On {date}, with {versions}. The machine: {machine}, {system}. The memory disk is {memory}, the real disk {disk}.

- The tools take turns, so that whatever else the machine does hits all of them alike. Each figure is {runs}.{spread}
- Some process was waiting for a processor during {pressure} of the time. On a busy machine, seconds of processor time and ratios
  say more than the seconds that passed.
- The system counts processor time (user and system) and the most memory that was resident. 1 MB is 1,000,000 bytes.
- Every run begins with an empty output folder and empty caches. The texts lie in memory, so that the places differ in writing only.
- Hugo, Zola and uptake minify by themselves. Eleventy needs html-minifier-terser for it, so the chart shows it without, which is
  quicker.
"""
ZOLA = """- Zola took no part. Its bar is estimated: in an earlier run with the same texts, Zola 0.22.1 took {ratio:.2f} times the
  processor time of Hugo 0.168 at 5,000 courses (13.8 s and 9.4 s)."""


def written(results):
    table = figures.rows(results.runs)
    size = figures.main_size(table)
    names = {key: tool["name"] for key, tool in results.about["tools"].items()}
    share = SHARE if "uptake-one" in names else NO_SHARE
    parts = [
        HEAD,
        opening(table, size, names),
        "![Bars of processor time and memory for each tool; the figures stand in the tables below](/static/speed.svg)\n",
        f"This page and the chart are written by one command:\n\n```text\n{results.about['command']}\n```\n",
        bars(table, names),
        WHAT.format(share=share, same=same(results)),
        f"## On a memory disk\n\n{tables(table, names, 'memory')}",
        f"## What they write\n\n{written_files(table, names)}",
        f"## On a real disk\n\n{disk(table, names)}",
        f"## How cost grows\n\n{growth(table, names)}",
        how(results, table),
        left_out(results, names),
    ]
    return "\n".join(part for part in parts if part)


def opening(table, size, names):
    at = {tool: row for (tool, courses, place), row in table.items() if (courses, place) == (size, "memory")}
    key = "uptake-one" if "uptake-one" in at else "uptake"
    if key not in at:
        return ""
    own = at[key]
    with_one = ", with one share picture for all pages," if key == "uptake-one" else ""
    others = [
        f"{names[tool]} {figures.number(row.cpu)} s with {row.memory / 1e6:,.0f} MB"
        for tool, row in sorted(at.items(), key=lambda it: it[1].cpu)
        if not tool.startswith(("uptake", "floor", "eleventy-"))
    ]
    beside = f" {listed(others)}." if others else ""
    return (
        f"A portal of {size:,} courses takes uptake{with_one} {figures.number(own.cpu)} s of processor time and "
        f"{own.memory / 1e6:,.0f} MB of memory.{' It takes' if others else ''}{beside}\n"
    )


def listed(words):
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def grid(head, lines):
    """A table of which all columns but the first hold figures."""
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, rule, *lines])


def bars(table, names):
    keys = [key for key in ("uptake-one", "uptake") if key in names]
    labels = {"uptake-one": "One share picture", "uptake": "As it comes"}
    judged = [figures.bars(table, key) for key in keys]
    lines = []
    for of_each in zip(*judged):
        first = of_each[0]
        allowed = "–" if first.limit is None else amount(first, first.limit)
        lines.append([f"At most {first.what}", allowed, *(found(bar) for bar in of_each)])
    head = ["Bar", "Allowed", *(labels[key] for key in keys)]
    return (
        f"## The bars\n\nWhat we set ourselves for a portal of {figures.MAIN:,} courses on a memory disk, without campaigns:\n\n"
        + grid(head, lines)
    )


def amount(bar, value):
    return f"{value:.2f}" if not bar.unit else f"{figures.number(value)} {bar.unit}"


def found(bar):
    if bar.found is None:
        return bar.verdict()
    # What others took is missing where the limit is: the figure stands alone.
    return amount(bar, bar.found) + (f", {bar.verdict()}" if bar.limit is not None else "")


def tables(table, names, place):
    sizes = sorted({size for _, size, at in table if at == place})
    return "\n".join(f"### {size:,} courses\n\n{one_table(table, names, size, place)}" for size in sizes)


def one_table(table, names, size, place):
    row = lambda tool: table.get((tool, size, place))
    floor, own = row("floor"), row("uptake-one") or row("uptake")
    times = lambda one, other: figures.number(one.cpu / other.cpu) if other else "–"
    lines = [
        [names[tool], figures.number(it.cpu), times(it, own), times(it, floor), figures.number(it.wall), f"{it.memory / 1e6:,.0f}"]
        for tool, it in ((tool, row(tool)) for tool in names)
        if it
    ]
    return grid(["Tool", "CPU s", "÷ uptake", "÷ floor", "Passed s", "Memory MB"], lines)


def written_files(table, names):
    return "Files, and megabytes in them:\n\n" + by_size(
        table, names, "memory", "Files · MB", lambda it: f"{it.files:,} · {figures.number(it.bytes / 1e6)}"
    )


def by_size(table, names, place, head, cell):
    """A table with a column for each size."""
    sizes = sorted({size for _, size, at in table if at == place})
    lines = []
    for tool, name in names.items():
        cells = [table.get((tool, size, place)) for size in sizes]
        if any(cells):
            lines.append([name, *(cell(it) if it else "–" for it in cells)])
    return grid([head, *(f"{size:,} courses" for size in sizes)], lines)


def disk(table, names):
    if not any(place == "disk" for _, _, place in table):
        return "Not measured this time.\n"
    why = "The same builds, written to a real disk. They are first builds: a later one of uptake's leaves alone what did not change.\n\n"
    return why + by_size(table, names, "disk", "CPU s · passed s", lambda it: f"{figures.number(it.cpu)} · {figures.number(it.wall)}")


def growth(table, names):
    sizes = sorted({size for _, size, place in table if place == "memory"})
    if len(sizes) < 2:
        return "Only one size was measured.\n"
    lines = []
    for tool, name in names.items():
        rows = [table.get((tool, size, "memory")) for size in sizes]
        cells = [per_course(it, size) for it, size in zip(rows, sizes)]
        steps = [
            f"{figures.exponent(one.cpu, two.cpu, larger / smaller):.2f}" if one and two else "–"
            for one, two, smaller, larger in zip(rows, rows[1:], sizes, sizes[1:])
        ]
        if any(rows):
            lines.append([name, *cells, " · ".join(steps)])
    head = ["Processor time for a course, µs", *(f"of {size:,}" for size in sizes), "Exponents"]
    return (
        "Cost that grows in proportion to the portal has the exponent 1 from one size to the next; with 2, twice the portal would "
        "cost four times as much.\n\n" + grid(head, lines)
    )


def per_course(row, size):
    return f"{row.cpu / size * 1e6:,.0f}" if row else "–"


def same(results):
    checked = {run["tool"] for run in results.runs if run["tool"] != "floor"}
    return " That all of them made a page for each of the same courses was checked." if len(checked) > 1 else ""


def how(results, table):
    about = results.about
    counts = sorted({row.runs for row in table.values()})
    several = f"the median of {counts[0]} to {counts[-1]} runs" if len(counts) > 1 else f"the median of {counts[0]} runs"
    runs = "from one run" if counts == [1] else several
    versions = list(dict.fromkeys(f"{tool['name'].split(',')[0]} {tool['version']}" for tool in about["tools"].values() if tool["version"]))
    text = HOW.format(
        machine=about["machine"],
        system=about["system"],
        date=about["date"],
        versions=listed(versions) if versions else "",
        runs=runs,
        spread=spread(table),
        pressure=f"{min(1, statistics.median(run['pressure'] for run in results.runs)):.0%}",
        **about["places"],
    )
    missing = "zola" not in about["tools"]
    return text + (ZOLA.format(ratio=figures.ZOLA_TO_HUGO) + "\n" if missing else "")


def spread(table):
    """How far the runs of one figure are apart."""
    apart = [(row.cpu_range[1] - row.cpu_range[0]) / row.cpu for row in table.values() if row.runs > 1]
    if not apart:
        return ""
    middle, most = statistics.median(apart), max(apart)
    return f"\n  Between its runs lie {middle:.0%} of it as a rule, and {most:.0%} at worst."


def left_out(results, names):
    if not results.left_out:
        return ""
    lines = [f"- {names[it['tool']]}, {it['size']:,} courses, {PLACES[it['place']]}: {it['reason']}." for it in results.left_out]
    return "## Left out\n\n" + "\n".join(lines) + "\n"
