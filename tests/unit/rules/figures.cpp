// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

std::optional<Judged> judged(const Making& m, const Question& q) {
    const TicketCase c = m;
    return repair_in_time(TicketFacts(c, q), q);
}
std::optional<Judged> first(const Making& m, const Question& q) {
    const TicketCase c = m;
    auto fix = first_fix(TicketFacts(c, q), q);
    return fix ? std::optional(fix->judged) : std::nullopt;
}
std::vector<Judged> quotes(const Making& m, const Question& q) {
    const TicketCase c = m;
    return quotes_in_time(TicketFacts(c, q), q);
}
std::optional<Judged> satisfied(const Making& m, const Question& q) {
    const TicketCase c = m;
    return satisfaction(TicketFacts(c, q), q);
}
bool is(const std::optional<Judged>& j, Standing s) { return j && j->standing == s; }
bool left_out(const std::optional<Judged>& j, LeftOut reason) { return j && j->standing == Standing::left_out && j->reason == reason; }
bool why(const std::optional<Judged>& j, std::initializer_list<Why> whys) { return j && j->why == set_of(whys); }

}

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
    late.receive("2026-03-31 19:59:59").restore("2026-04-02 10:00");   // due 23:59:59
    CHECK(is(judged(late, asking(book, "2026Q1")), Standing::bad));
    CHECK_FALSE(judged(late, asking(book, "2026Q2")));
    edge.receive("2026-03-31 20:00");                                  // due at the first instant of Q2
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
    old.receive("2025-06-01 09:00").pause("2025-06-01 09:30");   // stopped ever since
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
    CHECK(left_out(judged(now, asking(book, "2026Q2")), LeftOut::cancelled));   // due on 1 April, 03:00
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
    CHECK(left_out(judged(cancelled, asking(book)), LeftOut::cancelled));   // the first reason that holds
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
    CHECK_FALSE(judged(beside, q)->late_logged);   // neither the second response nor the close decides
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

// ---- first_fix ----

TEST_CASE("At most one arrival up to restoring is a first-time fix") {
    const Book book;
    const Question q = asking(book);
    Making none, one, two, after;
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
}

TEST_CASE("A reopening in the window speaks against it: after restoring, up to and with its last second") {
    const Book book;
    const Question q = asking(book);
    for (const auto& [at, good] : {std::pair{"2026-02-10 10:00:00", true}, {"2026-02-10 10:00:01", false}, {"2026-03-12 10:00:00", false}, {"2026-03-12 10:00:01", true}}) {
        Making m;   // restored at 10:00, 30 days end on 12 March at 10:00
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

TEST_CASE("Without a unit only arrivals and reopenings judge; a repair's unit is as good") {
    const Book book;
    Making none, by_repair;
    none.receive("09:00").restore("10:00");
    CHECK(first(none, asking(book))->no_unit);
    by_repair.receive("09:00").arrive("09:30").leave("10:00");
    by_repair.repairs.front().unit.value = "Sn1";
    const Question q = asking(book);
    const TicketCase c = by_repair;
    CHECK(first_fix(TicketFacts(c, q), q)->unit == "sn1");
}

TEST_CASE("Contradicted: counted good, but the customer says it took more than one visit") {
    const Book book;
    const Question q = asking(book);
    Making says, silent, bad;
    says.unit("SN1").receive("09:00").restore("10:00").close("10:10").call("2026-02-12 10:00", 4, true).call("2026-04-20 10:00", 3, false);
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
    same.receive("09:00").close("10:00").call("11:00", 3).reopen("12:00").call("12:00", 5);   // at the reopening is not after it
    CHECK(is(satisfied(same, asking(book)), Standing::bad));
}

TEST_CASE("Each period has its own last counting call") {
    const Book book;
    Making m;
    m.receive("2026-03-30 09:00").close("2026-03-30 10:00").call("2026-03-31 23:59:59", 2).reopen("2026-04-02 10:00").call("2026-04-03 10:00", 5);
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
    call.at = t("12:00");   // at the same time the smaller id comes first
    CHECK(is(satisfied(m, asking(book)), Standing::good));
}

TEST_CASE("Cancelled tickets are left out of satisfaction; other kinds may be withdrawn at any time") {
    const Book book;
    Making consult("20260210-AAAAA", TicketKind::consult), repair;
    consult.receive("09:00").call("11:00", 5).cancel("12:00", CancelReason::withdrawn);
    CHECK(left_out(satisfied(consult, asking(book)), LeftOut::cancelled));
    repair.receive("09:00").restore("10:00").call("11:00", 5).cancel("12:00", CancelReason::withdrawn);   // after its outcome
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
    answered.receive("2026-01-10 09:00").close("2026-01-10 10:00").call("2026-01-10 11:00", 5).reopen("2026-01-11 10:00").close("2026-01-12 10:00");
    CHECK(is(satisfied(answered, asking(book)), Standing::good));
    CHECK_FALSE(satisfied(answered, asking(book, "2026-02")));
    later.receive("09:00").close("10:00").call("2026-04-01 00:00", 5);   // answered, but after the period
    CHECK(satisfied(later, asking(book))->unanswered);
    next.receive("2026-03-31 09:00").close("2026-04-01 00:00");
    CHECK_FALSE(satisfied(next, asking(book)));
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
