// SPDX-License-Identifier: MIT
#pragma once
// What has to be done next: every running clock of every open case, agreed plans ahead, then by deadline (design §3 "Other
// clocks", §4; 5.3.2.1-2). Cases are looked at one by one and forgotten; what stays are their rows.
#include "record/document.hpp"
#include "report/kpi.hpp"

namespace svc {

enum class ClockName : std::uint8_t { respond, arrive, restore, appoint, quote, revisit, settle };
Choices choices(Of<ClockName>);
enum class ClockState : std::uint8_t { running, stopped, late };
Choices choices(Of<ClockState>);

/// One clock, as it stands at as-of.
struct DueClock {
    std::string key;  ///< T-…/restore: the same as long as it is the same clock, so a script notifies once
    std::string id;   ///< the ticket, repair or complaint
    ClockName clock = ClockName::respond;
    std::optional<Instant> deadline;  ///< none: nothing was promised, but a plan is agreed
    std::optional<Seconds> left;      ///< running time until then; negative: since then
    ClockState state = ClockState::running;
    bool agreed = false;            ///< a plan is agreed and not yet carried out
    std::optional<std::string> to;  ///< who has it: the last assigned, else the engineer
    std::string summary;
};
Fields fields(Of<DueClock>);

/// Which rows are wanted; all by default.
struct DueFilter {
    std::optional<Duration> within{};  ///< due by then, or late
    std::optional<int> at_percent{};   ///< so much of the running time is used up
    bool late = false;                 ///< late ones only
};

struct DueClocks {
    Whole<1, 1> svc;
    std::string report = "due";
    Instant as_of;
    RecordCounts records;
    bool partial = false;
    std::vector<DueClock> clocks;
};
Fields fields(Of<DueClocks>);

/// Collects what is due; each thread has its own, and they are merged before finish().
class Due {
public:
    Due(Instant as_of, const Lookup&, DueFilter = {});

    void add(const TicketCase&);
    void add(const ComplaintCase&);
    void unreadable() { ++m_unreadable; }
    void merge(Due&&);
    DueClocks finish();

private:
    /// What one clock is made of before it becomes a row.
    struct Seen {
        std::string key;
        const std::string& id;
        ClockName name;
        Clock clock;
        const Calendar* calendar = nullptr;
        std::vector<Span> stops{};
        bool stopped = false;
        std::optional<std::string> to{};
        const std::string& summary;
        bool agreed = false;
    };
    struct Closed {
        const std::string &id, &summary;
        Instant at;
        int reopened;
    };
    /// A complaint's arrive clock runs only when a ticket names it; that is known when all cases are.
    struct OfComplaint {
        std::string complaint;
        bool arrived;
    };

    void add_open(const TicketCase&, const TicketClocks&);
    void add_restore(const TicketCase&, const TicketClocks&, const std::optional<std::string>& to);
    void add_quotes(const TicketCase&, const TicketClocks&);
    void add_open(const ComplaintCase&, const History<Complaint>&, const Receive&);
    void add_revisit(const Closed&, const std::vector<const Revisit*>&, const Promised&);
    void add(std::vector<DueClock>& to, Seen);
    bool wanted(const Seen&, const DueClock&, const Running&) const;
    void join_complaint_arrivals();

    Instant m_as_of;
    const Lookup* m_look;
    DueFilter m_filter;
    std::vector<DueClock> m_rows, m_complaint_arrivals;
    std::vector<OfComplaint> m_named;
    std::size_t m_read = 0, m_unreadable = 0;
};

/// True when a row is late: `due` then ends with 1.
bool any_late(const DueClocks&);

Document document(const DueClocks&, Language);

}
