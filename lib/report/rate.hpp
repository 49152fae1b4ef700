// SPDX-License-Identifier: MIT
#pragma once
// Numbers of reports: exact until they are printed, then halves up.
#include "base/values.hpp"

namespace svc {

/// A count of records.
using Count = Whole<0, 2'000'000'000>;

/// A share of what was counted; there is none without data.
struct Rate {
    std::int64_t good = 0, counted = 1;
    static constexpr Notation notation{"RATE", Quotes::never, Json::number};
    static Result<Rate> parse(std::string_view);
    /// To four places.
    std::string text() const;
    /// For people: 91.27%.
    std::string percent() const;
    bool reaches(Share target) const { return good * 10000 >= target.parts * counted; }
};
/// None when nothing was counted.
std::optional<Rate> rate_of(std::int64_t good, std::int64_t counted);

/// Two rates' difference in units of 1/10000, halves away from zero.
std::int64_t difference(const Rate& now, const Rate& before);

/// A number with one decimal place.
struct Tenths {
    std::int64_t tenths = 0;
    static constexpr Notation notation{"NUMBER", Quotes::never, Json::number};
    static Result<Tenths> parse(std::string_view);
    std::string text() const;
};

/// A span of plain time, in seconds.
struct Seconds {
    std::int64_t count = 0;
    static constexpr Notation notation{"SECONDS", Quotes::never, Json::integer};
    static Result<Seconds> parse(std::string_view);
    std::string text() const { return std::to_string(count); }
    /// For people: 3d 4h, 2h 05m, 40s; negative ones with a minus.
    std::string shown() const;
};

/// One part of the score: what was reached and what was aimed at.
struct ScorePart {
    std::optional<Rate> rate;
    Share target, weight;
};
enum class Missing : std::uint8_t { redistributed, incomplete };
/// 100 × Σ weight × min(1, rate ÷ target) ÷ Σ weight over the parts that have data; none when there are none, or one is missing
/// and that makes it incomplete.
std::optional<Tenths> score_of(const std::vector<ScorePart>&, Missing);

}
