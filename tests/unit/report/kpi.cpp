// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "report/kpi.hpp"
#include "syntax/json.hpp"
#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

const GoalResult& goal(const KpiResult& r, Figure f) { return r.figures.goals[static_cast<std::size_t>(f)]; }
std::string json(const Document& d) { return to_json(d.data.root(), JsonStyle::compact); }

/// Reports on cases added in their order.
template <class... Cases> KpiResult report(const Question& q, const Cases&... cases) {
    Kpi kpi(q);
    (kpi.add(TicketCase(cases)), ...);
    return kpi.finish();
}

}

TEST_CASE("An empty book reports null rates and no score, never 100 %") {
    const Book book;
    const KpiResult r = report(asking(book));
    CHECK_FALSE(goal(r, Figure::repair_in_time).rate);
    CHECK_FALSE(goal(r, Figure::repair_in_time).met);
    CHECK_FALSE(r.figures.score);
    CHECK_FALSE(r.figures.satisfaction.rate);
}

TEST_CASE("The JSON has the keys of the contract, in their order") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:10").restore("10:00").close("10:10").call("11:00", 5);
    Document d = document(report(asking(book, "2026Q1", "2026-04-02 12:00"), m), Language::en);
    const std::string expected =
        R"({"svc":1,"report":"kpi","period":{"name":"2026Q1","from":"2026-01-01T00:00:00+08:00","to":"2026-04-01T00:00:00+08:00"},)"
        R"("as_of":"2026-04-02T12:00:00+08:00","revision":null,"dirty":false,"records":{"read":2,"unreadable":0},"partial":false,)"
        R"("goals":[{"figure":"first_fix","good":1,"counted":1,"rate":1.00,"target":0.90,"met":true,"weight":0.25,"department":"after-sales",)"
        R"("provisional":0,"visited":0,"no_unit":1,"contradicted":0,"pending":0,"moved":0,"late_logged":0,"left_out":{}},)"
        R"({"figure":"quote_in_time","good":0,"counted":0,"rate":null,"target":0.95,"met":null,"weight":0.15,"department":"business","pending":0,"late_logged":0,"left_out":{}},)"
        R"({"figure":"repair_in_time","good":1,"counted":1,"rate":1.00,"target":0.95,"met":true,"weight":0.25,"department":"technical","pending":0,"moved":0,"late_logged":0,"left_out":{}},)"
        R"({"figure":"complaint_satisfaction","good":0,"counted":0,"rate":null,"target":0.90,"met":null,"weight":0.35,"department":"after-sales","unanswered":0,"late_logged":0,"left_out":{}}],)"
        R"("satisfaction":{"good":1,"counted":1,"rate":1.00,"target":0.90,"met":true,"unanswered":0,"moved":0,"late_logged":0,"left_out":{}},"score":100.0,"measures":{)";
    CHECK(json(d).substr(0, expected.size()) == expected);
}

// ---- other tickets of the same unit ----

TEST_CASE("Another repair ticket received for the same unit in the window speaks against a first-time fix") {
    const Book book;
    for (const auto& [at, good] : {std::pair{"2026-02-10 10:00:00", 1},
                                   {"2026-02-10 10:00:01", 0},
                                   {"2026-03-12 10:00:00", 0},
                                   {"2026-03-12 10:00:01", 1}}) {
        Making m, other("20260220-BBBBB");
        m.unit("SN0001").receive("09:00").restore("10:00");
        other.unit("sn0001").receive(at);  // names are compared without case
        CHECK(goal(report(asking(book), m, other), Figure::first_fix).good.value == good);
        CHECK(goal(report(asking(book), other, m), Figure::first_fix).good.value == good);
    }
}

