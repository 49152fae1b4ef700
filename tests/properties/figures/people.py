"""Whom a record is counted for: who did the deciding thing, and the department that person belonged to on that day."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from book import Book, Event, Instant, Record, named, read_events
from calls import Called
from cases import TicketCase, first
from periods import local
from promises import entry_of, starts


@dataclass
class Person:
    """`--by person` is who restored (`by` of that event)."""

    handle: str
    on: Instant  # "on that day": the day of the event that names the person


def who_did(event: Event | None) -> Person | None:
    """`by` of that event."""
    return Person(event.fields["by"], event.at) if event else None


def who_quoted(repair: Record, as_of: Instant) -> Person | None:
    """For quotes who quoted."""
    return who_did(first(read_events(repair.events, as_of), "quote"))


def who_cared(case: TicketCase) -> Person | None:
    """For satisfaction who restored, else the last `assign.to`, else who received."""
    if case.restore_event:
        return who_did(case.restore_event)
    assigned = [event for event in case.own_events if event.do == "assign"]
    if assigned:
        return Person(assigned[-1].fields["to"], assigned[-1].at)
    return who_did(case.receive_event)


def who_received(complaint: Called) -> Person | None:
    """Nobody restores a complaint or is assigned one: who received."""
    return who_did(first(complaint.events, "receive"))


def post_of(staff: Record, day: date) -> dict[str, str] | None:
    """Of the posts of that day (a post may have `until`, its last day) the entry with the latest `from` counts."""
    held = [post for post in staff.head["posts"] if starts(post) <= day and day <= last_day(post)]
    return entry_of(held, day)


def last_day(post: dict[str, str]) -> date:
    """A post may have `until`."""
    return date.fromisoformat(post["until"]) if "until" in post else date.max


def handle_of(book: Book, person: Person | None) -> str | None:
    """The staff handle is a name, compared without case: written otherwise, it is the same person."""
    staff = named(book.staff, person.handle) if person else None
    return staff.id if staff else person.handle if person else None


def department_of(book: Book, person: Person | None) -> str | None:
    """`department` is that person's on that day."""
    staff = named(book.staff, person.handle) if person else None
    post = post_of(staff, local(person.on, book.zone).date()) if staff else None
    return post["department"] if post else None
