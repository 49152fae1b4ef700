#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The sessions of README.md and README.zh.md, typed as they stand there: every command works, and the case is whole at the end.
usage: readme.py --svc PATH
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def session(page):
    """The second sh block: the first has the two commands."""
    return re.findall(r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)[1]


def faults(page, svc):
    with tempfile.TemporaryDirectory() as folder:
        tools = os.path.join(folder, "bin")
        os.mkdir(tools)
        shutil.copy(svc, os.path.join(tools, "svc"))
        env = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": folder, "LANG": "C"}
        done = subprocess.run(["bash", "-e", "-c", session(page)], cwd=folder, env=env, capture_output=True, text=True)
        if done.returncode or "error[" in done.stderr:
            yield f"exit {done.returncode}\n{done.stderr}"
        for wanted in ("repair_in_time\t1\t1\t1.00", "satisfaction\t1\t1\t1.00", "revisit\tT-"):
            if wanted not in done.stdout:
                yield f"nothing says {wanted!r}"
        for unwanted in ("unanswered", "13800001111", "王小明"):
            if unwanted in done.stdout + done.stderr:
                yield f"it says {unwanted}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    found = [f"{page.name}: {fault}" for page in (ROOT / "README.md", ROOT / "README.zh.md") for fault in faults(page, svc)]
    print("\n".join(found) or "readme: both sessions work")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
