"""Call-backs: which calls count, and which closed cases nobody has reached."""
from __future__ import annotations

from dataclasses import dataclass

from book import Book, Event, Instant, Record, merged
from cases import is_true
from periods import Period


@dataclass
class Called:
    """Several revisit records of one case are read as one, ordered by (at, id, place)."""

    id: str
    events: list[Event]
    calls: list[Event]
    cancelled: bool

    @property
    def counting(self) -> list[Event]:
        """A *counting call* is the first answered one of the case, and the first answered one after each `reopen`."""
        answered = [call for call in self.calls if is_true(call.fields, "answered")]
        found = answered[:1]
        for reopen in self.events:
            if reopen.do == "reopen":
                found += [call for call in answered if call.at > reopen.at][:1]
        return [call for call in answered if call in found]

    def last_counting(self, period: Period) -> Event | None:
        """The last counting call in the period."""
        inside = [call for call in self.counting if period.holds(call.at)]
        return inside[-1] if inside else None

    def unanswered(self, period: Period, as_of: Instant) -> bool:
        """`unanswered`: last closed in the period, still closed at E, no answered call before E."""
        until = period.reach(as_of)
        turns = [e for e in self.events if e.do in ("close", "reopen") and e.at <= until]
        if self.cancelled or not turns or turns[-1].do != "close" or not period.holds(turns[-1].at):
            return False
        return not any(is_true(call.fields, "answered") and call.at < until for call in self.calls)


def calls_of(book: Book, case: str, as_of: Instant) -> list[Event]:
    """Several revisit records of one case are read as one, ordered by (at, id, place)."""
    records = [revisit for revisit in book.revisits.values() if revisit.head["of"] == case]
    return [event for event in merged(records, as_of) if event.do == "call"]


def answers(call: Event) -> dict[str, str]:
    """An unanswered call has no answers; nothing is ever defaulted to satisfied."""
    return call.fields.get("answers") or {}


def contradicts(calls: list[Event]) -> bool:
    """… but the customer answered `one_visit: false` in any call up to as-of."""
    return any(answers(call).get("one_visit") == "false" for call in calls)


def called_complaint(book: Book, complaint: Record, as_of: Instant) -> Called:
    """Complaints, not cancelled, with a counting call in the period."""
    events = merged([complaint], as_of)
    cancelled = any(event.do == "cancel" for event in events)
    return Called(complaint.id, events, calls_of(book, complaint.id, as_of), cancelled)
