"""Periods and as-of worth asking a random book about: the edges of what happened in it."""
from __future__ import annotations

from datetime import date, timedelta
from random import Random

from book import Book, Instant
from figures import View
from periods import later, local, parse_period

DAY = 86400
WHOLE = "2020-01-01..2030-01-01"


def edges(book: Book) -> list[Instant]:
    """Exactly at events, deadlines, outcomes and window ends."""
    records = [r for kind in (book.tickets, book.repairs, book.complaints, book.revisits) for r in kind.values()]
    moments: set[Instant] = {event.at for record in records for event in record.events}
    far = max(moments, default=0) + 90 * DAY  # an as-of after everything
    for case in View(book, parse_period(WHOLE, book.zone, 1, far), far).cases:
        limits = {case.respond_deadline, case.arrive_deadline, case.restore_deadline, case.outcome}
        moments |= {limit for limit in limits if limit is not None}
        if case.restored is not None:
            moments |= {later(case.restored, rule["first_fix_window"], book.zone) for rule in book.settings["rules"]}
    return sorted(moment for moment in moments if moment < far)


def period_around(rng: Random, book: Book, day: date) -> str:
    """`2026`, `2026Q1`, `2026-02`, `2026-01-01..2026-04-01`, `last-quarter` and the like."""
    last = day + timedelta(days=rng.choice([1, 2, 31, 92]))
    first = day - timedelta(days=rng.choice([0, 0, 1, 30]))
    months = (day.month - int(book.settings["fiscal_year_start"])) % 12
    fiscal = day.year - (day.month < int(book.settings["fiscal_year_start"]))
    relative = rng.choice(["last", "this"]) + "-" + rng.choice(["month", "quarter", "year"])
    plain = [f"{fiscal}", f"{fiscal}Q{months // 3 + 1}", f"{day:%Y-%m}", f"{first}..{last}"]
    return rng.choice(plain + plain + [relative])


def choose(book: Book, rng: Random, count: int) -> list[tuple[str, str]]:
    """A few (period, as-of) of a book."""
    moments = edges(book)
    found = []
    for _ in range(count):
        moment = rng.choice(moments) + rng.choice([0, 0, 0, -1, 1])
        day = local(moment, book.zone).date()
        as_of = rng.choice([moment, moment, rng.choice(moments), moments[-1] + 90 * DAY])
        written = local(as_of, book.zone)
        found.append((period_around(rng, book, day), f"{written:%Y-%m-%d}" if rng.random() < 0.1 else written.isoformat()))
    return found
