#!/usr/bin/python3
"""Compare svc's figures with the oracle's on random books.

    compare.py --svc PATH [--books N] [--seed S] [--jobs 2] [--keep-going]
"""
import argparse
import concurrent.futures
import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zoneinfo
from fractions import Fraction

from generate import generate
from model import Model

PERIODS = ["2026Q1", "2026Q1", "2025Q4", "2025Q3", "2026", "2025", "2026-01",
           "2026-02", "2026-03", "2025-12", "2025-12-20..2026-01-15",
           "2026-03-29..2026-04-01"]


def halves_up(value, places):
    """Rate to 4 places, score to 1, halves up."""
    if value is None:
        return None
    scale = 10 ** places
    return Fraction(int((value * scale + Fraction(1, 2)) // 1), scale)


def exact(text):
    return Fraction(text)


def run(svc, book, period, as_of, *more):
    done = subprocess.run([svc, "--book", book, "kpi", period, "--as-of", as_of,
                           *more], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError("svc exits %d: %s" % (done.returncode, done.stderr))
    return done.stdout


def of_svc(svc, book, period, as_of):
    """Every figure by name, as the JSON has it; the records; the score."""
    report = json.loads(run(svc, book, period, as_of, "-O", "json"),
                        parse_float=exact)
    figures = {goal["figure"]: goal for goal in report["goals"]}
    figures["satisfaction"] = report["satisfaction"]
    records = {}
    for name in figures:
        lines = run(svc, book, period, as_of, "--explain", name, "-O", "jsonl")
        records[name] = sorted((r["id"], r["status"], r["reason"]) for r in
                               map(json.loads, lines.splitlines()))
    return figures, records, report["score"]


def differences(svc, book, period, as_of, moment):
    """Lines that say where the two disagree; none if they agree."""
    model = Model(book, period, moment)
    figures, records, score = of_svc(svc, book, period, as_of)
    found = []

    def compare(name, what, theirs, ours):
        if theirs != ours:
            found.append("%s.%s: svc %s, oracle %s" % (name, what, theirs, ours))

    compare("", "score", score, halves_up(model.score(), 1))
    for name, mine in model.figures.items():
        if name not in figures:
            if name in model.goals.get("parts", {}):
                found.append("%s: svc has no such figure" % name)
            continue
        theirs = figures[name]
        for what, value in mine.counts.items():
            compare(name, what, theirs.get(what), value)
        compare(name, "left_out", theirs["left_out"], mine.left_out)
        compare(name, "rate", theirs["rate"], halves_up(mine.rate(), 4))
        compare(name, "target", theirs["target"], model.target(name))
        compare(name, "met", theirs["met"], model.met(name))
        svc_only = sorted(set(records[name]) - set(mine.records))
        ours_only = sorted(set(mine.records) - set(records[name]))
        for label, rows in (("svc", svc_only), ("oracle", ours_only)):
            for row in rows:
                found.append("%s: only %s: %s" % (name, label, row))
        if len(records[name]) != len(mine.records):
            compare(name, "records", len(records[name]), len(mine.records))
    return found


def choices(book, seed, instants):
    """Three (period, as-of): late, at an instant of an event, near one."""
    chooser = random.Random("choice %d" % seed)
    zone = zoneinfo.ZoneInfo(Model(book, "2026", 0).book.settings["time_zone"])
    late = int(dt.datetime(2026, 6, 1, tzinfo=zone).timestamp())
    near = chooser.choice(instants) + chooser.choice([-1, 1, 600, 1800, 86400])
    found = []
    for moment in (late, chooser.choice(instants), near):
        text = dt.datetime.fromtimestamp(moment, zone).isoformat()
        found.append((chooser.choice(PERIODS), text, moment))
    return found


def one(svc, seed):
    """One book; what differs, and the book is kept if anything does."""
    book = tempfile.mkdtemp(prefix="svc-oracle-%d-" % seed)
    instants = generate(book, seed)
    found = []
    for period, text, moment in choices(book, seed, instants):
        try:
            lines = differences(svc, book, period, text, moment)
        except RuntimeError as error:
            lines = [str(error)]
        if lines:
            found.append("seed %d: svc --book %s kpi %s --as-of %s"
                         % (seed, book, period, text))
            found += ["  " + line for line in lines]
    if not found:
        shutil.rmtree(book)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--svc", required=True)
    parser.add_argument("--books", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep-going", action="store_true")
    args = parser.parse_args()
    svc = os.path.abspath(args.svc)
    bad = 0
    with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
        jobs = [pool.submit(one, svc, seed)
                for seed in range(args.seed, args.seed + args.books)]
        for job in jobs:
            lines = job.result()
            if not lines:
                continue
            bad += 1
            print("\n".join(lines), flush=True)
            if bad >= 5 and not args.keep_going:
                for other in jobs:
                    other.cancel()
                break
    print("%d books, %d differ" % (args.books, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
