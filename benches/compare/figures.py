"""From single runs to what is told: medians, ratios, exponents, and the bars. Enter at `rows` and `bars`."""
import collections
import dataclasses
import math
import statistics
import typing

# The size and the largest size that the bars speak of.
MAIN, LARGE = 5000, 100000
# Zola's processor time beside Hugo's at MAIN, where no Zola took part: 13.8 s and 9.4 s, side by side in an earlier run of the
# same generator (Zola 0.22.1 and Hugo 0.168).
ZOLA_TO_HUGO = 13.8 / 9.4


@dataclasses.dataclass(frozen=True)
class Row:
    """Medians of one tool's runs at one size and place. Seconds and bytes."""

    runs: int
    cpu: float
    # The least and the most that one of the runs took.
    cpu_range: tuple
    wall: float
    memory: float
    pressure: float
    files: int
    bytes: int


def rows(runs):
    """(tool, size, place) → Row"""
    groups = collections.defaultdict(list)
    for run in runs:
        groups[run["tool"], run["size"], run["place"]].append(run)
    return {key: row(group) for key, group in groups.items()}


def row(group):
    middle = lambda name: statistics.median(run[name] for run in group)
    cpu = [run["user"] + run["sys"] for run in group]
    return Row(
        runs=len(group),
        cpu=statistics.median(cpu),
        cpu_range=(min(cpu), max(cpu)),
        wall=middle("wall"),
        memory=middle("memory"),
        pressure=middle("pressure"),
        files=group[0]["files"],
        bytes=group[0]["bytes"],
    )


def exponent(small, large, times):
    """How `large` grew from `small` while the size grew so many times: 1 in proportion, 2 with the square."""
    return math.log(large / small) / math.log(times)


@dataclasses.dataclass(frozen=True)
class Bar:
    what: str
    # How `found` and `limit` are written.
    unit: str
    # The most that is allowed, and what was found; None if it wasn't measured.
    limit: typing.Optional[float]
    found: typing.Optional[float]

    def verdict(self):
        if self.limit is None or self.found is None:
            return "not measured"
        if self.found <= self.limit:
            return "met"
        times = self.found / self.limit
        return f"missed: {f'{times:.2f}' if times < 2 else number(times)} times what is allowed"


def bars(table, key):
    """Each bar for one portal of uptake's; all are about a memory disk."""
    cpu = lambda tool, size=MAIN: getattr(table.get((tool, size, "memory")), "cpu", None)
    memory = lambda size: getattr(table.get((key, size, "memory")), "memory", None)
    share = lambda value, part: None if value is None else value / part
    own, large, hugo = cpu(key), cpu(key, LARGE), cpu("hugo")
    zola = cpu("zola") or (hugo and hugo * ZOLA_TO_HUGO)
    growth = exponent(own, large, LARGE / MAIN) if own and large else None
    return [
        Bar("a tenth of Hugo's processor time", "s", share(hugo, 10), own),
        Bar("a fifteenth of Zola's" + ("" if cpu("zola") else " (estimated, see below)"), "s", share(zola, 15), own),
        Bar("five times the floor", "s", share(cpu("floor"), 1 / 5), own),
        Bar("120 MB of memory", "MB", 120, share(memory(MAIN), 1e6)),
        Bar(f"exponent 1.05 up to {LARGE:,} courses", "", 1.05, growth),
        Bar(f"1,500 MB of memory at {LARGE:,} courses", "MB", 1500, share(memory(LARGE), 1e6)),
    ]


def main_size(table):
    """The size that the chart and the first table are about: MAIN, or else the largest that several tools built."""
    sizes = {size for _, size, place in table if place == "memory"}
    counts = {size: len({tool for tool, at, _ in table if at == size}) for size in sizes}
    return MAIN if MAIN in sizes else max(sizes, key=lambda size: (counts[size], size))


def number(value):
    """The digits that mean something: 0.051, 0.19, 9.4, 37.1, 1,234."""
    if value < 1:
        return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"
