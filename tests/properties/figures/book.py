"""Reads a book as it stands in its files: every scalar stays text until somebody asks for its meaning."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Iterable
from zoneinfo import ZoneInfo

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
CASE_KINDS = ("tickets", "repairs", "complaints", "revisits")
NAMED_KINDS = ("customers", "units", "contracts", "staff", "prices")

Instant = int  # seconds since 1970 in UTC: times are instants, local time is only a way to write them


@dataclass(frozen=True)
class Event:
    """Every event has `at` (when it happened), `by` (who did it), `do`."""

    record: str
    place: int
    at: Instant
    do: str
    fields: dict[str, Any]

    def order(self) -> tuple[Instant, str, int]:
        """A ticket and its repairs are read as one, ordered by (at, id, place)."""
        return (self.at, self.record, self.place)


@dataclass
class Record:
    """A record is facts plus events."""

    id: str
    head: dict[str, Any]
    events: list[Event] = field(default_factory=list)


@dataclass
class Book:
    """One record, one file, one name; rules are dated data in svc.yaml."""

    settings: dict[str, Any]
    tickets: dict[str, Record] = field(default_factory=dict)
    repairs: dict[str, Record] = field(default_factory=dict)
    complaints: dict[str, Record] = field(default_factory=dict)
    revisits: dict[str, Record] = field(default_factory=dict)
    customers: dict[str, Record] = field(default_factory=dict)
    units: dict[str, Record] = field(default_factory=dict)
    contracts: dict[str, Record] = field(default_factory=dict)
    staff: dict[str, Record] = field(default_factory=dict)
    prices: dict[str, Record] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """Local days and calendar hours are those of the book's time zone."""
        return ZoneInfo(self.settings["time_zone"])


def instant(text: str) -> Instant:
    """Instants are RFC 3339 with the book's offset and seconds."""
    return int(datetime.fromisoformat(text).timestamp())


def record_from(content: dict[str, Any]) -> Record:
    """The head says what the case is; `events` says what happened, when, by whom, and only grows."""
    head = {key: value for key, value in content.items() if key != "events"}
    events = [
        Event(content["id"], place, instant(raw["at"]), raw["do"], raw)
        for place, raw in enumerate(content.get("events") or [])
    ]
    return Record(content["id"], head, events)


def shelve(book: Book, kind: str, content: dict[str, Any]) -> Record:
    """One record, one file, one name; a natural key is compared without case."""
    record = record_from(content)
    name = record.id.casefold() if kind in NAMED_KINDS else record.id
    getattr(book, kind)[name] = record
    return record


def named(shelf: dict[str, Record], name: str | None) -> Record | None:
    """Where a natural key exists it is the name, compared without case."""
    return shelf.get(name.casefold()) if name else None


def read_book(directory: str | Path) -> Book:
    """The files are the only truth."""
    root = Path(directory)
    book = Book(load(root / "svc.yaml"))
    for kind in CASE_KINDS + NAMED_KINDS:
        for path in sorted((root / kind).rglob("*.yaml")):
            shelve(book, kind, load(path))
    return book


def load(path: Path) -> dict[str, Any]:
    """Scalars are text until the field's type reads them."""
    return yaml.load(path.read_bytes(), Loader=LOADER)


def without_voided(events: Iterable[Event]) -> list[Event]:
    """`do: void`, `event: <do>@<at>` takes out the events with that verb and that instant that stand above it in the file.

    A void can't be voided: enter the event again.
    """
    standing: list[Event] = []
    for event in sorted(events, key=lambda e: e.place):
        if event.do == "void":
            verb, _, at = event.fields["event"].partition("@")
            when = instant(at)
            standing = [e for e in standing if e.do == "void" or (e.do, e.at) != (verb, when)]
        standing.append(event)
    return standing


def read_events(events: Iterable[Event], as_of: Instant) -> list[Event]:
    """Voids first, at every as-of; then sorted by `at`, ties by place in the file; then those after as-of are dropped."""
    in_order = sorted(without_voided(events), key=lambda e: (e.at, e.place))
    return [event for event in in_order if event.at <= as_of]


def merged(records: Iterable[Record], as_of: Instant) -> list[Event]:
    """A ticket and its repairs are read as one, ordered by (at, id, place)."""
    events = [event for record in records for event in read_events(record.events, as_of)]
    return sorted(events, key=Event.order)
