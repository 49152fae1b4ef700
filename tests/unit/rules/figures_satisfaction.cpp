// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/rules/judging.hpp"

using namespace svc;

// ---- satisfaction ----

TEST_CASE("Only the first answered call counts: calling again until the answer pleases changes nothing") {
    const Book book;
    Making m;
    m.receive("09:00").restore("10:00").close("10:10").no_answer("11:00").call("12:00", 3).call("13:00", 5);
    CHECK(why(satisfied(m, asking(book)), {Why::unsatisfied}));
}

TEST_CASE("After a reopening the first answered call counts again; the last that counts in the period decides") {
    const Book book;
    Making m, same;
    m.receive("09:00").close("10:00").call("11:00", 3).reopen("12:00").close("13:00").call("14:00", 4).call("15:00", 1);
    CHECK(is(satisfied(m, asking(book)), Standing::good));
    same.receive("09:00").close("10:00").call("11:00", 3).reopen("12:00").call("12:00", 5);  // at the reopening is not after it
    CHECK(is(satisfied(same, asking(book)), Standing::bad));
}

TEST_CASE("Each period has its own last counting call") {
    const Book book;
    Making m;
    m.receive("2026-03-30 09:00")
        .close("2026-03-30 10:00")
        .call("2026-03-31 23:59:59", 2)
        .reopen("2026-04-02 10:00")
        .call("2026-04-03 10:00", 5);
    CHECK(is(satisfied(m, asking(book, "2026Q1")), Standing::bad));
    CHECK(is(satisfied(m, asking(book, "2026Q2")), Standing::good));
}

TEST_CASE("An answered call without an overall answer is counted, not good") {
    const Book book;
    Making m;
    m.receive("09:00").close("10:00").call("11:00", 0);
    CHECK(why(satisfied(m, asking(book)), {Why::no_overall}));
}

TEST_CASE("Several revisit records of one case are read as one, by time, id and place") {
    const Book book;
    Making m;
    m.receive("09:00").close("10:00").call("12:00", 5);
    Revisit& other = m.revisits.emplace_back();
    other.id.value = "V-20260210-AAAAB";
    other.events = m.revisits.front().events;
    auto& call = std::get<Call>(other.events.front());
    call.at = t("11:00");
    call.answers->overall = Whole<1, 5>{2};
    CHECK(is(satisfied(m, asking(book)), Standing::bad));
    call.at = t("12:00");  // at the same time the smaller id comes first
    CHECK(is(satisfied(m, asking(book)), Standing::good));
}

TEST_CASE("Cancelled tickets are left out of satisfaction; other kinds may be withdrawn at any time") {
    const Book book;
    Making consult("20260210-AAAAA", TicketKind::consult), repair;
    consult.receive("09:00").call("11:00", 5).cancel("12:00", CancelReason::withdrawn);
    CHECK(left_out(satisfied(consult, asking(book)), LeftOut::cancelled));
    repair.receive("09:00").restore("10:00").call("11:00", 5).cancel("12:00", CancelReason::withdrawn);  // after its outcome
    CHECK(is(satisfied(repair, asking(book)), Standing::good));
}

TEST_CASE("Unanswered: last closed in the period, still closed at its end, no answered call before") {
    const Book book;
    Making m, reopened, answered, later, next;
    m.receive("09:00").close("10:00").no_answer("11:00");
    REQUIRE(is(satisfied(m, asking(book)), Standing::pending));
    CHECK(satisfied(m, asking(book))->unanswered);
    reopened.receive("09:00").close("10:00").reopen("2026-03-31 23:59:59");
    CHECK_FALSE(satisfied(reopened, asking(book)));
    answered.receive("2026-01-10 09:00")
        .close("2026-01-10 10:00")
        .call("2026-01-10 11:00", 5)
        .reopen("2026-01-11 10:00")
        .close("2026-01-12 10:00");
    CHECK(is(satisfied(answered, asking(book)), Standing::good));
    CHECK_FALSE(satisfied(answered, asking(book, "2026-02")));
    later.receive("09:00").close("10:00").call("2026-04-01 00:00", 5);  // answered, but after the period
    CHECK(satisfied(later, asking(book))->unanswered);
    next.receive("2026-03-31 09:00").close("2026-04-01 00:00");
    CHECK_FALSE(satisfied(next, asking(book)));
}

