// SPDX-License-Identifier: MIT
#include "base/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "base/messages.hpp"

namespace svc {

namespace {

namespace ch = std::chrono;

ch::year_month_day civil(Date d) { return ch::year_month_day{ch::sys_days{ch::days{d.days}}}; }

/// The number made of the digits s[at, at+n), or -1.
int digits(std::string_view s, std::size_t at, std::size_t n) {
    if (s.size() < at + n) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
        if (s[i] < '0' || s[i] > '9') return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

/// Minutes of `HH:MM` at the front, or -1; 24:00 is the end of the day.
int minutes_of_day(std::string_view s) {
    const int h = digits(s, 0, 2), m = digits(s, 3, 2);
    if (s.size() != 5 || s[2] != ':' || h < 0 || m < 0 || m > 59 || h > 24 || (h == 24 && m != 0)) return -1;
    return h * 60 + m;
}

/// Seconds east of an RFC 3339 offset, or no value.
std::optional<std::int32_t> offset_of(std::string_view s) {
    if (s == "Z") return 0;
    const int h = digits(s, 1, 2), m = digits(s, 4, 2);
    if (s.size() != 6 || (s[0] != '+' && s[0] != '-') || s[3] != ':' || h < 0 || h > 14 || m < 0 || m > 59) return {};
    const int seconds = (h * 60 + m) * 60;
    return s[0] == '-' ? -seconds : seconds;
}

}

Date Date::of(int year, unsigned month, unsigned day) {
    const ch::sys_days days = ch::year{year} / ch::month{month} / ch::day{day};
    return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

Result<Date> Date::parse(std::string_view s) {
    const int y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
    if (s.size() != 10 || s[4] != '-' || s[7] != '-' || y < 0 || m < 0 || d < 0)
        return fault(base::message("bad-date"), {std::string(s)});
    const ch::year_month_day date{ch::year{y}, ch::month{static_cast<unsigned>(m)}, ch::day{static_cast<unsigned>(d)}};
    if (!date.ok() || y < 1900) return fault(base::message("impossible-date"), {std::string(s)});
    return of(y, static_cast<unsigned>(m), static_cast<unsigned>(d));
}

std::string Date::text() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
int Date::year() const { return static_cast<int>(civil(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(civil(*this).month()); }
unsigned Date::day() const { return static_cast<unsigned>(civil(*this).day()); }
unsigned Date::weekday() const { return ch::weekday{ch::sys_days{ch::days{days}}}.iso_encoding() - 1; }

Date Date::plus_months(int months) const {
    const ch::year_month_day d = civil(*this);
    const ch::year_month month = ch::year_month{d.year(), d.month()} + ch::months{months};
    const ch::day last = ch::year_month_day_last{month.year(), ch::month_day_last{month.month()}}.day();
    return of(static_cast<int>(month.year()), static_cast<unsigned>(month.month()),
              static_cast<unsigned>(std::min(d.day(), last)));
}

Result<Instant> Instant::parse(std::string_view s) {
    if (s.size() < 20 || (s[10] != 'T' && s[10] != 't') || s[13] != ':' || s[16] != ':')
        return fault(base::message("bad-instant"), {std::string(s)});
    const int h = digits(s, 11, 2), m = digits(s, 14, 2), sec = digits(s, 17, 2);
    const auto offset = offset_of(s.substr(19));
    if (h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 || sec > 59 || !offset)
        return fault(base::message("bad-instant"), {std::string(s)});
    return Date::parse(s.substr(0, 10)).map([&](Date d) {
        return Instant{std::int64_t{d.days} * 86400 + h * 3600 + m * 60 + sec - *offset, *offset};
    });
}

std::string Instant::text() const {
    const std::int64_t local = utc + offset;
    const auto day = static_cast<std::int32_t>(local >= 0 ? local / 86400 : (local - 86399) / 86400);
    const std::int64_t second = local - std::int64_t{day} * 86400;
    const std::int32_t east = offset < 0 ? -offset : offset;
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", Date{day}.text(), second / 3600, second / 60 % 60, second % 60,
                       offset < 0 ? '-' : '+', east / 3600, east / 60 % 60);
}

Result<Duration> Duration::parse(std::string_view s) {
    std::size_t n = 0;
    while (n < s.size() && s[n] >= '0' && s[n] <= '9') ++n;
    static constexpr std::string_view names[] = {"m", "h", "d", "mo"};
    for (std::size_t u = 0; n > 0 && n <= 6 && s[0] != '0' && u < std::size(names); ++u)
        if (s.substr(n) == names[u]) return Duration{digits(s, 0, n), static_cast<Unit>(u)};
    return fault(base::message("bad-duration"), {std::string(s)});
}

std::string Duration::text() const {
    static constexpr std::string_view names[] = {"m", "h", "d", "mo"};
    return fmt::format("{}{}", count, names[static_cast<std::size_t>(unit)]);
}

std::int64_t Duration::seconds() const {
    static constexpr std::int64_t lengths[] = {60, 3600, 86400, 0};
    return count * lengths[static_cast<std::size_t>(unit)];
}

Result<Days> Days::parse(std::string_view s) {
    const std::size_t dots = s.find("..");
    const auto first = Date::parse(s.substr(0, dots));
    if (!first) return dots == s.npos ? fault(base::message("bad-dates"), {std::string(s)}) : tl::unexpected(first.error());
    if (dots == s.npos) return Days{*first, *first};
    const auto last = Date::parse(s.substr(dots + 2));
    if (!last || *last < *first) return fault(base::message("bad-dates"), {std::string(s)});
    return Days{*first, *last};
}

std::string Days::text() const { return first == last ? first.text() : first.text() + ".." + last.text(); }

Result<Hours> Hours::parse(std::string_view s) {
    const int from = s.size() == 11 && s[5] == '-' ? minutes_of_day(s.substr(0, 5)) : -1;
    const int to = from < 0 ? -1 : minutes_of_day(s.substr(6));
    if (to <= from) return fault(base::message("bad-hours"), {std::string(s)});
    return Hours{from, to};
}

std::string Hours::text() const { return fmt::format("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60); }

}
