"""Hand-computed: deadlines, calendars, stops and appointments. General promise: respond 1h, arrive 4h, restore 4h."""
from __future__ import annotations

from tiny import RA, RB, RULE, Tiny


class Plain(Tiny):
    """A clock has a start, a promise and perhaps a calendar."""

    def test_clocks_start_at_received_and_run_day_and_night(self) -> None:
        # 22:00 + 1h, + 4h, + 4h.
        self.ticket("10T22:00 receive; 10T22:30 receive")
        case = self.case()
        self.assertEqual(self.short(case.respond_deadline), "10T23:00")
        self.assertEqual(self.short(case.arrive_deadline), "11T02:00")
        self.assertEqual(self.short(case.restore_deadline), "11T02:00")

    def test_restored_is_the_earlier_of_restore_and_leave_fixed(self) -> None:
        # The leave of 11:00 does not fix, that of 12:00 does, the ticket says 12:30; reopening moves nothing.
        self.ticket("10T09:00 receive; 10T12:30 restore; 10T13:00 close; 10T14:00 reopen; 10T15:00 restore")
        self.repair("10T11:00 leave fixed=false; 10T12:00 leave fixed=true")
        self.assertEqual(self.short(self.case().restored), "10T12:00")

    def test_arrived_is_the_first_arrival_not_after_restored(self) -> None:
        # An arrival exactly at restoring counts, a second later it does not.
        self.ticket("10T09:00 receive; 10T12:00 restore")
        self.repair("10T12:00 arrive")
        self.assertEqual(self.short(self.case().arrived), "10T12:00")
        self.repair("10T12:00:01 arrive")
        self.assertIsNone(self.case().arrived)


class Calendars(Tiny):
    """It runs in the calendar's hours: Monday to Friday 08:30–12:00 and 13:00–17:30, eight hours a day."""

    def setUp(self) -> None:
        super().setUp()
        self.settings["promises"][0]["calendar"] = "office"

    def due(self, received: str) -> str | None:
        self.ticket(f"{received} receive")
        return self.short(self.case().restore_deadline)

    def test_the_clock_stands_still_at_noon(self) -> None:
        # Tuesday 10:00: 2h until noon, 2h from 13:00: 15:00.
        self.assertEqual(self.due("10T10:00"), "10T15:00")

    def test_the_deadline_is_the_first_moment_the_promise_is_reached(self) -> None:
        # 13:30 + 4h is 17:30 exactly, not the next morning.
        self.assertEqual(self.due("10T13:30"), "10T17:30")
        # 13:30:01 leaves one second for Wednesday.
        self.assertEqual(self.due("10T13:30:01"), "11T08:30:01")

    def test_received_outside_the_hours_it_starts_with_the_next(self) -> None:
        # Tuesday 20:00: Wednesday 08:30 + 3h30 = 12:00, 30 minutes more: 13:30.
        self.assertEqual(self.due("10T20:00"), "11T13:30")

    def test_holidays_include_both_days_and_a_workday_counts_as_a_monday(self) -> None:
        # Friday the 13th 16:30: 1h; Saturday the 14th is a workday: 3h from 08:30 = 11:30.
        self.assertEqual(self.due("13T16:30"), "14T11:30")
        # Saturday 16:30: 1h; Sunday nothing; 16th to 18th are holidays; Thursday the 19th 3h = 11:30.
        self.assertEqual(self.due("14T16:30"), "19T11:30")

    def test_a_workday_beats_a_holiday(self) -> None:
        # The 17th is inside the holidays and also a workday: Saturday 1h, then the 17th 3h = 11:30.
        office = self.settings["calendars"]["office"]
        self.settings["calendars"] = {"office": office | {"workdays": ["2026-02-14", "2026-02-17"]}}
        self.assertEqual(self.due("14T16:30"), "17T11:30")

    def test_the_calendar_holds_for_all_clocks(self) -> None:
        # Tuesday 17:00: respond 1h: 30 minutes and 30 on Wednesday = 09:00; arrive 4h = 30 min + 3h30 = 12:00.
        self.ticket("10T17:00 receive")
        self.assertEqual(self.short(self.case().respond_deadline), "11T09:00")
        self.assertEqual(self.short(self.case().arrive_deadline), "11T12:00")

    def test_a_day_is_24_hours_of_running_time(self) -> None:
        # 1d from Tuesday 08:30: 8h each on Tuesday, Wednesday, Thursday: Thursday 17:30.
        self.settings["promises"][0]["restore"] = "1d"
        self.assertEqual(self.due("10T08:30"), "12T17:30")

    def test_a_stop_outside_the_hours_costs_nothing(self) -> None:
        # Paused 11:30 to 14:00: 30 minutes before noon and one hour after it: 15:00 becomes 16:30.
        self.ticket("10T10:00 receive; 10T11:30 pause why=customer; 10T14:00 resume")
        self.assertEqual(self.short(self.case().restore_deadline), "10T16:30")
        self.ticket("10T10:00 receive; 10T12:00 pause why=customer; 10T13:00 resume; 10T14:00 restore")
        self.assertEqual(self.short(self.case().restore_deadline), "10T15:00")
        self.assertFalse(self.case().moved)


