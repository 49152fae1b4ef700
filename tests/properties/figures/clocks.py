"""A clock has a start, a promise and perhaps a calendar; its running intervals are listed one by one."""
from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Iterator
from zoneinfo import ZoneInfo

from book import Event, Instant
from periods import day_start, local

Interval = tuple[Instant, Instant]
Calendar = dict[str, Any]

FOREVER: Instant = 1 << 40
DAYS_LOOKED_AT = 366 * 20
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ENDS_A_PAUSE = {"resume", "pause", "appoint", "arrive", "leave", "restore", "close", "cancel"}
ENDS_A_QUOTE = {"answer", "arrive", "leave", "cancel"}


def listed(days: list[str], day: date) -> bool:
    """`a..b` in holidays and workdays includes both days."""
    for text in days:
        first, _, last = text.partition("..")
        if date.fromisoformat(first) <= day <= date.fromisoformat(last or first):
            return True
    return False


def weekday_hours(calendar: Calendar, weekday: str) -> list[str]:
    """`week: {mon-fri: ["08:30-12:00", "13:00-17:30"]}`."""
    hours: list[str] = []
    for days, windows in calendar["week"].items():
        first, _, last = days.partition("-")
        span = WEEKDAYS[WEEKDAYS.index(first) : WEEKDAYS.index(last or first) + 1]
        if weekday in span:
            hours += windows
    return hours


def hours_of(calendar: Calendar, day: date) -> list[str]:
    """A workday counts as a Monday and beats a holiday."""
    if listed(calendar.get("workdays") or [], day):
        return weekday_hours(calendar, "mon")
    if listed(calendar.get("holidays") or [], day):
        return []
    return weekday_hours(calendar, WEEKDAYS[day.weekday()])


def moment_of(day: date, clock_time: str, zone: ZoneInfo) -> Instant:
    """Calendar hours are local times of the book's time zone."""
    if clock_time == "24:00":
        return day_start(day + timedelta(days=1), zone)
    return int(datetime.combine(day, time.fromisoformat(clock_time), zone).timestamp())


def open_hours(calendar: Calendar | None, start: Instant, zone: ZoneInfo) -> Iterator[Interval]:
    """It runs in the calendar's hours; without a calendar, clocks run day and night."""
    if calendar is None:
        yield (start, FOREVER)
        return
    first_day = local(start, zone).date()
    for number in range(DAYS_LOOKED_AT):
        day = first_day + timedelta(days=number)
        for window in sorted(hours_of(calendar, day)):
            opens, _, closes = window.partition("-")
            begin = max(start, moment_of(day, opens, zone))
            end = moment_of(day, closes, zone)
            if begin < end:
                yield (begin, end)


def cut(interval: Interval, stops: list[Interval]) -> list[Interval]:
    """A clock stands still while it is stopped, overlaps counted once: what is cut out already is not cut out again."""
    pieces = [interval]
    for stop_begin, stop_end in stops:
        left = [(begin, min(end, stop_begin)) for begin, end in pieces]
        right = [(max(begin, stop_end), end) for begin, end in pieces]
        pieces = [(begin, end) for begin, end in left + right if begin < end]
    return sorted(pieces)


def running(calendar: Calendar | None, start: Instant, stops: list[Interval], zone: ZoneInfo) -> Iterator[Interval]:
    """It runs in the calendar's hours, and stands still while it is stopped."""
    for hours in open_hours(calendar, start, zone):
        yield from cut(hours, stops)


def deadline(
    calendar: Calendar | None, start: Instant, promise: int, stops: list[Interval], zone: ZoneInfo
) -> Instant | None:
    """Its *deadline* is the moment its running time reaches the promise."""
    missing = promise
    for begin, end in running(calendar, start, stops, zone):
        if begin + missing <= end:
            return begin + missing
        missing -= end - begin
    return None


def end_of_stop(event: Event, events: list[Event], ending: set[str], as_of: Instant) -> Instant:
    """It is stopped, each at most up to as-of, … to the next ending event."""
    later = events[events.index(event) + 1 :]
    return next((e.at for e in later if e.do in ending), as_of)


def pause_stops(events: list[Event], stopping: list[str], as_of: Instant) -> list[Interval]:
    """From a `pause` whose `why` is in the rules' `stops` to the next `resume`, `pause`, `appoint`, `arrive`, `leave`,
    `restore`, `close` or `cancel` of the ticket or its repairs."""
    pauses = [e for e in events if e.do == "pause" and e.fields["why"] in stopping]
    return [(pause.at, end_of_stop(pause, events, ENDS_A_PAUSE, as_of)) for pause in pauses]


def quote_stops(repair_events: list[Event], stopping: list[str], as_of: Instant) -> list[Interval]:
    """From a `quote` to the next `answer`, `arrive`, `leave` or `cancel` of that repair, if `stops` has customer."""
    if "customer" not in stopping:
        return []
    quotes = [e for e in repair_events if e.do == "quote"]
    return [(quote.at, end_of_stop(quote, repair_events, ENDS_A_QUOTE, as_of)) for quote in quotes]
