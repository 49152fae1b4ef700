// SPDX-License-Identifier: MIT
#pragma once
// What is promised to customers, dated, for all cases or some (3.0, 5.1.7.2, design §2).
#include "domain/terms.hpp"
#include "record/type.hpp"

namespace svc {

/// Which cases a promise is for: all keys that stand here must fit.
struct When {
    std::optional<TicketKind> kind;
    std::optional<Priority> priority;
    std::optional<Category> category;
    std::optional<Channel> channel;
    std::optional<Level> level;
};
Fields fields(Of<When>);

/// Each key counts by itself: what an entry lacks comes from a more general one.
struct Promise {
    Date from;
    std::optional<When> when;
    std::optional<Duration> respond, arrive, restore, appoint, quote, revisit, warranty;
    std::optional<std::string> calendar;
};
Fields fields(Of<Promise>);

}