class Stops(Tiny):
    """It stands still while it is stopped; restore would be due at 13:00."""

    def due(self, text: str, as_of: str = "2026-12-31") -> str | None:
        self.ticket("10T09:00 receive; " + text)
        return self.short(self.case(as_of).restore_deadline)

    def test_a_pause_for_the_customer_stops_to_the_next_resume(self) -> None:
        # One hour: 14:00, and arriving too; the respond clock is never stopped.
        self.assertEqual(self.due("10T09:30 pause why=customer; 10T10:30 resume; 10T11:00 resume"), "10T14:00")
        self.assertEqual(self.short(self.case().arrive_deadline), "10T14:00")
        self.assertEqual(self.short(self.case().respond_deadline), "10T10:00")

    def test_only_the_reasons_of_the_rules_stop(self) -> None:
        # Parts do not stop by default.
        self.assertEqual(self.due("10T10:00 pause why=parts; 10T11:00 resume"), "10T13:00")
        # The rules of the day of receipt (the 10th) add parts; those of the 11th are not asked.
        self.settings["rules"] = [RULE | {"stops": ["customer", "parts"]}, RULE | {"from": "2026-02-11", "stops": []}]
        self.assertEqual(self.due("10T10:00 pause why=parts; 10T11:00 resume"), "10T14:00")

    def test_every_verb_that_ends_a_pause(self) -> None:
        # From 10:00 to 11:00 each time, although the resume comes at 12:00.
        endings = ["resume", "pause why=parts", "appoint for=10T12:00 asked_by=us", "restore", "close", "cancel why=error"]
        for ending in endings:
            with self.subTest(ending):
                self.assertEqual(self.due(f"10T10:00 pause why=customer; 10T11:00 {ending}; 10T12:00 resume"), "10T14:00")

    def test_the_repairs_verbs_end_a_pause_too(self) -> None:
        # arrive, leave and cancel of a repair at 11:00.
        for ending in ("arrive", "leave fixed=false", "cancel"):
            with self.subTest(ending):
                self.repair(f"10T11:00 {ending}")
                self.assertEqual(self.due("10T10:00 pause why=customer; 10T12:00 resume"), "10T14:00")

    def test_other_verbs_do_not_end_a_pause(self) -> None:
        # respond, assign, note, escalate, reopen, receive, handover: the resume of 12:00 does, two hours later.
        others = "10T10:10 respond; 10T10:20 assign; 10T10:30 note; 10T10:40 escalate; 10T10:50 reopen; 10T11:00 handover"
        self.repair("10T11:00 dispatch; 10T11:10 diagnose chargeable=false; 10T11:20 answer accepted=true; 10T11:30 sign")
        self.assertEqual(self.due(f"10T10:00 pause why=customer; {others}; 10T12:00 resume"), "10T15:00")

    def test_overlaps_are_counted_once(self) -> None:
        # Pause 10:00–11:00; quote 10:30 unanswered until 11:30: together 10:00–11:30, due 14:30.
        self.repair("10T10:30 quote; 10T11:30 answer accepted=true")
        self.assertEqual(self.due("10T10:00 pause why=customer; 10T11:00 resume"), "10T14:30")

    def test_a_stop_inside_another_and_one_apart(self) -> None:
        # Quote 10:00–11:30 holds the pause 10:15–10:30; the pause 12:00–12:30 stands apart: two hours, due 15:00.
        self.repair("10T10:00 quote; 10T11:30 answer accepted=true")
        pauses = "10T10:15 pause why=customer; 10T10:30 resume; 10T12:00 pause why=customer; 10T12:30 resume"
        self.assertEqual(self.due(pauses), "10T15:00")

    def test_a_second_pause_goes_on_stopping(self) -> None:
        # 10:00–10:30 and 10:30–11:00, touching: one hour.
        self.assertEqual(self.due("10T10:00 pause why=customer; 10T10:30 pause why=customer; 10T11:00 resume"), "10T14:00")

    def test_a_quote_stops_until_that_repair_goes_on(self) -> None:
        # RB's answer does not end RA's quote; RA's does at 11:00. Nor does the ticket's resume.
        self.repair("10T10:00 quote; 10T11:00 answer accepted=false; 10T12:00 arrive", RA)
        self.repair("10T10:15 answer accepted=true", RB)
        self.assertEqual(self.due("10T10:30 resume"), "10T14:00")

    def test_arrive_leave_and_cancel_end_a_quote_as_well(self) -> None:
        # An hour each time; another quote does not end it.
        for ending in ("arrive", "leave fixed=false", "cancel"):
            with self.subTest(ending):
                self.repair(f"10T10:00 quote; 10T10:30 quote; 10T11:00 {ending}; 10T12:00 answer accepted=true")
                self.assertEqual(self.due("10T09:10 respond"), "10T14:00")

    def test_a_quote_stops_only_if_stops_has_customer(self) -> None:
        # Parts alone.
        self.settings["rules"] = [RULE | {"stops": ["parts"]}]
        self.repair("10T10:00 quote; 10T11:00 answer accepted=true")
        self.assertEqual(self.due("10T09:10 respond"), "10T13:00")

    def test_a_stop_counts_at_most_up_to_as_of(self) -> None:
        # Paused since 10:00. As of 11:00 one hour is lost: 14:00; as of 16:00 six: 19:00.
        self.assertEqual(self.due("10T10:00 pause why=customer; 10T20:00 resume", "10T11:00"), "10T14:00")
        self.assertEqual(self.due("10T10:00 pause why=customer; 10T20:00 resume", "10T16:00"), "10T19:00")

    def test_a_stop_after_the_deadline_moves_nothing(self) -> None:
        # 13:00 was reached before; a stop beginning exactly then changes nothing either.
        self.assertEqual(self.due("10T13:00 pause why=customer; 10T14:00 resume"), "10T13:00")

    def test_the_next_event_at_the_same_instant_is_that_of_the_order(self) -> None:
        # R-… stands before T-… at 10:00, so its arrival came before the pause, which lasts to 11:00.
        self.repair("10T10:00 arrive")
        self.assertEqual(self.due("10T10:00 pause why=customer; 10T11:00 resume"), "10T14:00")
        # The resume below the pause, at its instant, ends it at once.
        self.assertEqual(self.due("10T10:00 pause why=customer; 10T10:00 resume; 10T11:00 resume"), "10T13:00")


