// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/rules/clock_checks.hpp"

using namespace svc;

// ---- deadlines ----

TEST_CASE("Respond, arrive and restore start at the first receive") {
    const Book book;
    Making m;
    m.receive("09:00").receive("09:30");
    const TicketCase c = m;
    const TicketClocks k = clocks_of(c, book);
    CHECK_AT(k.respond.deadline, "10:00");
    CHECK_AT(k.arrive.deadline, "13:00");
    CHECK_AT(k.restore.deadline, "13:00");
    CHECK_FALSE(k.moved);
}

TEST_CASE("A deadline is kept to the second: exactly at it is in time") {
    const Book book;
    for (const auto& [at, kept] : {std::pair{"12:59:59", true}, {"13:00:00", true}, {"13:00:01", false}}) {
        Making m;
        m.receive("09:00").restore(at);
        const TicketCase c = m;
        CHECK(clocks_of(c, book).restore.kept() == kept);
    }
}

TEST_CASE("A clock is late when as-of is past its deadline and the thing isn't done") {
    const Book book;
    Making m;
    m.receive("09:00");
    const TicketCase c = m;
    CHECK_FALSE(clocks_of(c, book, "2026-02-10 13:00:00").restore.late(t("13:00:00")));
    CHECK(clocks_of(c, book, "2026-02-10 13:00:01").restore.late(t("13:00:01")));
}

TEST_CASE("Months of a promise are calendar months, clamped") {
    Book book;
    book.settings_.promises.front().restore = lasting("1mo");
    Making m;
    m.receive("2026-01-31 10:00");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-28 10:00");
}

// ---- stops ----

TEST_CASE("A pause for the customer stops arrive and restore, never respond") {
    const Book book;
    Making m;
    m.receive("09:00").pause("09:30").resume("11:00");  // 1 h 30 min
    const TicketCase c = m;
    const TicketClocks k = clocks_of(c, book);
    CHECK_AT(k.respond.deadline, "10:00");
    CHECK_AT(k.arrive.deadline, "14:30");
    CHECK_AT(k.restore.deadline, "14:30");
    CHECK(k.moved);
}

TEST_CASE("A pause for parts stops nothing unless the rules of the day of receipt say so") {
    Book book;
    Making m;
    m.receive("09:00").pause("10:00", Waiting::parts).resume("12:00");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
    CHECK_FALSE(clocks_of(c, book).moved);
    Rules& later = book.settings_.rules.emplace_back();
    later.from = day("2026-02-11");
    later.stops = {Waiting::parts};
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
    later.from = day("2026-02-10");
    CHECK_AT(clocks_of(c, book).restore.deadline, "15:00");
}

TEST_CASE("Without customer in stops, neither its pauses nor quotes stop a clock") {
    Book book;
    book.settings_.rules.front().stops = std::vector<Waiting>{};
    Making m;
    m.receive("09:00").pause("09:10").resume("09:40").quote("10:00").answer("11:00", true);
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
}

TEST_CASE("What ends a pause: resume, pause, appoint, arrive, leave, restore, close, cancel of ticket or repair") {
    const Book book;
    const auto deadline_with = [&](auto ends) {
        Making m;
        m.receive("09:00").pause("09:10");  // ends at 09:40: half an hour
        ends(m);
        const TicketCase c = m;
        return clocks_of(c, book).restore.deadline;
    };
    CHECK_AT(deadline_with([](Making& m) { m.resume("09:40"); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.pause("09:40", Waiting::other); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.appoint("09:40", "12:00", "", AskedBy::us); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.arrive("09:40"); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.leave("09:40", false); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.close("09:40"); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.cancel("09:40", CancelReason::withdrawn); }), "13:30");
    CHECK_AT(deadline_with([](Making& m) { m.drop("09:40"); }), "13:30");
    // A response or an answer doesn't: it goes on up to as-of, noon of 31 December.
    CHECK_AT(deadline_with([](Making& m) { m.respond("09:40"); }), "2026-12-31 15:50");
}

TEST_CASE("A quote stops the clocks until the answer, arrive, leave or cancel of that repair") {
    const Book book;
    Making m;
    m.receive("09:00").quote("10:00").on(2).arrive("10:15").on(1).answer("11:00",
                                                                         true);  // the other repair's arrival ends nothing
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "14:00");
}

