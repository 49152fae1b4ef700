// SPDX-License-Identifier: MIT
#pragma once
// Periods of reports: half-open, from the first instant of a local day to that of another (design §3).
#include "base/people.hpp"

namespace svc {

struct Period {
    std::string name;   ///< as asked for, relative ones resolved: 2026Q1
    Date first, after;  ///< local days: the first in it, the first behind it
    Instant from, to;   ///< [from, to)

    bool contains(Instant i) const { return from <= i && i < to; }
    Date last() const { return after.plus_days(-1); }
};

/// 2026 · 2026Q1 (fiscal, named by the year it starts in) · 2026-02 · a..b · this-/last- year, quarter, month, week, yesterday.
Result<Period> parse_period(std::string_view, const Moment& as_of, int fiscal_year_start);
/// The quarter that as-of lies in.
Period current_quarter(const Moment& as_of, int fiscal_year_start);

}
