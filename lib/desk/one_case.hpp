// SPDX-License-Identifier: MIT
#pragma once
// One case by itself: its head and what stands under its key, found by name. What it costs doesn't grow with the book.
#include "desk/book.hpp"
#include "rules/case.hpp"

namespace svc {

struct OneCase {
    Filed head{};
    std::vector<Filed> parts{};  ///< repairs, then the revisit
    Findings unread{};           ///< parts that are there and can't be read

    /// As rules read it; valid as long as this object. The head's kind tells which of the two it is.
    TicketCase ticket() const;
    ComplaintCase complaint() const;
};

/// Fails when the head can't be read.
Outcome<OneCase> read_case(const Book&, const Kind&, std::string_view id);

}
