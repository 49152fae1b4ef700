#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The importer against files that nobody should have to import: each is refused with a reason and a place, or taken as the texts it holds;
always within 100 MB of memory, and what is refused leaves the book as it was.

hostile.py --svc PATH
"""
import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

MOST_MEMORY = 100 << 20   # bytes of address space: more isn't there
MAP = """svc_map: 1
records:
  - kind: ticket
    record:
      kind: consult
      channel: web
      summary: {column: text}
      source: {system: web, id: {column: no}}
      events:
        - {do: receive, at: {column: at}, by: web}
"""
HEADER = b"no,text,at\n"
AT = b",2026-03-02 09:00\n"
STAFF = "id: web\nname: 网站\nposts:\n  - from: 2026-01-01\n    department: after-sales\n    roles:\n      - system\n"


def noise(n):
    return random.Random(n).randbytes(1 << 16)


def long_line(file, n):
    for _ in range(n >> 20):
        file.write(b"x" * (1 << 20))


# What is refused: the bytes, or who writes them, and the codes one of which must be told.
REFUSED = {
    "nothing at all": (b"", "import-no-header"),
    "a NUL": (HEADER + b"1,a\0b" + AT, "control-character"),
    "a quote that nobody closes": (HEADER + b'1,"a' + AT + b"2,b" + AT, "csv-unclosed"),
    "text behind a quote": (HEADER + b'1,"a"b' + AT, "csv-quote"),
    "a million columns": (b",".join(b"c%d" % i for i in range(1_000_000)) + b"\n", "csv-row-too-long csv-too-many-cells"),
    "a million cells": (HEADER + b"1" + b"," * 1_000_000 + b"\n", "csv-row-too-long csv-too-many-cells"),
    "a line of 1 GB": (lambda f: (f.write(HEADER + b"1,"), long_line(f, 1 << 30)), "csv-row-too-long"),
    "a quote of 1 GB": (lambda f: (f.write(HEADER + b'1,"'), long_line(f, 1 << 30)), "csv-unclosed"),
    "Latin-1": (HEADER + "1,ä ü ß".encode("latin-1") + AT, "import-encoding"),
    "UTF-16": ((HEADER + b"1,a" + AT).decode().encode("utf-16"), "import-encoding control-character"),
    "a column twice": (b"no,text,at,text\n1,a,2026-03-02 09:00,b\n", "import-column-twice"),
    "a column missing": (b"no,at\n1,2026-03-02 09:00\n", "import-no-column"),
    "a cell too many": (HEADER + b"1,a,b" + AT, "import-cells"),
    "another separator": (b"no;text;at\n1,a;b;2026-03-02 09:00\n2\n", "import-cells"),
    "no time": (HEADER + b"1,a,soon\n", "bad-when"),
    "a zip": (b"PK\x03\x04\x14\0\x06\0\x08\0" + noise(1), "import-encoding control-character csv-unclosed"),
    "a folder": (None, "unreadable-input"),
}
# What is taken, whatever a spreadsheet would make of it.
TAKEN = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "'=1", "007", "1e5", "null", "{a: b}", "- x", "# c", "a,b", 'say "x"', "第一行\n第二行",
         "x" * 60_000]


def run(svc, book, *words):
    """What svc said and how it ended, with so much memory as it may take."""
    done = subprocess.run([svc, "--book", str(book), *words], env=dict(os.environ, SVC_USER="web", SVC_LANG="en"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          cwd=book.parent, check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY)))
    return done.stdout.decode("utf-8", "replace"), done.returncode


def records(book):
    return {p.name: p.read_bytes() for p in book.rglob("*.yaml")}


def write(path, content):
    if content is None:
        path.mkdir()
    elif callable(content):
        with open(path, "wb") as file:
            content(file)
    else:
        path.write_bytes(content)


def refused(svc, book, place):
    before = records(book)
    for n, (name, (content, codes)) in enumerate(REFUSED.items()):
        path = place / f"{n}.csv"
        write(path, content)
        said, code = run(svc, book, "import", "ticket", str(path), "--map", str(place / "map.yaml"))
        if code not in (2, 3) or not any(f"error[{c}]" in said for c in codes.split()) or "→" not in said:
            yield f"{name}: exit {code}\n{said[:500]}"
        if records(book) != before:
            yield f"{name}: the book has changed"
            before = records(book)
        path.unlink() if path.is_file() else path.rmdir()


def noisy(svc, book, place):
    """Noise for a file, and for a map."""
    (place / "good.csv").write_bytes(HEADER + b"1,a" + AT)
    for n in range(40):
        (place / "noise").write_bytes(noise(n) if n % 2 else bytes(b % 95 + 32 if b > 9 else 10 for b in noise(n)))
        for words in (("noise", "--map", "map.yaml"), ("good.csv", "--map", "noise")):
            said, code = run(svc, book, "import", "ticket", *words, "--dry-run")
            if code not in (1, 2, 3) or "error[" not in said:
                yield f"noise {n} as {words[0]}: exit {code}\n{said[:300]}"


def taken(svc, book, place):
    rows = b"".join(b'%d,"%s"' % (n, text.replace('"', '""').encode()) + AT for n, text in enumerate(TAKEN))
    (place / "taken.csv").write_bytes(HEADER + rows)
    said, code = run(svc, book, "import", "ticket", "taken.csv", "--map", "map.yaml")
    done = subprocess.run([svc, "--book", str(book), "export", "ticket"], capture_output=True, text=True, check=False)
    summaries = {json.loads(line)["ticket"]["summary"] for line in done.stdout.splitlines()}
    if code or summaries != set(TAKEN):
        yield f"not taken as they are: exit {code} {said[:500]} {sorted(set(TAKEN) ^ summaries)}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = os.path.abspath(options.parse_args().svc)
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        book = place / "book"
        subprocess.run([svc, "init", str(book), "-q"], check=True, stdout=subprocess.DEVNULL)
        (book / "staff").mkdir(exist_ok=True)
        (book / "staff" / "web.yaml").write_text(STAFF, encoding="utf-8")
        (place / "map.yaml").write_text(MAP, encoding="utf-8")
        found = [*refused(svc, book, place), *noisy(svc, book, place), *taken(svc, book, place)]
    print("\n".join(found) or f"hostile: {len(REFUSED)} refused, {len(TAKEN)} taken")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
