"""Hand-computed: how events, dated lists, periods and durations are read."""
from __future__ import annotations

import tempfile
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from book import read_book
from canonical import lines
from generate import generate
from model import rounded
from periods import add_months, later, period_days
from promises import entry_of
from tiny import A, OFFICE, PROMISE, RA, RB, RULE, Tiny


class Events(Tiny):
    """Voids first, at every as-of; then sorted by `at`, ties by place; then those after as-of are dropped."""

    def test_a_void_takes_out_what_stands_above_it(self) -> None:
        # The restore of 09:30 is voided, the one of 12:00 stays: restored 12:00.
        self.ticket("10T09:00 receive; 10T09:30 restore; 10T12:00 restore; 10T13:00 void event=restore@10T09:30")
        self.assertEqual(self.short(self.case().restored), "10T12:00")

    def test_a_void_leaves_what_stands_below_it(self) -> None:
        # The event entered again below the void is not taken out.
        self.ticket("10T09:00 receive; 10T09:30 restore; 10T10:00 void event=restore@10T09:30; 10T09:30 restore")
        self.assertEqual(self.short(self.case().restored), "10T09:30")

    def test_a_void_counts_at_every_as_of(self) -> None:
        # The void was made at 20:00; as of 11:00 the restore is out all the same.
        self.ticket("10T09:00 receive; 10T09:30 restore; 10T20:00 void event=restore@10T09:30")
        self.assertIsNone(self.case("10T11:00").restored)

    def test_a_void_cannot_be_voided(self) -> None:
        # The second void names the first: nothing comes back.
        text = "10T09:00 receive; 10T09:30 restore; 10T10:00 void event=restore@10T09:30"
        self.ticket(text + "; 10T11:00 void event=void@10T10:00")
        self.assertIsNone(self.case().restored)

    def test_a_void_takes_out_all_that_match(self) -> None:
        # Two equal restores above the void, both out.
        self.ticket("10T09:00 receive; 10T09:30 restore; 10T09:30 restore; 10T10:00 void event=restore@10T09:30")
        self.assertIsNone(self.case().restored)

    def test_a_void_asks_for_verb_and_instant(self) -> None:
        # Another verb at that instant, and that verb at another instant, both stay.
        self.ticket("10T09:00 receive; 10T09:30 respond; 10T09:31 restore; 10T10:00 void event=restore@10T09:30")
        self.assertEqual(self.short(self.case().restored), "10T09:31")
        self.assertEqual(self.short(self.case().respond_event.at), "10T09:30")

    def test_an_instant_is_the_same_in_any_offset(self) -> None:
        # 09:30+08:00 is 01:30Z.
        self.ticket("10T09:00 receive; 10T09:30 restore; 10T10:00 void event=restore@10T09:30")
        void = self.book.tickets[A].events[-1].fields
        void["event"] = "restore@2026-02-10T01:30:00+00:00"
        self.assertIsNone(self.case().restored)

    def test_an_event_exactly_at_as_of_counts(self) -> None:
        # Restored at 12:00: as of 11:59:59 not yet, as of 12:00 it has happened.
        self.ticket("10T09:00 receive; 10T12:00 restore")
        self.assertIsNone(self.case("10T11:59:59").restored)
        self.assertEqual(self.short(self.case("10T12:00").restored), "10T12:00")

    def test_events_entered_late_are_read_in_order_of_time(self) -> None:
        # The receive of 08:00 stands last in the file and is still the first.
        self.ticket("10T09:00 receive; 10T12:00 restore; 10T08:00 receive")
        self.assertEqual(self.short(self.case().received), "10T08:00")

    def test_a_bare_as_of_date_is_its_last_second(self) -> None:
        # 2026-02-10 is 23:59:59 of that day.
        self.ticket("10T09:00 receive; 10T23:59:59 respond; 11T00:00 restore")
        self.assertEqual(self.short(self.moment("2026-02-10")), "10T23:59:59")
        self.assertEqual(self.case("2026-02-10").events[-1].do, "respond")

    def test_a_ticket_and_its_repairs_are_ordered_by_at_id_place(self) -> None:
        # At 10:00: R-…XX1 before R-…XX2 before T-…; within a file by place.
        self.ticket("10T09:00 receive; 10T10:00 pause why=customer; 10T10:00 resume")
        self.repair("10T10:00 arrive", RB)
        self.repair("10T10:00 leave fixed=false", RA)
        self.assertEqual([e.do for e in self.case().events], ["receive", "leave", "arrive", "pause", "resume"])


