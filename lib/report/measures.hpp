// SPDX-License-Identifier: MIT
#pragma once
// What is reported beside the goals, without a target of its own (design §3 "Also reported"): how much work there was, how
// long it took, whether it lasted, what customers were asked, and what it cost.
#include <map>
#include <string>
#include <vector>

#include "record/field.hpp"
#include "report/rate.hpp"
#include "rules/figure.hpp"

namespace svc {

/// Counts by a key that is data.
using Tally = std::vector<Keyed<std::string, Count>>;

/// Tickets received in the period that are not left out as cancelled.
struct CaseMeasures {
    Count received, cancelled;
    Tally kind, channel, category, department, person, hour;
};
Fields fields(Of<CaseMeasures>);

/// One clock in plain elapsed time, of the cases that reached its milestone in the period; nearest rank.
struct ClockMeasure {
    Count count;
    std::optional<Seconds> median, p90;
};
Fields fields(Of<ClockMeasure>);

struct ClockMeasures {
    ClockMeasure respond, arrive, restore, appoint, quote, revisit, complaint_respond, complaint_arrive, complaint_settle;
};
Fields fields(Of<ClockMeasures>);

struct ShareMeasure {
    Count good, counted;
    std::optional<Rate> rate;
};
Fields fields(Of<ShareMeasure>);

struct WaitMeasure {
    Count cases;
    Seconds total;
};
Fields fields(Of<WaitMeasure>);

/// Cases closed in the period that were called at all, and the calls of the period that were answered.
struct RevisitMeasures {
    ShareMeasure tickets, complaints, answered;
};
Fields fields(Of<RevisitMeasures>);

/// Complaints received in the period and not cancelled, by their grade at as-of.
struct GradeMeasures {
    Count grumble, general, severe;
};
Fields fields(Of<GradeMeasures>);

/// What visits ended and complaints settled in the period came to; parts without a known cost are counted.
struct MoneyMeasures {
    Money labour, parts, cost;
    Count parts_without_cost;
    Money compensation;
};
Fields fields(Of<MoneyMeasures>);

struct Measures {
    CaseMeasures cases;
    ClockMeasures clocks;
    Count repeat_repairs;
    ShareMeasure stayed_restored;
    WaitMeasure waited_for_parts;
    RevisitMeasures revisits;
    GradeMeasures complaints;
    MoneyMeasures money;
};
Fields fields(Of<Measures>);

/// Sums of the measures while cases are added.
class MeasureSums {
public:
    void add(const TicketFacts&, const Question&);
    void add(const ComplaintFacts&, const Question&);
    void add_repeat_repair() { ++m_repeat_repairs; }
    void merge(MeasureSums&&);
    Measures finish(const Question&);

private:
    enum Clocked {
        respond,
        arrive,
        restore,
        appoint,
        quote,
        revisit,
        complaint_respond,
        complaint_arrive,
        complaint_settle,
        clocked
    };
    using Counts = std::map<std::string, std::int64_t, std::less<>>;
    struct Part {
        std::int64_t good = 0, counted = 0;
        void add(bool is_good) { good += is_good, ++counted; }
        void add(const Part& other) { good += other.good, counted += other.counted; }
    };
    /// An instant of a complaint, or of a ticket that names it.
    struct OfComplaint {
        std::string complaint;
        Instant at;
        auto operator<=>(const OfComplaint&) const = default;
    };

    void add_case(const TicketFacts&, const Question&);
    void add_clocks(const TicketFacts&, const Question&);
    void add_lasting(const TicketFacts&, const Question&);
    void add_waiting(const TicketFacts&, const Question&);
    void add_money(const TicketFacts&, const Question&);
    void add_called_back(const std::vector<const Call*>&, const std::vector<Turn>&, const Question&);
    void add_coverage(const std::vector<const Call*>&, const std::vector<Turn>&, Part& coverage, const Question&);
    void add_answers(const std::vector<const Call*>&, const Question&);
    void add_elapsed(Clocked, std::optional<Instant> start, std::optional<Instant> done, const Question&);
    void join_complaint_arrivals(const Question&);

    std::int64_t m_received = 0, m_cancelled = 0, m_repeat_repairs = 0, m_waiting_cases = 0, m_waited = 0, m_without_cost = 0;
    Counts m_kind, m_channel, m_category, m_department, m_person, m_hour;
    std::vector<std::int64_t> m_elapsed[clocked];
    Part m_stayed, m_called_tickets, m_called_complaints, m_answered;
    std::int64_t m_grades[3] = {};
    Money m_labour, m_parts, m_cost, m_compensation;
    std::vector<OfComplaint> m_complaints, m_arrivals;
};

}
