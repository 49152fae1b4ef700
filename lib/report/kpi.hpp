// SPDX-License-Identifier: MIT
#pragma once
// The quarterly report (5.1.5.2): how good a period was, by the goals and rules of its time, and which records say so.
// Cases are judged one by one and forgotten; what stays is a small entry for each record that the period has to do with.
#include "record/document.hpp"
#include "report/measures.hpp"
#include "report/rate.hpp"
#include "rules/figure.hpp"

namespace svc {

/// How many records of a figure were left out, by reason.
struct LeftOutCounts {
    std::optional<Count> cancelled, no_receive, refused, unreadable;
};
Fields fields(Of<LeftOutCounts>);

/// One figure: good of counted, against its goal, and what stands beside it. A count that has no meaning for a figure is absent.
struct GoalResult {
    Figure figure = Figure::first_fix;
    Count good, counted;
    std::optional<Rate> rate;
    std::optional<Share> target;
    std::optional<bool> met;
    std::optional<Share> weight;
    std::optional<Department> department;
    std::optional<Count> provisional, visited, no_unit, contradicted, unanswered, pending, moved;
    Count late_logged;
    LeftOutCounts left_out;
};
Fields fields(Of<GoalResult>);

struct SatisfactionResult {
    Count good, counted;
    std::optional<Rate> rate;
    std::optional<Share> target;
    std::optional<bool> met;
    Count unanswered, moved, late_logged;
    LeftOutCounts left_out;
};
Fields fields(Of<SatisfactionResult>);

struct PeriodResult {
    std::string name;
    Instant from, to;
};
Fields fields(Of<PeriodResult>);

struct RecordCounts {
    Count read, unreadable;
};
Fields fields(Of<RecordCounts>);

/// The report as JSON has it: keys and their order are a promise, they are only added to.
struct KpiFigures {
    Whole<1, 1> svc;
    std::string report = "kpi";
    PeriodResult period;
    Instant as_of;
    std::optional<std::string> revision;  ///< commit of the book, set by who knows it
    bool dirty = false;                   ///< the working tree differs from it
    RecordCounts records;
    bool partial = false;  ///< some records could not be read
    std::vector<GoalResult> goals;
    SatisfactionResult satisfaction;
    std::optional<Tenths> score;
    Measures measures;
};
Fields fields(Of<KpiFigures>);

struct KpiResult {
    KpiFigures figures{};
    std::vector<Judged> records{};  ///< by figure and id
    std::optional<By> by{};
    std::optional<Figure> explain{};
};

/// Adds up cases; each thread has its own, and they are merged before finish().
class Kpi {
public:
    explicit Kpi(const Question& question) : m_question(question) {}

    void add(const TicketCase&);
    void add(const ComplaintCase&);
    /// A record that can't be read: left out of the figures its kind belongs to, by the day in its id.
    void unreadable(const Kind&, std::string id);
    /// Other records that were read on the way: they count in `records.read`.
    void read(std::size_t records) { m_read += records; }
    void merge(Kpi&&);
    KpiResult finish();

private:
    /// A repair ticket received: it speaks against an earlier first-time fix of the same unit.
    struct Received {
        std::string unit;
        Instant at;
        std::string id;
    };

    void keep_received(const TicketFacts&);
    /// Another ticket of one of its units, received in its window; m_received is sorted.
    const Received* received_again(const FirstFix&) const;
    void settle_first_fixes();

    Question m_question;
    MeasureSums m_measures;
    std::vector<Judged> m_judged;
    std::vector<FirstFix> m_fixes;
    std::vector<Received> m_received;
    std::size_t m_read = 0, m_unreadable = 0;
};

/// The figures with their goals and what stands beside them, the score and the measures; its data is the JSON of design §4.
Document document(const KpiResult&, Language);
/// The records of the figure that was explained, one a row.
Document explain_document(const KpiResult&, Language);
/// One row a group and figure, by what was asked.
Document group_document(const KpiResult&, Language);
/// Two periods side by side, with the difference; the second in groups.
Document compare_document(const KpiResult& now, const KpiResult& before, Language);
Document compare_groups_document(const KpiResult& now, const KpiResult& before, Language);

}
