// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/rules/clock_checks.hpp"

using namespace svc;

// ---- appointments ----

TEST_CASE("A customer's appointment is the arrive deadline, and the restore clock starts there") {
    const Book book;
    Making m;
    m.receive("09:00").appoint("09:20", "2026-02-11 14:00", "2026-02-11 16:00");
    const TicketCase c = m;
    const TicketClocks k = clocks_of(c, book);
    CHECK_AT(k.arrive.deadline, "2026-02-11 16:00");
    CHECK_AT(k.restore.start, "2026-02-11 16:00");
    CHECK_AT(k.restore.deadline, "2026-02-11 20:00");
    CHECK_AT(k.respond.deadline, "10:00");
    CHECK(k.moved);
}

TEST_CASE("Without until, the appointed time itself counts") {
    const Book book;
    Making m;
    m.receive("09:00").appoint("09:20", "2026-02-11 14:00");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).arrive.deadline, "2026-02-11 14:00");
    CHECK_AT(clocks_of(c, book).restore.deadline, "2026-02-11 18:00");
}

TEST_CASE("Our own wish moves nothing, nor does an appointment for a time before it was made") {
    const Book book;
    Making ours, back;
    ours.receive("09:00").appoint("09:20", "2026-02-11 14:00", "", AskedBy::us);
    back.receive("09:00").appoint("09:20", "09:10");
    for (const Making* m : {&ours, &back}) {
        const TicketCase c = *m;
        CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
        CHECK_FALSE(clocks_of(c, book).moved);
    }
}

TEST_CASE("An appointment for the very moment it is made counts") {
    const Book book;
    Making m;
    m.receive("09:00").appoint("09:20", "09:20");
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).arrive.deadline, "09:20");
    CHECK_AT(clocks_of(c, book).restore.deadline, "13:20");
}

TEST_CASE("An appointment counts when made strictly before the deadline") {
    const Book book;
    for (const auto& [at, moved] : {std::pair{"12:59:59", true}, {"13:00:00", false}, {"13:00:01", false}}) {
        Making m;
        m.receive("09:00").appoint(at, "2026-02-11 14:00");
        const TicketCase c = m;
        CHECK(clocks_of(c, book).moved == moved);
        CHECK_AT(clocks_of(c, book).arrive.deadline, moved ? "2026-02-11 14:00" : "13:00");
    }
}

TEST_CASE("Each clock by its own deadline: one may be movable when the other is over") {
    Book book;
    book.settings_.promises.front().arrive = lasting("2h");
    Making m;
    m.receive("09:00").appoint("12:00", "15:00");  // arrive was due at 11:00, restore at 13:00
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).arrive.deadline, "11:00");
    CHECK_AT(clocks_of(c, book).restore.deadline, "19:00");
}

TEST_CASE("An appointment made once somebody arrived, or once it was restored, moves nothing") {
    const Book book;
    Making arrived, restored;
    arrived.receive("09:00").arrive("10:00").appoint("10:00", "2026-02-11 14:00");
    restored.receive("09:00").restore("10:00").appoint("10:00", "2026-02-11 14:00");
    for (const Making* m : {&arrived, &restored}) {
        const TicketCase c = *m;
        CHECK_AT(clocks_of(c, book).restore.deadline, "13:00");
        CHECK_FALSE(clocks_of(c, book).moved);
    }
}

TEST_CASE("A later appointment replaces the first while the moved deadline isn't reached") {
    const Book book;
    Making m;
    m.receive("09:00")
        .appoint("09:20", "2026-02-11 14:00")
        .appoint("2026-02-11 13:59", "2026-02-12 10:00")
        .appoint("2026-02-12 10:00", "2026-02-13 10:00");
    const TicketCase c = m;
    const TicketClocks k = clocks_of(c, book);
    CHECK_AT(k.arrive.deadline, "2026-02-12 10:00");   // the third came at the deadline: too late for it
    CHECK_AT(k.restore.deadline, "2026-02-13 14:00");  // but not for restore, due at 14:00
}

TEST_CASE("A deadline set by an appointment isn't moved by a stop; the restore clock that starts there is") {
    const Book book;
    Making m;
    m.receive("09:00").appoint("09:20", "14:00").pause("13:30").resume("15:00");
    const TicketCase c = m;
    const TicketClocks k = clocks_of(c, book);
    CHECK_AT(k.arrive.deadline, "14:00");
    CHECK_AT(k.restore.deadline, "19:00");  // 14:00 + 4 h + the hour stopped after 14:00
}

TEST_CASE("A stop before the appointment may keep the deadline open for it") {
    const Book book;
    Making m;
    m.receive("09:00").pause("12:00").appoint("2026-02-11 09:00", "2026-02-11 14:00");  // still an hour left when it was made
    const TicketCase c = m;
    CHECK_AT(clocks_of(c, book).arrive.deadline, "2026-02-11 14:00");
}
