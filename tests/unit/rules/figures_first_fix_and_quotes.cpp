// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/rules/judging.hpp"

using namespace svc;

// ---- first_fix ----

TEST_CASE("At most one arrival up to restoring is a first-time fix") {
    const Book book;
    const Question q = asking(book);
    Making none, one, two, after, at_restoring;
    none.unit("SN1").receive("09:00").restore("10:00");
    CHECK(is(first(none, q), Standing::good));
    CHECK_FALSE(first(none, q)->visited);
    one.unit("SN1").receive("09:00").arrive("10:00").leave("11:00");
    CHECK(is(first(one, q), Standing::good));
    CHECK(first(one, q)->visited);
    two.unit("SN1").receive("09:00").arrive("10:00").leave("10:30", false).arrive("11:00").leave("11:30");
    CHECK(why(first(two, q), {Why::several_arrivals}));
    after.unit("SN1").receive("09:00").arrive("10:00").leave("11:00").arrive("11:00:01");
    CHECK(is(first(after, q), Standing::good));
    at_restoring.unit("SN1").receive("09:00").arrive("10:00").arrive("11:00").restore("11:00");
    CHECK(why(first(at_restoring, q), {Why::several_arrivals}));
}

TEST_CASE("A reopening in the window speaks against it: after restoring, up to and with its last second") {
    const Book book;
    const Question q = asking(book);
    for (const auto& [at, good] : {std::pair{"2026-02-10 10:00:00", true},
                                   {"2026-02-10 10:00:01", false},
                                   {"2026-03-12 10:00:00", false},
                                   {"2026-03-12 10:00:01", true}}) {
        Making m;  // restored at 10:00, 30 days end on 12 March at 10:00
        m.unit("SN1").receive("09:00").restore("10:00").reopen(at);
        CHECK(is(first(m, q), good ? Standing::good : Standing::bad));
    }
}

TEST_CASE("A first-time fix counts by its restoring, however late that was") {
    const Book book;
    Making m;
    m.unit("SN1").receive("2026-03-30 09:00").restore("2026-04-02 10:00");
    CHECK_FALSE(first(m, asking(book, "2026Q1")));
    CHECK(is(first(m, asking(book, "2026Q2")), Standing::good));
}

TEST_CASE("Good with as-of inside the window is provisional; at its end the window is over") {
    const Book book;
    Making m;
    m.unit("SN1").receive("09:00").restore("10:00");
    CHECK(first(m, asking(book, "2026Q1", "2026-03-12 09:59:59"))->provisional);
    CHECK_FALSE(first(m, asking(book, "2026Q1", "2026-03-12 10:00:00"))->provisional);
}

TEST_CASE("The window is that of the rules on the period's last day") {
    Book book;
    Rules& later = book.settings_.rules.emplace_back();
    later.from = day("2026-03-31");
    later.first_fix_window = lasting("10d");
    Making m;
    m.unit("SN1").receive("09:00").restore("10:00").reopen("2026-02-25 10:00");
    CHECK(is(first(m, asking(book, "2026Q1")), Standing::good));
    CHECK(is(first(m, asking(book, "2026-02")), Standing::bad));
}

TEST_CASE("A window in months is of calendar months, clamped to the last day") {
    Book book;
    book.settings_.rules.front().first_fix_window = lasting("1mo");
    for (const auto& [at, good] : {std::pair{"2026-02-28 10:00:00", false}, {"2026-02-28 10:00:01", true}}) {
        Making m("20260131-AAAAA");
        m.unit("SN1").receive("2026-01-31 09:00").restore("2026-01-31 10:00").reopen(at);
        CHECK(is(first(m, asking(book)), good ? Standing::good : Standing::bad));
    }
}

TEST_CASE("Without a unit only arrivals and reopenings judge") {
    const Book book;
    Making none;
    none.receive("09:00").restore("10:00");
    CHECK(first(none, asking(book))->no_unit);
}

