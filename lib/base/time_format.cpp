// SPDX-License-Identifier: MIT
#include "base/time_format.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

#include "base/messages.hpp"

namespace svc {

namespace {

constexpr std::string_view excel = "excel", unix_seconds = "unix";

bool has(std::string_view format, std::string_view letters) {
    for (std::size_t i = format.find('%'); i != format.npos; i = format.find('%', i + 2))
        if (i + 1 < format.size() && letters.find(format[i + 1]) != letters.npos) return true;
    return false;
}

bool only(std::string_view format, std::string_view letters) {
    for (std::size_t i = format.find('%'); i != format.npos; i = format.find('%', i + 2))
        if (i + 1 == format.size() || letters.find(format[i + 1]) == letters.npos) return false;
    return true;
}

template <class T> std::optional<T> number(std::string_view text) {
    T n{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(n) : std::nullopt;
}

std::string wall(std::int64_t seconds, bool with_time) {
    return Instant{seconds, 0}.text().substr(0, with_time ? 19 : 10).replace(10, with_time ? 1 : 0, with_time ? " " : "");
}

std::optional<std::string> from_excel(const std::string& text) {
    constexpr double first = 61, last = 2'958'465;  // 1900-03-01, 9999-12-31
    constexpr std::int64_t before_1970 = 25'569;
    const auto days = number<double>(text);
    if (!days || !(*days >= first && *days < last + 1)) return {};  // nor is nan a day
    const auto seconds = static_cast<std::int64_t>(*days * 86400 + 0.5) - before_1970 * 86400;
    return wall(seconds, text.find('.') != text.npos);
}

std::optional<std::string> from_unix(const std::string& text) {
    const auto n = number<std::int64_t>(text);
    if (!n || *n < 0) return {};
    const std::int64_t seconds = text.size() >= 13 ? *n / 1000 : *n;
    return seconds < 253'402'300'800 ? std::optional(Instant{seconds, 0}.text()) : std::nullopt;
}

}

Result<TimeFormat> TimeFormat::parse(std::string_view s) {
    const bool day = has(s, "F") || (has(s, "Yy") && has(s, "mbB") && has(s, "de"));
    const bool good = s == excel || s == unix_seconds || (day && only(s, "YymbBdeHIMSpFTR%"));
    if (!good) return fault(base::message("bad-time-format"), {std::string(s)});
    return TimeFormat{std::string(s)};
}

std::optional<std::string> TimeFormat::plain(const std::string& text) const {
    if (value == excel) return from_excel(text);
    if (value == unix_seconds) return from_unix(text);
    std::tm t{};
    const char* end = strptime(text.c_str(), value.c_str(), &t);
    if (!end || *end != '\0') return {};
    std::array<char, 40> day{};
    std::snprintf(day.data(), day.size(), "%04d-%02d-%02d", (t.tm_year + 1900) % 10'000, t.tm_mon + 1, t.tm_mday);
    const auto date = Date::parse(day.data());
    if (!date) return {};
    const bool with_time = has(value, "HITR");
    return wall(std::int64_t{date->days} * 86400 + t.tm_hour * 3600 + t.tm_min * 60 + t.tm_sec, with_time);
}

}
