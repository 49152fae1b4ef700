// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "domain/price_list.hpp"
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

namespace {

/// A price list from the day the machine's ticket came in, and a new one a day later.
void price(Workshop& w) {
    PriceList& list = w.book.add<PriceList>("standard");
    list.entries.push_back(
        {day("2026-02-01"), Money{12000}, Money{8000}, {{"PSU-550", Money{46000}, {}}, {"FAN-1", Money{3000}, {}}}});
    list.entries.push_back(
        {day("2026-02-12"), Money{13000}, Money{9000}, {{"PSU-550", Money{48000}, {}}, {"FAN-1", Money{3500}, {}}}});
}

void diagnose(Workshop& w, Verdict verdict, Cause cause) {
    Diagnose d;
    d.at = t("2026-02-11 09:00");
    d.cause = cause;
    d.warranty = verdict;
    d.because = "by hand";
    w.repair.events.emplace_back(d);
}

Quote quoted(const std::string& at, std::vector<QuotedPart> parts = {}) {
    Quote q;
    q.at = t(at);
    q.parts = std::move(parts);
    return q;
}

}

TEST_CASE("A quote takes prices and labour from the list of its day: a visit on site, else the time worked") {
    Workshop w;
    price(w);
    diagnose(w, Verdict::out, Cause::wear);
    Quote q = quoted("2026-02-11 10:00", {{"PSU-550", {2}, {}}});
    CHECK_FALSE(fill(q, w.repair, w.book));
    CHECK(*q.labour == Money{8000});
    CHECK(*q.total == Money{100000});
    Quote later = quoted("2026-02-12 10:00", {{"PSU-550", {1}, {}}});
    later.worked = lasting("100m");
    CHECK_FALSE(fill(later, w.repair, w.book));
    CHECK(*later.labour == Money{21667});  // 130.00 x 100 / 60, to the nearest cent
    CHECK(*later.total == Money{69667});
    w.repair.where = Where::bench;
    Quote bench = quoted("2026-02-11 10:00");
    CHECK(fill(bench, w.repair, w.book)->message->code == "labour-unknown");
    Quote other = quoted("2026-02-11 10:00", {{"NOPE", {1}, {}}});
    CHECK(fill(other, w.repair, w.book)->message->code == "price-unknown");
}

TEST_CASE("Misuse in warranty: the quote has no labour") {
    Workshop w;
    price(w);
    diagnose(w, Verdict::in, Cause::misuse);
    Quote q = quoted("2026-02-11 10:00", {{"PSU-550", {1}, {}}});
    CHECK_FALSE(fill(q, w.repair, w.book));
    CHECK(*q.labour == Money{});
    CHECK(*q.total == Money{46000});
}

TEST_CASE("A visit costs what was quoted, new parts by the list of the quote's day; labour once, when it works again") {
    Workshop w;
    price(w);
    diagnose(w, Verdict::out, Cause::wear);
    Quote q = quoted("2026-02-11 10:00", {{"PSU-550", {1}, Money{45000}}});
    CHECK_FALSE(fill(q, w.repair, w.book));
    w.repair.events.emplace_back(q);
    Leave first;
    first.at = t("2026-02-13 10:00");
    first.why = Unfixed::parts;
    CHECK_FALSE(fill(first, w.repair, w.book));
    CHECK_FALSE(first.labour);
    Leave second;
    second.at = t("2026-02-14 10:00");
    second.fixed = true;
    second.parts = {{"PSU-550", {1}, {}, {}, {}, {}}, {"FAN-1", {1}, {}, {}, {}, {}}};
    CHECK_FALSE(fill(second, w.repair, w.book));
    CHECK(*second.parts[0].price == Money{45000});
    CHECK(*second.parts[1].price == Money{3000});
    CHECK(*second.labour == Money{8000});
}

TEST_CASE("Out of warranty, but a person decided that nothing is charged: neither labour nor parts") {
    Workshop w;
    price(w);
    diagnose(w, Verdict::out, Cause::wear);
    std::get<Diagnose>(w.repair.events.back()).chargeable = false;
    Leave left;
    left.at = t("2026-02-13 10:00");
    left.fixed = true;
    left.parts = {{"PSU-550", {1}, {}, {}, {}, {}}};
    CHECK_FALSE(fill(left, w.repair, w.book));
    CHECK_FALSE(left.labour);
    CHECK(left.parts[0].charged == false);
}

TEST_CASE("A unit on a day: what its owner may count on") {
    Workshop w;
    CHECK(warranty_of(w.unit, day("2026-02-09"), w.book).verdict == Verdict::in);
    CHECK(warranty_of(w.unit, day("2026-02-10"), w.book).verdict == Verdict::out);
    CHECK(warranty_of(w.unit, day("2026-02-09"), w.book).because == "delivered 2025-02-10, unit SN0001 12mo, until 2026-02-10");
}
