// SPDX-License-Identifier: MIT
#pragma once
// Asks what the clocks of a case made in a test say; needs Catch.
#include <ostream>

#include "unit/rules/book_of_cases.hpp"

namespace svc {

inline std::ostream& operator<<(std::ostream& out, const Instant& i) { return out << i.text(); }

inline TicketClocks clocks_of(const TicketCase& c, const Book& book, const std::string& as_of = "2026-12-31 12:00") {
    return clocks(c, t(as_of), book);
}

}

#define CHECK_AT(instant, text)       \
    do {                              \
        REQUIRE((instant));           \
        CHECK(*(instant) == t(text)); \
    } while (false)
