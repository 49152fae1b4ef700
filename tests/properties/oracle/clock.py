"""Running time and deadlines by explicit lists of intervals."""
import datetime as dt

from book import date, seconds

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
FAR = 400                                   # days a clock is followed


def days_of(texts):
    """`a..b` in holidays and workdays includes both days."""
    found = set()
    for text in texts or []:
        first, _, last = text.partition("..")
        day = date(first)
        while day <= date(last or first):
            found.add(day)
            day += dt.timedelta(days=1)
    return found


def hours_of_weekday(calendar, name):
    """The spans of the calendar's week that hold for this weekday."""
    for key, spans in calendar["week"].items():
        for part in key.split(","):
            first, _, last = part.strip().partition("-")
            if DAYS.index(first) <= DAYS.index(name) <= DAYS.index(last or first):
                return spans
    return []


def open_intervals(book, calendar, start):
    """The calendar's hours from `start` on (a workday counts as a Monday and
    beats a holiday); without a calendar, clocks run day and night."""
    if calendar is None:
        return [(start, start + FAR * 2 * 86400)]
    holidays = days_of(calendar.get("holidays"))
    workdays = days_of(calendar.get("workdays"))
    found = []
    first = book.local_date(start)
    for offset in range(FAR):
        day = first + dt.timedelta(days=offset)
        if day in workdays:
            spans = hours_of_weekday(calendar, "mon")
        elif day in holidays:
            spans = []
        else:
            spans = hours_of_weekday(calendar, DAYS[day.weekday()])
        for span in spans:
            begin, end = (tuple(map(int, t.split(":"))) for t in span.split("-"))
            begin, end = book.at_local(day, *begin), book.at_local(day, *end)
            if end > start:
                found.append((max(begin, start), end))
    return sorted(found)


def without(intervals, stop):
    """The intervals less one stop."""
    left = []
    for begin, end in intervals:
        before = (begin, min(end, stop[0]))
        after = (max(begin, stop[1]), end)
        if stop[1] <= stop[0] or stop[1] <= begin or stop[0] >= end:
            left.append((begin, end))
            continue
        left += [piece for piece in (before, after) if piece[0] < piece[1]]
    return left


def deadline(book, start, promise, calendar, stops):
    """The moment the clock's running time reaches the promise; it stands still
    while it is stopped, overlaps counted once. None without a promise."""
    if promise is None:
        return None
    running = open_intervals(book, calendar, start)
    for stop in stops:
        running = without(running, stop)
    left = seconds(promise)
    for begin, end in running:
        if end - begin >= left:
            return begin + left
        left -= end - begin
    return None
