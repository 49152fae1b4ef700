"""Tiny books for hand-computed cases. `10T09:30 respond` is 2026-02-10 09:30 in Shanghai; fields follow as key=value."""
from __future__ import annotations

import re
import unittest
from typing import Any

from book import Book, Instant, instant, shelve
from cases import TicketCase
from figures import View
from model import kpi
from periods import local, parse_as_of, parse_period

PROMISE = {"from": "2020-02-10", "respond": "1h", "arrive": "4h", "restore": "4h", "quote": "24h"}
OFFICE = {
    "week": {"mon-fri": ["08:30-12:00", "13:00-17:30"]},
    "holidays": ["2026-02-16..2026-02-18"],
    "workdays": ["2026-02-14"],
}
PARTS = {
    "first_fix": {"target": "0.90", "weight": "0.25"},
    "quote_in_time": {"target": "0.95", "weight": "0.15"},
    "repair_in_time": {"target": "0.95", "weight": "0.25"},
    "complaint_satisfaction": {"target": "0.90", "weight": "0.35"},
}
RULE = {"from": "2020-02-10", "first_fix_window": "30d", "satisfied_from": "4", "stops": ["customer"]}
RULE |= {"no_data": "redistribute"}
LATE = "2026-12-31"
A, B, C, D = (f"T-20260210-AAAA{letter}" for letter in "ABCD")
RA, RB = "R-20260210-AAAAA-XX1", "R-20260210-AAAAA-XX2"
COMPLAINT = "C-20260210-CCCCC"


def full(moment: str) -> str:
    """`10T09:30`, `10T09:30:01`, `03-31T09:30` or a whole local time of 2026, with Shanghai's offset."""
    day, _, clock = moment.partition("T")
    day = {2: "2026-02-", 5: "2026-"}.get(len(day), "") + day
    return f"{day}T{clock}{':00' if len(clock) == 5 else ''}+08:00"


def value(key: str, text: str) -> Any:
    """Fields that are instants may be written short; parts are `PSU:2:10.00:true,FAN:1`, grounds `loss,online`."""
    if key == "parts":
        return [dict(zip(("part", "qty", "price", "charged"), part.split(":"))) for part in text.split(",")]
    if key == "grounds":
        return text.split(",")
    if key in ("for", "until", "logged"):
        return full(text)
    if key == "event":
        verb, _, moment = text.partition("@")
        return f"{verb}@{full(moment)}"
    return text


def event(text: str) -> dict[str, Any]:
    """`10T09:30 call answered=true answers.overall=4`."""
    moment, verb, *pairs = text.split()
    fields: dict[str, Any] = {"at": full(moment), "by": "lina", "do": verb}
    for pair in pairs:
        key, _, written = pair.partition("=")
        if key.startswith("answers."):
            fields.setdefault("answers", {})[key[8:]] = written
        else:
            fields[key] = value(key, written)
    return fields


class Tiny(unittest.TestCase):
    """One small book a test; `settings` may be changed before anything is asked."""

    def setUp(self) -> None:
        self.settings: dict[str, Any] = {
            "time_zone": "Asia/Shanghai",
            "fiscal_year_start": "1",
            "promises": [dict(PROMISE)],
            "calendars": {"office": OFFICE},
            "goals": [{"from": "2020-02-10", "satisfaction": "0.90", "parts": PARTS}],
            "rules": [dict(RULE)],
        }
        self.book = Book(self.settings)

    # Writing

    def put(self, kind: str, head: dict[str, Any], text: str) -> None:
        events = [event(line) for line in re.split(r"\s*[\n;]\s*", text.strip()) if line]
        shelve(self.book, kind, head | {"events": events})

    def ticket(self, text: str, name: str = A, **head: Any) -> None:
        self.put("tickets", {"id": name, "kind": "repair", "channel": "hotline"} | head, text)

    def repair(self, text: str, name: str = RA, ticket: str = A, **head: Any) -> None:
        self.put("repairs", {"id": name, "ticket": ticket} | head, text)

    def complaint(self, text: str, name: str = COMPLAINT, **head: Any) -> None:
        self.put("complaints", {"id": name, "channel": "hotline", "grounds": ["unsettled"]} | head, text)

    def calls(self, text: str, of: str = A, name: str = "") -> None:
        self.put("revisits", {"id": name or "V-" + of[2:], "of": of}, text)

    def named(self, kind: str, name: str, **head: Any) -> None:
        shelve(self.book, kind, {"id": name} | head)

    # Asking

    def case(self, as_of: str = LATE, name: str = A) -> TicketCase:
        moment = self.moment(as_of)
        period = parse_period("2026", self.book.zone, 1, moment)
        return next(case for case in View(self.book, period, moment).cases if case.ticket.id == name)

    def moment(self, text: str) -> Instant:
        return parse_as_of(text, self.book.zone) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else instant(full(text))

    def short(self, at: Instant | None) -> str | None:
        """The way back: `10T09:30`, with seconds when there are any, with the month outside February."""
        if at is None:
            return None
        when = local(at, self.book.zone)
        day = f"{when:%d}" if (when.year, when.month) == (2026, 2) else f"{when:%m-%d}"
        return f"{day}T{when:%H:%M}" + (f":{when:%S}" if when.second else "")

    def kpi(self, period: str = "2026-02", as_of: str = LATE) -> dict[str, Any]:
        moment = self.moment(as_of)
        fiscal_start = int(self.settings["fiscal_year_start"])
        return kpi(self.book, parse_period(period, self.book.zone, fiscal_start, moment), moment)

    def measure(self, *names: str, period: str = "2026-02", as_of: str = LATE) -> Any:
        found = self.kpi(period, as_of)["measures"]
        for name in names:
            found = found[name]
        return found

    def grouped(self, by: str, figure: str, period: str = "2026-02", as_of: str = LATE) -> dict[str, tuple[int, int]]:
        lines = self.kpi(period, as_of)["groups"][by]
        return {line[by]: (line["good"], line["counted"]) for line in lines if line["figure"] == figure}

    def figure(self, name: str, period: str = "2026-02", as_of: str = LATE) -> dict[str, Any]:
        return self.kpi(period, as_of)["figures"][name]

    def explain(self, name: str, period: str = "2026-02", as_of: str = LATE) -> dict[str, str]:
        return dict(self.kpi(period, as_of)["explain"][name])

    def status(self, figure: str, period: str = "2026-02", as_of: str = LATE, name: str = A) -> str | None:
        return self.explain(figure, period, as_of).get(name)
