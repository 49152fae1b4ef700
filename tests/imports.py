#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The maps in examples/import do what their first lines say: each file comes in whole, a second time nothing is added, and
`svc check` finds nothing in the book. And what `svc export` wrote of it makes the same records in an empty book, byte for byte.

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


def records(book):
    return {path.relative_to(book): path.read_bytes() for path in book.rglob("*.yaml") if path.name != "svc.yaml"}


def comes_back(run, form, book, copy):
    """Whether an empty book that takes the export has the same records."""
    out, copy_run = copy.parent / f"export.{form}", lambda *words: run("--book", str(copy), *words)
    copy.mkdir()
    shutil.copy(book / "svc.yaml", copy)
    steps = [run("export", "--reveal", "-O", form, "-o", str(out)), copy_run("import", str(out)), copy_run("import", str(out), "--json")]
    wrong = [step for step in steps if step.returncode] or [copy_run("check")] if records(copy) != records(book) else []
    added = sum(k["created"] for k in json.loads(steps[2].stdout)["kinds"]) if not wrong else 0
    if wrong or added or len(records(book)) < 100:
        print(f"{form}: {len(records(copy))} of {len(records(book))} records, {added} added again", *(w.stderr for w in wrong))
    return not wrong and not added


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    env = dict(os.environ, SVC_USER="mei", SVC_LANG="en")
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        book = shutil.copytree(ROOT / "examples" / "book", pathlib.Path(place, "book"))
        run = lambda *words: subprocess.run([svc, *(() if words[0] == "--book" else ("--book", str(book))), *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
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
        run("fmt", "--drop-comments")
        for form in ("jsonl", "yaml"):
            failed += not comes_back(run, form, book, pathlib.Path(place, form))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
