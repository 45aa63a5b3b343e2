#!/usr/bin/env python3
"""What can be known without measuring: python3 benches/compare/tests.py"""
import json
import pathlib
import shutil
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

import chart
import figures
import measure
import page
import rounds
import sites

SVG = "{http://www.w3.org/2000/svg}"


def run(tool, size, cpu, place="memory", memory=100e6):
    spent = {"wall": cpu / 2, "user": cpu * 0.75, "sys": cpu * 0.25, "memory": memory, "pressure": 0.5}
    return {"tool": tool, "size": size, "place": place, "run": 0, **spent, "files": 1234, "bytes": 5e6, "disk": 6e6}


def results(*runs):
    made = rounds.Results(pathlib.Path("nowhere"))
    names = {"uptake-one": "uptake, one share picture", "uptake": "uptake", "hugo": "Hugo & friends", "floor": "The floor"}
    tools = {key: {"name": name, "version": "1.0"} for key, name in names.items()}
    places = {"memory": "tmpfs", "disk": "ext4"}
    made.about = {"date": "2026-12-01", "command": "run", "machine": "m", "system": "s", "places": places, "tools": tools}
    made.runs = list(runs)
    return made


class Figures(unittest.TestCase):
    def test_a_row_is_the_median_of_its_runs(self):
        row = figures.rows([run("hugo", 5000, cpu) for cpu in (9, 1, 2)])["hugo", 5000, "memory"]
        self.assertEqual((row.runs, row.cpu, row.cpu_range), (3, 2, (1, 9)))

    def test_the_exponent_is_one_in_proportion_and_two_with_the_square(self):
        self.assertAlmostEqual(figures.exponent(3, 60, 20), 1)
        self.assertAlmostEqual(figures.exponent(3, 1200, 20), 2)

    def verdicts(self, *runs):
        return {bar.what: bar.verdict() for bar in figures.bars(figures.rows(runs), "uptake")}

    def test_a_bar_that_is_reached_exactly_is_met(self):
        met = self.verdicts(run("hugo", 5000, 10.0), run("uptake", 5000, 1.0, memory=120e6))
        self.assertEqual(met["a tenth of Hugo's processor time"], "met")
        self.assertEqual(met["120 MB of memory"], "met")

    def test_a_missed_bar_says_by_how_much(self):
        missed = self.verdicts(run("hugo", 5000, 10.0), run("floor", 5000, 1.0), run("uptake", 5000, 12.5))
        self.assertEqual(missed["a tenth of Hugo's processor time"], "missed: 12.5 times what is allowed")
        self.assertEqual(missed["five times the floor"], "missed: 2.5 times what is allowed")

    def test_zola_is_estimated_from_hugo_where_it_took_no_part(self):
        estimated = self.verdicts(run("hugo", 5000, 9.4), run("uptake", 5000, 0.9))
        self.assertEqual(estimated["a fifteenth of Zola's (estimated, see below)"], "met")
        measured = self.verdicts(run("hugo", 5000, 9.4), run("zola", 5000, 1.5), run("uptake", 5000, 0.9))
        self.assertEqual(measured["a fifteenth of Zola's"], "missed: 9.0 times what is allowed")

    def test_what_was_not_measured_is_neither_met_nor_missed(self):
        self.assertEqual(set(self.verdicts(run("uptake", 1000, 1.0)).values()), {"not measured"})


class Chart(unittest.TestCase):
    def drawn(self):
        runs = [run("uptake", 5000, 2.0), run("hugo", 5000, 8.0), run("floor", 5000, 0.001), run("hugo", 5000, 1.0, "disk")]
        return xml.fromstring(chart.drawn(results(*runs)))

    def test_it_tells_its_figures_in_words(self):
        picture = self.drawn()
        self.assertEqual(picture.get("aria-labelledby"), "title desc")
        self.assertIn("5,000 courses", picture.find(f"{SVG}title").text)
        self.assertIn("Hugo & friends: 8.0 seconds of processor time, 100 megabytes of memory", picture.find(f"{SVG}desc").text)

    def test_bars_are_as_long_as_their_figures_and_stay_inside(self):
        bars = [bar for bar in self.drawn().iter(f"{SVG}rect") if bar.get("class") != "ground"]
        self.assertEqual(len(bars), 6)
        width = {bar.get("class"): float(bar.get("width")) for bar in bars[:3]}
        self.assertAlmostEqual(width["peer"] / width["own"], 4, delta=0.01)
        self.assertTrue(all(float(bar.get("x")) + float(bar.get("width")) <= chart.WIDTH - chart.FIGURE for bar in bars))


