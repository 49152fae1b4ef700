"""Sums of labour, parts, their cost, and compensation, in exact decimals."""
from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Iterator

from book import Book, Event, Record, merged, named, read_events
from cases import TicketCase, is_true
from figures import View
from periods import local
from promises import contract_in_force, entry_of

ZERO = Decimal("0.00")


def visits_ended(view: View) -> Iterator[tuple[TicketCase, Event]]:
    """`leave {labour?, parts?}`: what a visit came to is known when it ends."""
    for case in view.cases:
        for repair in case.repairs:
            for event in read_events(repair.events, view.as_of):
                if event.do == "leave" and view.period.holds(event.at):
                    yield case, event


def price_list(book: Book, ticket: Record, day: date) -> Record | None:
    """A contract has optionally prices, which hold while it is in force; else the list named standard."""
    contract = contract_in_force(book, ticket, day)
    name = contract.head.get("prices") if contract else None
    return named(book.prices, name or "standard")


def cost_of(book: Book, ticket: Record, part: str, day: date) -> Decimal | None:
    """`price` and `cost` per part, with `from`."""
    listed = price_list(book, ticket, day)
    entry = entry_of(listed.head.get("entries") or [], day) if listed else None
    for priced in (entry or {}).get("parts") or []:
        if priced["part"] == part and "cost" in priced:
            return Decimal(priced["cost"])
    return None


def parts_put_in(view: View) -> Iterator[tuple[Decimal, Decimal | None]]:
    """parts: [{part, qty, price, charged, out, in}]: what the customer pays for it, and what it costs the company."""
    for case, leave in visits_ended(view):
        day = local(leave.at, view.book.zone).date()
        for part in leave.fields.get("parts") or []:
            quantity = int(part["qty"])
            paid = quantity * Decimal(part.get("price", "0")) if is_true(part, "charged") else ZERO
            cost = cost_of(view.book, case.ticket, part["part"], day)
            yield paid, None if cost is None else quantity * cost


def settlements(view: View) -> Iterator[Decimal]:
    """`settle {result, amount?}`: what was paid stays paid, whatever became of the case."""
    for complaint in view.book.complaints.values():
        for event in merged([complaint], view.as_of):
            if event.do == "settle" and view.period.holds(event.at):
                yield Decimal(event.fields.get("amount", "0"))


def money(view: View) -> dict[str, Any]:
    """Sums of labour, parts, their cost, compensation."""
    labour = [Decimal(leave.fields.get("labour", "0")) for _, leave in visits_ended(view)]
    parts = list(parts_put_in(view))
    return {
        "labour": written(labour),
        "parts": written([paid for paid, _ in parts]),
        "cost": written([cost for _, cost in parts if cost is not None]),
        "parts_without_cost": sum(cost is None for _, cost in parts),
        "compensation": written(list(settlements(view))),
    }


def written(amounts: list[Decimal]) -> str:
    """Money is a quoted decimal (`"480.00"`)."""
    return str(sum(amounts, ZERO))
