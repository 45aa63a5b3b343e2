"""The sources of the logical site for each tool, and whether what a tool made has every course. Enter at `made`, `unlike`."""
import pathlib
import shutil
import subprocess
import sys

import tools

HERE = pathlib.Path(__file__).resolve().parent


def made(size, flavours, sites, generator):
    """The folder with a folder for each flavour; what an earlier run has left complete is taken as it is."""
    home = sites / str(size)
    done = home / "complete"
    if done.exists() and set(flavours) <= set(done.read_text(encoding="utf-8").split()):
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    theirs = [flavour for flavour in flavours if flavour != "uptake"]
    # With a single flavour, the generator writes straight into the folder that it is given.
    out = home if len(theirs) > 1 else home / theirs[0]
    tools.must(sys.executable, f"{generator}/gen.py", size, out, "--flavour", ",".join(theirs), stderr=subprocess.DEVNULL)
    if "uptake" in flavours:
        tools.must(sys.executable, HERE / "content.py", size, home / "uptake", "--generator", generator)
    done.write_text(" ".join(flavours), encoding="utf-8")
    return home


def unlike(home, pages):
    """What is wrong with the course pages in the folder `pages`, compared with the sources; None if nothing is."""
    expected = {file.stem for file in (home / "plain/content/courses").glob("*.md")}
    missing = sum(not (pages / name / "index.html").is_file() for name in expected)
    # A course has its number at the end of its name, which tells it from pages of a list.
    found = {page.parent.name for page in pages.glob("*-[0-9][0-9][0-9][0-9]*/index.html")}
    more = len(found - expected)
    if missing or more:
        return f"of {len(expected)} course pages, {missing} are missing, and {more} are too many"
    return None


def taken(folder):
    """How many files a folder has, how many bytes are in them, and how much of the disk they take."""
    files = size = disk = 0
    for path in folder.rglob("*"):
        state = path.lstat()
        disk += state.st_blocks * 512
        if path.is_file():
            files += 1
            size += state.st_size
    return {"files": files, "bytes": size, "disk": disk}
