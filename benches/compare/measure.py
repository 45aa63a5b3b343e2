#!/usr/bin/env python3
"""One command, run once, and what the system says it took. Enter at `measured`.

The command is started by a process of its own that does nothing else: on Linux a program's peak memory begins with that of
the process that started it, and the one that steers a comparison may have grown.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import time


def measured(argv, cwd, env, limit, log):
    """Seconds (`wall`, `user`, `sys`), peak memory in bytes, exit code and pressure, see `pressure`.

    A command that takes longer than `limit` seconds is stopped, and has the exit code -9. What it prints goes to `log`.
    """
    request = {"argv": [str(word) for word in argv], "cwd": str(cwd), "env": env, "limit": limit, "log": str(log)}
    starter = [sys.executable, "-S", __file__]
    said = subprocess.run(starter, input=json.dumps(request), capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def run(argv, cwd, env, limit, log):
    with open(log, "wb") as printed:
        waited, began = pressure(), time.monotonic()
        process = subprocess.Popen(
            argv,
            cwd=cwd,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
            start_new_session=True,
        )
        stop = threading.Timer(limit, os.killpg, (process.pid, 9))
        stop.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        stop.cancel()
    return {
        "wall": wall,
        "user": used.ru_utime,
        "sys": used.ru_stime,
        "memory": used.ru_maxrss * 1024,
        "code": os.waitstatus_to_exitcode(status),
        "pressure": (pressure() - waited) / wall,
    }


def pressure():
    """Seconds since the machine started in which some process waited for a processor; 0 where the system doesn't count them."""
    try:
        told = pathlib.Path("/proc/pressure/cpu").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(re.search(r"some .*total=(\d+)", told).group(1)) / 1e6


if __name__ == "__main__":
    print(json.dumps(run(**json.load(sys.stdin))))