TEST_CASE("Overlapping stops count once") {
    const Book book;
    Making m;
    m.receive("09:00").pause("09:30").quote("10:00").resume("10:30").answer("11:00", true);  // 09:30 to 11:00
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "14:30");
}

TEST_CASE("A stop that is open at as-of counts up to as-of, so the clock is never late meanwhile") {
    const Book book;
    Making m;
    m.receive("09:00").pause("10:00");  // 3 h are left
    const TicketCase c = m;
    const TicketClocks k = clocks_of(c, book, "2026-02-15 08:00");
    CHECK(k.stopped);
    CHECK_AT(k.restore.deadline, "2026-02-15 11:00");
    CHECK_FALSE(k.restore.late(t("2026-02-15 08:00")));
}

TEST_CASE("A stop that begins exactly at the deadline doesn't move it") {
    const Book book;
    Making m;
    m.receive("09:00").pause("13:00").resume("14:00");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
    CHECK_FALSE(clocks_of(c, book).moved);
}

TEST_CASE("A stop begun at or after restoring doesn't count as moving the deadline") {
    const Book book;
    Making m;
    m.receive("09:00").restore("10:00").pause("10:00:01").resume("11:00");
    const TicketCase c = m;
    CHECK_FALSE(clocks_of(c, book).moved);
}

// ---- calendars ----

TEST_CASE("A clock runs in its calendar's hours only") {
    Book book;
    book.office_hours();
    Making m;
    m.receive("2026-02-10 16:00");  // Tuesday: 1 h 30 min left that day, 2 h 30 min on Wednesday
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).respond.deadline, "2026-02-10 17:00");
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-11 11:00");
}

TEST_CASE("Received out of hours, it runs from the next opening; the end of hours is still in them") {
    Book book;
    book.office_hours();
    Making m;
    m.receive("2026-02-10 19:00");  // 3 h 30 min until noon, half an hour after 13:00
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-11 13:30");
    book.settings_.promises.front().restore = lasting("210m");  // exactly the morning
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-11 12:00");
}

TEST_CASE("Weekends and holidays are skipped; a workday counts as a Monday and beats a holiday") {
    Book book;
    Calendar& office = book.office_hours();
    Making m;
    m.receive("2026-02-13 16:30");  // Friday: 1 h left; 3 h on the next day that is open
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-16 11:30");
    office.holidays = {{day("2026-02-16"), day("2026-02-22")}};
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-23 11:30");
    office.workdays = {{day("2026-02-14"), day("2026-02-14")}};  // Saturday
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-14 11:30");
    office.workdays = {{day("2026-02-17"), day("2026-02-17")}};  // a holiday
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-17 11:30");
}

TEST_CASE("A stop outside the calendar's hours moves nothing") {
    Book book;
    book.office_hours();
    Making m;
    m.receive("2026-02-10 16:00").pause("2026-02-10 18:00").resume("2026-02-11 08:30");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-11 11:00");
    CHECK_FALSE(clocks_of(c, book).moved);
}

TEST_CASE("Clocks run in seconds, whatever the clock on the wall does") {
    // In Berlin, 29 March 2026 has no hour from two to three. From 00:30 +01:00, 4 hours end at 05:30 +02:00.
    const Book book("Europe/Berlin");
    Making m("20260329-AAAAA", TicketKind::repair, 3600);
    m.receive("2026-03-29 00:30");
    const TicketCase c = m;
    const auto deadline = clocks(c, t("2026-12-31 12:00"), book).restore.deadline;
    REQUIRE(deadline);
    CHECK(deadline->text() == "2026-03-29T05:30:00+02:00");
}

TEST_CASE("Office hours follow the clock on the wall over a change of clocks") {
    // Friday 27 March 16:00 +01:00: 1 h 30 min left; Monday 30 March 08:30 +02:00: 2 h 30 min more.
    Book book("Europe/Berlin");
    book.office_hours();
    Making m("20260327-AAAAA", TicketKind::repair, 3600);
    m.receive("2026-03-27 16:00");
    const TicketCase c = m;
    const auto deadline = clocks(c, t("2026-12-31 12:00"), book).restore.deadline;
    REQUIRE(deadline);
    CHECK(deadline->text() == "2026-03-30T11:00:00+02:00");
}

