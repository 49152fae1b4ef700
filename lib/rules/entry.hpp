// SPDX-License-Identifier: MIT
#pragma once
// Judges one event on its way into a record: completes what svc works out, then rights, transitions and the rest (design §2).
#include "base/people.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// Who types the event, and when.
struct Typist {
    std::string actor;  ///< the staff member at the keyboard
    Instant now;
    bool imports = false;  ///< brings what happened elsewhere: nothing is stamped, and rights and transitions are for `check`
};

/// An event later than this after `at` carries `logged`, and none may lie further ahead.
inline constexpr std::int64_t tolerance_seconds = 5 * 60;

/// The last event of the record is new: completes `entered`, `logged` and what follows from other records, and says
/// everything that stands against it. Missteps that were there before don't count.
std::vector<Fault> judge_last_event(const Kind&, void* record, const Typist&, const Lookup&);

}
