// SPDX-License-Identifier: MIT
#pragma once
// Clocks: how long something has run in a calendar's hours, and when its running time reaches a promise (design §3).
#include <vector>

#include "base/time_zone.hpp"
#include "domain/settings.hpp"

namespace svc {

/// Half-open [from, to), in seconds of UTC.
struct Span {
    std::int64_t from = 0, to = 0;
    friend auto operator<=>(const Span&, const Span&) = default;
};

/// Merges overlapping and touching spans, in order; empty ones vanish.
std::vector<Span> merged(std::vector<Span>);

/// Stops of a clock and the hours it runs in.
struct Running {
    const TimeZone& zone;
    const Calendar* calendar = nullptr;  ///< null: day and night
    std::vector<Span> stops{};           ///< merged

    /// Seconds it has run between two instants.
    std::int64_t between(std::int64_t from, std::int64_t to) const;
    /// The first instant at which it has run so long; none when the calendar has too few hours (within 20 years).
    std::optional<std::int64_t> reaches(std::int64_t from, std::int64_t seconds) const;
};

/// The deadline of a promise that starts at an instant. A month is as long as the calendar month from there, clamped, and runs in
/// the same hours.
std::optional<Instant> deadline(Instant start, const std::optional<Duration>& promise, const Running&);

}
