// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <random>

#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

/// Whether the calendar is open at an instant, asked anew for every minute: slow, and plainly what the design says.
bool open_at(std::int64_t utc, const Calendar& calendar, const TimeZone& zone) {
    const Date date = zone.date_of({utc, 0});
    const std::int32_t minute = zone.second_of_day({utc, 0}) / 60;
    const auto named = [&](const std::vector<Days>& list) {
        return std::any_of(list.begin(), list.end(), [&](const Days& d) { return d.contains(date); });
    };
    if (!named(calendar.workdays) && named(calendar.holidays)) return false;
    const unsigned weekday = named(calendar.workdays) ? 0 : date.weekday();
    for (const auto& entry : calendar.week)
        for (const Hours& h : entry.value)
            if (entry.key.contains(weekday) && h.from <= minute && minute < h.to) return true;
    return false;
}

bool stopped_at(std::int64_t utc, const std::vector<Span>& stops) {
    return std::any_of(stops.begin(), stops.end(), [&](const Span& s) { return s.from <= utc && utc < s.to; });
}

void check_against_minutes(const std::string& zone_name, const std::string& around, const char* hours) {
    const TimeZone zone = TimeZone::named(zone_name).value();
    Calendar calendar;
    calendar.week.push_back(
        {Weekdays::parse("mon-sun").value(), {Hours::parse(hours).value(), Hours::parse("20:00-24:00").value()}});
    calendar.holidays = {{day(around).plus_days(2), day(around).plus_days(2)}};
    std::mt19937 random(20260210);
    INFO(zone_name);
    for (int round = 0; round < 20; ++round) {
        const std::int64_t start = zone.start_of(day(around)).utc - 86400 + 60 * static_cast<std::int64_t>(random() % 1440);
        const std::int64_t stop = start + 60 * static_cast<std::int64_t>(random() % 3000),
                           length = 60 * static_cast<std::int64_t>(random() % 600);
        const Running running{zone, &calendar, merged({{stop, stop + length}, {stop + length / 2, stop + length}})};
        std::int64_t ran = 0;
        for (std::int64_t at = start; at < start + 4 * 86400; at += 60) {
            if (at % 3600 == 0) CHECK(running.between(start, at) == ran);
            if (!open_at(at, calendar, zone) || stopped_at(at, running.stops)) continue;
            ran += 60;
            if (ran % 7200 == 0) CHECK(running.reaches(start, ran) == at + 60);
        }
    }
}

}

TEST_CASE("Running time and deadlines are those of counting minutes, over changes of clocks") {
    check_against_minutes("Europe/Berlin", "2026-03-29", "01:15-10:00");      // no hour from two to three
    check_against_minutes("Europe/Berlin", "2026-10-25", "00:00-03:00");      // two hours from two to three
    check_against_minutes("America/Sao_Paulo", "2018-11-04", "00:30-09:00");  // clocks jump at midnight
    check_against_minutes("Asia/Shanghai", "2026-02-10", "08:30-12:00");
}

TEST_CASE("Touching and overlapping spans are merged, empty ones vanish") {
    CHECK(merged({{5, 7}, {1, 3}, {3, 4}, {6, 9}, {8, 8}}) == std::vector<Span>{{1, 4}, {5, 9}});
    CHECK(merged({{1, 9}, {2, 3}}) == std::vector<Span>{{1, 9}});
    CHECK(merged({{2, 1}}).empty());
}

TEST_CASE("A calendar that is never open has no deadline") {
    const TimeZone zone = TimeZone::utc();
    const Calendar closed;
    CHECK_FALSE(Running{zone, &closed, {}}.reaches(0, 60));
    CHECK(Running{zone, &closed, {}}.between(0, 86400) == 0);
}
