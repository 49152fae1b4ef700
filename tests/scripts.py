#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The scripts of examples/scripts do what their first lines say, in a copy of the example book that is a git tree.

scripts.py --svc PATH
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "examples" / "scripts"


class Tests:
    def __init__(self, svc, place):
        self.failed, self.place, self.book = 0, place, place / "book"
        (place / "bin").mkdir()
        shutil.copy(svc, place / "bin" / "svc")
        (place / "bin" / "mail").write_text(f"#!/bin/sh\n{{ echo \"$@\"; cat; }} >> {place}/mails\n")
        (place / "bin" / "mail").chmod(0o755)
        shutil.copytree(ROOT / "examples" / "book", self.book)
        self.env = {"PATH": f"{place / 'bin'}:/usr/local/bin:/usr/bin:/bin", "HOME": str(place), "LANG": "C", "SVC_LANG": "en", "SVC_USER": "mei",
                    "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.com",
                    "SVC_TEST_NOW": "1777000000"}   # 24 April 2026
        self.run("git", "init", "-q")
        self.run("git", "add", "-A")
        self.run("git", "commit", "-qm", "the book")

    def run(self, *words, **env):
        return subprocess.run(words, cwd=self.book, env={**self.env, **env}, capture_output=True, text=True, check=False)

    def expect(self, what, holds, done):
        if not holds:
            self.failed += 1
            print(f"{what}: exit {done.returncode}\n{done.stdout}{done.stderr}")

    def morning_intake(self):
        calls = self.place / "calls.csv"
        rows = (ROOT / "examples" / "import" / "hotline.csv").read_bytes()
        calls.write_bytes(rows + "0420-001,昨天夜里,,李接线,咨询,,时间写错,,,\n".encode("gb18030"))
        first = self.run(str(SCRIPTS / "morning-intake.sh"), str(self.book), str(calls))
        told = first.stdout + first.stderr
        self.expect("intake tells of the row that isn't taken", first.returncode == 0 and "calls.csv:" in told and "calls.rejected.csv" in told, first)
        self.expect("and of nobody's name", "李接线" not in told, first)
        log = self.run("git", "log", "-1", "--format=%s %b", "--stat")
        self.expect("intake is committed", "intake of calls.csv" in log.stdout and "6 files changed" in log.stdout, log)
        again = self.run(str(SCRIPTS / "morning-intake.sh"), str(self.book), str(calls))
        count = self.run("git", "rev-list", "--count", "HEAD")
        self.expect("a second intake adds nothing", count.stdout.strip() == "2", again)

    def escalate_late(self):
        clocks = [row.split("\t")[0] for row in self.run("svc", "due", "--late").stdout.splitlines()]
        late = {key.split("/")[0] for key in clocks if key.startswith("T-") and "/revisit" not in key}
        first = self.run(str(SCRIPTS / "escalate-late.sh"), str(self.book), "mei")
        changed = self.run("git", "diff", "--stat")
        self.expect("each late ticket is escalated", late and first.returncode == 0 and f"{len(late)} files changed" in changed.stdout.replace("file changed", "files changed"), first)
        again = self.run(str(SCRIPTS / "escalate-late.sh"), str(self.book), "mei")
        lines = self.run("git", "diff").stdout.count("+    do: escalate")
        self.expect("and once only", again.returncode == 0 and lines == len(late), again)

    def quarterly_report(self):
        done = self.run(str(SCRIPTS / "quarterly-report.sh"), str(self.book), "gm@example.com")
        mails = (self.place / "mails").read_text()
        self.expect("the quarter goes by mail", done.returncode == 0 and "2026Q1" in mails.split("\n")[0] and "gm@example.com" in mails and "|" in mails, done)

    def pre_commit(self):
        self.run("git", "checkout", "-q", ".")
        shutil.copy(SCRIPTS / "pre-commit", self.book / ".git" / "hooks" / "pre-commit")
        unit = self.book / "units" / "RS42-0101.yaml"
        good = unit.read_text()
        unit.write_text(good.replace("model: ", "model: NO-SUCH-"))
        self.run("git", "add", "-A")
        bad = self.run("git", "commit", "-qm", "bad")
        self.expect("a bad record isn't committed", bad.returncode != 0 and "RS42-0101" in bad.stdout + bad.stderr, bad)
        unit.write_text(good + "x:\n  shelf: 7\n")
        self.run("git", "add", "-A")
        fine = self.run("git", "commit", "-qm", "good")
        self.expect("a good one is", fine.returncode == 0, fine)
        (self.book / "maps").mkdir()
        shutil.copy(ROOT / "examples" / "import" / "hotline.yaml", self.book / "maps")
        self.run("git", "add", "-A")
        other = self.run("git", "commit", "-qm", "a map")
        self.expect("what isn't a record is", other.returncode == 0, other)
        self.run("git", "rm", "-q", "units/RS42-0101.yaml")
        gone = self.run("git", "commit", "-qm", "gone")
        self.expect("a record that others name doesn't go", gone.returncode != 0 and "RS42-0101" in gone.stdout + gone.stderr, gone)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    with tempfile.TemporaryDirectory() as name:
        tests = Tests(svc, pathlib.Path(name))
        for test in (tests.morning_intake, tests.escalate_late, tests.quarterly_report, tests.pre_commit):
            test()
    sys.exit(1 if tests.failed else 0)


if __name__ == "__main__":
    main()
