// SPDX-License-Identifier: MIT
#pragma once
// The clocks of a ticket with its repairs: milestones, stops, appointments and deadlines (design §3).
#include "rules/promises.hpp"
#include "rules/running_time.hpp"

namespace svc {

/// One clock: when it started, when it has to be stopped by being done, and when it was.
struct Clock {
    std::optional<Instant> start{};
    std::optional<Instant> deadline{};  ///< none: nothing was promised
    std::optional<Instant> done{};
    bool by_appointment = false;  ///< a customer's appointment set or started it

    /// Done by its deadline; without a deadline, done at all.
    bool kept() const { return done && (!deadline || *done <= *deadline); }
    /// The deadline is past and the thing isn't done.
    bool late(Instant as_of) const { return !done && deadline && as_of > *deadline; }
};

struct TicketClocks {
    const TicketCase* of = nullptr;
    Instant as_of{};
    std::vector<Step> steps{};  ///< the timeline
    Promised promised{};
    const Receive* received = nullptr;
    const Respond* responded = nullptr;
    const Step* restored = nullptr;   ///< a restore, or a leave with fixed
    const Arrive* arrived = nullptr;  ///< first arrival not after restored
    const Step* cancelled = nullptr;  ///< of the ticket itself
    Clock respond{}, arrive{}, restore{};
    std::vector<Span> stops{};      ///< merged, at most up to as-of
    std::vector<Span> each_stop{};  ///< as they began, with overlaps
    bool stopped = false;           ///< a stop is open at as-of
    bool moved = false;             ///< an appointment, or a stop begun before restored, moved the arrive or restore deadline

    /// False when all live repairs are done on the bench or from afar.
    bool somebody_comes() const;
    std::optional<Instant> received_at() const { return received ? std::optional(received->at) : std::nullopt; }
    std::optional<Instant> restored_at() const { return restored ? std::optional(restored->event->at) : std::nullopt; }
    /// When the outcome of a repair ticket falls, as far as it is known at as-of.
    std::optional<Instant> outcome() const;
    /// Where the outcome is expected: at restored, else at the restore deadline, even after as-of.
    std::optional<Instant> outcome_expected() const;
};

/// Everything the clocks of a ticket say at as-of. The case must outlive the result.
TicketClocks clocks(const TicketCase&, Instant as_of, const Lookup&);

/// The restore clock that a reopening starts anew, for what is due; figures don't know it. None without a reopening.
struct RestoreAgain {
    Clock clock{};
    int times = 0;  ///< how often the case was reopened
};
std::optional<RestoreAgain> restore_again(const TicketClocks&, const Lookup&);

/// The pauses of a case for one reason, each to what ends it, at most up to as-of; merged.
std::vector<Span> pauses(const TicketClocks&, Waiting why);

/// The quote clock of a repair: from its first chargeable diagnosis to its first quote.
struct QuoteClock {
    const Diagnose* diagnosed = nullptr;
    const Quote* quoted = nullptr;
    std::optional<Instant> deadline{};
    /// At the quote if not after the deadline (at the diagnosis if the quote came before it), else at the deadline.
    std::optional<Instant> outcome(Instant as_of) const;
    /// The same, though it lies after as-of.
    std::optional<Instant> outcome_expected() const;
    bool in_time() const { return quoted && (!deadline || quoted->at <= *deadline); }
};
QuoteClock quote_clock(const Repair&, const TicketClocks&, const Lookup&);

}
