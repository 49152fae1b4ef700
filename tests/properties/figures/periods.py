"""Periods, as-of and durations: how written time becomes instants."""
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from book import Instant, instant

SECONDS = {"m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True)
class Period:
    """A period is half-open [from, to), from the first instant of a local day to that of another."""

    name: str
    first: date
    end: date
    zone: ZoneInfo

    @property
    def start(self) -> Instant:
        """From the first instant of a local day, in the book's time zone."""
        return day_start(self.first, self.zone)

    @property
    def to(self) -> Instant:
        """… to that of another, in the book's time zone."""
        return day_start(self.end, self.zone)

    @property
    def last_day(self) -> date:
        """Goals and rules: the last day of the period."""
        return self.end - timedelta(days=1)

    def holds(self, at: Instant | None) -> bool:
        """A period is half-open [from, to)."""
        return at is not None and self.start <= at < self.to

    def reach(self, as_of: Instant) -> Instant:
        """E: the earlier of period end and as-of."""
        return min(self.to, as_of)


def day_start(day: date, zone: ZoneInfo) -> Instant:
    """The first instant of a local day."""
    return int(datetime.combine(day, time(), zone).timestamp())


def local(at: Instant, zone: ZoneInfo) -> datetime:
    """Times are instants; a day is the local date in the book's time zone."""
    return datetime.fromtimestamp(at, zone)


def parse_as_of(text: str, zone: ZoneInfo) -> Instant:
    """As of is now, or `--as-of` (a bare date: its last second)."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return day_start(date.fromisoformat(text) + timedelta(days=1), zone) - 1
    return instant(text)


def add_months(day: date, months: int) -> date:
    """`mo` is a calendar month, clamped to its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def seconds(duration: str) -> int:
    """Durations `10m 1h 30d`; `d` is 24 hours."""
    number, unit = re.fullmatch(r"(\d+)([mhd])", duration).groups()
    return int(number) * SECONDS[unit]


def later(at: Instant, duration: str, zone: ZoneInfo) -> Instant:
    """`d` is 24 hours, `mo` a calendar month, clamped to its last day."""
    if not duration.endswith("mo"):
        return at + seconds(duration)
    moment = local(at, zone)
    day = add_months(moment.date(), int(duration[:-2]))
    return int(datetime.combine(day, moment.time(), zone).timestamp())


def fiscal_months(year: int, fiscal_start: int, first: int, count: int) -> tuple[date, date]:
    """`2026`, `2026Q1` (fiscal, named by the year they start in)."""
    start = add_months(date(year, fiscal_start, 1), first)
    return start, add_months(start, count)


def parse_period(text: str, zone: ZoneInfo, fiscal_start: int, as_of: Instant) -> Period:
    """Periods: `2026`, `2026Q1`, `2026-02`, `2026-01-01..2026-04-01`, `last-quarter` and the like, relative to as-of."""
    first, end = period_days(text, fiscal_start, local(as_of, zone).date())
    return Period(text, first, end, zone)


def period_days(text: str, fiscal_start: int, today: date) -> tuple[date, date]:
    """A period is half-open: its second day is no longer in it."""
    if match := re.fullmatch(r"(\d{4})", text):
        return fiscal_months(int(match[1]), fiscal_start, 0, 12)
    if match := re.fullmatch(r"(\d{4})Q([1-4])", text):
        return fiscal_months(int(match[1]), fiscal_start, 3 * int(match[2]) - 3, 3)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        start = date(int(match[1]), int(match[2]), 1)
        return start, add_months(start, 1)
    if ".." in text:
        first, _, end = text.partition("..")
        return date.fromisoformat(first), date.fromisoformat(end)
    return relative_days(text, fiscal_start, today)


def relative_days(text: str, fiscal_start: int, today: date) -> tuple[date, date]:
    """`last-quarter` and the like, relative to as-of."""
    which, unit = re.fullmatch(r"(last|this)-(month|quarter|year)", text).groups()
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    into = (today.month - fiscal_start) % 12 % length
    start = add_months(today.replace(day=1), -into - (length if which == "last" else 0))
    return start, add_months(start, length)