class Page(unittest.TestCase):
    def test_each_table_has_as_many_cells_in_each_line(self):
        runs = [run(tool, size, size / 1000) for tool in ("floor", "uptake-one", "uptake", "hugo") for size in (1000, 5000)]
        text = page.written(results(*runs, run("uptake", 100000, 99.0), run("hugo", 1000, 3.0, "disk")))
        tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("| ")]
        self.assertEqual(len(tables), 7)
        for table in tables:
            self.assertEqual(len({line.count("|") for line in table}), 1, table)

    def test_what_was_left_out_is_told_with_its_reason(self):
        told = results(run("uptake", 1000, 1.0))
        told.left_out = [{"tool": "hugo", "size": 5000, "place": "disk", "reason": "it failed: no space"}]
        self.assertIn("- Hugo & friends, 5,000 courses, real disk: it failed: no space.", page.written(told))


class Rounds(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_results_go_on_after_a_stop_but_not_with_another_program(self):
        file = self.folder / "results.jsonl"
        first = rounds.Results(file)
        first.begin({"date": "1", "command": "a", "tools": "old"})
        first.add(run("hugo", 1000, 1.0))
        file.write_text(file.read_text() + '{"tool": "hu')
        again = rounds.Results(file)
        again.begin({"date": "2", "command": "b", "tools": "old"})
        self.assertEqual(len(again.of("hugo", 1000, "memory")), 1)
        other = rounds.Results(file)
        other.begin({"date": "2", "command": "b", "tools": "new"})
        self.assertEqual(other.runs, [])
        self.assertEqual(len(rounds.Results(file.with_suffix(".before.jsonl")).runs), 1)

    def test_a_run_that_would_not_fit_is_not_begun(self):
        told = results(run("uptake", 1000, 1.0, memory=1e12))
        self.assertIn("GB of memory", rounds.too_much(told, _tool("uptake"), 2000, "memory", self.folder, 60))
        told = results(run("uptake", 1000, 1000.0))
        self.assertIn("minutes", rounds.too_much(told, _tool("uptake"), 2000, "memory", self.folder, 60))
        self.assertIsNone(rounds.too_much(results(), _tool("uptake"), 2000, "memory", self.folder, 60))

    def test_a_course_without_a_page_and_a_page_without_a_course_are_seen(self):
        for name in ("a-00001", "b-00002"):
            source = self.folder / f"plain/content/courses/{name}.md"
            source.parent.mkdir(parents=True, exist_ok=True)
            source.touch()
        for name in ("a-00001", "b-00002", "page"):
            made = self.folder / f"out/{name}/index.html"
            made.parent.mkdir(parents=True)
            made.touch()
        self.assertIsNone(sites.unlike(self.folder, self.folder / "out"))
        extra = self.folder / "out/c-00003"
        shutil.copytree(self.folder / "out/b-00002", extra)
        self.assertIn("0 are missing, and 1 are too many", sites.unlike(self.folder, self.folder / "out"))
        shutil.rmtree(self.folder / "out/b-00002")
        self.assertIn("1 are missing, and 1 are too many", sites.unlike(self.folder, self.folder / "out"))

    def test_a_command_is_measured_and_stopped_when_it_takes_too_long(self):
        log = self.folder / "log"
        told = measure.measured([sys.executable, "-c", "print('a'); bytearray(64_000_000)"], "/", {}, 60, log)
        self.assertEqual((told["code"], log.read_text()), (0, "a\n"))
        self.assertTrue(64e6 < told["memory"] < 200e6, json.dumps(told))
        self.assertEqual(measure.measured(["sleep", "60"], "/", {}, 0.2, log)["code"], -9)


def _tool(key):
    return type("Tool", (), {"key": key})


unittest.main()
