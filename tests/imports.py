#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The maps in examples/import do what their first lines say: each file comes in whole, a second time nothing is added, and
`svc check` finds nothing in the book.

imports.py --svc PATH
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAPS = ROOT / "examples" / "import"


def words_of(map_file):
    """The command in the comment on top of the map."""
    for line in map_file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#   svc "):
            return line[len("#   svc "):].split()
    sys.exit(f"{map_file.name} doesn't say how it is used")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    env = dict(os.environ, SVC_USER="mei", SVC_LANG="en")
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        book = shutil.copytree(ROOT / "examples" / "book", pathlib.Path(place, "book"))
        run = lambda *words: subprocess.run([svc, "--book", str(book), *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        for map_file in sorted(MAPS.glob("*.yaml")):
            words = words_of(map_file)
            if not (ROOT / words[2]).exists():
                continue   # a map for data that can't be shipped
            for again in (False, True):
                got = run(*words, "--json", "--rejected", str(pathlib.Path(place, "rejected.csv")))
                kinds = json.loads(got.stdout)["kinds"] if got.returncode == 0 else []
                changed = sum(k["created"] + k["updated"] for k in kinds)
                if got.returncode or (changed > 0) == again:
                    failed += 1
                    print(f"{map_file.name}{' again' if again else ''}: exit {got.returncode}, {kinds}\n{got.stderr}")
        found = run("check")
        if found.stdout or found.returncode:
            failed += 1
            print(found.stdout + found.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
