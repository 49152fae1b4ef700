// SPDX-License-Identifier: MIT
#pragma once
// The small exact values of records: whole numbers in a range, money, shares, handles, digests and paths.
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "base/finding.hpp"
#include "base/notation.hpp"

namespace svc {

/// What stands against a text: nothing in it, or a control character that no reader would take back. Newlines and tabs are fine.
std::optional<Fault> unwritable(std::string_view);

/// A decimal whole number without sign; the range is the type's.
Result<std::int64_t> parse_whole(std::string_view, std::int64_t low, std::int64_t high);

/// `"minimum":1,"maximum":5`
template <int Low, int High> struct RangeSchema {
    static_assert(0 <= Low && Low <= High);
    static consteval auto written() {
        std::array<char, 64> all{};
        std::size_t n = 0;
        for (auto [name, number] : {std::pair<std::string_view, int>{"\"minimum\":", Low}, {",\"maximum\":", High}}) {
            for (char c : name) all[n++] = c;
            int digit = 1;
            while (number / digit >= 10) digit *= 10;
            for (; digit > 0; digit /= 10) all[n++] = static_cast<char>('0' + number / digit % 10);
        }
        return std::pair(all, n);
    }
    static constexpr auto kept = written();
    static constexpr std::string_view text{kept.first.data(), kept.second};
};

template <int Low, int High> struct Whole {
    std::int32_t value = Low;
    static constexpr Notation notation{"NUMBER", Quotes::never, Json::integer, RangeSchema<Low, High>::text};
    static Result<Whole> parse(std::string_view s) {
        return parse_whole(s, Low, High).map([](std::int64_t v) { return Whole{static_cast<std::int32_t>(v)}; });
    }
    std::string text() const { return std::to_string(value); }
    friend auto operator<=>(const Whole&, const Whole&) = default;
};

/// An amount in minor units (fen), never negative in a record.
struct Money {
    std::int64_t fen = 0;
    static constexpr Notation notation{"MONEY", Quotes::always, Json::string, R"("pattern":"^[0-9]{1,12}(\\.[0-9]{1,2})?$")"};
    static Result<Money> parse(std::string_view);
    std::string text() const;
    friend Money operator+(Money a, Money b) { return {a.fen + b.fen}; }
    friend Money operator*(Money a, std::int64_t n) { return {a.fen * n}; }
    friend auto operator<=>(const Money&, const Money&) = default;
};

/// A share of one in ten-thousandths: targets and weights.
struct Share {
    std::int32_t parts = 0;
    static constexpr Notation notation{"SHARE", Quotes::never, Json::number, R"("minimum":0,"maximum":1)"};
    static Result<Share> parse(std::string_view);
    std::string text() const;
    friend auto operator<=>(const Share&, const Share&) = default;
};

/// A natural key: a staff handle, a serial, a model. Compared without case.
struct Name {
    std::string value;
    static constexpr Notation notation{"NAME", Quotes::if_ambiguous, Json::string,
                                       R"("pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")"};
    static Result<Name> parse(std::string_view);
    const std::string& text() const { return value; }
    friend auto operator<=>(const Name&, const Name&) = default;
};
bool is_name(std::string_view);
std::string folded(std::string_view);  ///< ASCII lower case

/// SHA-256 of a file that a record names.
struct Digest {
    std::string value;
    static constexpr Notation notation{"SHA256", Quotes::if_ambiguous, Json::string, R"("pattern":"^[0-9a-f]{64}$")"};
    static Result<Digest> parse(std::string_view);
    const std::string& text() const { return value; }
    friend auto operator<=>(const Digest&, const Digest&) = default;
};

/// A path inside the book: relative, no `..`, no empty step.
struct BookPath {
    std::string value;
    static constexpr Notation notation{"PATH"};
    static Result<BookPath> parse(std::string_view);
    const std::string& text() const { return value; }
    friend auto operator<=>(const BookPath&, const BookPath&) = default;
};

}
