// SPDX-License-Identifier: MIT
#include "report/case_clocks.hpp"

#include <catch2/catch.hpp>

#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

using Words = std::vector<std::string>;

Words words(const std::vector<CaseClock>& clocks) {
    Words all;
    for (const CaseClock& c : clocks)
        all.push_back(std::string(choices(Of<ClockName>{})[static_cast<std::size_t>(c.name)].name) + " " +
                      std::string(choices(Of<ClockCourse>{})[static_cast<std::size_t>(c.course)].name));
    return all;
}

}

TEST_CASE("The clocks of a case: those met or missed first, then those that run, by deadline") {
    Making m;
    m.receive("09:00").respond("10:30").arrive("10:40");
    CHECK(words(case_clocks(TicketCase(m), t("11:00"), Book())) ==
          Words{"respond done_late", "arrive in_time", "appoint late", "restore running"});
}

TEST_CASE("Once it is closed only the call-back runs, until somebody answers") {
    Making m;
    m.receive("09:00").respond("09:10").arrive("10:00").leave("12:00").close("12:30");
    CHECK(words(case_clocks(TicketCase(m), t("13:00"), Book())) ==
          Words{"respond in_time", "arrive in_time", "restore in_time", "revisit running"});
    m.call("14:00", 5);
    CHECK(words(case_clocks(TicketCase(m), t("15:00"), Book())).back() == "revisit in_time");
}

TEST_CASE("As of then: what happened later hasn't") {
    Making m;
    m.receive("09:00").respond("09:10").arrive("10:00");
    CHECK(words(case_clocks(TicketCase(m), t("09:05"), Book())) ==
          Words{"appoint running", "respond running", "arrive running", "restore running"});
}

TEST_CASE("A complaint that was never received has no clocks") {
    Complaining c;
    CHECK(case_clocks(ComplaintCase(c), t("15:00"), Book()).empty());
}
