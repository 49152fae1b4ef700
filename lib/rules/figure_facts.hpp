// SPDX-License-Identifier: MIT
#pragma once
// What the figures have in common, for their own source files and measures: where a case stands before anybody asks whether it is
// good, and whom it is counted for.
#include "rules/figure.hpp"

namespace svc {

constexpr Set bit(Why w) { return set_of({w}); }
/// Good unless something speaks against it.
inline void judge(Judged& j, Set why) {
    j.why = why;
    j.standing = why == 0 ? Standing::good : Standing::bad;
}

/// Who a record is counted for, and on which day.
struct Person {
    const std::string* handle = nullptr;
    Instant at{};
};
Person who_restored(const TicketClocks&);
/// Who restored, else to whom it was last assigned, else who received it.
Person who_cared(const TicketClocks&);

/// The value of what is grouped by; empty when it isn't known.
std::string group_of(const TicketFacts&, const Person&, By, const Question&);
std::string group_of(const ComplaintFacts&, const Person&, By, const Question&);

/// When something counts, and since when it has been waiting to.
struct Counting {
    std::optional<Instant> counts{};   ///< when it is counted, as far as that has happened
    std::optional<Instant> begun{};    ///< none: it can't be pending
    std::optional<Instant> outcome{};  ///< what it is pending for
    bool would_count = true;           ///< in scope, though perhaps never received
};
/// Left out, counted (as good, to be judged) or pending; none when the period has nothing to do with it.
std::optional<Judged> placed(Figure, const std::string& id, const TicketFacts&, std::optional<LeftOut>, const Counting&,
                             const Question&);

inline bool late_logged(const Event* e) { return e && e->logged; }
/// For `values`, in the book's zone; empty when it didn't happen.
inline std::string text_of(const std::optional<Instant>& i, const Question& q) {
    return i ? q.look->zone().at(i->utc).text() : std::string();
}
inline std::string text_of(const Event* e, const Question& q) { return e ? text_of(e->at, q) : std::string(); }
inline std::string text_of(const Person& who) { return who.handle ? *who.handle : std::string(); }

}
