// SPDX-License-Identifier: MIT
#pragma once
// Reading all records of a kind, in parallel, for the few commands that look at the whole book.
#include "command.hpp"

namespace svc {

/// Calls each for every record file of a kind, from several threads, in no order; shows progress on a terminal.
void scan(Invocation&, const Book&, const Kind&, const std::function<void(Outcome<Filed>)>& each);

/// Threads to read with: all cores.
unsigned reading_threads();

}
