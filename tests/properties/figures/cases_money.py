"""Hand-computed: sums of labour, parts, their cost, and compensation; and each figure by who and what."""
from __future__ import annotations

from typing import Any

from tiny import B, COMPLAINT, Tiny


class Money(Tiny):
    """Sums of labour, parts, their cost, compensation."""

    def setUp(self) -> None:
        super().setUp()
        listed = [{"part": "PSU", "price": "10.00", "cost": "7.00"}, {"part": "FAN", "price": "3.00"}]
        january = {"from": "2026-01-01", "parts": listed}
        february = {"from": "2026-02-11", "parts": [{"part": "PSU", "price": "20.00", "cost": "9.00"}]}
        self.named("prices", "standard", entries=[january, february])
        self.ticket("10T09:00 receive")

    def sums(self, text: str, **ask: str) -> list[Any]:
        self.repair(text)
        found = self.measure("money", **ask)
        return [found[name] for name in ("labour", "parts", "cost", "parts_without_cost")]

    def test_a_visit_that_ended(self) -> None:
        # Two power supplies charged, 2 × 12.50, cost 2 × 7; a fan that is free and whose cost nobody knows.
        text = "10T12:00 leave labour=99.90 parts=PSU:2:12.50:true,FAN:1:3.00:false"
        self.assertEqual(self.sums(text), ["99.90", "25.00", "14.00", 1])

    def test_in_the_period_as_of(self) -> None:
        # Two visits, the second on 1 March.
        text = "10T12:00 leave labour=1.00 fixed=false; 03-01T00:00 leave labour=2.00"
        self.assertEqual([self.sums(text, period=p)[0] for p in ("2026-02", "2026-03", "2026Q1")], ["1.00", "2.00", "3.00"])
        self.assertEqual(self.sums(text, as_of="10T11:59:59")[0], "0.00")

    def test_only_what_the_customer_pays(self) -> None:
        # Not said to be charged, or without a price: nothing; the part costs us all the same.
        self.assertEqual(self.sums("10T12:00 leave parts=PSU:1:12.50"), ["0.00", "0.00", "7.00", 0])
        self.assertEqual(self.sums("10T12:00 leave parts=PSU:1"), ["0.00", "0.00", "7.00", 0])

    def test_the_prices_of_the_day(self) -> None:
        # From the 11th on it costs 9; before the first entry, the first; that entry knows no fan at all.
        self.assertEqual(self.sums("10T23:59 quote; 11T00:00 leave parts=PSU:1")[2], "9.00")
        self.assertEqual(self.sums("01-01T00:00 leave parts=PSU:1", period="2026-01")[2], "7.00")
        self.assertEqual(self.sums("2025-12-31T09:00 leave parts=PSU:1", period="2025-12")[2], "7.00")
        self.assertEqual(self.sums("11T09:00 leave parts=FAN:3:1.00:true"), ["0.00", "3.00", "0.00", 1])

    def test_a_contract_may_name_a_list(self) -> None:
        # Special prices to the 20th, the last day included; what that list lacks isn't looked for in another.
        listed = [{"part": "PSU", "price": "1.00", "cost": "2.00"}]
        self.named("prices", "Special", entries=[{"from": "2026-01-01", "parts": listed}])
        contract = {"from": "2026-02-01", "until": "2026-02-20", "prices": "special"}
        self.named("contracts", "HT-1", **contract)
        self.ticket("10T09:00 receive", contract="ht-1")
        self.assertEqual(self.sums("20T09:00 leave parts=PSU:1,FAN:1"), ["0.00", "0.00", "2.00", 1])
        self.assertEqual(self.sums("21T09:00 leave parts=PSU:1")[2], "9.00")

    def test_what_was_spent_is_spent(self) -> None:
        # A duplicate; a repair that was cancelled.
        self.ticket("10T09:00 receive; 10T13:00 cancel why=duplicate")
        self.assertEqual(self.sums("10T12:00 leave labour=1.00; 10T12:30 cancel why=x")[0], "1.00")

    def test_compensation(self) -> None:
        # Settled twice; not what was only proposed; the second in March; what a cancelled one was paid stays.
        text = "10T09:00 receive; 10T10:00 propose amount=70.00; 10T11:00 settle amount=50.00; 03-10T11:00 settle amount=5.50"
        self.complaint(text)
        self.assertEqual(self.measure("money", "compensation"), "50.00")
        self.assertEqual(self.measure("money", "compensation", period="2026Q1"), "55.50")
        self.complaint("10T09:00 receive; 10T11:00 settle amount=50.00; 10T12:00 cancel")
        self.assertEqual(self.measure("money", "compensation"), "50.00")
        self.complaint("10T09:00 receive; 10T11:00 settle")
        self.assertEqual(self.measure("money", "compensation"), "0.00")