TEST_CASE("A cancelled ticket, one of another kind, of another unit, or without receive is no other repair ticket") {
    const Book book;
    const auto good_beside = [&](const Making& other) {
        Making m;
        m.unit("SN0001").receive("09:00").restore("10:00");
        return goal(report(asking(book), m, other), Figure::first_fix).good.value;
    };
    Making cancelled("20260220-BBBBB"), install("20260220-BBBBB", TicketKind::install), elsewhere("20260220-BBBBB"),
        unreceived("20260220-BBBBB"), again("20260220-BBBBB");
    cancelled.unit("SN0001").receive("2026-02-20 09:00").cancel("2026-02-20 09:30", CancelReason::duplicate);
    install.unit("SN0001").receive("2026-02-20 09:00");
    elsewhere.unit("SN0002").receive("2026-02-20 09:00");
    unreceived.unit("SN0001").respond("2026-02-20 09:00");
    again.unit("SN0001").receive("2026-02-20 09:00");
    CHECK(good_beside(cancelled) == 1);
    CHECK(good_beside(install) == 1);
    CHECK(good_beside(elsewhere) == 1);
    CHECK(good_beside(unreceived) == 1);
    CHECK(good_beside(again) == 0);
}

TEST_CASE("When the ticket names no unit, another ticket for the unit of any of its repairs speaks against it") {
    const Book book;
    Making m, other("20260220-BBBBB");
    m.receive("09:00").on(1).diagnose("09:10").on(2).arrive("09:30").leave("10:00");
    m.repairs[0].unit.value = "SN0001";
    m.repairs[1].unit.value = "SN0002";
    other.receive("2026-02-20 09:00").on(1).diagnose("2026-02-20 09:30").on(2).diagnose("2026-02-20 09:40");
    other.repairs[0].unit.value = "SN0003";
    other.repairs[1].unit.value = "sn0002";
    CHECK(goal(report(asking(book), m, other), Figure::first_fix).good.value == 0);
    other.repairs[1].unit.value = "SN0004";
    CHECK(goal(report(asking(book), m, other), Figure::first_fix).good.value == 1);
}

TEST_CASE("A ticket that came again is neither provisional nor contradicted, and counts as a repeat repair") {
    const Book book;
    Making m, other("20260220-BBBBB");
    m.unit("SN0001").receive("09:00").restore("10:00").call("12:00", 5, false);
    other.unit("SN0001").receive("2026-02-20 09:00");
    Question q = asking(book, "2026Q1", "2026-02-21 12:00");
    q.explain = Figure::first_fix;
    const KpiResult alone = report(q, m), both = report(q, m, other);
    CHECK(goal(alone, Figure::first_fix).provisional->value == 1);
    CHECK(goal(alone, Figure::first_fix).contradicted->value == 1);
    CHECK(goal(both, Figure::first_fix).provisional->value == 0);
    CHECK(goal(both, Figure::first_fix).contradicted->value == 0);
    CHECK(both.figures.measures.repeat_repairs.value == 1);
    CHECK(json(explain_document(both, Language::en)).find(R"("status":"bad","reason":"came_again")") != std::string::npos);
    CHECK(json(explain_document(both, Language::en)).find(R"("again":"T-20260220-BBBBB")") != std::string::npos);
}

// ---- adding up ----

TEST_CASE("Reports of threads are merged to the same result, whoever saw which case") {
    const Book book;
    const Question q = asking(book);
    Making a, b("20260220-BBBBB"), c("20260221-CCCCC");
    a.unit("SN1").receive("09:00").respond("09:10").restore("10:00").close("10:10").call("11:00", 5);
    b.unit("SN1").receive("2026-02-20 09:00").diagnose("2026-02-20 10:00").quote("2026-02-20 11:00");
    c.unit("SN2")
        .receive("2026-02-21 09:00")
        .pause("2026-02-21 09:30", Waiting::parts)
        .resume("2026-02-21 10:30")
        .restore("2026-02-21 18:00");
    Kpi one(q), two(q), three(q);
    one.add(TicketCase(c));
    two.add(TicketCase(b));
    three.add(TicketCase(a));
    two.merge(std::move(three));
    one.merge(std::move(two));
    CHECK(json(document(one.finish(), Language::zh)) == json(document(report(q, a, b, c), Language::zh)));
}

