// SPDX-License-Identifier: MIT
#pragma once
// After a write: when the next thing on that case is due.
#include "command.hpp"

namespace svc {

/// "; restore due 13:12" for the case of a record, empty when nothing runs.
std::string next_deadline(Invocation&, const std::string& id, Language);

}
