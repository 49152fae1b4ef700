"""`kpi --by department|person|category|channel|customer|hour`: each figure once for each group."""
from __future__ import annotations

from typing import Any

from book import Instant, Record
from calls import called_complaint
from cases import TicketCase, first
from figures import COUNTED, FIGURES, Row, View
from people import Person, department_of, handle_of, who_cared, who_did, who_quoted, who_received
from periods import local
from promises import traits

BY = ("department", "person", "category", "channel", "customer", "hour")
UNKNOWN = ""


class Grouping:
    """Of each ticket, repair and complaint of a view: what it is grouped by."""

    def __init__(self, view: View):
        self.view = view
        self.cases = {case.ticket.id: case for case in view.cases}

    def of_row(self, figure: str, row: Row) -> dict[str, str]:
        """Every figure shows its records: a repair for quotes, a complaint, or a ticket."""
        if figure == "complaint_satisfaction":
            return self.of_complaint(self.view.book.complaints[row.id])
        repair = self.view.book.repairs.get(row.id)
        case = self.cases[repair.head["ticket"] if repair else row.id]
        return self.of_ticket(case, self.person(figure, case, repair))

    def person(self, figure: str, case: TicketCase, repair: Record | None) -> Person | None:
        """Who restored; for quotes who quoted; for satisfaction who restored, else the last `assign.to`, else who
        received."""
        if repair is not None:
            return who_quoted(repair, self.view.as_of)
        return who_cared(case) if figure == "satisfaction" else who_did(case.restore_event)

    def of_ticket(self, case: TicketCase, person: Person | None) -> dict[str, str]:
        """Kind, channel and customer are the ticket's; the category is the unit's (the ticket's, else its first
        repair's)."""
        known = traits(self.view.book, case.ticket, case.repairs)
        head = case.ticket.head
        named = {"kind": head["kind"], "category": known["category"], "channel": head["channel"]}
        return self.filled(named | {"customer": head.get("customer")}, person, case.received)

    def of_complaint(self, complaint: Record) -> dict[str, str]:
        """A complaint has a customer and a channel, but is about no one machine."""
        called = called_complaint(self.view.book, complaint, self.view.as_of)
        received = first(called.events, "receive")
        named = {"channel": complaint.head["channel"], "customer": complaint.head.get("customer"), "category": None}
        return self.filled(named, who_received(called), received.at if received else None)

    def filled(self, named: dict[str, Any], person: Person | None, received: Instant | None) -> dict[str, str]:
        """Hour of day: the local hour in which it was received. What isn't known has a group of its own."""
        hour = None if received is None else f"{local(received, self.view.book.zone):%H}"
        department = department_of(self.view.book, person)
        whole = named | {"person": handle_of(self.view.book, person), "department": department, "hour": hour}
        return {key: value or UNKNOWN for key, value in whole.items()}


def groups(view: View, rows: dict[str, list[Row]]) -> dict[str, list[dict[str, Any]]]:
    """Good of counted, by group and figure, for each thing that may be grouped by."""
    grouping = Grouping(view)
    found: dict[str, dict[tuple[str, str], list[bool]]] = {by: {} for by in BY}
    for figure in FIGURES:
        for row in rows[figure]:
            if row.status in COUNTED:
                own = grouping.of_row(figure, row)
                for by in BY:
                    found[by].setdefault((own[by], figure), []).append(row.status != "bad")
    return {by: [line(by, *key, goods) for key, goods in sorted(found[by].items(), key=place)] for by in BY}


def place(item: tuple[tuple[str, str], Any]) -> tuple[str, int]:
    """By group, then in the order of the figures."""
    (group, figure), _ = item
    return group, FIGURES.index(figure)


def line(by: str, group: str, figure: str, goods: list[bool]) -> dict[str, Any]:
    """One row a group and figure."""
    return {by: group, "figure": figure, "good": sum(goods), "counted": len(goods)}


def tally(values: list[str]) -> dict[str, int]:
    """How many of each."""
    return {value: values.count(value) for value in sorted(set(values))}