class Groups(Tiny):
    """`kpi --by department|person|category|channel|customer|hour`."""

    def test_who_restored(self) -> None:
        # A was restored by zhao's visit, in time; B never, so nobody's.
        self.ticket("10T09:00 receive; 10T09:30 respond by=wang; 10T09:40 assign to=wang")
        self.repair("10T12:00 leave by=zhao fixed=true")
        self.ticket("10T09:00 receive", B)
        self.assertEqual(self.grouped("person", "repair_in_time"), {"": (0, 1), "zhao": (1, 1)})
        self.assertEqual(self.grouped("person", "first_fix"), {"zhao": (1, 1)})

    def test_who_quoted(self) -> None:
        # The first quote counts; the other repair was never quoted.
        self.ticket("10T09:00 receive")
        self.repair("10T10:00 diagnose chargeable=true; 10T11:00 quote by=gu; 10T12:00 quote by=zhao")
        self.repair("10T10:00 diagnose chargeable=true", "R-20260210-AAAAA-XX2")
        self.assertEqual(self.grouped("person", "quote_in_time"), {"": (0, 1), "gu": (1, 1)})

    def test_for_satisfaction_who_cared(self) -> None:
        # Who restored, else the last it was assigned to, else who received it.
        self.calls("11T09:00 call answered=true answers.overall=5")
        for text, person in (
            ("10T09:30 assign to=wang; 10T10:00 restore by=zhao", "zhao"),
            ("10T09:30 assign to=wang; 10T10:00 assign to=chen", "chen"),
            ("", "lina"),
        ):
            self.ticket("10T09:00 receive by=lina; " + text)
            self.assertEqual(self.grouped("person", "satisfaction"), {person: (1, 1)})

    def test_a_complaint_is_whose_who_received_it(self) -> None:
        # Its channel and customer; the hour of its receipt; no category.
        self.complaint("10T09:00 receive by=gu; 10T10:00 settle by=zhao", channel="web", customer="CU-111111")
        self.calls("11T10:00 call answered=true answers.overall=2", of=COMPLAINT)
        expected = {"person": "gu", "channel": "web", "customer": "CU-111111", "hour": "09", "category": ""}
        for by, group in expected.items():
            self.assertEqual(self.grouped(by, "complaint_satisfaction"), {group: (0, 1)})

    def test_handles_are_compared_without_case(self) -> None:
        # Lina and lina are one.
        self.named("staff", "lina", posts=[{"from": "2026-01-01", "department": "business"}])
        self.ticket("10T09:00 receive; 10T10:00 restore by=Lina")
        self.ticket("10T09:00 receive; 10T10:00 restore by=lina", B)
        self.assertEqual(self.grouped("person", "first_fix"), {"lina": (2, 2)})

    def test_the_department_of_that_day(self) -> None:
        # Technical until the 9th and again from the 12th; business from the 10th, for good; not there before.
        posts = [
            {"from": "2026-02-02", "until": "2026-02-09", "department": "technical"},
            {"from": "2026-02-10", "department": "business"},
            {"from": "2026-02-12", "until": "2026-02-14", "department": "technical"},
        ]
        self.named("staff", "zhao", posts=posts)
        for day, department in (("01", ""), ("09", "technical"), ("10", "business"), ("12", "technical"), ("15", "business")):
            self.ticket(f"{day}T09:00 receive; {day}T10:00 restore by=zhao")
            self.assertEqual(self.grouped("department", "first_fix"), {department: (1, 1)}, day)

    def test_what_is_not_known_has_its_own_group(self) -> None:
        # No unit, no customer.
        self.ticket("10T09:00 receive; 10T10:00 restore")
        for by in ("category", "customer", "department"):
            self.assertEqual(self.grouped(by, "first_fix"), {"": (1, 1)})

    def test_only_what_is_counted(self) -> None:
        # Cancelled: no group.
        self.ticket("10T09:00 receive; 10T10:00 restore; 10T11:00 cancel why=error")
        self.assertEqual(self.grouped("channel", "first_fix"), {})
