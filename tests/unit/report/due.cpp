// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "report/due.hpp"
#include "syntax/json.hpp"
#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

struct Desk {
    explicit Desk(const std::string& as_of, DueFilter filter = {}, const Book* b = nullptr)
        : book(b ? *b : Book()), due(t(as_of), book, filter) {}
    Desk& operator<<(const Making& m) { return due.add(TicketCase(m)), *this; }
    Desk& operator<<(const Complaining& m) { return due.add(ComplaintCase(m)), *this; }
    std::vector<DueClock> clocks() { return due.finish().clocks; }
    std::vector<std::string> keys() {
        std::vector<std::string> all;
        for (const DueClock& c : clocks()) all.push_back(c.key);
        return all;
    }
    Book book;
    Due due;
};
using Keys = std::vector<std::string>;

}

TEST_CASE("A fresh repair has four clocks, nearest deadline first") {
    Making m;
    m.receive("09:00");
    auto clocks = (Desk("2026-02-10 09:05") << m).clocks();
    REQUIRE(clocks.size() == 4);
    CHECK(clocks[0].key == "T-20260210-AAAAA/appoint");
    CHECK(clocks[0].deadline->text() == "2026-02-10T09:10:00+08:00");
    CHECK(clocks[0].left->count == 300);
    CHECK(clocks[1].key == "T-20260210-AAAAA/respond");
    CHECK(clocks[2].key == "T-20260210-AAAAA/arrive");
    CHECK(clocks[3].key == "T-20260210-AAAAA/restore");
    CHECK(clocks[3].left->count == 3 * 3600 + 55 * 60);
    CHECK(clocks[3].state == ClockState::running);
}

TEST_CASE("What is done is no longer due; closed and cancelled cases have no such clocks") {
    Making m, cancelled("20260210-BBBBB"), unreceived("20260210-CCCCC");
    m.receive("09:00").respond("09:10").appoint("09:20", "12:00").arrive("10:00");
    cancelled.receive("09:00").cancel("09:10", CancelReason::withdrawn);
    unreceived.respond("09:00");
    CHECK((Desk("2026-02-10 10:30") << m << cancelled << unreceived).keys() == Keys{"T-20260210-AAAAA/restore"});
    m.leave("11:00");
    CHECK((Desk("2026-02-10 11:30") << m).keys() == Keys{});
}

TEST_CASE("Nobody is expected where all live repairs are on the bench or remote") {
    Making m;
    m.receive("09:00").respond("09:10").appoint("09:20", "12:00").diagnose("09:30", false);
    m.repairs.front().where = Where::bench;
    CHECK((Desk("2026-02-10 10:30") << m).keys() == Keys{"T-20260210-AAAAA/restore"});
}

TEST_CASE("Late a second after the deadline, by running time") {
    Making m;
    m.receive("09:00").respond("09:10").appoint("09:20", "09:20", "", AskedBy::us).arrive("10:00");
    CHECK((Desk("2026-02-10 13:00:00") << m).clocks().front().state == ClockState::running);
    Desk desk("2026-02-10 13:00:01");
    const DueClock c = (desk << m).clocks().front();
    CHECK(c.state == ClockState::late);
    CHECK(c.left->count == -1);
    CHECK(any_late({.svc = {}, .report = "due", .as_of = {}, .records = {}, .partial = false, .clocks = {c}}));
}

TEST_CASE("A stopped clock is shown as stopped, with its deadline as it stands now") {
    Making m;
    m.receive("09:00").respond("09:10").appoint("09:20", "09:20", "", AskedBy::us).arrive("10:00").pause("11:00");
    const auto clocks = (Desk("2026-02-12 08:00") << m).clocks();
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].state == ClockState::stopped);
    CHECK(clocks[0].deadline->text() == "2026-02-12T10:00:00+08:00");
    CHECK(clocks[0].left->count == 7200);
}

TEST_CASE("In office hours the time left is running time") {
    Book book;
    book.office_hours();
    Making m;
    m.receive("2026-02-10 16:30")
        .respond("2026-02-10 16:40")
        .appoint("2026-02-10 16:41", "2026-02-10 16:41", "", AskedBy::us)
        .arrive("2026-02-10 17:00");
    const auto clocks = (Desk("2026-02-10 20:00", {}, &book) << m).clocks();
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].deadline->text() == "2026-02-11T11:30:00+08:00");
    CHECK(clocks[0].left->count == 3 * 3600);
}

TEST_CASE("Quotes are due for each chargeable diagnosis, unless the work order was dropped") {
    Making m("20260210-AAAAA", TicketKind::other);
    m.receive("09:00").respond("09:10").diagnose("10:00").on(2).diagnose("10:00").quote("10:30").on(3).diagnose("10:00").drop(
        "10:10");
    const auto clocks = (Desk("2026-02-10 12:00") << m).clocks();
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].key == "R-20260210-AAAAA-001/quote");
    CHECK(clocks[0].deadline->text() == "2026-02-11T10:00:00+08:00");
    CHECK(clocks[0].to == "zhao");
}

TEST_CASE("A closed case is due a revisit until somebody answers after the last close") {
    Making m;
    m.receive("09:00").respond("09:10").restore("10:00").close("11:00").no_answer("12:00");
    const auto clocks = (Desk("2026-02-10 12:30") << m).clocks();
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].key == "T-20260210-AAAAA/revisit");
    CHECK(clocks[0].deadline->text() == "2026-02-17T11:00:00+08:00");
    m.call("13:00", 5);
    CHECK((Desk("2026-02-10 13:30") << m).keys().empty());
    m.reopen("14:00").close("15:00");
    CHECK((Desk("2026-02-10 15:30") << m).keys() == Keys{"T-20260210-AAAAA/revisit-2"});
}

