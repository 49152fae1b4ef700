// SPDX-License-Identifier: MIT
#pragma once
// The clocks of one case, as `show` shows them and as the line after a write tells the next one.
#include "command.hpp"
#include "desk/one_case.hpp"
#include "report/case_clocks.hpp"

namespace svc {

std::vector<CaseClock> clocks_of(const OneCase&, Instant as_of, const Book&);

/// The next deadline of the case a record belongs to, to be put behind what happened; empty when no clock runs.
std::string next_deadline(Invocation&, const std::string& id, Language);

}