TEST_CASE("The counts beside the figures") {
    const Book book;
    Making moved("20260210-AAAAA"), pending("20260331-AAAAA"), withdrawn("20260210-BBBBB"), refused("20260210-CCCCC");
    moved.receive("09:00").logged_late().respond("09:10").appoint("09:20", "2026-02-11 10:00").restore("2026-02-11 11:00");
    pending.receive("2026-03-31 23:00");
    withdrawn.receive("09:00").cancel("09:30", CancelReason::withdrawn);
    refused.receive("09:00").diagnose("09:10").quote("09:20").answer("09:30", false);
    const KpiResult r = report(asking(book), moved, pending, withdrawn, refused);
    const GoalResult& g = goal(r, Figure::repair_in_time);
    CHECK(g.good.value == 1);
    CHECK(g.counted.value == 1);
    CHECK(g.moved->value == 1);
    CHECK(g.late_logged.value == 1);
    CHECK(g.pending->value == 1);
    CHECK(g.left_out.cancelled->value == 1);
    CHECK(g.left_out.refused->value == 1);
    CHECK_FALSE(g.left_out.no_receive);
    CHECK(goal(r, Figure::first_fix).late_logged.value == 0);
}

TEST_CASE("Unreadable records are left out of their figures by the day in their id, and the report is partial") {
    const Book book;
    Kpi kpi(asking(book));
    kpi.unreadable(kind_of<Ticket>(), "T-20260210-AAAAA");
    kpi.unreadable(kind_of<Ticket>(), "T-20251231-AAAAA");
    kpi.unreadable(kind_of<Repair>(), "R-20260331-AAAAA-001");
    kpi.unreadable(kind_of<Complaint>(), "C-20260401-AAAAA");
    kpi.unreadable(kind_of<Customer>(), "CU-AAAAAA");
    const KpiResult r = kpi.finish();
    CHECK(r.figures.partial);
    CHECK(r.figures.records.unreadable.value == 5);
    CHECK(goal(r, Figure::repair_in_time).left_out.unreadable->value == 1);
    CHECK(goal(r, Figure::first_fix).left_out.unreadable->value == 1);
    CHECK(goal(r, Figure::quote_in_time).left_out.unreadable->value == 1);
    CHECK_FALSE(goal(r, Figure::complaint_satisfaction).left_out.unreadable);
    const auto first = std::get<Paragraph>(document(r, Language::en).blocks.front());
    CHECK(first.text.starts_with("5 records can"));
}

TEST_CASE("Goals are those of the period's last day; a figure without one is shown without target and weighs nothing") {
    Book book;
    Goals& later = book.settings_.goals.emplace_back();
    later.from = day("2026-03-31");
    later.parts.repair_in_time = Goal{share("0.5"), share("1"), {}};
    Making good, bad("20260211-AAAAA");
    good.receive("09:00").respond("09:10").restore("10:00");
    bad.receive("2026-02-11 09:00");
    const KpiResult r = report(asking(book), good, bad);
    CHECK(goal(r, Figure::repair_in_time).met == true);
    CHECK(r.figures.score->text() == "100.0");
    CHECK_FALSE(goal(r, Figure::first_fix).target);
    CHECK_FALSE(r.figures.satisfaction.met);
    // In February the older goals hold: 0.5 ÷ 0.95 in time, 1 ÷ 0.9 fixed at once, equal weights: 76.3.
    CHECK(report(asking(book, "2026-02"), good, bad).figures.score->text() == "76.3");
}

TEST_CASE("With incomplete, a part without data leaves no score") {
    Book book;
    book.settings_.rules.front().no_data = NoData::incomplete;
    Making m;
    m.receive("09:00").respond("09:10").restore("10:00");
    CHECK_FALSE(report(asking(book), m).figures.score);
}

// ---- other documents ----

