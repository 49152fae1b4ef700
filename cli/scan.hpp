// SPDX-License-Identifier: MIT
#pragma once
// Reading all records of a kind, in parallel, for the few commands that look at the whole book.
#include "command.hpp"
#include "report/due.hpp"

namespace svc {

/// Calls each for every record file of a kind, from several threads, in no order; shows progress on a terminal.
void scan(Invocation&, const Book&, const Kind&, const std::function<void(Outcome<Filed>)>& each);

/// The clocks that are wanted, of all cases; what couldn't be read is added to the findings.
DueClocks scan_due(Invocation&, Instant as_of, const DueFilter&, Findings& unreadable);

/// Threads to read with: all cores.
unsigned reading_threads();

}
