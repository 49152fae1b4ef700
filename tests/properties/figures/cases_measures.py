"""Hand-computed: cases, clocks, what lasted, waiting, call-backs and grades. Promise: respond 1h, arrive 4h, restore 4h."""
from __future__ import annotations

from typing import Any

from elapsed import nearest_rank
from tiny import B, C, COMPLAINT, LATE, Tiny

RB = "R-20260210-AAAAB-XX1"  # a repair of B


class Cases(Tiny):
    """Cases by kind, channel, category, department, person, hour of day."""

    def test_received_in_the_period_and_cancelled_apart(self) -> None:
        # A stands, B was a duplicate, C is of March; the tallies are of A alone.
        self.ticket("10T09:30 receive", kind="install", channel="web")
        self.ticket("10T10:00 receive; 10T11:00 cancel why=duplicate", B)
        self.ticket("03-01T00:00 receive", C)
        found = self.measure("cases")
        self.assertEqual((found["received"], found["cancelled"]), (1, 1))
        self.assertEqual((found["kind"], found["channel"], found["hour"]), ({"install": 1}, {"web": 1}, {"09": 1}))

    def test_withdrawn_after_the_outcome_is_a_case(self) -> None:
        # Restored in time at 10:00: the outcome has fallen before it is withdrawn.
        self.ticket("10T09:00 receive; 10T10:00 restore; 10T11:00 cancel why=withdrawn")
        self.assertEqual((self.measure("cases", "received"), self.measure("cases", "cancelled")), (1, 0))

    def test_without_a_unit_the_category_is_the_repairs_else_none(self) -> None:
        # A's repair names a unit, B has none at all.
        self.named("units", "SN1", category="server")
        self.ticket("10T09:00 receive")
        self.repair("", unit="sn1")
        self.ticket("10T09:00 receive", B)
        self.assertEqual(self.measure("cases", "category"), {"-": 1, "server": 1})

    def test_hours_are_local(self) -> None:
        # 23:59 in Shanghai is 15:59 in UTC.
        self.ticket("10T23:59:59 receive")
        self.assertEqual(self.measure("cases", "hour"), {"23": 1})

    def test_person_and_department(self) -> None:
        # A: assigned to chen on the 12th, who is in business from that day on; B: received by lina, of whom nothing is known.
        posts = [{"from": "2026-01-01", "department": "technical"}, {"from": "2026-02-12", "department": "business"}]
        self.named("staff", "chen", posts=posts)
        self.ticket("10T09:00 receive; 12T00:00 assign to=Chen")
        self.ticket("10T09:00 receive", B)
        self.assertEqual(self.measure("cases", "person"), {"chen": 1, "lina": 1})
        self.assertEqual(self.measure("cases", "department"), {"-": 1, "business": 1})