TEST_CASE("The units of a case are the ticket's, else all its repairs', case folded") {
    Making m;
    m.receive("09:00").arrive("09:30").leave("10:00").on(2).arrive("10:00").on(3).arrive("11:00");
    CHECK(unit_names(m).empty());
    m.repairs[0].unit.value = "Sn2";
    m.repairs[1].unit.value = "SN1";
    m.repairs[2].unit.value = "sn2";
    CHECK(unit_names(m) == std::vector<std::string>{"sn1", "sn2"});
    m.unit("SN3");
    CHECK(unit_names(m) == std::vector<std::string>{"sn3"});
}

TEST_CASE("Contradicted: counted good, but the customer says it took more than one visit") {
    const Book book;
    const Question q = asking(book);
    Making says, silent, bad;
    says.unit("SN1")
        .receive("09:00")
        .restore("10:00")
        .close("10:10")
        .call("2026-02-12 10:00", 4, true)
        .call("2026-04-20 10:00", 3, false);
    CHECK(first(says, q)->contradicted);
    CHECK_FALSE(first(says, asking(book, "2026Q1", "2026-04-20 09:59:59"))->contradicted);
    silent.unit("SN1").receive("09:00").restore("10:00").no_answer("2026-02-12 10:00");
    CHECK_FALSE(first(silent, q)->contradicted);
    bad.unit("SN1").receive("09:00").restore("10:00").reopen("11:00").call("2026-02-12 10:00", 4, false);
    CHECK_FALSE(first(bad, q)->contradicted);
}

TEST_CASE("Late logged for a first-time fix: an arrival up to restoring, a reopening in the window, the restoring") {
    const Book book;
    const Question q = asking(book);
    Making respond, arrive, reopen, too_late;
    respond.unit("SN1").receive("09:00").logged_late().respond("09:10").logged_late().restore("10:00");
    CHECK_FALSE(first(respond, q)->late_logged);
    arrive.unit("SN1").receive("09:00").arrive("09:30").logged_late().leave("10:00");
    CHECK(first(arrive, q)->late_logged);
    reopen.unit("SN1").receive("09:00").restore("10:00").reopen("11:00").logged_late();
    CHECK(first(reopen, q)->late_logged);
    too_late.unit("SN1").receive("09:00").restore("10:00").reopen("2026-04-11 11:00").logged_late();
    CHECK_FALSE(first(too_late, q)->late_logged);
}

TEST_CASE("A refused case that was restored late is left out of first-time fixes too") {
    const Book book;
    Making m;
    m.unit("SN1").receive("09:00").diagnose("09:50").quote("10:00").answer("11:00", false).restore("2026-02-12 10:00");
    CHECK(left_out(first(m, asking(book)), LeftOut::refused));
}

// ---- quote_in_time ----

TEST_CASE("Quoted within 24 hours of the first chargeable diagnosis is in time, to the second") {
    const Book book;
    const Question q = asking(book);
    for (const auto& [at, good] : {std::pair{"2026-02-11 10:00:00", true}, {"2026-02-11 10:00:01", false}}) {
        Making m;
        m.receive("09:00").diagnose("09:30", false).diagnose("10:00").diagnose("12:00").quote(at);
        REQUIRE(quotes(m, q).size() == 1);
        CHECK(is(quotes(m, q).front(), good ? Standing::good : Standing::bad));
    }
}

TEST_CASE("A quote before the diagnosis is in time, and its outcome falls at the diagnosis") {
    const Book book;
    Making m;
    m.receive("2026-03-31 09:00").quote("2026-03-31 10:00").diagnose("2026-04-01 10:00");
    CHECK(quotes(m, asking(book, "2026Q1")).empty());
    CHECK(is(quotes(m, asking(book, "2026Q2")).front(), Standing::good));
}

