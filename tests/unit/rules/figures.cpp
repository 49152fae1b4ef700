// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/rules/judging.hpp"

using namespace svc;

// ---- repair_in_time ----

TEST_CASE("A repair is in time when responded, arrived and restored each by its deadline") {
    const Book book;
    const Question q = asking(book);
    Making m;
    m.receive("09:00").respond("10:00").arrive("13:00").leave("13:00");
    CHECK(is(judged(m, q), Standing::good));
}

TEST_CASE("Each deadline missed by a second makes it bad, and says which") {
    const Book book;
    const Question q = asking(book);
    Making respond, arrive, restore, never;
    respond.receive("09:00").respond("10:00:01").restore("11:00");
    CHECK(why(judged(respond, q), {Why::responded_late}));
    restore.receive("09:00").respond("09:10").restore("13:00:01");
    CHECK(why(judged(restore, q), {Why::restored_late}));
    never.receive("09:00").respond("09:10");
    CHECK(why(judged(never, q), {Why::not_restored}));
    Book strict;
    strict.settings_.promises.front().arrive = lasting("2h");
    arrive.receive("09:00").respond("09:10").arrive("11:00:01").leave("12:00");
    CHECK(why(judged(arrive, asking(strict)), {Why::arrived_late}));
}

TEST_CASE("Never responded is not good; nobody came is no fault") {
    const Book book;
    const Question q = asking(book);
    Making silent, remote;
    silent.receive("09:00").restore("09:30");
    CHECK(why(judged(silent, q), {Why::never_responded}));
    remote.receive("09:00").respond("09:10").restore("09:30");
    CHECK(is(judged(remote, q), Standing::good));
}

TEST_CASE("An arrival after restoring doesn't count as somebody who came") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:10").restore("10:00").arrive("2026-02-12 10:00");
    CHECK(is(judged(m, asking(book)), Standing::good));
}

TEST_CASE("Without a restore promise the outcome falls at restoring") {
    Book book;
    book.settings_.promises.front().restore.reset();
    Making m, open;
    m.receive("09:00").respond("09:10").restore("2026-03-31 10:00");
    CHECK(is(judged(m, asking(book)), Standing::good));
    open.receive("09:00").respond("09:10");
    CHECK(is(judged(open, asking(book)), Standing::pending));
}

TEST_CASE("Tickets of other kinds are no repairs") {
    const Book book;
    Making m("20260210-AAAAA", TicketKind::install);
    m.receive("09:00").respond("09:10").restore("10:00");
    CHECK_FALSE(judged(m, asking(book)));
    CHECK_FALSE(first(m, asking(book)));
}

// ---- when the outcome falls ----

TEST_CASE("The outcome falls at restoring when in time, else at the deadline: each in one quarter") {
    const Book book;
    Making in_time, late, edge;
    in_time.receive("2026-03-31 22:00").respond("2026-03-31 22:10").restore("2026-04-01 01:00");
    CHECK_FALSE(is(judged(in_time, asking(book, "2026Q1")), Standing::good));
    CHECK(is(judged(in_time, asking(book, "2026Q2")), Standing::good));
    late.receive("2026-03-31 19:59:59").restore("2026-04-02 10:00");  // due 23:59:59
    CHECK(is(judged(late, asking(book, "2026Q1")), Standing::bad));
    CHECK_FALSE(judged(late, asking(book, "2026Q2")));
    edge.receive("2026-03-31 20:00");  // due at the first instant of Q2
    CHECK(is(judged(edge, asking(book, "2026Q1")), Standing::pending));
    CHECK(is(judged(edge, asking(book, "2026Q2")), Standing::bad));
}

TEST_CASE("Before its outcome a case is pending; with as-of exactly at the deadline the outcome has fallen") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:10");
    CHECK(is(judged(m, asking(book, "2026Q1", "2026-02-10 12:59:59")), Standing::pending));
    CHECK(is(judged(m, asking(book, "2026Q1", "2026-02-10 13:00:00")), Standing::bad));
}