TEST_CASE("A call exactly at as-of counts, though it doesn't lie before it: the case is unanswered still") {
    const Book book;
    Making m;
    m.receive("09:00").close("10:00").call("11:00", 5);
    const auto at = satisfied(m, asking(book, "2026Q1", "2026-02-10 11:00:00"));
    CHECK(is(at, Standing::good));
    CHECK(at->unanswered);
    CHECK_FALSE(satisfied(m, asking(book, "2026Q1", "2026-02-10 11:00:01"))->unanswered);
}

TEST_CASE("Satisfaction is counted for who restored, else the last assigned, else who received") {
    const Book book;
    Question q = asking(book);
    q.by = By::person;
    Making restored, assigned, received;
    restored.receive("09:00").assign("09:05", "sun").restore("10:00", "zhao").call("11:00", 5);
    assigned.receive("09:00").assign("09:05", "sun").assign("09:06", "qian").call("11:00", 5);
    received.receive("09:00", "lina").call("11:00", 5);
    CHECK(satisfied(restored, q)->group == "zhao");
    CHECK(satisfied(assigned, q)->group == "qian");
    CHECK(satisfied(received, q)->group == "lina");
}

TEST_CASE("Moved stands beside satisfaction too: counted tickets whose arrive or restore deadline moved") {
    const Book book;
    Making plain, moved, unreached;
    plain.receive("09:00").restore("10:00").call("11:00", 5);
    CHECK_FALSE(satisfied(plain, asking(book))->moved);
    moved.receive("09:00").pause("09:10").resume("09:20").restore("10:00").call("11:00", 5);
    CHECK(satisfied(moved, asking(book))->moved);
    unreached.receive("09:00").pause("09:10").resume("09:20").restore("10:00").close("10:10");
    REQUIRE(satisfied(unreached, asking(book))->unanswered);
    CHECK_FALSE(satisfied(unreached, asking(book))->moved);
}

TEST_CASE("Satisfied from is that of the rules on the period's last day") {
    Book book;
    book.settings_.rules.front().satisfied_from = Whole<1, 5>{5};
    Making m;
    m.receive("09:00").close("10:00").call("11:00", 4);
    CHECK(is(satisfied(m, asking(book)), Standing::bad));
}

// ---- complaint_satisfaction ----

TEST_CASE("Complaints are judged by their counting calls, whatever became of them") {
    const Book book;
    const Question q = asking(book);
    const auto judged_complaint = [&](const Complaining& m) {
        const ComplaintCase c = m;
        return complaint_satisfaction(ComplaintFacts(c, q), q);
    };
    Complaining good, bad, cancelled, open;
    good.add<Receive>("2026-02-11 09:00").add<Close>("2026-02-12 09:00").call("2026-02-13 09:00", 4);
    CHECK(is(judged_complaint(good), Standing::good));
    bad.add<Receive>("2026-02-11 09:00").add<Reopen>("2026-02-12 09:00").call("2026-02-11 10:00", 5).call("2026-02-13 09:00", 3);
    CHECK(is(judged_complaint(bad), Standing::bad));
    cancelled.add<Receive>("2026-02-11 09:00").call("2026-02-11 10:00", 5).add<CancelComplaint>("2026-03-01 09:00");
    CHECK(left_out(judged_complaint(cancelled), LeftOut::cancelled));
    open.add<Receive>("2026-02-11 09:00");
    CHECK_FALSE(judged_complaint(open));
}
