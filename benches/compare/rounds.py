"""The runs: each tool once, then each once more, so that whatever else the machine does hits all alike. Enter at `all_rounds`.

Every run is a line of the results, and is not run again when the comparison goes on after a stop.
"""
import datetime
import json
import os
import pathlib
import platform
import shutil

import measure
import sites
import tools

MEMORY, DISK = "memory", "disk"


class Results:
    """What was measured: `about` this comparison, its `runs`, and what was `left_out` with the reason."""

    def __init__(self, file):
        self.file = file
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        told = [json.loads(line) for line in lines if line.endswith("}")]
        self.about = told[0] if told else {}
        self.runs = [line for line in told[1:] if "wall" in line]
        self.left_out = [line for line in told[1:] if "reason" in line]

    def begin(self, about):
        """Goes on with what is there if it is about the same programs and machine, and begins anew otherwise."""
        if self.about and {**self.about, "date": None, "command": None} == {**about, "date": None, "command": None}:
            # What was left out may fit by now.
            self.left_out = []
        else:
            if self.runs:
                self.file.replace(self.file.with_suffix(".before.jsonl"))
            self.runs, self.left_out = [], []
        self.about = about
        self.file.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(line) + "\n" for line in [about, *self.runs]]
        self.file.write_text("".join(lines), encoding="utf-8")

    def add(self, line):
        (self.runs if "wall" in line else self.left_out).append(line)
        with open(self.file, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def of(self, tool, size, place):
        wanted = (tool, size, place)
        return [run for run in self.runs if (run["tool"], run["size"], run["place"]) == wanted]


def all_rounds(given, taking_part):
    places = {MEMORY: given.memory.resolve(), DISK: given.disk.resolve()}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True)
    results = Results(given.results)
    if given.again:
        results.about = {}
    results.begin(about(given, taking_part, places))
    for size in sorted({*given.sizes, *given.alone}):
        able = [tool for tool in taking_part if size in given.sizes or tool.flavour in ("plain", "uptake")]
        able = [tool for tool in able if not (given.quick and tool.slow)]
        # The largest sizes are about growth, and would fill many a disk.
        used = places if size in given.sizes else {MEMORY: places[MEMORY]}
        one_size(given, results, size, able, used)


def one_size(given, results, size, able, places):
    home, dead = None, set()
    for number in range(given.runs):
        for tool in able:
            for place, folder in places.items():
                if (tool.key, place) in dead or len(results.of(tool.key, size, place)) > number:
                    continue
                reason = too_much(results, tool, size, place, folder, given.limit)
                if not reason:
                    home = home or sources(given, size, able)
                    run, reason = one_run(tool, home, folder, given.limit)
                if reason:
                    dead.add((tool.key, place))
                    line = {"tool": tool.key, "size": size, "place": place, "reason": reason}
                else:
                    line = {"tool": tool.key, "size": size, "place": place, "run": number, **run}
                results.add(line)
                print(told(line), flush=True)
    if home:
        shutil.rmtree(home)


def sources(given, size, able):
    """The sources lie on the memory disk for all runs, so that only writing tells the places apart."""
    memory = given.memory.resolve()
    flavours = sorted({"plain", *(tool.flavour for tool in able)})
    home = sites.made(size, flavours, memory / "sites", given.generator.resolve())
    if any(tool.key == "floor" for tool in able) and not (home / "plain/manifest.tsv").exists():
        tools.reference(given.cache.resolve() / "floor-target/release/floor", home / "plain", memory / "reference")
    return home


def one_run(tool, home, folder, limit):
    """Builds from scratch: nothing of an earlier run is left, in no cache either. All steps count together."""
    site, out, cache, log = home / tool.flavour, folder / "out", folder / "cache", home / "printed.txt"
    for old in (out, cache):
        shutil.rmtree(old, ignore_errors=True)
    cache.mkdir()
    tool.prepare(site)
    fresh = {"XDG_CACHE_HOME": str(cache), "HUGO_CACHEDIR": str(cache / "hugo")}
    steps = [measure.measured(step.argv, site, {**fresh, **step.env}, limit, log) for step in tool.steps(site, out)]
    failed = next((step for step in steps if step["code"]), None)
    if failed:
        printed = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        stopped = f"it was stopped after {limit:.0f} seconds"
        reason = stopped if failed["code"] == -9 else f"it failed: {' '.join(printed[-3:])}"
    else:
        reason = tool.pages and sites.unlike(home, out / tool.pages)
    run = {
        **{sum_of: sum(step[sum_of] for step in steps) for sum_of in ("wall", "user", "sys")},
        "memory": max(step["memory"] for step in steps),
        "pressure": max(step["pressure"] for step in steps),
        **sites.taken(out),
    }
    for old in (out, cache):
        shutil.rmtree(old, ignore_errors=True)
    return run, reason


def too_much(results, tool, size, place, folder, limit):
    """Why a run isn't begun: by what the next smaller size took, it would need more than there is. None if it may run."""
    smaller = [run for run in results.runs if (run["tool"], run["place"]) == (tool.key, place) and run["size"] < size]
    if not smaller:
        return None
    last = max(smaller, key=lambda run: run["size"])
    times = size / last["size"]
    if last["wall"] * times > limit:
        return f"one run would take about {last['wall'] * times / 60:.0f} minutes"
    written, free = last["disk"] * times, shutil.disk_usage(folder).free
    needed, memory = last["memory"] * times + written * (place == MEMORY), free_memory()
    if written > 0.9 * free:
        return f"it would write about {written / 1e9:.1f} GB, and {free / 1e9:.1f} GB were free"
    if needed > 0.9 * memory:
        return f"it would need about {needed / 1e9:.1f} GB of memory, and {memory / 1e9:.1f} GB were free"
    return None


def free_memory():
    with open("/proc/meminfo", encoding="ascii") as told:
        return next(int(line.split()[1]) * 1024 for line in told if line.startswith("MemAvailable"))


def told(line):
    what = f"{line['size']:>7} {line['place']:6} {line['tool']:18}"
    if "reason" in line:
        return f"{what} left out: {line['reason']}"
    cpu, share = line["user"] + line["sys"], line["pressure"]
    return f"{what} cpu {cpu:8.2f} s  wall {line['wall']:8.2f} s  {line['memory'] / 1e6:6.0f} MB  waiting {share:4.0%}"


def about(given, taking_part, places):
    """What a figure means nothing without: the machine, the day, and the versions."""
    with open("/proc/meminfo", encoding="ascii") as memory:
        total = int(memory.readline().split()[1]) * 1024
    models = [line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")]
    return {
        "date": datetime.date.today().isoformat(),
        "command": given.command,
        "machine": f"{models[0] if models else platform.machine()}, {os.cpu_count()} processors, {total / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "places": {place: file_system(folder) for place, folder in places.items()},
        "tools": {tool.key: {"name": tool.name, "version": tool.version} for tool in taking_part},
    }


def file_system(folder: pathlib.Path):
    return tools.said("df", "--output=fstype", folder).splitlines()[-1]