TEST_CASE("Restored before its deadline, the outcome falls there and then") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:10").restore("10:00");
    CHECK(is(judged(m, asking(book, "2026Q1", "2026-02-10 09:59:59")), Standing::pending));
    CHECK(is(judged(m, asking(book, "2026Q1", "2026-02-10 10:00:00")), Standing::good));
}

TEST_CASE("Pending are those received before the period's end, whenever they were received") {
    const Book book;
    Making old, at_end, next;
    old.receive("2025-06-01 09:00").pause("2025-06-01 09:30");  // stopped ever since
    CHECK(is(judged(old, asking(book)), Standing::pending));
    at_end.receive("2026-04-01 00:00");
    CHECK_FALSE(judged(at_end, asking(book)));
    next.receive("2026-03-31 23:59:59").respond("2026-04-01 00:10").restore("2026-04-01 01:00");
    CHECK(is(judged(next, asking(book)), Standing::pending));
}

TEST_CASE("Received exactly at as-of is not before it: not pending yet") {
    const Book book;
    Making m;
    m.receive("09:00");
    CHECK_FALSE(judged(m, asking(book, "2026Q1", "2026-02-10 09:00:00")));
    CHECK(is(judged(m, asking(book, "2026Q1", "2026-02-10 09:00:01")), Standing::pending));
}

// ---- left out ----

TEST_CASE("Withdrawn before the outcome is left out, where it would have been counted; from the outcome on it stays in") {
    const Book book;
    const Question q = asking(book);
    for (const auto& [at, out] : {std::pair{"12:59:59", true}, {"13:00:00", false}, {"13:00:01", false}}) {
        Making m;
        m.receive("09:00").respond("09:10").cancel(at, CancelReason::withdrawn);
        CHECK(left_out(judged(m, q), LeftOut::cancelled) == out);
        CHECK(is(judged(m, q), Standing::bad) == !out);
    }
    Making restored;
    restored.receive("09:00").respond("09:10").restore("10:00").cancel("11:00", CancelReason::withdrawn);
    CHECK(is(judged(restored, q), Standing::good));
}

TEST_CASE("A duplicate or an error is left out at any time") {
    const Book book;
    for (const CancelReason reason : {CancelReason::duplicate, CancelReason::error}) {
        Making m;
        m.receive("09:00").respond("09:10").restore("10:00").cancel("2026-05-01 10:00", reason);
        CHECK(left_out(judged(m, asking(book)), LeftOut::cancelled));
        CHECK(left_out(first(m, asking(book)), LeftOut::cancelled));
        // as of a day before, it was still counted
        CHECK(is(judged(m, asking(book, "2026Q1", "2026-04-30 10:00")), Standing::good));
    }
}

TEST_CASE("A cancelled case is never pending, unless it was withdrawn in a later period") {
    const Book book;
    Making now, later;
    now.receive("2026-03-31 23:00").cancel("2026-03-31 23:30", CancelReason::withdrawn);
    CHECK_FALSE(judged(now, asking(book, "2026Q1", "2026-03-31 23:40")));
    CHECK_FALSE(judged(now, asking(book, "2026Q1")));
    CHECK(left_out(judged(now, asking(book, "2026Q2")), LeftOut::cancelled));  // due on 1 April, 03:00
    later.receive("2026-03-31 23:00").cancel("2026-04-01 00:00", CancelReason::withdrawn);
    CHECK(is(judged(later, asking(book, "2026Q1")), Standing::pending));
}

