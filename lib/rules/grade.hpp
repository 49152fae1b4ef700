// SPDX-License-Identifier: MIT
#pragma once
// The grade of a complaint: computed from its grounds, may be raised, never silently lowered (5.3.2).
#include "domain/complaint.hpp"

namespace svc {

/// What these grounds demand at least: group, injury, loss are severe; authority, court, online are general; else grumble.
Grade demanded(const std::vector<Ground>&);

/// The grade of a complaint at as-of: its own or what its grounds demand, or the last regrade's.
Grade grade_of(const Complaint&, Instant as_of);

/// Makes grade and grounds what the last regrade up to as-of made them: lists and pages say what holds.
void regrade(Complaint&, Instant as_of);

}
