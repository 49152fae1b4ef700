"""Hand-computed: repair_in_time, first_fix and quote_in_time. Promise: respond 1h, arrive 4h, restore 4h, quote 24h."""
from __future__ import annotations

from tiny import A, B, C, RA, RB, RULE, Tiny


class RepairInTime(Tiny):
    """Repair tickets whose outcome falls in the period; good: responded, arrived and restored, each by its deadline."""

    def judged(self, text: str, **ask: str) -> str | None:
        self.ticket("10T09:00 receive; " + text)
        return self.status("repair_in_time", **ask)

    def test_exactly_at_each_deadline_is_in_time(self) -> None:
        # Respond 10:00, arrive 13:00, restore 13:00: all exactly.
        self.repair("10T13:00 arrive; 10T13:00 leave fixed=true")
        self.assertEqual(self.judged("10T10:00 respond"), "good")

    def test_a_second_late_is_late(self) -> None:
        # Each of the three alone.
        self.assertEqual(self.judged("10T10:00:01 respond; 10T12:00 restore"), "bad")
        self.assertEqual(self.judged("10T10:00 respond; 10T13:00:01 restore"), "bad")
        self.settings["promises"][0]["arrive"] = "2h"
        self.repair("10T11:00:01 arrive")
        self.assertEqual(self.judged("10T10:00 respond; 10T12:00 restore"), "bad")

    def test_never_responded_is_not_good(self) -> None:
        # Restored in time, nobody responded.
        self.assertEqual(self.judged("10T12:00 restore"), "bad")

    def test_arriving_is_judged_only_if_anybody_came(self) -> None:
        # Nobody came, or only after restoring.
        self.assertEqual(self.judged("10T09:30 respond; 10T12:00 restore"), "good")
        self.repair("10T15:00 arrive")
        self.assertEqual(self.judged("10T09:30 respond; 10T12:00 restore"), "good")

    def test_the_first_arrival_is_judged(self) -> None:
        # Arrive 2h: the first came at 10:30, the second, late, does not matter.
        self.settings["promises"][0]["arrive"] = "2h"
        self.repair("10T10:30 arrive; 10T12:30 arrive")
        self.assertEqual(self.judged("10T09:30 respond; 10T13:00 restore"), "good")

    def test_the_outcome_falls_at_restored_or_at_the_deadline(self) -> None:
        # In time: 12:00. Late or never: 13:00, once that is reached.
        self.ticket("10T09:00 receive; 10T12:00 restore")
        self.assertEqual(self.short(self.case().outcome), "10T12:00")
        self.ticket("10T09:00 receive; 10T14:00 restore")
        self.assertEqual(self.short(self.case().outcome), "10T13:00")
        self.assertIsNone(self.case("10T12:59:59").outcome)
        self.assertEqual(self.short(self.case("10T13:00").outcome), "10T13:00")

    def test_before_its_outcome_it_is_pending(self) -> None:
        # As of 12:59:59 pending; with as-of exactly at the deadline the outcome has fallen.
        self.assertEqual(self.judged("10T09:30 respond", as_of="10T12:59:59"), "pending")
        self.assertEqual(self.judged("10T09:30 respond", as_of="10T13:00"), "bad")

    def test_each_is_counted_once_in_one_period(self) -> None:
        # Received 31 March 21:00, due 1 April 01:00: pending in the first quarter, counted in the second.
        self.ticket("03-31T21:00 receive; 03-31T21:10 respond")
        self.assertEqual(self.status("repair_in_time", "2026Q1"), "pending")
        self.assertEqual(self.status("repair_in_time", "2026Q2"), "bad")

    def test_what_leaves_it_out_later_leaves_it_pending(self) -> None:
        # Due 1 April 01:00. Withdrawn in March: not pending then. Withdrawn in April, or refused at the deadline: it was.
        for end, before in (("03-31T23:00 cancel why=withdrawn", None), ("04-01T00:00 cancel why=withdrawn", "pending")):
            self.ticket("03-31T21:00 receive; 03-31T21:10 respond; " + end)
            self.assertEqual(self.status("repair_in_time", "2026Q1"), before)
            self.assertEqual(self.status("repair_in_time", "2026Q2"), "left_out:cancelled")
        self.ticket("03-31T21:00 receive; 03-31T21:10 respond")
        self.repair("03-31T22:00 answer accepted=false")
        self.assertEqual(self.status("repair_in_time", "2026Q1"), "pending")
        self.assertEqual(self.status("repair_in_time", "2026Q2"), "left_out:refused")

    def test_a_period_is_half_open(self) -> None:
        # Restored exactly at midnight: the first instant of April.
        self.ticket("03-31T21:00 receive; 03-31T21:10 respond; 04-01T00:00 restore")
        self.assertEqual(self.status("repair_in_time", "2026-03"), "pending")
        self.assertEqual(self.status("repair_in_time", "2026-04"), "good")

    def test_received_at_as_of_is_not_yet_pending(self) -> None:
        # "Before" is strict.
        self.assertIsNone(self.judged("10T09:30 respond", as_of="10T09:00"))
        self.assertEqual(self.judged("10T09:30 respond", as_of="10T09:00:01"), "pending")

    def test_other_kinds_are_not_counted(self) -> None:
        # An installation.
        self.ticket("10T09:00 receive; 10T09:30 respond; 10T10:00 restore", kind="install")
        self.assertEqual(self.explain("repair_in_time"), {})

    def test_withdrawn_before_the_outcome_is_left_out(self) -> None:
        # 12:59:59 is before 13:00; 13:00 is not. As of 12:59:59 the outcome is not due, so it stands nowhere yet.
        text = "10T09:30 respond; 10T12:59:59 cancel why=withdrawn"
        self.assertEqual(self.judged(text), "left_out:cancelled")
        self.assertIsNone(self.judged(text, as_of="10T12:59:59"))
        self.assertEqual(self.judged("10T09:30 respond; 10T13:00 cancel why=withdrawn"), "bad")

    def test_duplicate_or_error_at_any_time(self) -> None:
        # Cancelled long after restoring.
        self.assertEqual(self.judged("10T12:00 restore; 20T09:00 cancel why=duplicate"), "left_out:cancelled")
        self.assertEqual(self.judged("10T12:00 restore; 20T09:00 cancel why=error"), "left_out:cancelled")
        self.assertEqual(self.judged("10T12:00 restore; 20T09:00 cancel why=withdrawn"), "bad")

    def test_refused(self) -> None:
        # Not restored by 13:00, the last answer before it is no.
        self.repair("10T10:00 answer accepted=true; 10T12:59:59 answer accepted=false")
        self.assertEqual(self.judged("10T09:30 respond"), "left_out:refused")
        # Yes after no; no exactly at the deadline; no, but restored in time.
        self.repair("10T10:00 answer accepted=false; 10T12:59:59 answer accepted=true")
        self.assertEqual(self.judged("10T09:30 respond"), "bad")
        self.repair("10T13:00 answer accepted=false")
        self.assertEqual(self.judged("10T09:30 respond"), "bad")
        self.repair("10T10:00 answer accepted=false")
        self.assertEqual(self.judged("10T09:30 respond; 10T13:00 restore"), "good")

    def test_no_receive_stands_in_the_period_of_the_first_event(self) -> None:
        # The repair's dispatch in January is the first event of the case.
        self.ticket("10T09:30 respond; 10T10:00 restore")
        self.repair("01-31T09:00 dispatch")
        self.assertIsNone(self.status("repair_in_time", "2026-02"))
        self.assertEqual(self.status("repair_in_time", "2026-01"), "left_out:no_receive")

    def test_the_first_reason_that_holds(self) -> None:
        # Withdrawn without a receive: cancelled. Withdrawn and refused: cancelled.
        self.ticket("10T09:30 respond; 10T10:00 cancel why=withdrawn")
        self.assertEqual(self.status("repair_in_time"), "left_out:cancelled")
        self.repair("10T10:00 answer accepted=false")
        self.assertEqual(self.judged("10T11:00 cancel why=withdrawn"), "left_out:cancelled")

    def test_moved(self) -> None:
        # By an appointment; by a stop begun before restored; not by one begun at restoring.
        for text, moved in (
            ("10T09:30 appoint for=10T13:00 asked_by=customer; 10T12:00 restore", 1),
            ("10T10:00 pause why=customer; 10T11:00 resume; 10T12:00 restore", 1),
            ("10T12:00 restore; 10T12:00 pause why=customer; 10T12:30 resume", 0),
            ("10T11:30 pause why=customer; 10T12:30 resume; 10T12:00 restore", 1),
            ("10T09:30 appoint for=10T13:00 asked_by=us; 10T12:00 restore", 0),
        ):
            with self.subTest(text):
                self.ticket("10T09:00 receive; " + text)
                self.assertEqual(self.figure("repair_in_time")["moved"], moved)

    def test_moved_on_one_clock_alone(self) -> None:
        # Arrive 2h was over at 11:00: an appointment made at 12:00 moves only the restore clock.
        self.settings["promises"][0]["arrive"] = "2h"
        self.ticket("10T09:00 receive; 10T12:00 appoint for=10T13:00 asked_by=customer; 10T14:00 restore")
        self.assertEqual(self.figure("repair_in_time")["moved"], 1)

    def test_late_logged(self) -> None:
        # First receive, respond, arrived, restored decide; a second respond or a closing does not.
        for text, late in (
            ("10T09:30 respond logged=10T12:00; 10T12:00 restore", 1),
            ("10T09:30 respond; 10T12:00 restore logged=11T12:00", 1),
            ("10T09:30 respond; 10T09:40 respond logged=10T12:00; 10T12:00 restore; 10T13:00 close logged=11T09:00", 0),
        ):
            with self.subTest(text):
                self.ticket("10T09:00 receive; " + text)
                self.assertEqual(self.figure("repair_in_time")["late_logged"], late)


