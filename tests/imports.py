#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The maps in examples/import do what their first lines say: each file comes in whole, a second time nothing is added, and
`svc check` finds nothing in the book. And what `svc export` wrote of it makes the same records in an empty book, byte for byte: also
a csv-set whose rows and columns a spreadsheet has put in another order, and that is what its description says.

imports.py --svc PATH
"""
import argparse
import csv
import datetime
import json
import os
import pathlib
import random
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


# Texts that a spreadsheet, a CSV reader or YAML could take for something else.
HOSTILE = ["=1+1", "'=1+1", "''+x", "-2", "@SUM(A1)", "＝1", "no", "007", "1e3", "null", "a,b;c|d", 'say "x"', "two\nlines", " #x", "2026-01-01", "[1]", "{}", "'", "n", "y", "on", "1", "~"]


def take_hostile(run):
    """Tickets with such texts in the head, in events and under x:."""
    lines = [json.dumps({"kind": "consult", "channel": "web", "summary": text, "x": {"seen": text, text: 1, "more": [text, {"k": text}]},
                         "events": [{"do": "receive", "at": "2026-03-30T09:00:00+08:00", "by": "web"},
                                    {"do": "note", "at": "2026-03-30T10:00:00+08:00", "by": "web", "text": text}]}) for text in HOSTILE]
    return run("ticket", "new", "--from", "-", given="\n".join(lines))


def shuffled(folder):
    """Other rows first, other columns first, a byte order mark and CR LF, as spreadsheets do."""
    deal = random.Random(1)
    for file in sorted(folder.glob("*.csv")):
        with open(file, encoding="utf-8", newline="") as f:
            header, *rows = csv.reader(f)
        order = deal.sample(range(len(header)), len(header))
        deal.shuffle(rows)
        with open(file, "w", encoding="utf-8-sig", newline="") as f:
            csv.writer(f, quoting=csv.QUOTE_ALL).writerows([row[i] for i in order] for row in [header, *rows])


CASTS = {"string": str, "integer": int, "number": float, "array": json.loads, "object": json.loads,
         "boolean": {"true": True, "false": False}.__getitem__, "date": datetime.date.fromisoformat, "datetime": datetime.datetime.fromisoformat}


def untrue(folder):
    """What in the files isn't as datapackage.json says."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {r["name"]: list(csv.DictReader(open(folder / r["path"], encoding="utf-8", newline=""))) for r in package["resources"]}
    for r in package["resources"]:
        rows, schema = tables[r["name"]], r["schema"]
        if not rows:
            yield f"{r['name']} is empty"
        if rows and list(rows[0]) != [f["name"] for f in schema["fields"]]:
            yield f"{r['name']} has other columns"
        for f in schema["fields"]:
            need, values = f.get("constraints", {}), [row[f["name"]] for row in rows]
            if (need.get("required") or f["name"] in schema["primaryKey"]) and "" in values:
                yield f"{r['name']}.{f['name']} is missing somewhere"
            for value in filter(None, values):
                CASTS[f["type"]](value)
                if value not in need.get("enum", [value]):
                    yield f"{r['name']}.{f['name']} is {value}"
        if len({tuple(row[k] for k in schema["primaryKey"]) for row in rows}) != len(rows):
            yield f"{r['name']}'s keys aren't its own"
        for key in schema["foreignKeys"]:
            there = {tuple(row[k] for k in key["reference"]["fields"]) for row in tables[key["reference"]["resource"]]}
            for row in rows:
                names = tuple(row[k] for k in key["fields"])
                if "" not in names and names not in there:
                    yield f"{r['name']}: there is no {names}"


def comes_back(run, form, book, copy):
    """Whether an empty book that takes the export has the same records."""
    out, copy_run = copy.parent / f"export.{form}", lambda *words: run("--book", str(copy), *words)
    copy.mkdir()
    shutil.copy(book / "svc.yaml", copy)
    steps = [run("export", "--reveal", "-O", form.removesuffix(" shuffled"), "-o", str(out))]
    wrong = [f"{form}: {fault}" for fault in (untrue(out) if form == "csv-set" else ())]
    if form.endswith("shuffled"):
        shuffled(out)
    steps += [copy_run("import", str(out)), copy_run("import", str(out), "--json")]
    wrong += [step.stderr for step in steps if step.returncode]
    if not wrong and records(copy) != records(book):
        wrong.append(copy_run("check").stdout)
    added = sum(k["created"] for k in json.loads(steps[2].stdout)["kinds"]) if not wrong else 0
    if wrong or added or len(records(book)) < 100:
        print(f"{form}: {len(records(copy))} of {len(records(book))} records, {added} added again", *wrong)
    return not wrong and not added


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    env = dict(os.environ, SVC_USER="mei", SVC_LANG="en")
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        book = shutil.copytree(ROOT / "examples" / "book", pathlib.Path(place, "book"))
        run = lambda *words, given=None: subprocess.run([svc, *(() if words[0] == "--book" else ("--book", str(book))), *words], cwd=ROOT, env=env, input=given, capture_output=True, text=True, check=False)
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
        entered = take_hostile(run)
        if entered.returncode:
            failed += 1
            print(entered.stderr)
        for form in ("jsonl", "yaml", "csv-set", "csv-set shuffled"):
            failed += not comes_back(run, form, book, pathlib.Path(place, form))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
