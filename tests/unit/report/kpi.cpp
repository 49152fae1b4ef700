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
template <class... Cases>
KpiResult report(const Question& q, const Cases&... cases) {
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
        R"("satisfaction":{"good":1,"counted":1,"rate":1.00,"target":0.90,"met":true,"unanswered":0,"late_logged":0,"left_out":{}},"score":100.0,"measures":{)";
    CHECK(json(d).substr(0, expected.size()) == expected);
}