class Clocks(Tiny):
    """Median and 90th percentile (nearest rank, plain elapsed time, milestone in the period) of each clock."""

    def clock(self, name: str, **ask: str) -> tuple[Any, ...]:
        found = self.measure("clocks", name, **ask)
        return found["count"], found["median"], found["p90"]

    def test_nearest_rank(self) -> None:
        # Of 1..10 half are up to 5, nine tenths up to 9; of four the second and the fourth; of one that one; of none nothing.
        self.assertEqual([nearest_rank(list(range(1, 11)), p) for p in (50, 90)], [5, 9])
        self.assertEqual([nearest_rank([40, 10, 30, 20], p) for p in (50, 90)], [20, 40])
        self.assertEqual([nearest_rank([7], 50), nearest_rank([], 90)], [7, None])

    def test_plain_elapsed_time(self) -> None:
        # Respond 15 min, arrive 3 h, restore 27 h, whatever was paused and appointed.
        self.ticket("10T09:00 receive; 10T09:15 respond; 10T09:20 appoint for=11T09:00 asked_by=customer; "
                    "10T10:00 pause why=customer; 11T12:00 restore")
        self.repair("10T12:00 arrive; 12T09:00 arrive")
        self.assertEqual(self.clock("respond"), (1, 900, 900))
        self.assertEqual(self.clock("arrive"), (1, 10800, 10800))
        self.assertEqual(self.clock("restore"), (1, 97200, 97200))

    def test_the_milestone_lies_in_the_period(self) -> None:
        # Received in January, responded in February at midnight, restored in March at midnight.
        self.ticket("01-31T23:00 receive; 01T00:00 respond; 03-01T00:00 restore")
        self.assertEqual([self.clock("respond", period=p)[0] for p in ("2026-01", "2026-02")], [0, 1])
        self.assertEqual([self.clock("restore", period=p)[0] for p in ("2026-02", "2026-03")], [0, 1])

    def test_cancelled_and_never_received_ones_are_no_cases(self) -> None:
        # A is an error, B has no receive.
        self.ticket("10T09:00 receive; 10T09:15 respond; 10T10:00 cancel why=error")
        self.ticket("10T09:15 respond", B)
        self.assertEqual(self.clock("respond"), (0, None, None))

    def test_done_before_its_start_took_no_time(self) -> None:
        # Quoted an hour before the chargeable diagnosis.
        self.ticket("10T09:00 receive")
        self.repair("10T10:00 quote; 10T11:00 diagnose chargeable=true")
        self.assertEqual(self.clock("quote"), (1, 0, 0))

    def test_appoint(self) -> None:
        # A booking in any case; a repair not when it was restored first; at the same instant it wasn't; advice never.
        text = "10T09:00 receive; 10T10:00 restore; {} appoint for=12T09:00 asked_by=us"
        for kind, when, count in (
            ("booking", "10T11:00", 1),
            ("repair", "10T11:00", 0),
            ("install", "10T10:00", 1),
            ("consult", "10T09:10", 0),
        ):
            self.ticket(text.format(when), kind=kind)
            self.assertEqual(self.clock("appoint")[0], count, kind)

    def test_quote(self) -> None:
        # From the first chargeable diagnosis to the first quote, for each repair; B's was never chargeable.
        self.ticket("10T09:00 receive", kind="other")
        self.repair("10T10:00 diagnose chargeable=false; 10T11:00 diagnose chargeable=true; 10T12:00 quote; 10T13:00 quote")
        self.repair("10T10:00 diagnose chargeable=false; 10T12:00 quote", "R-20260210-AAAAA-XX2")
        self.assertEqual(self.clock("quote"), (1, 3600, 3600))

    def test_revisit(self) -> None:
        # The last close at 12:00; the call at that instant is not after it, the next nobody answered; an hour, then.
        self.ticket("10T09:00 receive; 10T11:00 close; 10T11:30 reopen; 10T12:00 close")
        calls = "10T11:10 call answered=true; 10T12:00 call answered=true; 10T12:30 call answered=false"
        self.calls(calls + "; 10T13:00 call answered=true; 10T15:00 call answered=true")
        self.assertEqual(self.clock("revisit"), (1, 3600, 3600))

    def test_a_later_reopening_takes_no_revisit_back(self) -> None:
        # Called on 11 February, reopened in March: February's call stays, asked then or later.
        self.ticket("10T09:00 receive; 10T11:00 close; 03-05T09:00 reopen")
        self.calls("10T12:00 call answered=true")
        self.assertEqual(self.clock("revisit", as_of="03-01T00:00"), (1, 3600, 3600))
        self.assertEqual(self.clock("revisit", as_of=LATE), (1, 3600, 3600))

    def test_complaints(self) -> None:
        # Responded after 30 min, settled after 2 h, called an hour after its close.
        self.complaint("10T09:00 receive; 10T09:30 respond; 10T11:00 settle; 10T12:00 close; 11T09:00 settle")
        self.calls("10T13:00 call answered=true", of=COMPLAINT)
        self.assertEqual(self.clock("complaint_respond"), (1, 1800, 1800))
        self.assertEqual(self.clock("complaint_settle"), (1, 7200, 7200))
        self.assertEqual(self.clock("revisit"), (1, 3600, 3600))
        self.assertEqual(self.clock("respond")[0], 0)

    def test_arrival_on_a_complaint(self) -> None:
        # A, received before it, names it: the visit at 08:00 was not for it, the one at 13:00 is; B's at 12:00 is earlier.
        self.complaint("10T09:00 receive")
        self.ticket("10T07:00 receive", complaint=COMPLAINT)
        self.repair("10T08:00 arrive")
        self.assertEqual(self.clock("complaint_arrive"), (0, None, None))
        self.repair("10T08:00 arrive; 10T13:00 arrive")
        self.assertEqual(self.clock("complaint_arrive"), (1, 14400, 14400))
        self.ticket("10T10:00 receive", B, complaint=COMPLAINT)
        self.repair("10T12:00 arrive", RB, B)
        self.assertEqual(self.clock("complaint_arrive"), (1, 10800, 10800))
        # A cancelled ticket names nothing.
        self.ticket("10T10:00 receive; 10T14:00 cancel why=error", B, complaint=COMPLAINT)
        self.assertEqual(self.clock("complaint_arrive"), (1, 14400, 14400))