class Appointments(Tiny):
    """A customer's appointment moves the arrive deadline to A and starts the restore clock at A."""

    def deadlines(self, text: str) -> tuple[str | None, str | None]:
        self.ticket("10T09:00 receive; " + text)
        return self.short(self.case().arrive_deadline), self.short(self.case().restore_deadline)

    def test_for_without_until(self) -> None:
        # A = 11th 10:00; restore 14:00.
        self.assertEqual(self.deadlines("10T09:30 appoint for=11T10:00 asked_by=customer"), ("11T10:00", "11T14:00"))

    def test_until_if_there_is_one(self) -> None:
        # A = 11th 12:00; restore 16:00; an appointment may also be earlier than the promise.
        text = "10T09:30 appoint for=11T10:00 until=11T12:00 asked_by=customer"
        self.assertEqual(self.deadlines(text), ("11T12:00", "11T16:00"))
        self.assertEqual(self.deadlines("10T09:30 appoint for=10T10:00 asked_by=customer"), ("10T10:00", "10T14:00"))

    def test_ours_moves_nothing(self) -> None:
        # asked_by us.
        self.assertEqual(self.deadlines("10T09:30 appoint for=11T10:00 asked_by=us"), ("10T13:00", "10T13:00"))

    def test_for_before_at_moves_nothing(self) -> None:
        # for 09:29 made at 09:30; for exactly its at does move.
        self.assertEqual(self.deadlines("10T09:30 appoint for=10T09:29 asked_by=customer"), ("10T13:00", "10T13:00"))
        self.assertEqual(self.deadlines("10T09:30 appoint for=10T09:30 asked_by=customer"), ("10T09:30", "10T13:30"))

    def test_before_is_strict_at_the_deadline(self) -> None:
        # Made at 13:00 exactly: too late; a second earlier it counts.
        self.assertEqual(self.deadlines("10T13:00 appoint for=11T10:00 asked_by=customer"), ("10T13:00", "10T13:00"))
        self.assertEqual(self.deadlines("10T12:59:59 appoint for=11T10:00 asked_by=customer"), ("11T10:00", "11T14:00"))

    def test_each_clock_has_its_own_deadline(self) -> None:
        # Arrive 2h is over at 11:00, restore is not: only the restore clock moves.
        self.settings["promises"][0]["arrive"] = "2h"
        self.assertEqual(self.deadlines("10T12:00 appoint for=11T10:00 asked_by=customer"), ("10T11:00", "11T14:00"))

    def test_before_arrived_and_before_restored(self) -> None:
        # Arrived 10:00: an appointment at 10:00 or later moves nothing; nor one at restoring.
        self.repair("10T10:00 arrive")
        self.assertEqual(self.deadlines("10T10:00 appoint for=11T10:00 asked_by=customer"), ("10T13:00", "10T13:00"))
        self.assertEqual(self.deadlines("10T09:59:59 appoint for=11T10:00 asked_by=customer"), ("11T10:00", "11T14:00"))
        self.repair("10T09:10 dispatch")
        text = "10T10:00 restore; 10T10:00 appoint for=11T10:00 asked_by=customer"
        self.assertEqual(self.deadlines(text), ("10T13:00", "10T13:00"))

    def test_a_later_one_replaces_it_under_the_same_conditions(self) -> None:
        # First A = 10th 15:00. A second, made 14:00 (after 13:00 but before 15:00), sets 18:00. A third at 18:00 is too late
        # for arriving but not for restoring (22:00): restore starts at the 11th 09:00.
        text = "10T09:30 appoint for=10T15:00 asked_by=customer; 10T14:00 appoint for=10T18:00 asked_by=customer"
        self.assertEqual(self.deadlines(text), ("10T18:00", "10T22:00"))
        third = text + "; 10T18:00 appoint for=11T09:00 asked_by=customer"
        self.assertEqual(self.deadlines(third), ("10T18:00", "11T13:00"))

    def test_a_deadline_set_by_an_appointment_is_not_moved_by_a_stop(self) -> None:
        # A = 15:00 stays for arriving; the restore clock from 15:00 stands still 16:00–17:00: 20:00.
        text = "10T09:30 appoint for=10T15:00 asked_by=customer; 10T16:00 pause why=customer; 10T17:00 resume"
        self.assertEqual(self.deadlines(text), ("10T15:00", "10T20:00"))

    def test_a_stop_before_a_counts_no_more(self) -> None:
        # Paused 10:00–11:00, before the restore clock starts at 15:00: 19:00.
        text = "10T09:30 appoint for=10T15:00 asked_by=customer; 10T10:00 pause why=customer; 10T11:00 resume"
        self.assertEqual(self.deadlines(text), ("10T15:00", "10T19:00"))

    def test_a_stop_keeps_the_deadline_ahead_of_an_appointment(self) -> None:
        # Paused 12:00 until the appointment itself at 14:00: the deadline is then 15:00, so it is made before it.
        text = "10T12:00 pause why=customer; 10T14:00 appoint for=10T20:00 asked_by=customer"
        self.assertEqual(self.deadlines(text), ("10T20:00", "11T00:00"))
