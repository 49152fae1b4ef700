"""A ticket with its repairs as it stood at as-of: milestones, clocks, outcome, and why it may be left out."""
from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from book import Book, Event, Instant, Record, instant, merged, read_events
from clocks import Interval, deadline, pause_stops, quote_stops
from periods import local, seconds
from promises import calendar_of, promises_of, rules_of


def first(events: list[Event], *verbs: str) -> Event | None:
    """*received* = first `receive`; *responded* = first `respond`."""
    return next((event for event in events if event.do in verbs), None)


def at(event: Event | None) -> Instant | None:
    """`at` (when it happened)."""
    return event.at if event else None


def is_true(fields: dict[str, Any], key: str) -> bool:
    """Scalars are text until the field's type reads them."""
    return fields.get(key) == "true"


class TicketCase:
    """A ticket and its repairs are read as one."""

    def __init__(self, book: Book, ticket: Record, repairs: list[Record], as_of: Instant):
        self.book, self.ticket, self.as_of = book, ticket, as_of
        self.repairs = sorted(repairs, key=lambda repair: repair.id)
        self.events = merged([ticket, *self.repairs], as_of)

    @cached_property
    def own_events(self) -> list[Event]:
        """The ticket's own events: voids first, sorted, those after as-of dropped."""
        return read_events(self.ticket.events, self.as_of)

    # Milestones

    @cached_property
    def receive_event(self) -> Event | None:
        """*received* = first `receive`."""
        return first(self.events, "receive")

    @cached_property
    def respond_event(self) -> Event | None:
        """*responded* = first `respond`."""
        return first(self.events, "respond")

    @cached_property
    def restore_event(self) -> Event | None:
        """*restored* = first `restore`, or first `leave {fixed: true}` of its repairs, whichever is earlier."""
        restoring = [e for e in self.events if e.do == "restore" or (e.do == "leave" and is_true(e.fields, "fixed"))]
        return restoring[0] if restoring else None

    @cached_property
    def arrivals(self) -> list[Event]:
        """`arrive` of its repairs not after restored."""
        return [e for e in self.events if e.do == "arrive" and (self.restored is None or e.at <= self.restored)]

    @cached_property
    def arrive_event(self) -> Event | None:
        """*arrived* = first `arrive` of its repairs not after restored."""
        return self.arrivals[0] if self.arrivals else None

    @property
    def received(self) -> Instant | None:
        """*received* = first `receive`."""
        return at(self.receive_event)

    @property
    def restored(self) -> Instant | None:
        """A later reopening doesn't move it."""
        return at(self.restore_event)

    @property
    def arrived(self) -> Instant | None:
        """*arrived* = first `arrive` of its repairs not after restored."""
        return at(self.arrive_event)

    # Promises and stops

    @cached_property
    def day(self) -> date | None:
        """Which day: promises, the local date of receipt."""
        return None if self.received is None else local(self.received, self.book.zone).date()

    @cached_property
    def promises(self) -> dict[str, str]:
        """Promises are put together key by key, of the local date of receipt."""
        return promises_of(self.book, self.ticket, self.repairs, self.day) if self.day else {}

    @cached_property
    def stops(self) -> list[Interval]:
        """It is stopped by the rules' `stops` (those of the day of receipt), each at most up to as-of."""
        if self.day is None:
            return []
        stopping = rules_of(self.book, self.day)["stops"]
        stops = pause_stops(self.events, stopping, self.as_of)
        for repair in self.repairs:
            stops += quote_stops(read_events(repair.events, self.as_of), stopping, self.as_of)
        return stops

    @property
    def stops_before_restored(self) -> list[Interval]:
        """… or a stop begun before restored."""
        return [stop for stop in self.stops if self.restored is None or stop[0] < self.restored]

    def due(self, promise: str, start: Instant | None, stops: list[Interval]) -> Instant | None:
        """The `calendar` in a case's promises holds for all its clocks."""
        if start is None or promise not in self.promises:
            return None
        calendar = calendar_of(self.book, self.promises)
        return deadline(calendar, start, seconds(self.promises[promise]), stops, self.book.zone)

    # Deadlines

    @cached_property
    def respond_deadline(self) -> Instant | None:
        """Nothing stops or moves the response and quote clocks."""
        return self.due("respond", self.received, [])

    def may_move(self, event: Event, current: Instant) -> bool:
        """A customer's appointment (its `for` not before its `at`) made before that clock's deadline, before arrived and
        before restored moves it."""
        if event.do != "appoint" or event.fields["asked_by"] != "customer":
            return False
        if instant(event.fields["for"]) < event.at:
            return False
        limits = [limit for limit in (current, self.arrived, self.restored) if limit is not None]
        return all(event.at < limit for limit in limits)

    @cached_property
    def arrive_appointment(self) -> Instant | None:
        """The arrive deadline is A; a later one replaces it under the same conditions."""
        current, appointed = self.due("arrive", self.received, self.stops), None
        for event in self.events if current is not None else []:
            if self.may_move(event, current):
                current = appointed = appointed_time(event)
        return appointed

    @cached_property
    def arrive_deadline(self) -> Instant | None:
        """A deadline set by an appointment isn't moved by a stop."""
        if self.arrive_appointment is not None:
            return self.arrive_appointment
        return self.due("arrive", self.received, self.stops)

    @cached_property
    def restore_appointment(self) -> Instant | None:
        """The restore clock starts at A; a later one replaces it under the same conditions."""
        current, appointed = self.due("restore", self.received, self.stops), None
        for event in self.events:
            if current is not None and self.may_move(event, current):
                appointed = appointed_time(event)
                current = self.due("restore", appointed, self.stops)
        return appointed

    @property
    def restore_start(self) -> Instant | None:
        """Respond, arrive and restore start at *received*; with an appointment the restore clock starts at A."""
        return self.received if self.restore_appointment is None else self.restore_appointment

    @cached_property
    def restore_deadline(self) -> Instant | None:
        """Its *deadline* is the moment its running time reaches the promise."""
        return self.due("restore", self.restore_start, self.stops)

    @cached_property
    def moved(self) -> bool:
        """`moved`: cases whose arrive or restore deadline an appointment, or a stop begun before restored, moved."""
        if self.arrive_appointment is not None or self.restore_appointment is not None:
            return True
        clocks = [("arrive", self.received), ("restore", self.received)]
        return any(self.due(*clock, []) != self.due(*clock, self.stops_before_restored) for clock in clocks)

    # Outcome

    @cached_property
    def outcome(self) -> Instant | None:
        """The outcome of a repair ticket falls at *restored* if that is not after its restore deadline, else at that
        deadline. With as-of exactly at a deadline the outcome has fallen."""
        if self.ticket.head["kind"] != "repair" or self.received is None:
            return None
        limit = self.restore_deadline
        if self.restored_in_time:
            return self.restored
        return limit if limit is not None and limit <= self.as_of else None

    @property
    def restored_in_time(self) -> bool:
        """Exactly at the deadline is in time."""
        limit = self.restore_deadline
        return self.restored is not None and (limit is None or self.restored <= limit)

    @cached_property
    def cancelled(self) -> bool:
        """`cancelled` (withdrawn before the outcome; duplicate or error at any time); tickets that have no outcome (other
        kinds) may be withdrawn at any time."""
        for event in self.own_events:
            if event.do == "cancel" and event.fields["why"] in ("duplicate", "error"):
                return True
            if event.do == "cancel" and (self.outcome is None or event.at < self.outcome):
                return True
        return False

    @cached_property
    def refused(self) -> bool:
        """`refused` (not restored by its deadline, and the last `answer` before it is no)."""
        if self.outcome is None or self.restored_in_time:
            return False
        answers = [e for e in self.events if e.do == "answer" and e.at < self.restore_deadline]
        return bool(answers) and not is_true(answers[-1].fields, "accepted")

    @cached_property
    def left_out(self) -> str | None:
        """A case is left out for the first reason that holds (cancelled, no_receive, refused)."""
        if self.cancelled:
            return "cancelled"
        if self.received is None:
            return "no_receive"
        return "refused" if self.refused else None

    def left_out_before(self, moment: Instant) -> bool:
        """Whether it was known by then that it is left out; a duplicate or an error never was a case."""
        if self.received is None:
            return True
        if self.cancelled:
            cancels = [event for event in self.own_events if event.do == "cancel"]
            return any(event.fields["why"] != "withdrawn" or event.at < moment for event in cancels)
        return self.refused and self.restore_deadline < moment

    def counted_at(self, when: Instant | None) -> Instant | None:
        """… in the period in which it would have been counted, without `receive` in that of its first event."""
        if self.received is None:
            return self.events[0].at if self.events else None
        return when

    @cached_property
    def units(self) -> set[str]:
        """Unit: the ticket's, else its repairs', case folded."""
        own = self.ticket.head.get("unit")
        names = [own] if own else [repair.head.get("unit") for repair in self.repairs]
        return {name.casefold() for name in names if name}


def appointed_time(event: Event) -> Instant:
    """With A its `until`, else its `for`."""
    return instant(event.fields.get("until") or event.fields["for"])