class Lasting(Tiny):
    """Repeat repairs; share restored in time that stayed restored."""

    def test_repeat_repairs(self) -> None:
        # A's unit came again within 30 days as B, and B's as C, C's not: two, in the months of A's and B's restoring.
        self.ticket("10T09:00 receive; 10T10:00 restore", unit="SN1")
        self.ticket("20T09:00 receive; 03-01T00:00 restore", B, unit="sn1")
        self.ticket("03-31T00:00 receive; 03-31T01:00 restore", C, unit="SN1")
        self.assertEqual([self.measure("repeat_repairs", period=p) for p in ("2026-02", "2026-03", "2026Q1")], [1, 1, 2])

    def test_stayed_restored(self) -> None:
        # Reopened at the end of the window: not; a second later: stayed. Restored late: not asked.
        for text, good, counted in (
            ("10T10:00 restore; 03-12T10:00 reopen", 0, 1),
            ("10T10:00 restore; 03-12T10:00:01 reopen", 1, 1),
            ("10T13:00:01 restore", 0, 0),
        ):
            self.ticket("10T09:00 receive; " + text)
            found = self.measure("stayed_restored")
            self.assertEqual((found["good"], found["counted"]), (good, counted), text)
        self.assertIsNone(self.measure("stayed_restored", "rate"))

    def test_stayed_restored_asks_of_repairs(self) -> None:
        # An installation has no outcome; a repair cancelled as an error is left out.
        self.ticket("10T09:00 receive; 10T10:00 restore", kind="install")
        self.ticket("10T09:00 receive; 10T10:00 restore; 10T11:00 cancel why=error", B)
        self.assertEqual(self.measure("stayed_restored", "counted"), 0)


class WaitedForParts(Tiny):
    """Time waited for parts: from a `pause {why: parts}` to what ends it."""

    def waited(self, text: str, **ask: str) -> tuple[int, int]:
        self.ticket("10T09:00 receive; " + text)
        found = self.measure("waited_for_parts", **ask)
        return found["cases"], found["total"]

    def test_until_what_ends_a_pause(self) -> None:
        # One hour for parts, then for the customer; the arrival ends another after half an hour; nothing waited: no case.
        self.repair("10T14:30 arrive")
        self.assertEqual(self.waited("10T10:00 pause why=parts; 10T11:00 pause why=customer; 10T14:00 pause why=parts"), (1, 5400))
        self.assertEqual(self.waited("10T10:00 pause why=parts; 10T10:00 resume"), (0, 0))
        self.assertEqual(self.waited("10T10:00 pause why=other; 10T11:00 resume"), (0, 0))

    def test_as_far_as_it_lies_in_the_period(self) -> None:
        # From an hour before March to two hours after its begin; not ended: up to as-of.
        text = "02-28T23:00 pause why=parts; 03-01T02:00 resume"
        waits = [self.waited(text, period=p) for p in ("2026-02", "2026-03", "2026-04")]
        self.assertEqual(waits, [(1, 3600), (1, 7200), (0, 0)])
        self.assertEqual(self.waited("10T10:00 pause why=parts", as_of="10T10:20"), (1, 1200))

    def test_the_time_was_waited_whatever_became_of_the_case(self) -> None:
        # Cancelled after an hour.
        self.assertEqual(self.waited("10T10:00 pause why=parts; 10T11:00 cancel why=error"), (1, 3600))


