// SPDX-License-Identifier: MIT
// Local time of a zone, on the days when it is odd too.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "base/time_zone.hpp"

using namespace svc;

namespace {

TimeZone zone(const std::string& name) {
    auto z = TimeZone::named(name);
    REQUIRE(z);
    return *z;
}
Instant instant(std::string_view text) { return *Instant::parse(text); }

}

TEST_CASE("a local time that was skipped has no instant, one that came twice has two") {
    const TimeZone berlin = zone("Europe/Berlin");
    CHECK(berlin.instants(*Date::parse("2026-03-29"), 2 * 3600 + 1800).empty());
    const auto twice = berlin.instants(*Date::parse("2026-10-25"), 2 * 3600 + 1800);
    REQUIRE(twice.size() == 2);
    CHECK(twice[0].text() == "2026-10-25T02:30:00+02:00");
    CHECK(twice[1].text() == "2026-10-25T02:30:00+01:00");
}

TEST_CASE("a day starts at its first instant, be that not midnight") {
    CHECK(zone("Asia/Shanghai").start_of(*Date::parse("2026-02-10")).text() == "2026-02-10T00:00:00+08:00");
    CHECK(zone("America/Sao_Paulo").start_of(*Date::parse("2018-11-04")).text() == "2018-11-04T01:00:00-02:00");
}

TEST_CASE("a day is 24 hours, a month a calendar month clamped to its last day") {
    const TimeZone berlin = zone("Europe/Berlin");
    CHECK(berlin.plus(instant("2026-03-28T12:00:00+01:00"), *Duration::parse("1d")).text() == "2026-03-29T13:00:00+02:00");
    CHECK(berlin.plus(instant("2026-01-31T12:00:00+01:00"), *Duration::parse("1mo")).text() == "2026-02-28T12:00:00+01:00");
    CHECK(berlin.plus(instant("2024-02-29T12:00:00+01:00"), *Duration::parse("12mo")).text() == "2025-02-28T12:00:00+01:00");
}

TEST_CASE("a zone that isn't there is refused, and nothing outside the zone database is read") {
    for (const std::string name :
         {"", "Asia/Peking", "../../etc/passwd", "/etc/localtime", "Asia", "zone.tab", "UTC0", "Asia/Shanghai\n"})
        CHECK_FALSE(TimeZone::named(name));
    CHECK(zone("UTC").offset_at(0) == 0);
}
