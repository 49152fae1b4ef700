// SPDX-License-Identifier: MIT
#pragma once
// What people type, read kindly: full-width characters, local and relative times (design §4 "People's input").
#include <string>

#include "base/time.hpp"
#include "base/time_zone.hpp"

namespace svc {

/// When and where somebody types.
struct Moment {
    Instant now;
    const TimeZone* zone;
};

/// Full-width ASCII as ASCII, the ideographic space and dot too; nothing else changes.
std::string half_width(std::string_view);

/// 09:12 · -10m · 今天 15:30 · yesterday 9:00 · 2026-02-10 09:12 · 2026年2月10日 9时12分 · a full instant.
Result<Instant> parse_when(std::string_view typed, const Moment&);
/// 2026-02-10 · 2026年2月10日 · 2026/2/10 · today 今天 · yesterday 昨天 · tomorrow 明天.
Result<Date> parse_day(std::string_view typed, const Moment&);
/// An as-of: an instant as above; a bare date means its last second.
Result<Instant> parse_as_of(std::string_view typed, const Moment&);

}
