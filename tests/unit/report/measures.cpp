// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "report/kpi.hpp"
#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

struct Adding {
    explicit Adding(const Question& q) : kpi(q) {}
    Adding& operator<<(const Making& m) { return kpi.add(TicketCase(m)), *this; }
    Adding& operator<<(const Complaining& m) { return kpi.add(ComplaintCase(m)), *this; }
    Measures finish() { return kpi.finish().figures.measures; }
    Kpi kpi;
};

}

TEST_CASE("Cases are those received in the period, cancelled ones apart") {
    Book book;
    book.add<Unit>("SN1").category = Category::server;
    Making a, b("20260210-BBBBB", TicketKind::consult), c("20260210-CCCCC"), before("20251231-AAAAA");
    a.unit("SN1").receive("09:59:59", "lina").restore("10:00", "zhao");
    b.receive("00:00", "lina");
    c.receive("09:00").cancel("09:10", CancelReason::duplicate);
    before.receive("2025-12-31 23:59:59");
    const Measures m = (Adding(asking(book)) << a << b << c << before).finish();
    CHECK(m.cases.received.value == 2);
    CHECK(m.cases.cancelled.value == 1);
    REQUIRE(m.cases.kind.size() == 2);
    CHECK(m.cases.kind[0].key == "consult");
    CHECK(m.cases.category[0].key == "-");
    CHECK(m.cases.category[1].key == "server");
    CHECK(m.cases.person[1].key == "zhao");
    CHECK(m.cases.hour[0].key == "00");
    CHECK(m.cases.hour[1].key == "09");
}

TEST_CASE("Median and 90th percentile are nearest rank, plain elapsed time, by the milestone's period") {
    Book book;
    book.office_hours();
    Adding adding(asking(book));
    // Responses after 10, 20, 30, 40 minutes: rank ⌈0.5 × 4⌉ = 2 is 20 min, rank ⌈0.9 × 4⌉ = 4 is 40 min; one in Q2 doesn't
    // count.
    Making m1("20260210-AAAAA"), m2("20260210-BBBBB"), m3("20260210-CCCCC"), m4("20260210-DDDDD"), m5("20260331-AAAAA");
    m1.receive("05:00").respond("05:10");
    m2.receive("09:00").pause("09:01").resume("09:09").respond("09:20");
    m3.receive("09:00").respond("09:30");
    m4.receive("09:00").respond("09:40");
    m5.receive("2026-03-31 23:59").respond("2026-04-01 00:00");
    const Measures m = (adding << m1 << m2 << m3 << m4 << m5).finish();
    CHECK(m.clocks.respond.count.value == 4);
    CHECK(m.clocks.respond.median->count == 1200);
    CHECK(m.clocks.respond.p90->count == 2400);
    CHECK_FALSE(m.clocks.arrive.median);
}

TEST_CASE("Appointing is timed for bookings, and for repairs and installations unless restored first") {
    const Book book;
    Making repair, restored("20260210-BBBBB"), booking("20260210-CCCCC", TicketKind::booking),
        consult("20260210-DDDDD", TicketKind::consult);
    repair.receive("09:00").appoint("09:05", "10:00", "", AskedBy::us);
    restored.receive("09:00").restore("09:04").appoint("09:05", "10:00");
    booking.receive("09:00").restore("09:04").appoint("09:06", "10:00");
    consult.receive("09:00").appoint("09:05", "10:00");
    const Measures m = (Adding(asking(book)) << repair << restored << booking << consult).finish();
    CHECK(m.clocks.appoint.count.value == 2);
    CHECK(m.clocks.appoint.median->count == 300);
    CHECK(m.clocks.appoint.p90->count == 360);
}

TEST_CASE("Quotes and revisits are timed from the diagnosis and the last close") {
    const Book book;
    Making m;
    m.receive("09:00")
        .diagnose("10:00")
        .quote("10:30")
        .close("11:00")
        .call("11:30", 4)
        .reopen("12:00")
        .close("13:00")
        .no_answer("13:30")
        .call("15:00", 5);
    const Measures r = (Adding(asking(book)) << m).finish();
    CHECK(r.clocks.quote.median->count == 1800);
    CHECK(r.clocks.revisit.count.value == 1);
    CHECK(r.clocks.revisit.median->count == 7200);
}

