// SPDX-License-Identifier: MIT
// Periods are half-open, from the first instant of a local day to that of another (design §3 "Periods").
#include <catch2/catch.hpp>

#include "base/period.hpp"

using namespace svc;

namespace {

std::string period(std::string_view text, std::string_view now = "2026-02-11T20:00:00+08:00", int fiscal_start = 1) {
    static const TimeZone zone = *TimeZone::named("Asia/Shanghai");
    const auto p = parse_period(text, {*Instant::parse(now), &zone}, fiscal_start);
    return p ? p->name + " " + p->from.text() + " " + p->to.text() : std::string(p.error().message->code);
}

}

TEST_CASE("a period has a name, its first instant and the first one after it") {
    CHECK(period("2026") == "2026 2026-01-01T00:00:00+08:00 2027-01-01T00:00:00+08:00");
    CHECK(period("2026Q1") == "2026Q1 2026-01-01T00:00:00+08:00 2026-04-01T00:00:00+08:00");
    CHECK(period("2026-02") == "2026-02 2026-02-01T00:00:00+08:00 2026-03-01T00:00:00+08:00");
    CHECK(period("2026-01-01..2026-04-01") == "2026-01-01..2026-04-01 2026-01-01T00:00:00+08:00 2026-04-01T00:00:00+08:00");
    CHECK(period("last-quarter") == "2025Q4 2025-10-01T00:00:00+08:00 2026-01-01T00:00:00+08:00");
    CHECK(period("last-month") == period("2026-01"));
    CHECK(period("last-week") == "2026-02-02..2026-02-09 2026-02-02T00:00:00+08:00 2026-02-09T00:00:00+08:00");
}

TEST_CASE("a fiscal quarter is named by the year its fiscal year starts in") {
    CHECK(period("2026Q1", "2026-02-11T20:00:00+08:00", 4).starts_with("2026Q1 2026-04-01"));
    CHECK(period("2025Q4", "2026-02-11T20:00:00+08:00", 4).starts_with("2025Q4 2026-01-01"));
    CHECK(period("this-quarter", "2026-02-11T20:00:00+08:00", 4) == period("2025Q4", "2026-02-11T20:00:00+08:00", 4));
    CHECK(period("last-year", "2026-02-11T20:00:00+08:00", 4).starts_with("2024 2024-04-01"));
}

TEST_CASE("periods may be said in Chinese") {
    CHECK(period("2026年") == period("2026"));
    CHECK(period("2026年2月") == period("2026-02"));
    CHECK(period("2026年12月") == period("2026-12"));
    CHECK(period("2026年第1季度") == period("2026Q1"));
    CHECK(period("2026年四季度") == period("2026Q4"));
    CHECK(period("２０２６Ｑ１") == period("2026Q1"));
    CHECK(period("上季度") == period("last-quarter"));
    CHECK(period("本月") == period("this-month"));
    CHECK(period("去年") == period("last-year"));
}

TEST_CASE("what is no period is refused") {
    for (const std::string_view text : {"", "26", "2026Q5", "2026-13", "2026年13月", "2026年五季度", "2026年第季度", "last-",
                                        "2026-02-01..2026-02-01", "2026-02-01..", "上年度", "2026年2月3日"})
        CHECK(period(text) == "bad-period");
}
