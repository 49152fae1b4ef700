// SPDX-License-Identifier: MIT
#pragma once
// Asks how a case made in a test stands in a figure.
#include "unit/rules/book_of_cases.hpp"

namespace svc {

inline std::optional<Judged> judged(const Making& m, const Question& q) {
    const TicketCase c = m;
    return repair_in_time(TicketFacts(c, q), q);
}
inline std::optional<Judged> first(const Making& m, const Question& q) {
    const TicketCase c = m;
    auto fix = first_fix(TicketFacts(c, q), q);
    return fix ? std::optional(fix->judged) : std::nullopt;
}
inline std::vector<Judged> quotes(const Making& m, const Question& q) {
    const TicketCase c = m;
    return quotes_in_time(TicketFacts(c, q), q);
}
inline std::optional<Judged> satisfied(const Making& m, const Question& q) {
    const TicketCase c = m;
    return satisfaction(TicketFacts(c, q), q);
}
inline bool is(const std::optional<Judged>& j, Standing s) { return j && j->standing == s; }
inline bool left_out(const std::optional<Judged>& j, LeftOut reason) {
    return j && j->standing == Standing::left_out && j->reason == reason;
}
inline bool why(const std::optional<Judged>& j, std::initializer_list<Why> whys) { return j && j->why == set_of(whys); }

}