class DatedLists(Tiny):
    """Rules are dated data."""

    def test_the_latest_from_not_after_the_day(self) -> None:
        # The day of a `from` belongs to the new entry, the day before to the old one.
        entries = [{"from": "2026-02-10", "n": "2"}, {"from": "2026-01-01", "n": "1"}]
        self.assertEqual(entry_of(entries, date(2026, 2, 9))["n"], "1")
        self.assertEqual(entry_of(entries, date(2026, 2, 10))["n"], "2")

    def test_before_the_first_one_the_first(self) -> None:
        # 2025 lies before both: the entry of 2026-01-01.
        entries = [{"from": "2026-02-10", "n": "2"}, {"from": "2026-01-01", "n": "1"}]
        self.assertEqual(entry_of(entries, date(2025, 1, 1))["n"], "1")

    def promised(self, **head: str) -> dict[str, str]:
        """A repair ticket received on 2026-02-10."""
        self.ticket("10T09:00 receive", **head)
        return self.case().promises

    def test_promises_are_put_together_key_by_key(self) -> None:
        # General 1h/4h/4h/24h; low sets restore 3d and a calendar; hotline, later, sets restore 2d.
        self.settings["promises"] += [
            {"from": "2026-01-02", "when": {"channel": "hotline"}, "restore": "2d"},
            {"from": "2026-01-01", "when": {"priority": "low"}, "restore": "3d", "calendar": "office"},
        ]
        expected = {"respond": "1h", "arrive": "4h", "restore": "2d", "quote": "24h", "calendar": "office"}
        self.assertEqual(self.promised(priority="low"), expected)

    def test_an_absent_priority_is_normal(self) -> None:
        # No priority in the ticket: `when {priority: normal}` fits.
        self.settings["promises"].append({"from": "2026-01-01", "when": {"priority": "normal"}, "respond": "2h"})
        self.assertEqual(self.promised()["respond"], "2h")

    def test_all_keys_of_a_when_must_fit(self) -> None:
        # Urgent fits, the web does not: the general hour stays.
        entry = {"from": "2026-01-01", "when": {"priority": "urgent", "channel": "web"}, "respond": "5m"}
        self.settings["promises"].append(entry)
        self.assertEqual(self.promised(priority="urgent")["respond"], "1h")

    def test_a_when_entry_holds_from_its_day_on(self) -> None:
        # Received on the 10th: the entry of the 11th is not yet, the one of the 10th is.
        self.settings["promises"] += [
            {"from": "2026-02-11", "when": {"kind": "repair"}, "respond": "2h"},
            {"from": "2026-02-10", "when": {"kind": "repair"}, "arrive": "2h"},
        ]
        self.assertEqual((self.promised()["respond"], self.promised()["arrive"]), ("1h", "2h"))

    def test_the_category_is_the_units_and_the_level_the_customers(self) -> None:
        # Serial names are compared without case; sn1 is a server, its owner a key customer.
        self.named("units", "SN1", category="server")
        self.named("customers", "CU-AAAAAA", level="key")
        when = {"category": "server", "level": "key"}
        self.settings["promises"].append({"from": "2026-01-01", "when": when, "respond": "10m"})
        self.assertEqual(self.promised(unit="sn1", customer="CU-AAAAAA")["respond"], "10m")

    def test_without_a_unit_the_category_of_the_first_repair(self) -> None:
        # The ticket names no unit, its repair names a router.
        self.named("units", "SN2", category="router")
        self.settings["promises"].append({"from": "2026-01-01", "when": {"category": "router"}, "respond": "10m"})
        self.repair("10T10:00 dispatch", unit="SN2")
        self.assertEqual(self.promised()["respond"], "10m")

    def test_the_contract_is_in_force_on_its_first_and_last_day(self) -> None:
        # In force on the 10th alone: received on the 10th 2h, on the 9th and the 11th the general 4h.
        entries = [{"from": "2020-01-01", "restore": "2h"}]
        self.named("contracts", "HT-1", **{"from": "2026-02-10", "until": "2026-02-10", "promises": entries})
        found = []
        for day in ("09", "10", "11"):
            self.ticket(f"{day}T23:30 receive", contract="HT-1")
            found.append(self.case().promises["restore"])
        self.assertEqual(found, ["4h", "2h", "4h"])

    def test_the_contract_comes_last(self) -> None:
        # General 4h, low 3d, contract 8h: 8h; what the contract lacks stays.
        low = {"from": "2026-01-01", "when": {"priority": "low"}, "restore": "3d", "respond": "2h"}
        self.settings["promises"].append(low)
        entries = [{"from": "2020-01-01", "restore": "8h"}]
        self.named("contracts", "HT-1", **{"from": "2026-01-01", "until": "2026-12-31", "promises": entries})
        promised = self.promised(priority="low", contract="ht-1")
        self.assertEqual((promised["restore"], promised["respond"]), ("8h", "2h"))

    def test_the_day_is_the_local_date_of_receipt(self) -> None:
        # 2026-02-10 00:30 in Shanghai is still the 9th in UTC: the promise of the 10th counts.
        self.settings["promises"].append(PROMISE | {"from": "2026-02-10", "respond": "2h"})
        self.ticket("10T00:30 receive")
        self.assertEqual(self.case().promises["respond"], "2h")

    def test_rules_count_whole(self) -> None:
        # The later entry lacks `stops`: customer alone, not the older list.
        self.settings["rules"] = [RULE | {"stops": ["parts"]}, {"from": "2026-01-01", "first_fix_window": "2d"}]
        text = "10T10:00 pause why=parts; 10T11:00 resume; 10T11:00 pause why=customer; 10T11:30 resume"
        self.ticket("10T09:00 receive; " + text)
        # Restore 13:00 and half an hour of waiting for the customer: 13:30.
        self.assertEqual(self.short(self.case().restore_deadline), "10T13:30")


