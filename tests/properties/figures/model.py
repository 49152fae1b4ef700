#!/usr/bin/env python3
"""A slow and obvious second implementation of the figures: python3 model.py BOOK PERIOD [--as-of T] [--explain]."""
from __future__ import annotations

import argparse
import json
import time
from fractions import Fraction
from typing import Any

from book import Book, Instant, read_book
from figures import FIGURES, GOALS, View, counts, marked, rows_of
from groups import groups
from measures import measures
from periods import Period, local, parse_as_of, parse_period
from promises import goals_of


def rate(good: int, counted: int) -> Fraction | None:
    """No data is `null`, never 100 %."""
    return Fraction(good, counted) if counted else None


def rounded(number: Fraction | None, places: int) -> float | None:
    """Numbers are exact fractions until printed: rate to 4 places, score to 1, halves up."""
    if number is None:
        return None
    scale = 10**places
    return float(Fraction((number * scale * 2 + 1) // 2, scale))


def rated(found: dict[str, Any]) -> dict[str, Any]:
    """Wherever good of counted stands, its rate stands beside it."""
    whole = {key: rated(inner) if isinstance(inner, dict) else inner for key, inner in found.items()}
    return whole | {"rate": rounded(rate(whole["good"], whole["counted"]), 4)} if "counted" in whole else whole


def judged(count: dict[str, Any], target: str | None) -> dict[str, Any]:
    """*met* is decided on the fraction."""
    exact = rate(count["good"], count["counted"])
    met = None if exact is None or target is None else exact >= Fraction(target)
    return count | {"rate": rounded(exact, 4), "target": None if target is None else float(target), "met": met}


def score(parts: dict[str, dict[str, str]], rates: dict[str, Fraction | None], no_data: str) -> Fraction | None:
    """Score = 100 × Σ weight × min(1, rate ÷ target) ÷ Σ weight over the parts that have data; with `no_data: incomplete`
    one missing part makes it null."""
    known = {name: part for name, part in parts.items() if rates[name] is not None}
    if not known or (no_data == "incomplete" and len(known) < len(parts)):
        return None
    weighted = [Fraction(p["weight"]) * min(Fraction(1), rates[n] / Fraction(p["target"])) for n, p in known.items()]
    return 100 * sum(weighted, Fraction(0)) / sum(Fraction(part["weight"]) for part in known.values())


def goal(count: dict[str, Any], part: dict[str, str]) -> dict[str, Any]:
    """Goals live in the book with a start date: target, weight, department."""
    return judged(count, part["target"]) | {"weight": float(part["weight"]), "department": part.get("department")}


def kpi(book: Book, period: Period, as_of: Instant) -> dict[str, Any]:
    """Answers how good the quarter was; every figure shows its records."""
    view = View(book, period, as_of)
    goals = goals_of(book, period.last_day)
    parts = goals.get("parts") or {}
    rows = {figure: rows_of(view, figure) for figure in FIGURES}
    tally = {figure: counts(view, figure, rows[figure]) for figure in FIGURES}
    rates = {figure: rate(tally[figure]["good"], tally[figure]["counted"]) for figure in FIGURES}
    return {
        "period": {"name": period.name, "from": written(period.start, book), "to": written(period.to, book)},
        "as_of": written(as_of, book),
        "goals": [goal(tally[figure], parts[figure]) for figure in GOALS if figure in parts],
        "satisfaction": judged(tally["satisfaction"], goals.get("satisfaction")),
        "score": rounded(score(parts, rates, view.rules["no_data"]), 1),
        "measures": rated(measures(view)),
        "groups": {by: [rated(line) for line in lines] for by, lines in groups(view, rows).items()},
        "figures": {figure: judged(tally[figure], None) for figure in FIGURES},
        "marked": {figure: marked(view, figure, rows[figure]) for figure in FIGURES},
        "missed": {figure: {row.id: row.missed for row in rows[figure] if row.missed} for figure in FIGURES},
        "explain": {figure: [shown(row.id, row.status, row.reason) for row in rows[figure]] for figure in FIGURES},
    }


def shown(record: str, status: str, reason: str) -> list[str]:
    """`--explain` lists what was counted, what was left out and why."""
    return [record, f"{status}:{reason}" if reason else status]


def written(at: Instant, book: Book) -> str:
    """Instants are RFC 3339 with the book's offset and seconds."""
    return local(at, book.zone).isoformat()


def answer(book: Book, period: str, as_of: str | None) -> dict[str, Any]:
    """*As of* is now, or `--as-of`; periods may be relative to as-of."""
    moment = parse_as_of(as_of, book.zone) if as_of else int(time.time())
    fiscal_start = int(book.settings.get("fiscal_year_start", "1"))
    return kpi(book, parse_period(period, book.zone, fiscal_start, moment), moment)


def main() -> None:
    """`kpi [PERIOD]` with `--as-of`, `--explain`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book")
    parser.add_argument("period")
    parser.add_argument("--as-of")
    parser.add_argument("--explain", action="store_true")
    chosen = parser.parse_args()
    result = answer(read_book(chosen.book), chosen.period, chosen.as_of)
    if not chosen.explain:
        del result["explain"], result["marked"], result["missed"]
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
