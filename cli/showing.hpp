// SPDX-License-Identifier: MIT
#pragma once
// What `show` shows of a record: its head, its events in order, a case's parts and clocks, a unit's life.
#include "resolve.hpp"

namespace svc {

/// Adds one record to a document; said and false when it can't be read.
bool show_record(Invocation&, const Resolved&, Instant as_of, Document&);

}
