// SPDX-License-Identifier: MIT
#include "base/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/messages.hpp"
#include "base/utf8.hpp"

namespace svc {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view s) { return !s.empty() && std::ranges::all_of(s, digit); }

/// `whole.fraction` in units of 10^-places, or -1.
std::int64_t decimal(std::string_view s, std::size_t places, std::size_t most) {
    const std::size_t dot = s.find('.');
    const std::string_view whole = s.substr(0, dot);
    std::string fraction(dot == s.npos ? std::string_view{} : s.substr(dot + 1));
    if (!all_digits(whole) || whole.size() > most || fraction.size() > places || (dot != s.npos && !all_digits(fraction)))
        return -1;
    fraction.resize(places, '0');
    const std::string units = std::string(whole) + fraction;
    std::int64_t value = 0;
    std::from_chars(units.data(), units.data() + units.size(), value);
    return value;
}

}

std::optional<Fault> unwritable(std::string_view s) {
    if (s.empty()) return Fault{&base::message("empty-text")};
    if (s.size() > 100'000) return Fault{&base::message("long-text"), {std::to_string(s.size())}};
    if (invalid_utf8(s) != std::string_view::npos) return Fault{&base::message("bad-text"), {visible(s)}};
    for (std::size_t i = 0; i < s.size();)
        if (const char32_t c = decode(s, i); is_control(c) && c != U'\n' && c != U'\t')
            return Fault{&base::message("bad-text"), {visible(s)}};
    return {};
}

Result<std::int64_t> parse_whole(std::string_view s, std::int64_t low, std::int64_t high) {
    if (!all_digits(s) || s.size() > 15 || (s.size() > 1 && s[0] == '0'))
        return fault(base::message("bad-number"), {std::string(s)});
    std::int64_t value = 0;
    std::from_chars(s.data(), s.data() + s.size(), value);
    if (value < low || value > high)
        return fault(base::message("out-of-range"), {std::string(s), std::to_string(low), std::to_string(high)});
    return value;
}

Result<Money> Money::parse(std::string_view s) {
    const std::int64_t fen = decimal(s, 2, 12);
    if (fen < 0) return fault(base::message("bad-money"), {std::string(s)});
    return Money{fen};
}

std::string Money::text() const { return fmt::format("{}.{:02}", fen / 100, fen % 100); }

Result<Share> Share::parse(std::string_view s) {
    const std::int64_t parts = decimal(s, 4, 1);
    if (parts < 0 || parts > 10000) return fault(base::message("bad-share"), {std::string(s)});
    return Share{static_cast<std::int32_t>(parts)};
}

std::string Share::text() const {
    std::string s = fmt::format("{}.{:04}", parts / 10000, parts % 10000);
    while (s.size() > 4 && s.back() == '0') s.pop_back();
    return s;
}

bool is_name(std::string_view s) {
    const auto alnum = [](char c) { return digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !s.empty() && s.size() <= 64 && alnum(s[0]) &&
           std::ranges::all_of(s, [&](char c) { return alnum(c) || c == '.' || c == '_' || c == '-'; });
}

std::string folded(std::string_view s) {
    std::string out(s);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

Result<Name> Name::parse(std::string_view s) {
    if (!is_name(s)) return fault(base::message("bad-name"), {std::string(s)});
    return Name{std::string(s)};
}

Result<Digest> Digest::parse(std::string_view s) {
    const bool good = s.size() == 64 && std::ranges::all_of(s, [](char c) { return digit(c) || (c >= 'a' && c <= 'f'); });
    if (!good) return fault(base::message("bad-digest"), {std::string(s)});
    return Digest{std::string(s)};
}

Result<BookPath> BookPath::parse(std::string_view s) {
    bool good = !s.empty() && s.size() <= 1024;
    for (std::size_t i = 0; good && i <= s.size();) {
        const std::size_t end = std::min(s.find('/', i), s.size());
        const std::string_view step = s.substr(i, end - i);
        good = !step.empty() && step != "." && step != ".." && step.find('\0') == step.npos;
        i = end + 1;
    }
    if (!good) return fault(base::message("bad-path"), {std::string(s)});
    return BookPath{std::string(s)};
}

}