class Revisits(Tiny):
    """Revisit coverage and answer rate."""

    def share(self, name: str, **ask: str) -> tuple[int, int]:
        found = self.measure("revisits", name, **ask)
        return found["good"], found["counted"]

    def test_coverage(self) -> None:
        # A was called, though nobody answered; B was not; C is open again.
        self.ticket("10T09:00 receive; 10T11:00 close")
        self.ticket("10T09:00 receive; 10T11:00 close", B)
        self.ticket("10T09:00 receive; 10T11:00 close; 20T09:00 reopen", C)
        self.calls("03-11T09:00 call answered=false")
        self.assertEqual(self.share("tickets"), (1, 2))
        self.assertEqual(self.share("tickets", as_of="03-11T08:59:59"), (0, 2))
        self.assertEqual(self.share("tickets", as_of="20T08:59:59"), (0, 3))

    def test_coverage_of_complaints(self) -> None:
        # Closed on the last second of February; cancelled ones and those never received are no cases.
        self.complaint("10T09:00 receive; 28T23:59:59 close")
        self.assertEqual([self.share("complaints", period=p) for p in ("2026-02", "2026-03")], [(0, 1), (0, 0)])
        self.calls("03-01T09:00 call answered=true", of=COMPLAINT)
        self.assertEqual(self.share("complaints"), (1, 1))
        self.complaint("10T09:00 receive; 10T11:00 close; 10T12:00 cancel")
        self.assertEqual(self.share("complaints"), (0, 0))
        self.complaint("10T11:00 close")
        self.assertEqual(self.share("complaints"), (0, 0))

    def test_answered(self) -> None:
        # All calls of the period, of tickets and complaints, in any state: two of three.
        self.ticket("10T09:00 receive; 10T10:00 cancel why=duplicate")
        self.complaint("10T09:00 receive")
        self.calls("11T09:00 call answered=false; 12T09:00 call answered=true; 03-01T00:00 call answered=false")
        self.calls("11T09:00 call answered=true", of=COMPLAINT)
        self.assertEqual(self.share("answered"), (2, 3))
        self.assertEqual(self.measure("revisits", "answered", "rate"), 0.6667)


class Grades(Tiny):
    """Complaints by grade."""

    def grades(self, text: str = "", as_of: str = LATE, **head: Any) -> list[int]:
        self.complaint("10T09:00 receive; " + text, **head)
        return list(self.measure("complaints", as_of=as_of).values())

    def test_at_least_what_the_grounds_demand(self) -> None:
        # grumble, general, severe.
        self.assertEqual(self.grades(grounds=["voiced"]), [1, 0, 0])
        self.assertEqual(self.grades(grounds=["unsettled", "court"]), [0, 1, 0])
        self.assertEqual(self.grades(grounds=["online", "loss"], grade="general"), [0, 0, 1])
        self.assertEqual(self.grades(grounds=["voiced"], grade="severe"), [0, 0, 1])

    def test_regraded_as_of(self) -> None:
        # Severe until it was found on the 12th to be a grumble.
        text = "12T09:00 regrade grounds=voiced grade=grumble"
        self.assertEqual(self.grades(text, grounds=["injury"]), [1, 0, 0])
        self.assertEqual(self.grades(text, "12T08:59:59", grounds=["injury"]), [0, 0, 1])

    def test_received_and_not_cancelled(self) -> None:
        # Cancelled; and received in March.
        self.assertEqual(self.grades("11T09:00 cancel"), [0, 0, 0])
        self.complaint("03-01T00:00 receive")
        self.assertEqual(sum(self.measure("complaints").values()), 0)
