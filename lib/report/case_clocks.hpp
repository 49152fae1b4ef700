// SPDX-License-Identifier: MIT
#pragma once
// All clocks of one case, those that were met or missed and those that run: what `show` shows of them and what a write tells.
#include "report/due.hpp"

namespace svc {

/// Running as `due` has it, or done: in time or late.
enum class ClockCourse : std::uint8_t { running, stopped, late, in_time, done_late };
Choices choices(Of<ClockCourse>);

struct CaseClock {
    std::string id;  ///< the case, or the repair a quote is for
    ClockName name = ClockName::respond;
    ClockCourse course = ClockCourse::running;
    std::optional<Instant> deadline{}, done{};
};

/// Done ones first, each in the order of ClockName, then running ones by deadline.
std::vector<CaseClock> case_clocks(const TicketCase&, Instant as_of, const Lookup&);
std::vector<CaseClock> case_clocks(const ComplaintCase&, Instant as_of, const Lookup&);

Table clocks_table(const std::vector<CaseClock>&, Language);

}
