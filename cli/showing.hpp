// SPDX-License-Identifier: MIT
#pragma once
// What `show` shows of a record: its head, its events in order, a case's parts and clocks, a unit's life.
#include "resolve.hpp"

namespace svc {

/// Adds one record to a document, as far as it can be read; the exit code, and said, when not all of it can.
int show_record(Invocation&, const Resolved&, Instant as_of, Document&);

}