class FirstFix(Tiny):
    """At most one `arrive` up to restoring, then 30 days without a reopen or another repair ticket for the unit."""

    def restored(self, text: str = "", **head: str) -> None:
        self.ticket("10T09:00 receive; 10T12:00 restore; " + text, **head)

    def test_one_arrival_or_none(self) -> None:
        # Two up to restoring (the second exactly then) are one too many; after restoring they do not matter.
        self.restored()
        self.assertEqual(self.status("first_fix"), "good")
        self.repair("10T10:00 arrive; 10T12:00:01 arrive")
        self.assertEqual(self.status("first_fix"), "good")
        self.repair("10T10:00 arrive; 10T12:00 arrive")
        self.assertEqual(self.status("first_fix"), "bad")

    def test_a_reopen_in_the_window(self) -> None:
        # (10 February 12:00, 12 March 12:00]: 30 times 24 hours.
        for moment, status in (
            ("10T12:00", "good"), ("10T12:00:01", "bad"), ("03-12T12:00", "bad"), ("03-12T12:00:01", "good")
        ):  # fmt: skip
            with self.subTest(moment):
                self.restored(f"{moment} reopen")
                self.assertEqual(self.status("first_fix"), status)

    def test_another_repair_ticket_for_the_same_unit(self) -> None:
        # Names are case folded; the same edges as for a reopen.
        self.restored(unit="SN1")
        for moment, status in (
            ("10T12:00", "good"), ("10T12:00:01", "bad"), ("03-12T12:00", "bad"), ("03-12T12:00:01", "good")
        ):  # fmt: skip
            with self.subTest(moment):
                self.ticket(f"{moment} receive", B, unit="sn1")
                self.assertEqual(self.status("first_fix"), status)

    def test_who_is_no_other_repair_ticket(self) -> None:
        # Another unit, another kind, a cancelled one, one whose receive lies after as-of.
        self.restored(unit="SN1")
        self.ticket("11T09:00 receive", B, unit="SN2")
        self.ticket("11T09:00 receive", C, unit="SN1", kind="consult")
        self.assertEqual(self.status("first_fix"), "good")
        self.ticket("11T09:00 receive; 11T09:10 cancel why=withdrawn", B, unit="SN1")
        self.assertEqual(self.status("first_fix"), "good")
        self.ticket("11T09:00 receive", B, unit="SN1")
        self.assertEqual(self.status("first_fix", as_of="11T08:59:59"), "provisional")
        self.assertEqual(self.status("first_fix", as_of="11T09:00"), "bad")

    def test_without_a_unit_the_repairs_name_it(self) -> None:
        # The ticket names none, its repair SN1; the other ticket's repair sn1.
        self.restored()
        self.repair("10T10:00 dispatch", unit="SN1")
        self.ticket("11T09:00 receive", B)
        self.repair("11T10:00 dispatch", "R-20260210-AAAAB-XX1", B, unit="sn1")
        self.assertEqual(self.status("first_fix"), "bad")

    def test_no_unit(self) -> None:
        # Only arrivals and reopens judge; two tickets without a unit have nothing in common.
        self.restored()
        self.ticket("11T09:00 receive", B)
        self.assertEqual(self.status("first_fix"), "good")
        self.assertEqual(self.figure("first_fix")["no_unit"], 1)

    def test_provisional_until_the_window_closes(self) -> None:
        # As of the end of the window it is over; provisional ones are counted good.
        self.restored()
        self.assertEqual(self.status("first_fix", as_of="03-12T11:59:59"), "provisional")
        self.assertEqual(self.status("first_fix", as_of="03-12T12:00"), "good")
        inside = self.figure("first_fix", as_of="10T12:00")
        self.assertEqual((inside["good"], inside["counted"], inside["provisional"]), (1, 1, 1))

    def test_the_window_is_that_of_the_last_day_of_the_period(self) -> None:
        # From 28 February on 2 days; the report of February takes them, that of 1 to 27 February takes 30.
        self.settings["rules"].append(RULE | {"from": "2026-02-28", "first_fix_window": "2d"})
        self.restored("13T09:00 reopen")
        self.assertEqual(self.status("first_fix", "2026-02"), "good")
        self.assertEqual(self.status("first_fix", "2026-02-01..2026-02-28"), "bad")

    def test_a_month_as_a_window_is_clamped(self) -> None:
        # Restored 31 January 12:00, one month: 28 February 12:00.
        self.settings["rules"] = [RULE | {"first_fix_window": "1mo"}]
        self.ticket("01-31T09:00 receive; 01-31T12:00 restore; 28T12:00:01 reopen")
        self.assertEqual(self.status("first_fix", "2026-01"), "good")
        self.ticket("01-31T09:00 receive; 01-31T12:00 restore; 28T12:00 reopen")
        self.assertEqual(self.status("first_fix", "2026-01"), "bad")

    def test_restored_late_counts_when_restored(self) -> None:
        # Due 31 March 13:00, restored 2 April: first_fix belongs to April.
        self.ticket("03-31T09:00 receive; 04-02T09:00 restore")
        self.assertEqual(self.status("first_fix", "2026-04"), "good")
        self.assertIsNone(self.status("first_fix", "2026-03"))

    def test_left_out_where_it_would_have_been_counted(self) -> None:
        # Restored 10 February, found to be a duplicate in March: February. Never restored: nowhere. Refused on the 10th, but
        # restored on 2 March all the same: March.
        self.restored("03-02T09:00 cancel why=duplicate")
        self.assertEqual(self.status("first_fix"), "left_out:cancelled")
        self.ticket("10T09:00 receive; 10T10:00 cancel why=withdrawn")
        self.assertEqual(self.explain("first_fix"), {})
        self.ticket("10T09:00 receive; 03-02T09:00 restore")
        self.repair("10T10:00 answer accepted=false")
        self.assertEqual(self.status("first_fix", "2026-03"), "left_out:refused")
        self.ticket("01-31T09:00 note; 10T12:00 restore")
        self.assertEqual(self.status("first_fix", "2026-01"), "left_out:no_receive")

    def test_visited_and_contradicted(self) -> None:
        # One arrival, counted good; the customer says it took more, in any call up to as-of.
        self.restored()
        self.repair("10T10:00 arrive")
        self.calls("20T09:00 call answered=true answers.one_visit=true; 21T09:00 call answered=true answers.one_visit=false")
        self.assertEqual(self.figure("first_fix")["visited"], 1)
        self.assertEqual(self.figure("first_fix")["contradicted"], 1)
        self.assertEqual(self.figure("first_fix", as_of="21T08:59:59")["contradicted"], 0)
        self.restored("11T09:00 reopen")
        self.assertEqual(self.figure("first_fix")["contradicted"], 0)

    def test_late_logged(self) -> None:
        # Arrivals up to restoring, reopens in the window, the restoring; not the receive.
        self.ticket("10T09:00 receive logged=11T09:00; 10T12:00 restore")
        self.assertEqual(self.figure("first_fix")["late_logged"], 0)
        self.restored("11T09:00 reopen logged=12T09:00")
        self.assertEqual(self.figure("first_fix")["late_logged"], 1)