TEST_CASE("Complaints are timed to response, first arrival on a ticket that names them, and settling") {
    const Book book;
    Complaining complaint;
    complaint.add<Receive>("2026-02-11 09:00").add<Respond>("2026-02-11 09:20").settle("2026-02-11 12:00", Money{20000});
    Making late("20260211-AAAAA", TicketKind::other), early("20260211-BBBBB", TicketKind::other),
        other("20260211-DDDDD", TicketKind::other);
    for (Making* m : {&late, &early}) m->ticket.complaint = Id<Complaint>{"C-20260211-CCCCC"};
    late.receive("2026-02-11 09:30").arrive("2026-02-11 11:00");
    early.receive("2026-02-11 09:30").arrive("2026-02-11 10:00");
    other.receive("2026-02-11 09:30").arrive("2026-02-11 09:40");
    const Measures m = (Adding(asking(book)) << late << complaint << early << other).finish();
    CHECK(m.clocks.complaint_respond.median->count == 1200);
    CHECK(m.clocks.complaint_arrive.count.value == 1);
    CHECK(m.clocks.complaint_arrive.median->count == 3600);
    CHECK(m.clocks.complaint_settle.median->count == 10800);
    CHECK(m.money.compensation == Money{20000});
    CHECK(m.complaints.grumble.value == 1);
}

TEST_CASE("Complaints by their grade at as-of, cancelled ones not") {
    const Book book;
    Complaining severe("20260211-AAAAA"), regraded("20260211-BBBBB"), cancelled("20260211-DDDDD");
    severe.complaint.grounds = {Ground::injury};
    severe.add<Receive>("2026-02-11 09:00");
    regraded.add<Receive>("2026-02-11 09:00").add<Regrade>("2026-02-12 09:00");
    std::get<Regrade>(regraded.complaint.events.back()).grade = Grade::general;
    cancelled.add<Receive>("2026-02-11 09:00").add<CancelComplaint>("2026-02-12 09:00");
    const Measures m = (Adding(asking(book)) << severe << regraded << cancelled).finish();
    CHECK(m.complaints.grumble.value == 0);
    CHECK(m.complaints.general.value == 1);
    CHECK(m.complaints.severe.value == 1);
}

TEST_CASE("Restored in time and stayed so: no reopening within the window") {
    const Book book;
    Making stayed, reopened("20260210-BBBBB"), later("20260210-CCCCC"), late("20260210-DDDDD");
    stayed.receive("09:00").restore("10:00");
    reopened.receive("09:00").restore("10:00").reopen("2026-02-11 10:00");
    later.receive("09:00").restore("10:00").reopen("2026-03-20 10:00");
    late.receive("09:00").restore("14:00");
    const Measures m = (Adding(asking(book)) << stayed << reopened << later << late).finish();
    CHECK(m.stayed_restored.good.value == 2);
    CHECK(m.stayed_restored.counted.value == 3);
}

TEST_CASE("Time waited for parts is what of it lies in the period") {
    const Book book;
    Making a, b("20260331-BBBBB");
    a.receive("09:00").pause("10:00", Waiting::parts).resume("12:00").pause("13:00", Waiting::customer).resume("14:00");
    b.receive("2026-03-31 09:00").pause("2026-03-31 23:00", Waiting::parts);
    const Measures m = (Adding(asking(book)) << a << b).finish();
    CHECK(m.waited_for_parts.cases.value == 2);
    CHECK(m.waited_for_parts.total.count == 3 * 3600);
}

TEST_CASE("Revisit coverage of closed cases, and how many calls were answered") {
    const Book book;
    Making called, uncalled("20260210-BBBBB"), open("20260210-CCCCC");
    Complaining complaint;
    called.receive("09:00").close("10:00").no_answer("11:00").call("12:00", 5);
    uncalled.receive("09:00").close("10:00");
    open.receive("09:00");
    complaint.add<Receive>("2026-02-11 09:00").add<Close>("2026-02-11 10:00").call("2026-02-11 11:00", 4);
    const Measures m = (Adding(asking(book)) << called << uncalled << open << complaint).finish();
    CHECK(m.revisits.tickets.good.value == 1);
    CHECK(m.revisits.tickets.counted.value == 2);
    CHECK(m.revisits.complaints.rate->text() == "1.00");
    CHECK(m.revisits.answered.good.value == 2);
    CHECK(m.revisits.answered.counted.value == 3);
}

TEST_CASE("Sums of labour and parts charged, and what the parts cost us by the price list of the day") {
    Book book;
    Prices& prices = book.add<PriceList>("standard").entries.emplace_back();
    prices.from = day("2020-01-01");
    prices.parts = {{"PSU-550", Money{48000}, Money{30000}}, {"FAN", Money{5000}, {}}};
    Making m;
    m.receive("09:00").leave("10:00");
    auto& leave = std::get<Leave>(m.repairs.front().events.back());
    leave.labour = Money{10000};
    leave.parts = {{"PSU-550", Whole<1, 9999>{2}, Money{48000}, true, {}, {}},
                   {"PSU-550", Whole<1, 9999>{1}, Money{48000}, false, {}, {}},
                   {"FAN", Whole<1, 9999>{1}, {}, true, {}, {}}};
    const Measures r = (Adding(asking(book)) << m).finish();
    CHECK(r.money.labour == Money{10000});
    CHECK(r.money.parts == Money{96000});
    CHECK(r.money.cost == Money{90000});
    CHECK(r.money.parts_without_cost.value == 1);
}