TEST_CASE("After a reopening a new restore clock is due, under a new key") {
    Making m;
    m.receive("09:00").respond("09:10").arrive("09:30").leave("10:00").close("10:10").reopen("2026-02-12 09:00");
    const auto clocks = (Desk("2026-02-12 10:00") << m).clocks();
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].key == "T-20260210-AAAAA/restore-2");
    CHECK(clocks[0].deadline->text() == "2026-02-12T13:00:00+08:00");
    m.appoint("2026-02-12 09:30", "2026-02-13 10:00");
    CHECK((Desk("2026-02-12 10:00") << m).clocks()[0].deadline->text() == "2026-02-13T14:00:00+08:00");
    m.leave("2026-02-13 11:00");
    CHECK((Desk("2026-02-13 12:00") << m).keys().empty());
}

TEST_CASE("Complaints: respond, settle, and arrive when a ticket names them") {
    Complaining c;
    c.add<Receive>("2026-02-11 09:00");
    CHECK((Desk("2026-02-11 09:30") << c).keys() == Keys{"C-20260211-CCCCC/respond", "C-20260211-CCCCC/settle"});
    Making m("20260211-AAAAA", TicketKind::other);
    m.receive("2026-02-11 09:10").respond("2026-02-11 09:11");
    m.ticket.complaint = Id<Complaint>{"C-20260211-CCCCC"};
    CHECK((Desk("2026-02-11 09:30") << c << m).keys() ==
          Keys{"C-20260211-CCCCC/respond", "C-20260211-CCCCC/arrive", "C-20260211-CCCCC/settle"});
    m.arrive("2026-02-11 09:20");
    CHECK((Desk("2026-02-11 09:30") << m << c).keys() == Keys{"C-20260211-CCCCC/respond", "C-20260211-CCCCC/settle"});
}

TEST_CASE("Agreed plans stand ahead, whatever their deadline, until they are settled") {
    Making m;
    m.receive("2026-02-11 08:00").respond("2026-02-11 08:10");
    Complaining c;
    c.add<Receive>("2026-02-11 09:00")
        .add<Respond>("2026-02-11 09:05")
        .add<Propose>("2026-02-11 09:10")
        .add<Agree>("2026-02-11 09:20");
    Desk desk("2026-02-11 09:30");
    const auto clocks = (desk << m << c).clocks();
    REQUIRE(clocks.size() == 4);
    CHECK(clocks[0].key == "C-20260211-CCCCC/settle");
    CHECK(clocks[0].agreed);
    CHECK(clocks[1].key == "T-20260210-AAAAA/appoint");
    c.settle("2026-02-11 09:25");
    CHECK((Desk("2026-02-11 09:30") << c).keys().empty());
    c.add<Reopen>("2026-02-11 10:00");
    CHECK((Desk("2026-02-11 10:30") << c).keys() == Keys{"C-20260211-CCCCC/settle-2"});
}

TEST_CASE("Filters: within a time, at a part of the promise, late ones only") {
    Making m;
    m.receive("09:00");
    CHECK((Desk("2026-02-10 09:05", {.within = lasting("5m")}) << m).keys() == Keys{"T-20260210-AAAAA/appoint"});
    CHECK((Desk("2026-02-10 09:45", {.within = lasting("15m")}) << m).keys() ==
          Keys{"T-20260210-AAAAA/appoint", "T-20260210-AAAAA/respond"});
    CHECK((Desk("2026-02-10 09:44:59", {.at_percent = 75}) << m).keys() == Keys{"T-20260210-AAAAA/appoint"});
    CHECK((Desk("2026-02-10 09:45:00", {.at_percent = 75}) << m).keys() ==
          Keys{"T-20260210-AAAAA/appoint", "T-20260210-AAAAA/respond"});
    CHECK((Desk("2026-02-10 09:10:00", {.late = true}) << m).keys().empty());
    CHECK((Desk("2026-02-10 09:10:01", {.late = true}) << m).keys() == Keys{"T-20260210-AAAAA/appoint"});
}

TEST_CASE("To whom: the last assigned, else the engineer the work order was handed to") {
    Making m;
    m.receive("09:00").respond("09:10").arrive("09:30");
    CHECK((Desk("2026-02-10 09:40") << m).clocks().back().to == "zhao");
    Dispatch handed;
    handed.at = t("09:35");
    handed.to = Id<Staff>{"sun"};
    m.repairs.front().events.emplace_back(handed);
    CHECK((Desk("2026-02-10 09:40") << m).clocks().back().to == "sun");
    m.assign("09:36", "qian");
    CHECK((Desk("2026-02-10 09:40") << m).clocks().back().to == "qian");
}

TEST_CASE("The JSON of due") {
    Complaining c;
    c.complaint.summary = "slow";
    c.add<Receive>("2026-02-11 09:00").add<Respond>("2026-02-11 09:05");
    Desk desk("2026-02-11 09:30");
    const Document d = document((desk << c).due.finish(), Language::en);
    CHECK(
        to_json(d.data.root(), JsonStyle::compact) ==
        R"({"svc":1,"report":"due","as_of":"2026-02-11T09:30:00+08:00","records":{"read":1,"unreadable":0},"partial":false,"clocks":[)"
        R"({"key":"C-20260211-CCCCC/settle","id":"C-20260211-CCCCC","clock":"settle","deadline":"2026-02-11T13:00:00+08:00","left":12600,"state":"running","agreed":false,"to":null,"summary":"slow"}]})");
}
