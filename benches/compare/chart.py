"""The chart: a bar for each tool, processor time at the left and memory at the right. Enter at `drawn`.

It is an SVG without scripts that can be shown anywhere as a picture: it brings its own ground, follows the reader's light
or dark mode, and tells its figures in words to those who don't see it.
"""
from html import escape

import figures

WIDTH, MARGIN, LABELS, GAP = 720, 24, 132, 20
TOP, PITCH, THICK, FOOT = 112, 42, 22, 72
# What is kept free at the right of a panel for the figure behind its longest bar.
FIGURE = 122
PANEL = (WIDTH - 2 * MARGIN - LABELS - GAP) / 2
STYLE = """
text { font: 14px system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: #1c2430 }
.ground { fill: #fff; stroke: #d5dae2 } .head { font-size: 19px; font-weight: 650 } .soft { fill: #566072 }
.name { font-weight: 550 } .own { fill: #3b4cca } .peer { fill: #97a1b1 } .floor { fill: #d3d8e0 } .axis { stroke: #b9c1cd }
text.strong { font-weight: 650; fill: #3b4cca }
@media (prefers-color-scheme: dark) {
  text { fill: #e8ebf0 } .ground { fill: #151922; stroke: #2c3342 } .soft { fill: #a7b0bf }
  .own { fill: #8f9bff } .peer { fill: #6d788b } .floor { fill: #3c4556 } .axis { stroke: #4a5366 }
  text.strong { fill: #a9b2ff }
}
"""


def drawn(results):
    table = figures.rows(results.runs)
    size = figures.main_size(table)
    # Eleventy is shown in its quicker way.
    shown = {tool: row for (tool, at, place), row in table.items() if (at, place) == (size, "memory") and tool != "eleventy-minified"}
    order = sorted(shown, key=lambda tool: shown[tool].cpu)
    names = {tool: results.about["tools"][tool]["name"] for tool in order}
    height = TOP + PITCH * len(order) + FOOT
    title = f"Building the same portal of {size:,} courses"
    runs = min(row.runs for row in shown.values())
    parts = [
        f'<rect class="ground" fill="#fff" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="10"/>',
        text(MARGIN, 42, title, "head"),
        text(MARGIN, 66, "On a memory disk, from scratch. Shorter bars are better.", "soft"),
        text(MARGIN, height - 42, footnote(runs, results.about["date"], order), "soft"),
    ]
    if "floor" in order:
        parts.append(text(MARGIN, height - 20, "The floor: parsing the texts and writing the files, nothing else.", "soft"))
    for index, tool in enumerate(order):
        parts += label(TOP + PITCH * index, *names[tool].split(", "))
    panels = [("Processor time", lambda row: row.cpu, "s"), ("Peak memory", lambda row: row.memory / 1e6, "MB")]
    for index, (head, value, unit) in enumerate(panels):
        left = MARGIN + LABELS + index * (PANEL + GAP)
        parts += panel(left, head, {tool: value(shown[tool]) for tool in order}, unit)
    said = ". ".join(f"{names[tool]}: {told(shown[tool])}" for tool in order)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="title desc">\n<title id="title">{escape(title)}</title>\n<desc id="desc">{escape(said)}.</desc>\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def label(top, name, way=None):
    """The name of a tool beside its bar; a way of using it stands below."""
    yield text(MARGIN, top + (10 if way else 16), name, "name")
    if way:
        yield text(MARGIN, top + 27, way, "soft")


def footnote(runs, date, order):
    medians = "One run" if runs == 1 else f"Medians of {runs} runs"
    own = {"uptake-one": "uptake with one share picture", "uptake": "uptake"}
    against = next((name for tool, name in own.items() if tool in order), None)
    return f"{medians}, {date}." + (f" The × compare with {against}." if against and len(order) > 1 else "")


def told(row):
    return f"{figures.number(row.cpu)} seconds of processor time, {row.memory / 1e6:,.0f} megabytes of memory"


def panel(left, head, values, unit):
    """One bar for each tool; behind it the figure, and how many times uptake's it is."""
    longest = max(values.values())
    own = values.get("uptake-one") or values.get("uptake")
    bottom = TOP + PITCH * len(values) - (PITCH - THICK) + 6
    yield text(left, 98, head, "soft")
    for index, (tool, value) in enumerate(values.items()):
        top, width = TOP + PITCH * index, max(1.5, value / longest * (PANEL - FIGURE))
        kind = "own" if tool.startswith("uptake") else "floor" if tool == "floor" else "peer"
        yield f'<rect class="{kind}" fill="{FILLS[kind]}" x="{left:.1f}" y="{top}" width="{width:.1f}" height="{THICK}" rx="2"/>'
        figure = f"{figures.number(value) if unit == 's' else f'{value:,.0f}'} {unit}"
        times = f'<tspan class="soft" dx="7">{figures.number(value / own)} ×</tspan>' if own and kind == "peer" else ""
        strong = ' class="strong"' if kind == "own" else ""
        yield f'<text{strong} x="{left + width + 8:.1f}" y="{top + 16}">{figure}{times}</text>'
    yield f'<path class="axis" stroke="#b9c1cd" d="M{left:.1f} {TOP - 6}V{bottom}"/>'


# For programs that show no style sheets.
FILLS = {"own": "#3b4cca", "peer": "#97a1b1", "floor": "#d3d8e0"}


def text(x, y, words, kind):
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'