class QuoteInTime(Tiny):
    """Repairs with a chargeable `diagnose`: the first such, D; quoted by D + 24h."""

    def judged(self, text: str, **ask: str) -> str | None:
        self.repair(text)
        return self.status("quote_in_time", name=RA, **ask)

    def setUp(self) -> None:
        super().setUp()
        self.ticket("10T09:00 receive; 10T09:30 respond; 10T12:00 restore")

    def test_quoted_by_the_deadline(self) -> None:
        # D = 10th 10:00; exactly 24 hours later is in time, a second more is not.
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true; 11T10:00 quote"), "good")
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true; 11T10:00:01 quote"), "bad")

    def test_only_chargeable_ones(self) -> None:
        # The free diagnose of 10:00 is not D; D = 11:00 makes the 11th 11:00 in time.
        self.assertIsNone(self.judged("10T10:00 diagnose chargeable=false; 10T11:00 quote"))
        text = "10T10:00 diagnose chargeable=false; 10T11:00 diagnose chargeable=true; "
        self.assertEqual(self.judged(text + "11T11:00 quote"), "good")
        # A second chargeable one is not D.
        self.assertEqual(self.judged(text + "10T12:00 diagnose chargeable=true; 11T12:00 quote"), "bad")

    def test_the_outcome_falls_at_the_quote_or_the_deadline(self) -> None:
        # D = 28 February 10:00. Quoted 1 March 09:00: March, pending before. A quote before D: at D, February.
        text = "28T10:00 diagnose chargeable=true; 03-01T09:00 quote"
        self.assertEqual(self.judged(text, period="2026-02"), "pending")
        self.assertEqual(self.judged(text, period="2026-03", as_of="28T23:00"), "pending")
        self.assertEqual(self.judged(text, period="2026-03"), "good")
        self.assertEqual(self.judged("01-31T09:00 quote; 28T10:00 diagnose chargeable=true", period="2026-02"), "good")

    def test_pending_from_the_diagnose_on(self) -> None:
        # Diagnosed before as-of, not quoted, not yet due; at D + 24h it has fallen.
        self.assertIsNone(self.judged("10T10:00 diagnose chargeable=true", as_of="10T10:00"))
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true", as_of="11T09:59:59"), "pending")
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true", as_of="11T10:00"), "bad")

    def test_nothing_stops_the_quote_clock(self) -> None:
        # A pause for the customer all day long.
        self.ticket("10T09:00 receive; 10T10:00 pause why=customer; 11T09:00 resume")
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true; 11T10:00:01 quote"), "bad")

    def test_the_calendar_holds_for_the_quote_clock(self) -> None:
        # 24 office hours from Tuesday 08:30 end on Thursday 17:30.
        self.settings["promises"][0]["calendar"] = "office"
        self.assertEqual(self.judged("10T08:30 diagnose chargeable=true; 12T17:30 quote"), "good")
        self.assertEqual(self.judged("10T08:30 diagnose chargeable=true; 12T17:30:01 quote"), "bad")

    def test_tickets_of_any_kind(self) -> None:
        # An installation with a quote.
        self.ticket("10T09:00 receive", kind="install")
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true; 10T11:00 quote"), "good")

    def test_left_out_with_its_ticket(self) -> None:
        # The ticket is a duplicate; the ticket is refused; an installation withdrawn at any time.
        text = "10T10:00 diagnose chargeable=true; 10T11:00 quote"
        self.ticket("10T09:00 receive; 20T09:00 cancel why=duplicate")
        self.assertEqual(self.judged(text), "left_out:cancelled")
        self.ticket("10T09:00 receive; 20T09:00 cancel why=withdrawn", kind="install")
        self.assertEqual(self.judged(text), "left_out:cancelled")
        self.ticket("10T09:00 receive")
        self.assertEqual(self.judged(text + "; 10T12:00 answer accepted=false"), "left_out:refused")

    def test_a_repair_cancelled_before_its_outcome(self) -> None:
        # Before the quote of 11:00 it is left out, exactly then no more; never quoted: before D + 24h.
        start = "10T10:00 diagnose chargeable=true; "
        self.assertEqual(self.judged(start + "10T10:59:59 cancel; 10T11:00 quote"), "left_out:cancelled")
        self.assertEqual(self.judged(start + "10T11:00 cancel; 10T11:00 quote"), "good")
        self.assertEqual(self.judged(start + "11T09:59:59 cancel"), "left_out:cancelled")

    def test_without_receive(self) -> None:
        # In the period of the first event of the case: January.
        self.ticket("01-31T09:00 note")
        text = "10T10:00 diagnose chargeable=true; 10T11:00 quote"
        self.assertEqual(self.judged(text, period="2026-01"), "left_out:no_receive")
        self.assertIsNone(self.judged(text, period="2026-02"))

    def test_late_logged(self) -> None:
        # The diagnose or the first quote.
        self.judged("10T10:00 diagnose chargeable=true; 10T11:00 quote logged=11T09:00")
        self.assertEqual(self.figure("quote_in_time")["late_logged"], 1)
        self.judged("10T10:00 diagnose chargeable=true; 10T11:00 quote; 10T12:00 quote logged=11T09:00")
        self.assertEqual(self.figure("quote_in_time")["late_logged"], 0)

    def test_each_repair_is_counted(self) -> None:
        # Two repairs of one ticket, one quoted in time and one never.
        self.repair("10T10:00 diagnose chargeable=true", RB)
        self.assertEqual(self.judged("10T10:00 diagnose chargeable=true; 10T11:00 quote"), "good")
        self.assertEqual(self.explain("quote_in_time"), {RA: "good", RB: "bad"})
        self.assertEqual(self.status("repair_in_time", name=A), "good")
