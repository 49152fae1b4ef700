#!/usr/bin/env python3
"""Asks svc and the model the same about random books: compare.py --svc PATH [--books N] [--seed S] [--keep-going]."""
from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Iterator

from book import Book, instant, read_book
from choices import choose
from figures import FIGURES
from generate import generate
from groups import BY
from model import answer

NUMBERS = ("good", "counted", "provisional", "pending", "unanswered")
NUMBERS += ("visited", "no_unit", "contradicted", "moved", "late_logged")
EXACT = ("rate", "target", "met", "weight", "department")
QUESTIONS = 4


class Failed(Exception):
    """svc gave no answer."""


def run(svc: str, directory: Path, *arguments: str) -> str:
    """Exit 0: done."""
    command = [svc, "--book", str(directory), "kpi", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}\n  exit {done.returncode}: {done.stderr.strip() or done.stdout[:2000]}")
    return done.stdout


def plain(value: Any) -> Any:
    """Numbers are equal when they are written equal, to the last place."""
    return Decimal(str(value)) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else value


def differing(mine: dict[str, Any], theirs: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Every count that stands beside a figure; what svc leaves away is 0."""
    for key in NUMBERS:
        if mine[key] != theirs.get(key, 0):
            yield key, mine[key], theirs.get(key)
    reasons = {reason: count for reason, count in theirs.get("left_out", {}).items() if count}
    if mine["left_out"] != reasons:
        yield "left_out", mine["left_out"], reasons
    for key in EXACT:
        if key in mine and plain(mine[key]) != plain(theirs.get(key)):
            yield key, mine[key], theirs.get(key)


def compare_numbers(mine: dict[str, Any], theirs: dict[str, Any]) -> Iterator[tuple[str, str, Any, Any]]:
    """`goals`, `satisfaction`, `score`, and the period they speak of."""
    goals = {goal["figure"]: goal for goal in theirs["goals"]}
    for goal in mine["goals"]:
        figure = goal["figure"]
        for difference in differing(goal, goals.get(figure, {})):
            yield (figure, *difference)
    for difference in differing(mine["satisfaction"], theirs["satisfaction"]):
        yield ("satisfaction", *difference)
    if plain(mine["score"]) != plain(theirs["score"]):
        yield "score", "score", mine["score"], theirs["score"]
    for edge in ("from", "to"):
        if instant(mine["period"][edge]) != instant(theirs["period"][edge]):
            yield "period", edge, mine["period"][edge], theirs["period"][edge]


def flat(found: Any, name: str = "") -> dict[str, Any]:
    """Every number of the measures under its whole name; of groups, under the group and figure."""
    if isinstance(found, list):
        found = {" ".join(value for value in line.values() if isinstance(value, str)): line for line in found}
    if not isinstance(found, dict):
        return {name: found}
    return {key: value for part, inner in found.items() for key, value in flat(inner, f"{name}.{part}").items()}


def compare_flat(own: dict[str, Any], theirs: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Every number that either has."""
    for name in sorted(own.keys() | theirs.keys()):
        if plain(own.get(name)) != plain(theirs.get(name)) or (name in own) != (name in theirs):
            yield name, own.get(name), theirs.get(name)
    if own.keys() == theirs.keys() and list(own) != list(theirs):
        yield "order", list(own), list(theirs)


def explained(text: str) -> dict[str, list[str]]:
    """`--explain FIGURE -O jsonl`: one object a record, its status, and why it is left out, not good or waiting."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        row = json.loads(line)
        found.setdefault(row["id"], []).extend([row["status"], *row["reason"].split()])
    return found


def shown(mine: dict[str, Any], figure: str) -> dict[str, list[str]]:
    """Every figure shows its records; in `--explain` a closed case nobody has reached yet is a pending one."""
    own = {record: [*status.split(":"), *mine["missed"][figure].get(record, ())] for record, status in mine["explain"][figure]}
    for record in mine["marked"][figure]["unanswered"]:
        own.setdefault(record, ["pending"]).append("unanswered")
    return own


def compare_records(own: dict[str, list[str]], theirs: dict[str, list[str]]) -> Iterator[tuple[str, Any, Any]]:
    """The records whose status or reasons differ."""
    for record in sorted(own.keys() | theirs.keys()):
        if own.get(record) != theirs.get(record):
            yield record, own.get(record), theirs.get(record)


def report(svc: str, directory: Path, book: Book, period: str, as_of: str) -> Iterator[str]:
    """One question to both; a line for each difference."""
    mine = answer(book, period, as_of)
    asked = f"{directory} kpi {period} --as-of {as_of}"
    try:
        theirs = json.loads(run(svc, directory, period, "--as-of", as_of, "-O", "json"), parse_float=Decimal)
        for figure, key, model, other in compare_numbers(mine, theirs):
            records = mine["marked"].get(figure, {}).get(key)
            yield f"{asked}\n  {figure}.{key}: model {model}, svc {other}" + (f"; the model's: {records}" if records else "")
        for name, model, other in compare_flat(flat(mine["measures"]), flat(theirs["measures"])):
            yield f"{asked}\n  measures{name}: model {model}, svc {other}"
        for by in BY:
            text = run(svc, directory, period, "--as-of", as_of, "--by", by, "-O", "json")
            theirs = json.loads(text, parse_float=Decimal)["groups"]
            for name, model, other in compare_flat(flat(mine["groups"][by]), flat(theirs)):
                yield f"{asked} --by {by}\n  {name}: model {model}, svc {other}"
        for figure in FIGURES:
            text = run(svc, directory, period, "--as-of", as_of, "--explain", figure, "-O", "jsonl")
            for record, model, other in compare_records(shown(mine, figure), explained(text)):
                yield f"{asked}\n  {figure} {record}: model {model}, svc {other}"
    except Failed as failure:
        yield str(failure)
    except (KeyError, TypeError, ValueError) as unread:
        yield f"{asked}\n  the answer cannot be read: {type(unread).__name__}: {unread}"


def try_book(svc: str, parent: str, seed: int) -> list[str]:
    """One random book and a few questions; a book without differences is removed."""
    directory = Path(parent) / f"book-{seed}"
    generate(directory, seed)
    book = read_book(directory)
    found = []
    for period, as_of in choose(book, Random(seed), QUESTIONS):
        found += list(report(svc, directory, book, period, as_of))
    if not found:
        shutil.rmtree(directory)
    return found


def compare(svc: str, seeds: range, keep_going: bool) -> int:
    """How many differences: printed as they are found."""
    parent, differences = tempfile.mkdtemp(prefix="figures-"), 0
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(partial(try_book, svc, parent), seeds):
            differences += len(found)
            print("".join(line + "\n" for line in found), end="", flush=True)
            if found and not keep_going:
                pool.shutdown(wait=False, cancel_futures=True)
                break
    if not differences:
        shutil.rmtree(parent)
    return differences


def main() -> int:
    """Exit 1: differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svc", required=True)
    parser.add_argument("--books", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep-going", action="store_true")
    chosen = parser.parse_args()
    svc = shutil.which(chosen.svc) or chosen.svc
    differences = compare(svc, range(chosen.seed, chosen.seed + chosen.books), chosen.keep_going)
    print(f"figures: {chosen.books} books, {QUESTIONS} questions each: {differences or 'no'} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