class Periods(unittest.TestCase):
    """A period is half-open, from the first instant of a local day to that of another."""

    def days(self, text: str, fiscal_start: int = 1, today: date = date(2026, 2, 10)) -> str:
        first, end = period_days(text, fiscal_start, today)
        return f"{first}..{end}"

    def test_years_quarters_months_and_ranges(self) -> None:
        # Calendar fiscal year; the second day of a range is no longer in it.
        self.assertEqual(self.days("2026"), "2026-01-01..2027-01-01")
        self.assertEqual(self.days("2026Q4"), "2026-10-01..2027-01-01")
        self.assertEqual(self.days("2026-12"), "2026-12-01..2027-01-01")
        self.assertEqual(self.days("2026-01-01..2026-04-01"), "2026-01-01..2026-04-01")

    def test_fiscal_periods_are_named_by_the_year_they_start_in(self) -> None:
        # From April: 2026 runs to March 2027, its fourth quarter is January to March 2027.
        self.assertEqual(self.days("2026", 4), "2026-04-01..2027-04-01")
        self.assertEqual(self.days("2026Q4", 4), "2027-01-01..2027-04-01")

    def test_relative_periods(self) -> None:
        # On 2026-02-10: last quarter October to December; from April the running year began in April 2025.
        self.assertEqual(self.days("last-quarter"), "2025-10-01..2026-01-01")
        self.assertEqual(self.days("this-year", 4), "2025-04-01..2026-04-01")
        self.assertEqual(self.days("last-month"), "2026-01-01..2026-02-01")

    def test_months_are_clamped_and_days_are_24_hours(self) -> None:
        # January 31 and a month is February 28; one day after 09:00 is 09:00.
        self.assertEqual(add_months(date(2026, 1, 31), 1), date(2026, 2, 28))
        self.assertEqual(later(0, "1d", ZoneInfo("UTC")), 86400)

    def test_halves_are_rounded_up(self) -> None:
        # 1/32 = 0.03125 → 0.0313; 2/3 → 0.6667; 99.05 → 99.1.
        self.assertEqual(rounded(Fraction(1, 32), 4), 0.0313)
        self.assertEqual(rounded(Fraction(2, 3), 4), 0.6667)
        self.assertEqual(rounded(Fraction(9905, 100), 1), 99.1)


class Files(unittest.TestCase):
    """The files are the only truth."""

    def test_doubtful_strings_are_quoted_and_read_back(self) -> None:
        # What svc double-quotes, and what it does not.
        written = lines({"a": "no", "b": "007123", "c": "1e3", "d": "12:30", "e": "+86", "f": "", "g": "lina"}, 0)
        self.assertEqual(written[:3], ['a: "no"', 'b: "007123"', 'c: "1e3"'])
        self.assertEqual(written[3:], ['d: "12:30"', 'e: "+86"', 'f: ""', "g: lina"])

    def test_one_seed_one_book(self) -> None:
        # Twice the same seed: the same files, byte for byte.
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            generate(one, 7, cases=6)
            generate(two, 7, cases=6)
            files = sorted(path.relative_to(one) for path in Path(one).rglob("*.yaml"))
            self.assertEqual(files, sorted(path.relative_to(two) for path in Path(two).rglob("*.yaml")))
            self.assertTrue(all((Path(one) / f).read_bytes() == (Path(two) / f).read_bytes() for f in files))

    def test_a_written_book_is_read_back(self) -> None:
        # Six cases: four or five tickets and a complaint, each under its own name.
        with tempfile.TemporaryDirectory() as directory:
            generate(directory, 7, cases=6)
            book = read_book(directory)
            self.assertEqual((len(book.tickets), len(book.complaints)), (5, 1))
            self.assertEqual(OFFICE["week"], book.settings["calendars"]["office"]["week"])
