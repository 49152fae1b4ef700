// SPDX-License-Identifier: MIT
#pragma once
// Cases for reports: read month by month in parallel, put together by their keys, handed over, forgotten.
#include <functional>

#include "desk/book.hpp"
#include "rules/case.hpp"

namespace svc {

/// What reports are fed with; calls on one thread come one after the other, those of different threads at the same time.
struct CaseReader {
    std::function<void(const TicketCase&, unsigned thread)> ticket;
    std::function<void(const ComplaintCase&, unsigned thread)> complaint;
    std::function<void(const Kind&, std::string id, unsigned thread)> unreadable;
    std::function<void(std::size_t done, std::size_t all)> progress;
};

/// Reads all cases of the book; returns what couldn't be read.
Findings load_cases(const Book&, unsigned threads, const CaseReader&);

}