TEST_CASE("Unquoted, the outcome falls at the deadline; nothing stops that clock") {
    const Book book;
    Making m;
    m.receive("09:00").diagnose("10:00").pause("10:30").resume("2026-02-11 12:00");
    CHECK(is(quotes(m, asking(book, "2026Q1", "2026-02-11 09:59:59")).front(), Standing::pending));
    CHECK(why(quotes(m, asking(book, "2026Q1", "2026-02-11 10:00:00")).front(), {Why::not_quoted}));
    Making late;
    late.receive("09:00").diagnose("10:00").quote("2026-02-12 10:00");
    CHECK(why(quotes(late, asking(book)).front(), {Why::quoted_late}));
}

TEST_CASE("Repairs of tickets of any kind count, each by itself; free ones don't") {
    const Book book;
    Making m("20260210-AAAAA", TicketKind::other);
    m.receive("09:00").diagnose("10:00").quote("11:00").on(2).diagnose("10:00").on(3).diagnose("10:00", false).quote("11:00");
    const auto all = quotes(m, asking(book));
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == "R-20260210-AAAAA-001");
    CHECK(is(all[0], Standing::good));
    CHECK(is(all[1], Standing::bad));
}

TEST_CASE("A repair dropped before its quote outcome is left out as cancelled") {
    const Book book;
    for (const auto& [at, out] : {std::pair{"2026-02-11 09:59:59", true}, {"2026-02-11 10:00:00", false}}) {
        Making m;
        m.receive("09:00").diagnose("10:00").drop(at);
        CHECK(left_out(quotes(m, asking(book)).front(), LeftOut::cancelled) == out);
    }
    Making quoted;
    quoted.receive("09:00").diagnose("10:00").quote("11:00").drop("12:00");
    CHECK(is(quotes(quoted, asking(book)).front(), Standing::good));
}

TEST_CASE("The repairs of a ticket that is left out are left out with it") {
    const Book book;
    Making duplicate;
    duplicate.receive("09:00").diagnose("10:00").quote("11:00").cancel("12:00", CancelReason::duplicate);
    CHECK(left_out(quotes(duplicate, asking(book)).front(), LeftOut::cancelled));
    Making unreceived;
    unreceived.diagnose("10:00").quote("11:00");
    CHECK(left_out(quotes(unreceived, asking(book)).front(), LeftOut::no_receive));
}

TEST_CASE("A repair of a ticket that was refused in the period is no longer pending; of one refused later it was") {
    const Book book;
    Making now, later;  // an answer without a quote stops nothing: refused at 13:00 of 31 March, and at 01:00 of 1 April
    now.receive("2026-03-31 09:00").diagnose("2026-03-31 10:00").answer("2026-03-31 11:00", false);
    CHECK(quotes(now, asking(book, "2026Q1")).empty());
    CHECK(left_out(quotes(now, asking(book, "2026Q2")).front(), LeftOut::refused));
    later.receive("2026-03-31 21:00").diagnose("2026-03-31 22:00").answer("2026-03-31 23:00", false);
    CHECK(is(quotes(later, asking(book, "2026Q1")).front(), Standing::pending));
    CHECK(left_out(quotes(later, asking(book, "2026Q2")).front(), LeftOut::refused));
}

TEST_CASE("Late logged for a quote: the diagnosis or the first quote; counted for who quoted") {
    const Book book;
    Making plain, late, second;
    Question q = asking(book);
    q.by = By::person;
    plain.receive("09:00").diagnose("10:00").quote("11:00", "wu");
    CHECK(quotes(plain, q).front().group == "wu");
    CHECK_FALSE(quotes(plain, q).front().late_logged);
    late.receive("09:00").diagnose("10:00").quote("11:00").logged_late();
    CHECK(quotes(late, q).front().late_logged);
    second.receive("09:00").diagnose("10:00").quote("11:00").quote("12:00").logged_late();
    CHECK_FALSE(quotes(second, q).front().late_logged);
}
