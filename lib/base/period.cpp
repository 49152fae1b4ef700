// SPDX-License-Identifier: MIT
#include "base/period.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/messages.hpp"

namespace svc {

namespace {

Period between(std::string name, Date first, Date after, const TimeZone& zone) {
    return {std::move(name), first, after, zone.start_of(first), zone.start_of(after)};
}

int number(std::string_view s) {
    int n = -1;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
    return error == std::errc{} && end == s.data() + s.size() ? n : -1;
}

Date fiscal_start(int year, int month) { return Date::of(year, static_cast<unsigned>(month), 1); }

Period year_of(int year, const TimeZone& zone, int start) {
    return between(std::to_string(year), fiscal_start(year, start), fiscal_start(year + 1, start), zone);
}

Period quarter_of(int year, int quarter, const TimeZone& zone, int start) {
    const Date first = fiscal_start(year, start).plus_months(3 * (quarter - 1));
    return between(fmt::format("{}Q{}", year, quarter), first, first.plus_months(3), zone);
}

Period month_of(Date any, const TimeZone& zone) {
    const Date first = Date::of(any.year(), any.month(), 1);
    return between(first.text().substr(0, 7), first, first.plus_months(1), zone);
}

/// The fiscal quarter that a day lies in, moved by so many quarters.
Period quarter_around(Date day, int shift, const TimeZone& zone, int start) {
    const int months = day.year() * 12 + static_cast<int>(day.month()) - start + 3 * shift;  // since the fiscal start of year 0
    return quarter_of(months / 12, months % 12 / 3 + 1, zone, start);
}

/// Names of periods in Chinese, as the English ones they mean.
std::string in_english(std::string_view s) {
    static constexpr std::string_view names[][2] = {
        {"今天", "today"},          {"昨天", "yesterday"},        {"本周", "this-week"},    {"上周", "last-week"},
        {"本月", "this-month"},     {"上月", "last-month"},       {"上个月", "last-month"}, {"本季度", "this-quarter"},
        {"上季度", "last-quarter"}, {"上个季度", "last-quarter"}, {"今年", "this-year"},    {"本年", "this-year"},
        {"去年", "last-year"},      {"上年", "last-year"}};
    for (const auto& [zh, en] : names)
        if (s == zh) return std::string(en);
    const std::size_t year = s.find("年");
    if (year != 4) return std::string(s);
    const std::string_view digits = s.substr(0, 4);
    std::string_view rest = s.substr(4 + std::string_view("年").size());
    if (rest.empty()) return std::string(digits);
    if (rest.starts_with("第")) rest.remove_prefix(std::string_view("第").size());
    for (const std::string_view unit : {"季度", "月"}) {
        if (!rest.ends_with(unit)) continue;
        const std::string_view n = rest.substr(0, rest.size() - unit.size());
        if (unit == "月") return std::string(digits) + (n.size() == 1 ? "-0" : "-") + std::string(n);
        static constexpr std::string_view counted[] = {"一", "二", "三", "四"};
        for (std::size_t i = 0; i < 4; ++i)
            if (n == counted[i]) return std::string(digits) + "Q" + std::to_string(i + 1);
        return std::string(digits) + "Q" + std::string(n);
    }
    return std::string(s);
}

std::optional<Period> relative(std::string_view s, const Moment& m, int start) {
    const Date today = m.zone->date_of(m.now);
    const bool last = s.starts_with("last-");
    if (!last && !s.starts_with("this-")) {
        if (s == "today") return between(today.text() + ".." + today.plus_days(1).text(), today, today.plus_days(1), *m.zone);
        if (s == "yesterday")
            return between(today.plus_days(-1).text() + ".." + today.text(), today.plus_days(-1), today, *m.zone);
        return {};
    }
    const std::string_view unit = s.substr(5);
    const int back = last ? -1 : 0;
    if (unit == "quarter") return quarter_around(today, back, *m.zone, start);
    if (unit == "month") return month_of(Date::of(today.year(), today.month(), 1).plus_months(back), *m.zone);
    if (unit == "year") return year_of((today.year() * 12 + static_cast<int>(today.month()) - start) / 12 + back, *m.zone, start);
    if (unit == "week") {
        const Date monday = today.plus_days(-static_cast<int>(today.weekday()) + 7 * back);
        return between(monday.text() + ".." + monday.plus_days(7).text(), monday, monday.plus_days(7), *m.zone);
    }
    return {};
}

}

Period current_quarter(const Moment& m, int start) { return quarter_around(m.zone->date_of(m.now), 0, *m.zone, start); }

Result<Period> parse_period(std::string_view typed, const Moment& m, int start) {
    const std::string s = in_english(half_width(typed));
    const std::string_view v = s;
    if (auto found = relative(v, m, start)) return *found;
    const int year = v.size() >= 4 ? number(v.substr(0, 4)) : -1;
    if (year >= 1900 && v.size() == 4) return year_of(year, *m.zone, start);
    if (year >= 1900 && v.size() == 6 && (v[4] == 'Q' || v[4] == 'q') && v[5] >= '1' && v[5] <= '4')
        return quarter_of(year, v[5] - '0', *m.zone, start);
    if (year >= 1900 && v.size() == 7 && v[4] == '-') {
        const auto first = Date::parse(s + "-01");
        if (first) return month_of(*first, *m.zone);
    }
    if (const std::size_t dots = v.find(".."); dots != v.npos) {
        const auto from = parse_day(v.substr(0, dots), m), to = parse_day(v.substr(dots + 2), m);
        if (from && to && *from < *to) return between(from->text() + ".." + to->text(), *from, *to, *m.zone);
    }
    return fault(base::message("bad-period"), {std::string(typed)});
}

}
