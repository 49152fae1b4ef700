// SPDX-License-Identifier: MIT
#include "base/people.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/messages.hpp"

namespace svc {

namespace {

constexpr std::int32_t whole_day = -1;

/// A local time as typed; `second` is whole_day when only a date stood there.
struct Typed {
    Date date;
    std::int32_t second = whole_day;
};

void replace_all(std::string& s, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = s.find(what, at)) != s.npos; at += with.size()) s.replace(at, what.size(), with);
}

/// Chinese and slashed notations as digits, `-`, `:` and spaces; doubled spaces single, none at the ends.
std::string simplified(std::string_view typed) {
    std::string s = half_width(typed);
    for (const auto& [from, to] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"年", "-"},
                                                                              {"月", "-"},
                                                                              {"日", " "},
                                                                              {"号", " "},
                                                                              {"时", ":"},
                                                                              {"点", ":"},
                                                                              {"分", ""},
                                                                              {"/", "-"},
                                                                              {"今天", "today "},
                                                                              {"昨天", "yesterday "},
                                                                              {"前天", "before-yesterday "},
                                                                              {"明天", "tomorrow "},
                                                                              {"后天", "after-tomorrow "},
                                                                              {"现在", "now"}})
        replace_all(s, from, to);
    while (s.find("  ") != s.npos) replace_all(s, "  ", " ");
    while (!s.empty() && s.back() == ' ') s.pop_back();
    while (!s.empty() && s.front() == ' ') s.erase(0, 1);
    if (!s.empty() && s.back() == ':') s += "00";
    return s;
}

/// Whole numbers between the separators; nothing when there is anything else.
std::optional<std::vector<int>> numbers(std::string_view s, char separator) {
    std::vector<int> all;
    for (std::size_t i = 0; i <= s.size();) {
        const std::size_t end = std::min(s.find(separator, i), s.size());
        if (end == i || end - i > 4) return {};
        int n = 0;
        for (; i < end; ++i) {
            if (s[i] < '0' || s[i] > '9') return {};
            n = n * 10 + (s[i] - '0');
        }
        all.push_back(n);
        i = end + 1;
    }
    return all;
}

std::optional<Date> day_named(std::string_view s, const Moment& m) {
    static constexpr std::pair<std::string_view, int> names[] = {
        {"today", 0}, {"yesterday", -1}, {"tomorrow", 1}, {"before-yesterday", -2}, {"after-tomorrow", 2}};
    for (const auto& [name, shift] : names)
        if (s == name) return m.zone->date_of(m.now).plus_days(shift);
    const auto n = numbers(s, '-');
    if (!n || n->size() != 3 || (*n)[0] < 1900) return {};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", (*n)[0], (*n)[1] % 100, (*n)[2] % 100);
    const auto date = Date::parse(text.data());
    return date ? std::optional(*date) : std::nullopt;
}

std::optional<std::int32_t> time_named(std::string_view s) {
    const auto n = numbers(s, ':');
    if (!n || n->size() < 2 || n->size() > 3 || (*n)[0] > 23 || (*n)[1] > 59 || (n->size() == 3 && (*n)[2] > 59)) return {};
    return (*n)[0] * 3600 + (*n)[1] * 60 + (n->size() == 3 ? (*n)[2] : 0);
}

std::optional<Typed> local_time(std::string_view s, const Moment& m) {
    if (const auto time = time_named(s)) return Typed{m.zone->date_of(m.now), *time};
    const std::size_t gap = s.find_first_of(" T");
    const auto date = day_named(s.substr(0, gap), m);
    if (!date) return {};
    if (gap == s.npos) return Typed{*date};
    const auto time = time_named(s.substr(gap + 1));
    return time ? std::optional(Typed{*date, *time}) : std::nullopt;
}

std::string wall(Date d, std::int32_t second) { return Instant{std::int64_t{d.days} * 86400 + second, 0}.text().substr(0, 19); }

/// The one instant a local time means; refused, with the offsets offered, when it means none or two.
Result<Instant> instant_of(Date date, std::int32_t second, const TimeZone& zone) {
    const auto found = zone.instants(date, second);
    if (found.size() == 1) return found.front();
    if (found.size() == 2)
        return fault(base::message("ambiguous-local-time"), {wall(date, second), found[0].text() + ", " + found[1].text()});
    const std::int64_t local = std::int64_t{date.days} * 86400 + second;
    const auto offered = [&](std::int64_t probe) { return Instant{local - zone.offset_at(probe), zone.offset_at(probe)}.text(); };
    return fault(base::message("no-such-local-time"),
                 {wall(date, second), offered(local - 86400) + ", " + offered(local + 86400)});
}

std::optional<Instant> relative(std::string_view s, const Moment& m) {
    if (s == "now") return m.now;
    if (s.size() < 3 || (s[0] != '-' && s[0] != '+')) return {};
    const auto span = Duration::parse(s.substr(1));
    if (!span || span->in_months()) return {};
    return m.zone->at(m.now.utc + (s[0] == '-' ? -span->seconds() : span->seconds()));
}

}

std::string half_width(std::string_view s) {
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        const auto byte = [&](std::size_t n) { return i + n < s.size() ? static_cast<unsigned char>(s[i + n]) : 0U; };
        const unsigned code =
            byte(0) >= 0xE0 && byte(0) < 0xF0 ? (byte(0) & 15U) << 12 | (byte(1) & 63U) << 6 | (byte(2) & 63U) : 0U;
        if (code >= 0xFF01 && code <= 0xFF5E)
            out += static_cast<char>(code - 0xFEE0);
        else if (code == 0x3000)
            out += ' ';
        else if (code == 0x3002)
            out += '.';
        else {
            out += s[i];
            continue;
        }
        i += 2;
    }
    return out;
}

Result<Instant> parse_when(std::string_view typed, const Moment& m) {
    const std::string plain = half_width(typed);
    if (plain.size() >= 20 && plain[10] == 'T') {
        std::string whole = plain;  // fractions of a second, as web forms send them, are cut
        if (whole[19] == '.') whole.erase(19, whole.find_first_not_of("0123456789", 20) - 19);
        if (auto exact = Instant::parse(whole)) return m.zone->at(exact->utc);
    }
    const std::string s = simplified(typed);
    if (const auto found = relative(s, m)) return *found;
    const auto local = local_time(s, m);
    if (!local || local->second == whole_day) return fault(base::message("bad-when"), {std::string(typed)});
    return instant_of(local->date, local->second, *m.zone);
}

Result<Date> parse_day(std::string_view typed, const Moment& m) {
    if (const auto day = day_named(simplified(typed), m)) return *day;
    if (auto strict = Date::parse(half_width(typed)); !strict) return strict;
    return fault(base::message("bad-date"), {std::string(typed)});
}

Result<Instant> parse_as_of(std::string_view typed, const Moment& m) {
    if (const auto day = day_named(simplified(typed), m)) return m.zone->at(m.zone->start_of(day->plus_days(1)).utc - 1);
    return parse_when(typed, m);
}

}