TEST_CASE("Refused: not restored by its deadline, and the last answer before it is no") {
    const Book book;
    const Question q = asking(book);
    // Quoted at 10:00, answered at 11:00: an hour stopped, due at 14:00.
    Making refused, taken, changed, at_deadline, restored;
    refused.receive("09:00").respond("09:10").diagnose("09:50").quote("10:00").answer("11:00", false);
    CHECK(left_out(judged(refused, q), LeftOut::refused));
    taken.receive("09:00").respond("09:10").diagnose("09:50").quote("10:00").answer("11:00", true);
    CHECK(is(judged(taken, q), Standing::bad));
    changed.receive("09:00").respond("09:10").diagnose("09:50").quote("10:00").answer("11:00", false).answer("13:59:59", true);
    CHECK(is(judged(changed, q), Standing::bad));
    at_deadline.receive("09:00").respond("09:10").diagnose("09:50").quote("10:00").answer("11:00", false).answer("14:00", true);
    CHECK(left_out(judged(at_deadline, q), LeftOut::refused));
    restored.receive("09:00").respond("09:10").diagnose("09:50").quote("10:00").answer("11:00", false).restore("14:00");
    CHECK(is(judged(restored, q), Standing::good));
}

TEST_CASE("Refused in a later period, a case was pending in this one") {
    const Book book;
    Making m;  // due on 1 April at 00:30, after half an hour's wait for the answer
    m.receive("2026-03-31 20:00").diagnose("2026-03-31 20:50").quote("2026-03-31 21:00").answer("2026-03-31 21:30", false);
    CHECK(is(judged(m, asking(book, "2026Q1")), Standing::pending));
    CHECK(left_out(judged(m, asking(book, "2026Q2")), LeftOut::refused));
}

TEST_CASE("Refused, but its deadline still ahead: pending") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:10").diagnose("09:50").quote("10:00").answer("11:00", false);
    CHECK(is(judged(m, asking(book, "2026Q1", "2026-02-10 13:59:59")), Standing::pending));
    CHECK(left_out(judged(m, asking(book, "2026Q1", "2026-02-10 14:00:00")), LeftOut::refused));
}

TEST_CASE("Without receive a case is left out in the period of its first event") {
    const Book book;
    Making m;
    m.respond("2026-03-31 10:00").restore("2026-04-02 10:00");
    CHECK(left_out(judged(m, asking(book, "2026Q1")), LeftOut::no_receive));
    CHECK_FALSE(judged(m, asking(book, "2026Q2")));
    Making cancelled;
    cancelled.respond("2026-03-31 10:00").cancel("2026-04-02 10:00", CancelReason::withdrawn);
    CHECK(left_out(judged(cancelled, asking(book)), LeftOut::cancelled));  // the first reason that holds
}

// ---- what stands beside it ----

TEST_CASE("Moved, and late logged when a deciding event was") {
    const Book book;
    const Question q = asking(book);
    Making plain, moved, late, beside;
    plain.receive("09:00").respond("09:10").restore("10:00");
    CHECK_FALSE(judged(plain, q)->moved);
    CHECK_FALSE(judged(plain, q)->late_logged);
    moved.receive("09:00").respond("09:10").appoint("09:20", "2026-02-11 10:00").restore("2026-02-11 11:00");
    CHECK(judged(moved, q)->moved);
    late.receive("09:00").respond("09:10").restore("10:00").logged_late();
    CHECK(judged(late, q)->late_logged);
    beside.receive("09:00").respond("09:10").respond("09:20").logged_late().restore("10:00").close("10:30").logged_late();
    CHECK_FALSE(judged(beside, q)->late_logged);  // neither the second response nor the close decides
}

TEST_CASE("Who it is counted for: who restored, and that person's department on that day") {
    Book book;
    Staff& zhao = book.add<Staff>("zhao");
    zhao.posts.push_back({day("2020-01-01"), day("2026-02-09"), Department::after_sales, {}, {}});
    zhao.posts.push_back({day("2026-02-10"), {}, Department::technical, {}, {}});
    Making m;
    m.receive("09:00").respond("09:10").restore("10:00", "zhao");
    Question q = asking(book);
    q.by = By::person;
    CHECK(judged(m, q)->group == "zhao");
    q.by = By::department;
    CHECK(judged(m, q)->group == "technical");
    q.by = By::hour;
    CHECK(judged(m, q)->group == "09");
    q.by = By::channel;
    CHECK(judged(m, q)->group == "hotline");
}
