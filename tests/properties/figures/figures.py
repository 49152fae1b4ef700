"""The five figures, one row for each record they show: every figure shows its records."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterator

from book import Book, Event, Instant, Record, read_events
from calls import Called, answers, called_complaint, calls_of, contradicts
from cases import TicketCase, first, is_true
from periods import Period, later
from promises import rules_of

GOALS = ("first_fix", "quote_in_time", "repair_in_time", "complaint_satisfaction")
FIGURES = (*GOALS, "satisfaction")
COUNTED = ("good", "bad", "provisional")
MARKS = ("visited", "no_unit", "contradicted", "moved", "late_logged")


@dataclass
class Row:
    """`--explain` lists what was counted, what was left out and why."""

    id: str
    status: str  # good | bad | provisional | pending | left_out
    reason: str = ""
    marks: set[str] = field(default_factory=set)
    missed: list[str] = field(default_factory=list)  # why a counted one is not good


class View:
    """A book as it stood at as-of, seen for one period."""

    def __init__(self, book: Book, period: Period, as_of: Instant):
        self.book, self.period, self.as_of = book, period, as_of
        self.until = period.reach(as_of)
        self.rules = rules_of(book, period.last_day)
        self.cases = [self.case(ticket) for _, ticket in sorted(book.tickets.items())]
        self.repair_cases = [case for case in self.cases if case.ticket.head["kind"] == "repair"]

    def case(self, ticket: Record) -> TicketCase:
        """A repair stands under the key of its ticket and names it."""
        repairs = [repair for repair in self.book.repairs.values() if repair.head["ticket"] == ticket.id]
        return TicketCase(self.book, ticket, repairs, self.as_of)

    def called(self, case: TicketCase) -> Called:
        """Tickets, not cancelled, with a counting call in the period."""
        return Called(case.ticket.id, case.own_events, calls_of(self.book, case.ticket.id, self.as_of), case.cancelled)

    def pending(self, case: TicketCase, begun: Instant | None, outcome: Instant | None) -> bool:
        """`pending` (received, or diagnosed, before E, outcome none or not before E), unless it was left out by then."""
        if case.left_out_before(self.period.to):
            return False
        return begun < self.until and (outcome is None or outcome >= self.until)


def marks(**holding: bool) -> set[str]:
    """Beside a figure stand …"""
    return {name for name, holds in holding.items() if holds}


def carries_logged(events: list[Event | None]) -> bool:
    """`late_logged` (counted cases one of whose deciding events carries `logged`)."""
    return any(event is not None and "logged" in event.fields for event in events)


# repair_in_time


def repair_in_time(view: View) -> Iterator[Row]:
    """Repair tickets whose outcome falls in the period."""
    for case in view.repair_cases:
        if case.left_out and view.period.holds(case.counted_at(case.outcome)):
            yield Row(case.ticket.id, "left_out", case.left_out)
        elif not case.left_out and view.period.holds(case.outcome):
            deciding = [case.receive_event, case.respond_event, case.arrive_event, case.restore_event]
            beside = marks(moved=case.moved, late_logged=carries_logged(deciding))
            missed = missed_deadlines(case)
            yield Row(case.ticket.id, "bad" if missed else "good", "", beside, missed)
        elif view.pending(case, case.received, case.outcome):
            yield Row(case.ticket.id, "pending")


def missed_deadlines(case: TicketCase) -> list[str]:
    """Responded, arrived (if anybody came) and restored, each by its deadline; never responded is not good."""
    return those(
        never_responded=case.respond_event is None,
        responded_late=case.respond_event is not None and not by(case.respond_event.at, case.respond_deadline),
        arrived_late=case.arrived is not None and not by(case.arrived, case.arrive_deadline),
        not_restored=case.restored is None,
        restored_late=case.restored is not None and not case.restored_in_time,
    )


def those(**holding: bool) -> list[str]:
    """Every figure shows … why: what of it holds, in this order."""
    return [name for name, holds in holding.items() if holds]


def by(when: Instant, limit: Instant | None) -> bool:
    """Exactly at the deadline is in time."""
    return limit is None or when <= limit


# first_fix


def first_fix(view: View) -> Iterator[Row]:
    """Repair tickets restored in the period."""
    for case in view.repair_cases:
        counted_at = case.counted_at(case.restored) if case.restored is not None else None
        if case.left_out and view.period.holds(counted_at):
            yield Row(case.ticket.id, "left_out", case.left_out)
        elif not case.left_out and view.period.holds(counted_at):
            yield fixed_row(view, case)
        elif view.pending(case, case.received, case.outcome):
            yield Row(case.ticket.id, "pending")


def fixed_row(view: View, case: TicketCase) -> Row:
    """Good with as-of inside the window: counted good and also in `provisional`."""
    window_end = later(case.restored, view.rules["first_fix_window"], view.book.zone)
    reopens = [e for e in case.events if e.do == "reopen" and case.restored < e.at <= window_end]
    again = any(came_again(case, other, window_end) for other in view.repair_cases)
    missed = those(several_arrivals=len(case.arrivals) > 1, reopened=bool(reopens), came_again=again)
    status = "bad" if missed else "provisional" if view.as_of < window_end else "good"
    beside = marks(
        moved=case.moved,
        late_logged=carries_logged([*case.arrivals, *reopens, case.restore_event]),
        visited=bool(case.arrivals),
        no_unit=not case.units,
        contradicted=not missed and contradicts(calls_of(view.book, case.ticket.id, view.as_of)),
    )
    return Row(case.ticket.id, status, "", beside, missed)


def came_again(case: TicketCase, other: TicketCase, window_end: Instant) -> bool:
    """In (restored, restored + `first_fix_window`] no other repair ticket received for the same unit; a cancelled ticket is
    no "other repair ticket"."""
    if other is case or other.cancelled or other.received is None:
        return False
    return bool(case.units & other.units) and case.restored < other.received <= window_end


# quote_in_time


def quote_in_time(view: View) -> Iterator[Row]:
    """Repairs (of tickets of any kind, not left out) with a chargeable `diagnose`."""
    for case in view.cases:
        for repair in case.repairs:
            yield from quote_row(view, case, repair)


def quote_row(view: View, case: TicketCase, repair: Record) -> Iterator[Row]:
    """The first such, D."""
    events = read_events(repair.events, view.as_of)
    chargeable = [e for e in events if e.do == "diagnose" and is_true(e.fields, "chargeable")]
    if not chargeable:
        return
    diagnose, quote = chargeable[0], first(events, "quote")
    limit = case.due("quote", diagnose.at, [])
    outcome = quote_outcome(diagnose, quote, limit, view.as_of)
    dropped = repair_cancelled(events, outcome)
    reason = "cancelled" if dropped or case.cancelled else case.left_out
    if reason and view.period.holds(case.counted_at(outcome)):
        yield Row(repair.id, "left_out", reason)
    elif not reason and view.period.holds(outcome):
        missed = those(not_quoted=quote is None, quoted_late=quote is not None and not by(quote.at, limit))
        beside = marks(late_logged=carries_logged([diagnose, quote]))
        yield Row(repair.id, "bad" if missed else "good", "", beside, missed)
    elif not (dropped and dropped.at < view.period.to) and view.pending(case, diagnose.at, outcome):
        yield Row(repair.id, "pending")


def quote_outcome(diagnose: Event, quote: Event | None, limit: Instant | None, as_of: Instant) -> Instant | None:
    """Outcome at the first `quote` if not after D + quote (at D if the quote came before it), else at D + quote."""
    if quote is not None and by(quote.at, limit):
        return max(diagnose.at, quote.at)
    return limit if limit is not None and limit <= as_of else None


def repair_cancelled(events: list[Event], outcome: Instant | None) -> Event | None:
    """A repair cancelled before its quote outcome is left out of `quote_in_time` as cancelled."""
    cancel = first(events, "cancel")
    return cancel if cancel and (outcome is None or cancel.at < outcome) else None


# Satisfaction


def complaint_satisfaction(view: View) -> Iterator[Row]:
    """Complaints, not cancelled, with a counting call in the period."""
    for _, complaint in sorted(view.book.complaints.items()):
        yield from called_row(view, called_complaint(view.book, complaint, view.as_of), moved=False)


def satisfaction(view: View) -> Iterator[Row]:
    """Tickets, not cancelled, with a counting call in the period."""
    for case in view.cases:
        yield from called_row(view, view.called(case), moved=case.moved)


def called_row(view: View, called: Called, moved: bool) -> Iterator[Row]:
    """`overall` of the last counting call in it ≥ `satisfied_from`; an answered call without `overall` is counted, not
    good."""
    call = called.last_counting(view.period)
    if call is None:
        return
    if called.cancelled:
        yield Row(called.id, "left_out", "cancelled")
        return
    overall = answers(call).get("overall")
    low = overall is not None and int(overall) < int(view.rules["satisfied_from"])
    missed = those(unsatisfied=low, no_overall=overall is None)
    beside = marks(moved=moved, late_logged=carries_logged([call]))
    yield Row(called.id, "bad" if missed else "good", "", beside, missed)


def unanswered(view: View, figure: str) -> list[str]:
    """`unanswered` (satisfaction: last closed in the period, still closed at E, no answered call before E)."""
    if figure == "satisfaction":
        called = [view.called(case) for case in view.cases]
    elif figure == "complaint_satisfaction":
        called = [called_complaint(view.book, one, view.as_of) for one in view.book.complaints.values()]
    else:
        called = []
    return [one.id for one in called if one.unanswered(view.period, view.as_of)]


# Counting

ROWS = {
    "first_fix": first_fix,
    "quote_in_time": quote_in_time,
    "repair_in_time": repair_in_time,
    "complaint_satisfaction": complaint_satisfaction,
    "satisfaction": satisfaction,
}


def rows_of(view: View, figure: str) -> list[Row]:
    """Every figure shows its records."""
    return sorted(ROWS[figure](view), key=lambda row: row.id)


def marked(view: View, figure: str, rows: list[Row]) -> dict[str, list[str]]:
    """The records behind each count that stands beside a figure."""
    counted = [row for row in rows if row.status in COUNTED]
    behind = {mark: [row.id for row in counted if mark in row.marks] for mark in MARKS}
    return behind | {"unanswered": unanswered(view, figure)}


def counts(view: View, figure: str, rows: list[Row]) -> dict[str, Any]:
    """Beside a figure stand `pending`, `unanswered`, `moved`, `late_logged`, `left_out` by reason, and for first_fix
    `visited` and `contradicted`."""
    statuses = [row.status for row in rows]
    result: dict[str, Any] = {"figure": figure}
    result["good"] = statuses.count("good") + statuses.count("provisional")
    result["counted"] = sum(status in COUNTED for status in statuses)
    result["provisional"] = statuses.count("provisional")
    result["pending"] = statuses.count("pending")
    for mark, records in marked(view, figure, rows).items():
        result[mark] = len(records)
    reasons = [row.reason for row in rows if row.status == "left_out"]
    result["left_out"] = {reason: reasons.count(reason) for reason in sorted(set(reasons))}
    return result
