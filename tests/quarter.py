#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The quarter of examples/book is one of about 120 cases in which every event occurs, `svc check` is silent, and examples/README.md
is true: each row of its tables names a case that exists and is judged as svc judges it, and so are the figures and the score.

quarter.py --svc PATH
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
README = ROOT / "examples" / "README.md"
FOLDERS = {"ticket": "tickets", "repair": "repairs", "complaint": "complaints", "revisit": "revisits"}
FIGURES = {"repair in time": "repair_in_time", "first-time fix": "first_fix", "quote in time": "quote_in_time",
           "complaint satisfaction": "complaint_satisfaction", "satisfaction": "satisfaction"}
COLUMNS = {"T": ("repair_in_time", "first_fix", "quote_in_time", "satisfaction"), "C": ("complaint_satisfaction",)}
MARKS = {"good": "✓", "bad": "✗"}   # whatever else svc says of a case: not counted
KEY = r"\d{8}-[0-9A-Z]{5}"


class Quarter:
    def __init__(self, svc, book):
        self.svc, self.book = svc, book
        self.readme = README.read_text(encoding="utf-8")

    def run(self, *words):
        return subprocess.run([self.svc, "--book", str(self.book), "--lang", "en", *words], capture_output=True, text=True, check=False)

    def kpi(self, *words):
        return json.loads(self.run("kpi", "2026Q1", "--as-of", "2026-04-30", "-O", "json", *words).stdout)

    def events(self):
        for kind, folder in FOLDERS.items():
            schema = json.loads(self.run("schema", kind).stdout)
            texts = [path.read_text(encoding="utf-8") for path in (self.book / folder).rglob("*.yaml")]
            happened = {verb for text in texts for verb in re.findall(r"^    do: (\w+)$", text, re.M)}
            for verb in schema["properties"]["events"]["items"]["properties"]["do"]["enum"]:
                if verb not in happened:
                    yield f"no {kind} has the event {verb}"

    def size(self):
        cases = [path for folder in ("tickets", "complaints") for path in (self.book / folder).rglob("*-2026*.yaml")
                 if "20260101" <= path.stem[2:10] <= "20260331"]
        if not 110 <= len(cases) <= 130:
            yield f"{len(cases)} tickets and complaints of the quarter"

    def checked(self):
        for words in (["check"], ["fmt", "--check"]):
            done = self.run(*words)
            if done.returncode or done.stdout:
                yield f"svc {' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}"

    def figures(self):
        report = self.kpi()
        figures = {goal["figure"]: goal for goal in report["goals"]} | {"satisfaction": report["satisfaction"]}
        rows = dict(re.findall(r"^\| ([a-z -]+?) \|.*?\| (\d+/\d+ = .*?) \|$", self.readme, re.M))
        for label, figure in FIGURES.items():
            f = figures[figure]
            wanted = f"{f['good']}/{f['counted']} = {100 * f['rate']:.2f} % | {100 * f['target']:.0f} % | {'met' if f['met'] else 'missed'}"
            if rows.get(label) != wanted:
                yield f"{label}: README says {rows.get(label)}, svc {wanted}"
        scores = re.findall(r"^Score = .*\*\*([0-9.]+)\*\*", self.readme, re.M)
        if scores != [str(report["score"])]:
            yield f"score: README says {scores}, svc {report['score']}"

    def rows(self):
        found = re.findall(rf"^\| ({KEY}) \| .*? \| (.*) \|$", self.readme, re.M)
        judged = {figure: self.judged(figure) for figure in FIGURES.values()}
        for key, cells in found:
            names = [name for name in (f"T-{key}", f"C-{key}") if (self.book / self.place(name)).exists()]
            if len(names) != 1:
                yield f"{key}: no such case"
                continue
            said = [cell.strip()[0] for cell in cells.split(" | ")]
            for figure, mark in zip(COLUMNS[names[0][0]], said[-len(COLUMNS[names[0][0]]):]):
                wanted = judged[figure].get(key, "–")
                if mark != wanted:
                    yield f"{names[0]}: README says {mark} for {figure}, svc {wanted}"
        if len(found) < 80:
            yield f"only {len(found)} cases are told one by one"

    def judged(self, figure):
        """The mark of each case that counts; a case with two repairs is good when both are."""
        marks = {}
        for case in self.kpi("--explain", figure)["cases"]:
            key, mark = re.search(KEY, case["id"])[0], MARKS.get(case["status"])
            if mark and marks.get(key) != "✗":
                marks[key] = mark
        return marks

    @staticmethod
    def place(name):
        return pathlib.Path("tickets" if name[0] == "T" else "complaints", name[2:6], name[6:8], f"{name}.yaml")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    with tempfile.TemporaryDirectory() as name:
        quarter = Quarter(svc, shutil.copytree(ROOT / "examples" / "book", pathlib.Path(name, "book")))
        faults = [fault for look in (quarter.events, quarter.size, quarter.checked, quarter.figures, quarter.rows) for fault in look()]
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