// ---- milestones ----

TEST_CASE("Restored is the first restore or fixed leave; a later reopening doesn't move it") {
    const Book book;
    Making m;
    m.receive("09:00").leave("10:00", false).leave("11:00").restore("12:00").reopen("13:00").restore("14:00");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restored_at(), "11:00");
}

TEST_CASE("Arrived is the first arrival not after restored") {
    const Book book;
    Making late, same;
    late.receive("09:00").restore("10:00").arrive("10:00:01");
    same.receive("09:00").restore("10:00").arrive("10:00");
    const TicketCase a = late, b = same;
    CHECK(clocks_of(a, book).arrived == nullptr);
    CHECK(clocks_of(b, book).arrived != nullptr);
}

TEST_CASE("Events after as-of have not happened; one at as-of has") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:30").restore("10:00");
    const TicketCase c = m;
    CHECK(clocks_of(c, book, "2026-02-10 09:59:59").restored == nullptr);
    CHECK(clocks_of(c, book, "2026-02-10 10:00:00").restored != nullptr);
}

TEST_CASE("A void entered late takes the event out at every as-of, but only what stands above it") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:30").take_out("2026-03-01 10:00", "respond", "09:30").respond("09:40");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book, "2026-02-10 12:00").respond.done, "09:40");
    Making again;
    again.receive("09:00").take_out("2026-03-01 10:00", "respond", "09:30").respond("09:30");
    const TicketCase d = again;
    CHECK_AT(clocks_of(d, book).respond.done, "09:30");
}

// ---- promises ----

TEST_CASE("A customer without a level is a normal one") {
    Book book;
    auto& normal = book.settings_.promises.emplace_back();
    normal.from = day("2026-01-01");
    normal.when = When{.kind = {}, .priority = {}, .category = {}, .channel = {}, .level = Level::normal};
    normal.restore = lasting("2h");
    Customer& customer = book.add<Customer>("CU-AAAAAA");
    Making m;
    m.receive("09:00");
    m.ticket.customer = customer.id;
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).restore.deadline, "11:00");
    customer.level = Level::key;
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
}

TEST_CASE("Promises are put together key by key: general, fitting, contract in force") {
    Book book;
    auto& low = book.settings_.promises.emplace_back();
    low.from = day("2026-01-01");
    low.when = When{.kind = {}, .priority = Priority::low, .category = {}, .channel = {}, .level = {}};
    low.restore = lasting("3d");
    Contract& contract = book.add<Contract>("HT-1");
    contract.from = day("2026-02-01");
    contract.until = day("2026-02-10");
    auto& mine = contract.promises.emplace_back();
    mine.from = day("2026-02-01");
    mine.respond = lasting("30m");
    Making m;
    m.receive("09:00");
    m.ticket.priority = Priority::low;
    m.ticket.contract = Id<Contract>{"HT-1"};
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).respond.deadline, "09:30");
    CHECK_AT(clocks_of(c, book).arrive.deadline, "13:00");
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-13 09:00");
    contract.until = day("2026-02-09");  // the day before the receipt
    CHECK_AT(clocks_of(c, book).respond.deadline, "10:00");
    low.from = day("2026-02-11");
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
}

TEST_CASE("Promises are those of the local day of receipt; before the first entry, the first") {
    Book book;
    auto& later = book.settings_.promises.emplace_back(book.settings_.promises.front());
    later.from = day("2026-02-10");
    later.restore = lasting("2h");
    Making before, on, long_ago;
    before.receive("2026-02-09 23:59:59");
    on.receive("2026-02-10 00:00");
    long_ago.receive("2019-01-01 09:00");
    const TicketCase a = before, b = on, c = long_ago;
    CHECK_AT(clocks_of(a, book).restore.deadline, "2026-02-10 03:59:59");
    CHECK_AT(clocks_of(b, book).restore.deadline, "2026-02-10 02:00");
    CHECK_AT(clocks_of(c, book).restore.deadline, "2019-01-01 13:00");
}
