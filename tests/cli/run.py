#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs svc as people and scripts do, and compares what it prints with files.

  run.py --svc PATH [--accept] [FILTER…]            the cases of tests/cli
  run.py --svc PATH --errors [--accept] [FILTER…]   the samples of tests/errors

A case of tests/cli is a folder <topic>/<case>/ with `cmd`, a script for /bin/sh that runs in a fresh copy of a book with svc
on PATH, at 2026-02-11 20:00 +08:00. What it must print stands in `stdout` and `stderr`, how it must end in `exit`; none of
these files: nothing printed, 0. `book` names another fixture than `small`; `none` is an empty folder.

A sample of tests/errors is a folder <code>/ or <code>/<sample>/ with `cmd`, or with a bad record named after its kind
(ticket.yaml, svc.yaml), which is put in its place in the book, and `svc check -O table` is run. It runs once in each language; `zh` and `en` hold
what it must print on both streams together, and how it must end. The code of the folder must be among what is printed.

Files beside these must be named by the cmd (as $CASE/NAME): a file nobody uses fails the suite, like a fixture or a tool
nobody uses and an error code nobody provokes. In expectations BOOK stands for the copy of the book, TMP for the folder above it.
A case with a `todo` shows a known defect: its files say what is right, `todo` what happens instead. It is run, must not pass
(then take `todo` away), and doesn't fail the suite.
FILTER is a part of TOPIC/CASE. --accept rewrites the expectations: read the diff before it is committed.
"""
import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ERRORS = os.path.join(ROOT, "tests", "errors")
BOOKS = os.path.join(HERE, "books")
TOOLS = os.path.join(HERE, "tools")
NOW = 1770811200            # 2026-02-11 20:00:00 +08:00
LONGEST = 60                # seconds a case may take
JOBS = 2
WELL_KNOWN = {"cmd", "stdout", "stderr", "exit", "book", "zh", "en", "todo"}


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as f:
        f.write(text)


def expected(case, name, default=""):
    path = os.path.join(case, name)
    return read(path) if os.path.exists(path) else default


# ---- running ----

def environment(svc, case, home, language):
    env = {
        "PATH": os.path.dirname(svc) + ":" + TOOLS + ":/usr/local/bin:/usr/bin:/bin", "HOME": home, "LANG": "C", "TZ": "UTC",
        "SVC_TEST_NOW": str(NOW), "SVC_TEST_SEED": "test", "SVC_USER": "lina", "CASE": case, "TOOLS": TOOLS,
        "PYTHONIOENCODING": "utf-8:surrogateescape", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": home,
        "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.com",
        "GIT_AUTHOR_DATE": "2026-02-11T20:00:00+08:00", "GIT_COMMITTER_DATE": "2026-02-11T20:00:00+08:00",
        "ASAN_OPTIONS": "detect_leaks=0",
    }
    if language:
        env["SVC_LANG"] = language
    return env


def place_of(case, name):
    """Where a sample record named after its kind belongs."""
    kind = name[:-5]
    if kind == "svc":
        return "svc.yaml"
    folder, default = {"ticket": ("tickets", "T-20260212-7K3QF"), "repair": ("repairs", "R-20260210-7K3QF-9ZN"), "complaint": ("complaints", "C-20260212-3HJ5N"),
                       "revisit": ("revisits", "V-20260210-7K3QF"), "customer": ("customers", "CU-BAD234"), "unit": ("units", "BAD1"), "staff": ("staff", "bad"),
                       "contract": ("contracts", "BAD1"), "model": ("models", "BAD1"), "price": ("prices", "bad")}[kind]
    found = re.search(r"^id: *([A-Za-z0-9._-]+)\s*$", read(os.path.join(case, name)), re.M)
    record = found.group(1) if found else default
    dated = re.match(r"[TCRV]-(\d{4})(\d\d)", record)
    return os.path.join(folder, *(dated.groups() if dated else ()), record + ".yaml")


class Run:
    """One execution of a case: what it printed and how it ended, with the names of temporary folders taken out."""

    def __init__(self, svc, case, language=None, merged=False):
        top = tempfile.mkdtemp(prefix="svc-cli-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        try:
            home, book = os.path.join(top, "home"), os.path.join(top, "book")
            os.mkdir(home)
            fixture = expected(case, "book", "small").strip()
            if fixture == "none":
                os.mkdir(book)
            else:
                shutil.copytree(os.path.join(BOOKS, fixture), book, symlinks=True)
            command = os.path.join(case, "cmd")
            for name in os.listdir(case) if merged else []:
                if name.endswith(".yaml") and os.path.splitext(name)[0] in KINDS:
                    target = os.path.join(book, place_of(case, name))
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    shutil.copy(os.path.join(case, name), target)
            argv = ["/bin/sh", command] if os.path.exists(command) else ["svc", "check", "-O", "table"]
            env = environment(svc, case, home, language)
            said = b""
            try:
                done = subprocess.run(argv, cwd=book, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT if merged else subprocess.PIPE, timeout=LONGEST)
                self.code = done.returncode
                said = done.stdout + (done.stderr or b"")
                self.out, self.err = self.tidy(done.stdout, book, top), self.tidy(done.stderr or b"", book, top)
            except subprocess.TimeoutExpired as e:
                self.code, self.out, self.err = -1, self.tidy(e.stdout or b"", book, top), "the case took longer than %d s\n" % LONGEST
            for draft in set(re.findall(rb"/tmp/svc-edit-[A-Za-z0-9]{6}\.yaml", said)):   # what svc edit kept
                if os.path.exists(draft):
                    os.unlink(draft)
        finally:
            subprocess.run(["chmod", "-R", "u+rwX", top], check=False)
            shutil.rmtree(top, ignore_errors=True)

    @staticmethod
    def tidy(data, book, top):
        text = data.decode("utf-8", errors="surrogateescape")
        text = text.replace(book, "BOOK").replace(top, "TMP")
        return re.sub(r"svc-edit-[A-Za-z0-9]{6}", "svc-edit-XXXXXX", text)


KINDS = {"svc", "ticket", "repair", "complaint", "revisit", "customer", "unit", "staff", "contract", "model", "price"}


def compare(case, found, accept):
    """The lines that differ between what was found and what the files of the case expect; accepted ones are written."""
    said = []
    for name, text in found.items():
        wanted = expected(case, name, "0\n" if name == "exit" else "")
        if text == wanted:
            continue
        if accept:
            path = os.path.join(case, name)
            if text == ("0\n" if name == "exit" else ""):
                os.unlink(path)
            else:
                write(path, text)
            continue
        said += difflib.unified_diff(wanted.splitlines(True), text.splitlines(True), name + " wanted", name + " found", n=2)
    return [line if line.endswith("\n") else line + "\n" for line in said]


def run_case(svc, case, accept):
    run = Run(svc, case)
    return compare(case, {"stdout": run.out, "stderr": run.err, "exit": "%d\n" % run.code}, accept)


def run_sample(svc, case, accept):
    code = os.path.relpath(case, ERRORS).split(os.sep)[0]
    found, said = {}, []
    for language in ("zh", "en"):
        run = Run(svc, case, language, merged=True)
        text = run.out if run.out.endswith("\n") or not run.out else run.out + "\n"
        found[language] = text + "exit %d\n" % run.code
        if "[%s]" % code not in text:
            said.append("%s: [%s] is not among what is printed:\n%s" % (language, code, text))
    if found["zh"] == found["en"]:
        said.append("both languages say the same\n")
    return said + compare(case, found, accept)


# ---- what there is ----

def cases_in(root):
    found = []
    for folder, folders, files in os.walk(root):
        folders.sort()
        if root == HERE and folder == HERE:
            folders[:] = [f for f in folders if f not in ("books", "tools", "__pycache__")]
        if "cmd" in files or any(os.path.splitext(f)[0] in KINDS and f.endswith(".yaml") for f in files):
            found.append(folder)
    return sorted(found)


def other_tools(but):
    return "".join(read(os.path.join(TOOLS, t)) for t in sorted(os.listdir(TOOLS)) if t != but and t.endswith(".py"))


def unused_files(root, cases):
    """Files no case has a use for."""
    mine, scripts = set(), "".join(expected(case, "cmd") for case in cases_in(HERE) + cases_in(ERRORS))
    for case in cases:
        script = expected(case, "cmd")
        for folder, _, files in os.walk(case):
            if folder != case and folder in cases:
                continue
            for name in files:
                path = os.path.join(folder, name)
                if os.path.relpath(path, case) in WELL_KNOWN or (root == ERRORS and os.path.splitext(name)[0] in KINDS) or name in script:
                    mine.add(path)
    for folder, _, files in os.walk(root):
        for name in files:
            path = os.path.join(folder, name)
            inside = os.path.relpath(path, root)
            if path in mine or "__pycache__" in inside or inside in ("run.py", "README.md", "unprovoked.txt"):
                continue
            if root == HERE and inside.startswith("books" + os.sep):
                continue
            if root == HERE and inside.startswith("tools" + os.sep) and os.path.splitext(name)[0] in scripts + other_tools(name):
                continue
            yield inside


def unused_books(all_cases):
    used = {expected(case, "book", "small").strip() for case in all_cases}
    return sorted(set(os.listdir(BOOKS)) - used)


def codes():
    """Every code of the tables of messages."""
    tables = [os.path.join(ROOT, "cli", "messages.hpp")]
    tables += [os.path.join(ROOT, "lib", layer, "messages.hpp") for layer in sorted(os.listdir(os.path.join(ROOT, "lib")))]
    found = []
    for table in tables:
        if os.path.exists(table):
            found += re.findall(r'^\s*\{"([a-z0-9-]+)",\s*Failure::', read(table), re.M)
    return found


def unprovoked():
    rows = [line.split(None, 1) for line in expected(ERRORS, "unprovoked.txt").splitlines() if line.strip() and not line.startswith("#")]
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows}


def faults_of_errors(cases):
    have = {os.path.relpath(case, ERRORS).split(os.sep)[0] for case in cases}
    known, excused = set(codes()), unprovoked()
    for code in sorted(known - have - set(excused)):
        yield "no sample for the code %s" % code
    for code in sorted(have - known):
        yield "a sample for %s, which svc doesn't say" % code
    for code, reason in sorted(excused.items()):
        if code not in known:
            yield "unprovoked.txt names %s, which svc doesn't say" % code
        if code in have:
            yield "unprovoked.txt names %s, which has a sample" % code
        if not reason:
            yield "unprovoked.txt gives no reason for %s" % code


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--svc", required=True)
    p.add_argument("--errors", action="store_true")
    p.add_argument("--accept", action="store_true")
    p.add_argument("--verbose", action="store_true", help="show the differences of known defects too")
    p.add_argument("filter", nargs="*")
    a = p.parse_args()
    place = tempfile.TemporaryDirectory()
    os.chmod(place.name, 0o755)
    svc = shutil.copy(a.svc, os.path.join(place.name, "svc"))  # a build that goes on meanwhile does no harm
    root, one = (ERRORS, run_sample) if a.errors else (HERE, run_case)
    every = cases_in(root)
    chosen = [c for c in every if not a.filter or any(f in os.path.relpath(c, root) for f in a.filter)]
    failed = todo = 0

    def judged(case):
        known = os.path.exists(os.path.join(case, "todo"))
        said = one(svc, case, a.accept and not known)
        return known, said

    with ThreadPoolExecutor(JOBS) as pool:
        for case, (known, said) in zip(chosen, pool.map(judged, chosen)):
            if known and said:
                todo += 1
                print("todo %s: %s" % (os.path.relpath(case, root), expected(case, "todo").strip().replace("\n", " ")))
                if a.verbose:
                    sys.stdout.write("".join("  " + line for line in said) + "\n")
                continue
            if known:
                said = ["it passes: take its `todo` away\n"]
            if said:
                failed += 1
                sys.stdout.write("FAILED %s\n%s\n" % (os.path.relpath(case, root), "".join("  " + line for line in said)))
    faults = ["%s is used by no case" % f for f in unused_files(root, every)]
    faults += list(faults_of_errors(every)) if a.errors else ["the fixture books/%s is used by no case" % b for b in unused_books(every + cases_in(ERRORS))]
    for fault in [] if a.filter else faults:
        failed += 1
        print("FAILED " + fault)
    print("%d cases, %d failed, %d known defects" % (len(chosen), failed, todo))
    sys.stdout.flush()
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
