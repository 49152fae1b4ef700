"""Rules are dated data: an old quarter is judged by the rules of its time."""
from __future__ import annotations

from datetime import date
from typing import Any

from book import Book, Record, named

RULES_UNLESS_DECIDED = {"first_fix_window": "30d", "satisfied_from": "4", "stops": ["customer"], "no_data": "redistribute"}


def starts(entry: dict[str, Any]) -> date:
    """Promises, goals, limits and prices live in the book with a start date."""
    return date.fromisoformat(entry["from"])


def entry_of(entries: list[dict[str, Any]], day: date) -> dict[str, Any] | None:
    """The entry with the latest `from` not after the day counts; before the first one, the first."""
    in_order = sorted(entries, key=starts)
    reached = [entry for entry in in_order if starts(entry) <= day]
    return reached[-1] if reached else (in_order[0] if in_order else None)


def rules_of(book: Book, day: date) -> dict[str, Any]:
    """An entry of another dated list counts whole: what it lacks isn't taken from an older one."""
    return RULES_UNLESS_DECIDED | (entry_of(book.settings.get("rules") or [], day) or {})


def goals_of(book: Book, day: date) -> dict[str, Any]:
    """Which day: goals and rules, the last day of the period."""
    return entry_of(book.settings.get("goals") or [], day) or {}


def traits(book: Book, ticket: Record, repairs: list[Record]) -> dict[str, str | None]:
    """`when` (kind, priority, category, channel, level): the category is the unit's (the ticket's, else its first repair's),
    the level the customer's; an absent priority is normal."""
    units = [ticket.head.get("unit")] + [repair.head.get("unit") for repair in repairs]
    unit = named(book.units, next((name for name in units if name), None))
    customer = named(book.customers, ticket.head.get("customer"))
    return {
        "kind": ticket.head["kind"],
        "priority": ticket.head.get("priority", "normal"),
        "category": unit.head.get("category") if unit else None,
        "channel": ticket.head.get("channel"),
        "level": customer.head.get("level") if customer else None,
    }


def fits(entry: dict[str, Any], ticket_traits: dict[str, str | None]) -> bool:
    """All keys of a `when` must fit."""
    return all(ticket_traits.get(key) == value for key, value in entry["when"].items())


def contract_in_force(book: Book, ticket: Record, day: date) -> Record | None:
    """The contract that the ticket names, while it is in force (first and last day included)."""
    contract = named(book.contracts, ticket.head.get("contract"))
    if contract is None:
        return None
    in_force = date.fromisoformat(contract.head["from"]) <= day <= date.fromisoformat(contract.head["until"])
    return contract if in_force else None


def contract_entry(book: Book, ticket: Record, day: date) -> dict[str, Any] | None:
    """The entry of the contract that the ticket names, while it is in force (first and last day included)."""
    contract = contract_in_force(book, ticket, day)
    return entry_of(contract.head.get("promises") or [], day) if contract else None


def promises_of(book: Book, ticket: Record, repairs: list[Record], day: date) -> dict[str, str]:
    """Promises are put together key by key: the general entry, then those whose `when` fits, in order of `from`, then the
    entry of the contract that the ticket names. Which day: the local date of receipt."""
    listed = book.settings.get("promises") or []
    general = entry_of([entry for entry in listed if "when" not in entry], day)
    known = traits(book, ticket, repairs)
    special = [e for e in sorted(listed, key=starts) if "when" in e and starts(e) <= day and fits(e, known)]
    together: dict[str, str] = {}
    for entry in [general, *special, contract_entry(book, ticket, day)]:
        together.update(entry or {})
    return {key: value for key, value in together.items() if key not in ("from", "when")}


def calendar_of(book: Book, promises: dict[str, str]) -> dict[str, Any] | None:
    """The `calendar` in a case's promises holds for all its clocks; without one, clocks run day and night."""
    name = promises.get("calendar")
    return book.settings["calendars"][name] if name else None
