"""Also reported, without goals: how much there was to do, whether it lasted, what was asked, and what it came to."""
from __future__ import annotations

from typing import Any, Iterator

from book import Instant, merged
from calls import Called, called_complaint
from cases import TicketCase, first, is_true
from clocks import Interval, pause_stops
from elapsed import clocks
from figures import View, came_again
from groups import Grouping, tally
from money import money
from people import who_cared
from periods import later

TALLIES = ("kind", "channel", "category", "department", "person", "hour")
GRADES = ("grumble", "general", "severe")
DEMANDED = {"group": "severe", "injury": "severe", "loss": "severe"}
DEMANDED |= {"authority": "general", "court": "general", "online": "general"}


def cases(view: View) -> dict[str, Any]:
    """Cases by kind, channel, category, department, person, hour of day."""
    received = [case for case in view.cases if view.period.holds(case.received)]
    standing = [case for case in received if not case.cancelled]
    grouping = Grouping(view)
    named = [grouping.of_ticket(case, who_cared(case)) for case in standing]
    tallies = {by: tally([one[by] or "-" for one in named]) for by in TALLIES}
    return {"received": len(standing), "cancelled": len(received) - len(standing)} | tallies


def window_end(view: View, case: TicketCase) -> Instant:
    """restored + `first_fix_window`."""
    return later(case.restored, view.rules["first_fix_window"], view.book.zone)


def restored_in_period(view: View) -> list[TicketCase]:
    """Repair tickets restored in the period, not left out."""
    return [case for case in view.repair_cases if not case.left_out and view.period.holds(case.restored)]


def repeat_repairs(view: View) -> int:
    """Repeat repairs: restored, and another repair ticket was received for the same unit within the window."""
    restored = restored_in_period(view)
    return sum(any(came_again(one, other, window_end(view, one)) for other in view.repair_cases) for one in restored)


def stayed_restored(view: View) -> dict[str, int]:
    """Share restored in time that stayed restored (no reopen within the window)."""
    in_time = [case for case in restored_in_period(view) if case.restored_in_time]
    return share([not reopened(case, window_end(view, case)) for case in in_time])


def reopened(case: TicketCase, until: Instant) -> bool:
    """… in (restored, restored + `first_fix_window`]."""
    return any(event.do == "reopen" and case.restored < event.at <= until for event in case.events)


def share(goods: list[bool]) -> dict[str, int]:
    """Good of counted."""
    return {"good": sum(goods), "counted": len(goods)}


# Waiting


def waited_for_parts(view: View) -> dict[str, int]:
    """Time waited for parts: from a `pause {why: parts}` to what ends it, as far as it lies in the period."""
    waits = [waited(view, case) for case in view.cases]
    return {"cases": sum(wait > 0 for wait in waits), "total": sum(waits)}


def waited(view: View, case: TicketCase) -> int:
    """It is stopped, each at most up to as-of, overlaps counted once."""
    inside = [clipped(view, stop) for stop in pause_stops(case.events, ["parts"], view.as_of)]
    total, reached = 0, view.period.start
    for begin, end in sorted(inside):
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return total


def clipped(view: View, stop: Interval) -> Interval:
    """A period is half-open [from, to)."""
    return max(stop[0], view.period.start), min(stop[1], view.period.to)


# Call-backs


def revisits(view: View) -> dict[str, dict[str, int]]:
    """Revisit coverage and answer rate."""
    tickets = [view.called(case) for case in view.cases]
    complaints = [called_complaint(view.book, one, view.as_of) for one in view.book.complaints.values()]
    calls = [call for one in tickets + complaints for call in one.calls if view.period.holds(call.at)]
    return {
        "tickets": share([bool(one.calls) for one in tickets if closed(view, one)]),
        "complaints": share([bool(one.calls) for one in complaints if closed(view, one)]),
        "answered": share([is_true(call.fields, "answered") for call in calls]),
    }


def closed(view: View, called: Called) -> bool:
    """A case received, not cancelled, last closed in the period, still closed at E."""
    if called.cancelled or first(called.events, "receive") is None:
        return False
    turns = [e for e in called.events if e.do in ("close", "reopen") and e.at <= view.until]
    return bool(turns) and turns[-1].do == "close" and view.period.holds(turns[-1].at)


# Complaints


def complaints(view: View) -> dict[str, int]:
    """Complaints by grade."""
    grades = list(grades_received(view))
    return {grade: grades.count(grade) for grade in GRADES}


def grades_received(view: View) -> Iterator[str]:
    """`grade` is at least what the grounds demand; `regrade {grounds, grade, why}` changes it."""
    for complaint in view.book.complaints.values():
        events = merged([complaint], view.as_of)
        received = next((event.at for event in events if event.do == "receive"), None)
        if view.period.holds(received) and not any(event.do == "cancel" for event in events):
            yield grade([complaint.head, *(event.fields for event in events if event.do == "regrade")][-1])


def grade(judged: dict[str, Any]) -> str:
    """Grounds to grade: `group`, `injury`, `loss` → severe; `authority`, `court`, `online` → general; else grumble."""
    demanded = [DEMANDED.get(ground, "grumble") for ground in judged["grounds"]]
    return max([*demanded, judged.get("grade", "grumble")], key=GRADES.index)


def measures(view: View) -> dict[str, Any]:
    """Also reported, without goals."""
    return {
        "cases": cases(view),
        "clocks": clocks(view),
        "repeat_repairs": repeat_repairs(view),
        "stayed_restored": stayed_restored(view),
        "waited_for_parts": waited_for_parts(view),
        "revisits": revisits(view),
        "complaints": complaints(view),
        "money": money(view),
    }
