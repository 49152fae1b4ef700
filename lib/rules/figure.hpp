// SPDX-License-Identifier: MIT
#pragma once
// The figures of a period (design §3, 5.1.5.2): how one case stands in each, as pure judgements of its facts.
// A report only adds up what is judged here.
#include "base/period.hpp"
#include "rules/clock.hpp"

namespace svc {

/// In the order in which reports show them.
enum class Figure : std::uint8_t { first_fix, quote_in_time, repair_in_time, complaint_satisfaction, satisfaction };
Choices choices(Of<Figure>);
inline constexpr std::size_t figure_count = 5;

/// Good and bad are counted; pending will be counted in a later period, or, for satisfaction, was never answered.
enum class Standing : std::uint8_t { good, bad, pending, left_out };
Choices choices(Of<Standing>);

/// Why a case isn't counted where it would have been; the first reason that holds.
enum class LeftOut : std::uint8_t { cancelled, no_receive, refused, unreadable };
Choices choices(Of<LeftOut>);

/// Why a counted case isn't good; several may hold.
enum class Why : std::uint8_t {
    never_responded,
    responded_late,
    arrived_late,
    not_restored,
    restored_late,  // repair_in_time
    several_arrivals,
    reopened,
    came_again,  // first_fix
    not_quoted,
    quoted_late,  // quote_in_time
    unsatisfied,
    no_overall  // satisfaction
};
Choices choices(Of<Why>);

/// What the rows of a report are grouped by.
enum class By : std::uint8_t { department, person, category, channel, customer, hour };
Choices choices(Of<By>);

/// What is asked of every case: a period as of a moment, with the goals and rules of the period's last day.
struct Question {
    Question(Period, Instant as_of, const Lookup&, std::optional<By> = {}, std::optional<Figure> explain = {});

    Period period;
    Instant as_of;
    const Lookup* look;
    std::optional<By> by;
    std::optional<Figure> explain;             ///< whose records are listed with their values
    Goals goals{};                             ///< without entries in svc.yaml: no targets
    Duration window{30, Duration::Unit::day};  ///< first_fix_window
    std::int32_t satisfied_from = 4;
    NoData no_data = NoData::redistribute;

    /// E of the design: the earlier of period end and as-of.
    Instant end() const { return std::min(period.to, as_of); }
    /// The last instant at which a reopening or another ticket speaks against a first-time fix.
    Instant window_end(Instant restored) const;
    /// Strictly after restored, up to the end of the window.
    bool in_window(Instant at, Instant restored) const { return at > restored && at <= window_end(restored); }
};

/// How one record stands in one figure.
struct Judged {
    Figure figure{};
    Standing standing{};
    std::optional<LeftOut> reason{};
    Set why = 0;               ///< of Why: what isn't good about it
    bool provisional = false;  ///< good so far, its window is still open
    bool moved = false;        ///< an appointment or a stop moved its arrive or restore deadline
    bool late_logged = false;  ///< a deciding event was typed in late
    bool visited = false;
    bool no_unit = false;
    bool contradicted = false;          ///< the customer says it took more than one visit
    bool unanswered = false;            ///< closed in the period, and nobody has answered a call
    std::string id{};                   ///< the record: a ticket, a repair or a complaint
    Instant when{};                     ///< when it counts, or since when it is pending
    std::string group{};                ///< by Question::by; empty when unknown
    std::vector<std::string> values{};  ///< when explained: those of value_columns(figure)

    bool counted() const { return standing == Standing::good || standing == Standing::bad; }
};

/// What `values` hold, in their order: key, label, and what it is. Durations are in seconds.
struct ValueColumn {
    enum class Holds : std::uint8_t { text, instant, count, duration };
    std::string_view key;
    Text label;
    Holds holds = Holds::text;
};
std::span<const ValueColumn> value_columns(Figure);

/// A case was closed, or reopened.
struct Turn {
    Instant at;
    bool closing;
};
/// When it was last closed, if nothing reopened it up to that moment.
std::optional<Instant> closed_at(const std::vector<Turn>&, Instant);

/// What the figures of one ticket share, worked out once. The case must outlive it.
struct TicketFacts {
    TicketFacts(const TicketCase&, const Question&);
    TicketFacts(const TicketFacts&) = delete;
    TicketFacts& operator=(const TicketFacts&) = delete;

    const TicketCase& of;
    TicketClocks clocks;
    std::vector<const Call*> calls;
    std::vector<Turn> turns;
    /// The cancelling that leaves it out: withdrawn before the outcome, duplicate or error at any time.
    const CancelTicket* cancelled = nullptr;
    bool refused = false;

    std::optional<LeftOut> left_out() const;
    /// Whether it was known before that moment that it won't be counted: a case withdrawn or refused in a later period was
    /// pending in this one, a duplicate or an error never was a case.
    bool left_out_before(Instant) const;
    std::optional<Instant> first_event() const;
};

/// What the figures of one complaint share.
struct ComplaintFacts {
    ComplaintFacts(const ComplaintCase&, const Question&);

    const ComplaintCase& of;
    History<Complaint> events;
    std::vector<const Call*> calls;
    std::vector<Turn> turns;
    const Receive* received;
    const CancelComplaint* cancelled;
};

/// A case for first_fix, judged without the other tickets of its unit: those are known when all cases are.
struct FirstFix {
    Judged judged;
    std::vector<std::string> units{};  ///< unit_names()
    Instant restored{};
};

/// Another ticket of the same unit was received in the window: no first-time fix.
void came_again(Judged&, const std::string& other);

std::optional<Judged> repair_in_time(const TicketFacts&, const Question&);
std::optional<FirstFix> first_fix(const TicketFacts&, const Question&);
std::vector<Judged> quotes_in_time(const TicketFacts&, const Question&);
std::optional<Judged> satisfaction(const TicketFacts&, const Question&);
std::optional<Judged> complaint_satisfaction(const ComplaintFacts&, const Question&);

/// The unit of a ticket, else those of its repairs, case folded, in order, each once; empty when none is named.
std::vector<std::string> unit_names(const TicketCase&);

}
