// SPDX-License-Identifier: MIT
#pragma once
// Events that several kinds of case have.
#include "domain/ids.hpp"
#include "record/event.hpp"

namespace svc {

/// The call came in: clocks start here.
struct Receive : Event {};
/// The customer was answered by somebody who takes the case.
struct Respond : Event {};
/// Nothing is left to do.
struct Close : Event {};

/// The case goes on after all.
struct Reopen : Event {
    std::string why;
};
Fields fields(Of<Reopen>);

/// Handed up to somebody with more authority.
struct Escalate : Event {
    Id<Staff> to;
    std::string why;
};
Fields fields(Of<Escalate>);

}