TEST_CASE("Explaining lists each record once with its status, why and its clocks") {
    const Book book;
    Question q = asking(book);
    q.explain = Figure::repair_in_time;
    Making good("20260210-AAAAA"), bad("20260210-BBBBB"), cancelled("20260210-CCCCC"), pending("20260331-AAAAA"),
        outside("20260501-AAAAA");
    good.receive("09:00").respond("09:10").restore("10:00");
    bad.receive("09:00").restore("2026-02-11 10:00");
    cancelled.receive("09:00").cancel("09:10", CancelReason::error);
    pending.receive("2026-03-31 23:00");
    outside.receive("2026-05-01 09:00");
    const Document d = explain_document(report(q, bad, outside, good, pending, cancelled), Language::en);
    const std::string text = json(d);
    CHECK(
        text.find(
            R"("figure":"repair_in_time","cases":[{"id":"T-20260210-AAAAA","status":"good","reason":"","notes":"","when":"2026-02-10T10:00:00+08:00",)"
            R"("who":"zhao","received":"2026-02-10T09:00:00+08:00","responded":"2026-02-10T09:10:00+08:00","respond_by":"2026-02-10T10:00:00+08:00",)"
            R"("arrived":null,"arrive_by":"2026-02-10T13:00:00+08:00","restored":"2026-02-10T10:00:00+08:00","restore_by":"2026-02-10T13:00:00+08:00","stops":0})") !=
        std::string::npos);
    CHECK(text.find(R"("id":"T-20260210-BBBBB","status":"bad","reason":"never_responded restored_late")") != std::string::npos);
    CHECK(text.find(R"("id":"T-20260210-CCCCC","status":"left_out","reason":"cancelled")") != std::string::npos);
    CHECK(text.find(R"("id":"T-20260331-AAAAA","status":"pending")") != std::string::npos);
    CHECK(d.ids.size() == 4);
}

TEST_CASE("Groups: one row a group and figure, the unknown ones too") {
    const Book book;
    Question q = asking(book);
    q.by = By::person;
    Making a, b("20260210-BBBBB"), c("20260210-CCCCC");
    a.receive("09:00").respond("09:10").restore("10:00", "zhao");
    b.receive("09:00").restore("10:00", "zhao");
    c.receive("09:00");
    const std::string text = json(group_document(report(q, a, b, c), Language::en));
    CHECK(
        text.find(
            R"("by":"person","groups":[{"person":"","figure":"repair_in_time","good":0,"counted":1,"rate":0.00},)"
            R"({"person":"zhao","figure":"first_fix","good":2,"counted":2,"rate":1.00},{"person":"zhao","figure":"repair_in_time","good":1,"counted":2,"rate":0.50}])") !=
        std::string::npos);
}

TEST_CASE("Comparing shows both periods and the difference of the exact rates") {
    const Book book;
    Making a, b("20260210-BBBBB"), c("20260510-CCCCC");
    a.receive("09:00").respond("09:10").restore("10:00");
    b.receive("09:00").restore("10:00");
    c.receive("2026-05-10 09:00").respond("2026-05-10 09:10").restore("2026-05-10 10:00");
    const std::string text =
        json(compare_document(report(asking(book, "2026Q2"), a, b, c), report(asking(book, "2026Q1"), a, b, c), Language::en));
    CHECK(text.find(R"({"figure":"repair_in_time","now":1.00,"before":0.50,"difference":0.5000})") != std::string::npos);
    CHECK(text.find(R"({"figure":"quote_in_time","now":null,"before":null,"difference":null})") != std::string::npos);
}

TEST_CASE("The table for people notes what stands beside a figure") {
    const Book book;
    Making m;
    m.receive("09:00").respond("09:10").appoint("09:20", "2026-02-11 10:00").restore("2026-02-11 11:00");
    const Document d = document(report(asking(book), m), Language::en);
    const auto table =
        std::find_if(d.blocks.begin(), d.blocks.end(), [](const Block& b) { return std::holds_alternative<Table>(b); });
    REQUIRE(table != d.blocks.end());
    const auto& row = std::get<Table>(*table).rows[2];
    CHECK(row[0].shown == "repairs in time");
    CHECK(row[3].shown == "100.00%");
    const auto& notes = std::get<Table>(
        *std::find_if(table + 1, d.blocks.end(), [](const Block& b) { return std::holds_alternative<Table>(b); }));
    REQUIRE(notes.rows.size() == 3);  // first_fix: no_unit and moved; repair_in_time: moved
    CHECK(notes.rows[2][0].shown == "repairs in time");
    CHECK(notes.rows[2][1].value == "moved");
    CHECK(notes.rows[2][2].value == "1");
}
