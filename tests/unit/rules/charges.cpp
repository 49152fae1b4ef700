// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "rules/charge.hpp"
#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

/// A machine of the book, and a work order of a ticket received on a day.
struct Workshop {
    Workshop() {
        unit.delivered = day("2025-02-10");
        unit.warranty = lasting("12mo");
        repair.ticket = ticket.id;
        repair.unit = unit.id;
    }
    Verdict received_on(const std::string& date) {
        Making m;
        m.receive(date + " 09:00");
        ticket.events = m.ticket.events;
        return warranty_of(repair, book).verdict;
    }

    Book book{};
    Ticket& ticket = book.add<Ticket>("T-20260210-AAAAA");
    Unit& unit = book.add<Unit>("SN0001");
    Repair repair{};
};

bool pays(Verdict verdict, Cause cause, bool labour, bool parts) {
    const Charge c = charge(verdict, cause);
    return c.labour == labour && c.parts == parts;
}

}

// ---- warranty ----

TEST_CASE("Warranty holds while the day of receipt is before delivery and term") {
    Workshop w;
    CHECK(w.received_on("2026-02-09") == Verdict::in);
    CHECK(w.received_on("2026-02-10") == Verdict::out);
}

TEST_CASE("A term in months is clamped to the last day of its month") {
    Workshop w;
    w.unit.delivered = day("2025-08-31");
    w.unit.warranty = lasting("6mo");
    CHECK(w.received_on("2026-02-27") == Verdict::in);
    CHECK(w.received_on("2026-02-28") == Verdict::out);
}

TEST_CASE("The contract's term goes before the unit's, the unit's before what is promised") {
    Workshop w;
    w.book.settings_.promises.front().warranty = lasting("36mo");
    CHECK(w.received_on("2026-06-01") == Verdict::out);
    Contract& contract = w.book.add<Contract>("HT-1");
    contract.from = day("2026-01-01");
    contract.until = day("2026-05-31");
    contract.warranty = lasting("24mo");
    w.ticket.contract = contract.id;
    CHECK(w.received_on("2026-05-31") == Verdict::in);
    CHECK(w.received_on("2026-06-01") == Verdict::out);  // the contract is over
    w.unit.warranty.reset();
    CHECK(w.received_on("2026-06-01") == Verdict::in);
}

TEST_CASE("A consumer's computer has the longer of the agreed and the legal term") {
    Workshop w;
    w.unit.regime = Regime::consumer_pc;
    w.book.settings_.legal.push_back({day("2020-01-01"), Regime::consumer_pc, lasting("18mo"), {}});
    CHECK(w.received_on("2026-08-09") == Verdict::in);
    CHECK(w.received_on("2026-08-10") == Verdict::out);
    w.unit.warranty = lasting("24mo");
    CHECK(w.received_on("2027-02-09") == Verdict::in);
    w.unit.regime.reset();
    w.unit.warranty = lasting("12mo");
    CHECK(w.received_on("2026-08-09") == Verdict::out);
}

TEST_CASE("A part put in by a repair has its own warranty") {
    Workshop w;
    w.unit.parts.push_back({"PSU-550", Name{"PS1"}, lasting("3mo"), day("2026-05-01")});
    UsedPart out;
    out.part = "PSU-550";
    out.out = Name{"ps1"};
    CHECK(w.received_on("2026-07-31") == Verdict::out);
    CHECK(warranty_of(out, w.repair, w.book).verdict == Verdict::in);
    w.received_on("2026-08-01");
    CHECK(warranty_of(out, w.repair, w.book).verdict == Verdict::out);
}

TEST_CASE("Without a delivery date warranty is unknown: a person decides and says why") {
    Workshop w;
    w.unit.delivered.reset();
    CHECK(w.received_on("2026-02-09") == Verdict::unknown);
    Diagnose found;
    CHECK(fill(found, w.repair, w.book));
    found.warranty = Verdict::in;
    CHECK(fill(found, w.repair, w.book));
    found.because = "invoice of 2025-12-01";
    CHECK_FALSE(fill(found, w.repair, w.book));
    CHECK(found.chargeable == false);
}

// ---- charge ----

TEST_CASE("Quality and wear in warranty are free, misuse and accident pay parts; outside both are paid") {
    CHECK(pays(Verdict::in, Cause::quality, false, false));
    CHECK(pays(Verdict::in, Cause::wear, false, false));
    CHECK(pays(Verdict::in, Cause::misuse, false, true));
    CHECK(pays(Verdict::in, Cause::accident, false, true));
    CHECK(pays(Verdict::out, Cause::quality, true, true));
    CHECK(pays(Verdict::unknown, Cause::quality, true, true));
}

TEST_CASE("A quote's total is labour and parts less what is waived, which takes a reason") {
    Quote q;
    q.labour = Money{10000};
    q.parts.push_back({"PSU-550", {2}, Money{48000}});
    CHECK_FALSE(fill(q, {}, Book()));
    CHECK(*q.total == Money{106000});
    q.waived = Money{6000};
    q.total = Money{106000};
    q.why = "regular customer";
    CHECK(fill(q, {}, Book()));
    q.total.reset();
    CHECK_FALSE(fill(q, {}, Book()));
    CHECK(*q.total == Money{100000});
    q.why.reset();
    CHECK(fill(q, {}, Book()));
}
