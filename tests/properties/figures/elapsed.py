"""How long it took: plain elapsed time from the start of each clock to its milestone, when that lies in the period."""
from __future__ import annotations

from typing import Any, Iterator

from book import Event, Instant, read_events
from calls import Called, called_complaint
from cases import TicketCase, at, first, is_true
from figures import View

CLOCKS = ("respond", "arrive", "restore", "appoint", "quote", "revisit")
CLOCKS += ("complaint_respond", "complaint_arrive", "complaint_settle")
Stretch = tuple[str, Instant | None, Instant | None]  # clock, start, milestone


def of_ticket(view: View, case: TicketCase) -> Iterator[Stretch]:
    """Respond, arrive and restore start at *received*."""
    yield "respond", case.received, at(case.respond_event)
    yield "arrive", case.received, case.arrived
    yield "restore", case.received, case.restored
    yield "appoint", case.received, appointed(case)
    yield ("revisit", *called_back(view.called(case)))
    for repair in case.repairs:
        yield ("quote", *quoted(read_events(repair.events, view.as_of)))


def appointed(case: TicketCase) -> Instant | None:
    """*appoint*, received to first `appoint` (booking; repair and install unless restored first)."""
    moment = at(first(case.own_events, "appoint"))
    kind = case.ticket.head["kind"]
    if moment is None or kind not in ("booking", "repair", "install"):
        return None
    restored_first = case.restored is not None and case.restored < moment
    return None if kind != "booking" and restored_first else moment


def quoted(events: list[Event]) -> tuple[Instant | None, Instant | None]:
    """*quote*, chargeable diagnose to first quote."""
    diagnoses = [e for e in events if e.do == "diagnose" and is_true(e.fields, "chargeable")]
    return at(diagnoses[0] if diagnoses else None), at(first(events, "quote"))


def called_back(called: Called) -> tuple[Instant | None, Instant | None]:
    """*revisit*, last close to first answered call after it."""
    closes = [event.at for event in called.events if event.do == "close"]
    if not closes:
        return None, None
    answered = [call.at for call in called.calls if is_true(call.fields, "answered") and call.at > closes[-1]]
    return closes[-1], answered[0] if answered else None


def of_complaint(view: View, complaint: Called) -> Iterator[Stretch]:
    """*complaint*: respond, arrive and settle after its receive."""
    received = first(complaint.events, "receive").at
    after = [event for event in complaint.events if event.at >= received]
    yield "complaint_respond", received, at(first(after, "respond"))
    yield "complaint_arrive", received, arrived(view, complaint.id, received)
    yield "complaint_settle", received, at(first(after, "settle"))
    yield ("revisit", *called_back(complaint))


def arrived(view: View, complaint: str, received: Instant) -> Instant | None:
    """If a ticket names the complaint: first arrival on it, after the complaint's receive."""
    naming = [case for case in view.cases if case.ticket.head.get("complaint") == complaint and not case.cancelled]
    arrivals = [event.at for case in naming for event in case.events if event.do == "arrive"]
    return min((moment for moment in arrivals if moment >= received), default=None)



def nearest_rank(lengths: list[int], percent: int) -> int | None:
    """Median and 90th percentile (nearest rank): the smallest that so many percent don't exceed."""
    for length in sorted(lengths):
        if 100 * sum(other <= length for other in lengths) >= percent * len(lengths):
            return length
    return None


def clocks(view: View) -> dict[str, dict[str, Any]]:
    """Median and 90th percentile (nearest rank, plain elapsed time, milestone in the period) of each clock."""
    lengths: dict[str, list[int]] = {clock: [] for clock in CLOCKS}
    for clock, start, milestone in stretches(view):
        if start is not None and view.period.holds(milestone):
            lengths[clock].append(max(0, milestone - start))
    return {
        clock: {"count": len(found), "median": nearest_rank(found, 50), "p90": nearest_rank(found, 90)}
        for clock, found in lengths.items()
    }


def stretches(view: View) -> Iterator[Stretch]:
    """Of every ticket and complaint that was received and is not cancelled."""
    for case in view.cases:
        if case.received is not None and not case.cancelled:
            yield from of_ticket(view, case)
    for complaint in view.book.complaints.values():
        called = called_complaint(view.book, complaint, view.as_of)
        if first(called.events, "receive") and not called.cancelled:
            yield from of_complaint(view, called)
