// SPDX-License-Identifier: MIT
#include "report/due.hpp"

#include <algorithm>
#include <map>

#include "report/append.hpp"

namespace svc {

namespace {

template <class E> bool happened(const TicketClocks& c, const Repair* repair = nullptr) {
    return std::ranges::any_of(c.steps, [&](const Step& s) { return s.repair == repair && s.as<E>(); });
}

/// Who has the ticket: the last assigned, else the engineer of its last live repair.
std::optional<std::string> holder(const TicketCase& c, const TicketClocks& clocks) {
    std::optional<std::string> who;
    for (const Repair* r : c.repairs)
        if (!happened<CancelRepair>(clocks, r)) who = engineer_of(*r, clocks.as_of).value;
    for (const Step& s : clocks.steps)
        if (const Assign* a = s.as<Assign>()) who = a->to.value;
    return who;
}

/// The last close that no reopening followed, and how often the ticket was reopened.
struct Closing {
    std::optional<Instant> at;
    int reopened = 0;
};

Closing closing_of(const TicketClocks& c) {
    Closing closing;
    for (const Step& s : c.steps) {
        if (s.as<Close>()) closing.at = s.event->at;
        if (!s.as<Reopen>()) continue;
        closing.at.reset();
        ++closing.reopened;
    }
    return closing;
}

/// What has become of a complaint.
struct Course {
    std::optional<Instant> closed, reopened, settled;  ///< settled since the last reopening
    bool cancelled = false, agreed = false;
    int times = 0;
    std::optional<std::string> to;
};

Course course_of(const History<Complaint>& history) {
    Course c;
    for (const auto* any : history.events()) {
        const Event& e = std::visit([](const auto& own) -> const Event& { return own; }, *any);
        if (const auto* escalated = std::get_if<Escalate>(any)) c.to = escalated->to.value;
        if (std::holds_alternative<CancelComplaint>(*any)) c.cancelled = true;
        if (std::holds_alternative<Close>(*any)) c.closed = e.at;
        if (std::holds_alternative<Settle>(*any) && !c.settled) c.settled = e.at;
        if (std::holds_alternative<Agree>(*any)) c.agreed = true;
        if (std::holds_alternative<Settle>(*any) || std::holds_alternative<Reject>(*any) || std::holds_alternative<Propose>(*any))
            c.agreed = false;
        if (std::holds_alternative<Reopen>(*any)) {
            c.reopened = e.at;
            c.closed.reset();
            c.settled.reset();
            c.agreed = false;
            ++c.times;
        }
    }
    return c;
}

std::string again(std::string key, int times) { return times > 0 ? key + "-" + std::to_string(times + 1) : key; }

}

Due::Due(Instant as_of, const Lookup& look, DueFilter filter) : m_as_of(as_of), m_look(&look), m_filter(filter) {}

void Due::add(const TicketCase& c) {
    m_read += 1 + c.repairs.size() + c.revisits.size();
    const TicketClocks clocks = svc::clocks(c, m_as_of, *m_look);
    if (!clocks.received || happened<CancelTicket>(clocks)) return;
    if (c.ticket->complaint)
        m_named.push_back(
            {c.ticket->complaint->value, std::ranges::any_of(clocks.steps, [](const Step& s) { return s.as<Arrive>(); })});
    const Closing closing = closing_of(clocks);
    if (closing.at)
        add_revisit({c.ticket->id.value, c.ticket->summary, *closing.at, closing.reopened}, c.revisits, clocks.promised);
    else
        add_open(c, clocks);
}

void Due::add_open(const TicketCase& c, const TicketClocks& k) {
    const std::string& id = c.ticket->id.value;
    const auto to = holder(c, k);
    const Calendar* calendar = k.promised.calendar;
    if (!k.responded)
        add(m_rows, {.key = id + "/respond",
                     .id = id,
                     .name = ClockName::respond,
                     .clock = k.respond,
                     .calendar = calendar,
                     .to = to,
                     .summary = c.ticket->summary});
    const TicketKind kind = c.ticket->kind;
    const bool visits = kind == TicketKind::repair || kind == TicketKind::install;
    if ((kind == TicketKind::booking || (visits && !k.restored)) && !happened<Appoint>(k)) {
        const Running running{m_look->zone(), calendar, k.stops};
        const Clock clock{k.received_at(), deadline(k.received->at, k.promised.appoint, running)};
        add(m_rows, {.key = id + "/appoint",
                     .id = id,
                     .name = ClockName::appoint,
                     .clock = clock,
                     .calendar = calendar,
                     .stops = k.stops,
                     .stopped = k.stopped,
                     .to = to,
                     .summary = c.ticket->summary});
    }
    if (kind == TicketKind::repair) add_restore(c, k, to);
    add_quotes(c, k);
}

void Due::add_restore(const TicketCase& c, const TicketClocks& k, const std::optional<std::string>& to) {
    const std::string& id = c.ticket->id.value;
    const auto seen = [&](std::string key, ClockName name, const Clock& clock, bool stops) {
        return Seen{.key = std::move(key),
                    .id = id,
                    .name = name,
                    .clock = clock,
                    .calendar = k.promised.calendar,
                    .stops = stops ? k.stops : std::vector<Span>{},
                    .stopped = stops && k.stopped,
                    .to = to,
                    .summary = c.ticket->summary};
    };
    if (const auto reopened = restore_again(k, *m_look)) {
        if (!reopened->clock.done)
            add(m_rows, seen(again(id + "/restore", reopened->times), ClockName::restore, reopened->clock, true));
        return;
    }
    if (k.restored) return;
    if (!k.arrived && k.somebody_comes())
        add(m_rows, seen(id + "/arrive", ClockName::arrive, k.arrive, !k.arrive.by_appointment));
    add(m_rows, seen(id + "/restore", ClockName::restore, k.restore, true));
}

void Due::add_quotes(const TicketCase& c, const TicketClocks& k) {
    for (const Repair* r : c.repairs) {
        const QuoteClock clock = quote_clock(*r, k, *m_look);
        if (!clock.diagnosed || clock.quoted || happened<CancelRepair>(k, r)) continue;
        add(m_rows, {.key = r->id.value + "/quote",
                     .id = r->id.value,
                     .name = ClockName::quote,
                     .clock = {clock.diagnosed->at, clock.deadline},
                     .calendar = k.promised.calendar,
                     .to = engineer_of(*r, k.as_of).value,
                     .summary = c.ticket->summary});
    }
}

void Due::add_revisit(const Closed& c, const std::vector<const Revisit*>& revisits, const Promised& promised) {
    if (answered_after(calls(revisits, m_as_of), c.at)) return;
    const Running running{m_look->zone(), promised.calendar};
    add(m_rows, {.key = again(c.id + "/revisit", c.reopened),
                 .id = c.id,
                 .name = ClockName::revisit,
                 .clock = {c.at, deadline(c.at, promised.revisit, running)},
                 .calendar = promised.calendar,
                 .summary = c.summary});
}

void Due::add(const ComplaintCase& c) {
    m_read += 1 + c.revisits.size();
    const History<Complaint> history(*c.complaint, m_as_of);
    if (const Receive* received = history.first<Receive>()) add_open(c, history, *received);
}

void Due::add_open(const ComplaintCase& c, const History<Complaint>& history, const Receive& received) {
    const std::string& id = c.complaint->id.value;
    const Course course = course_of(history);
    const Promised promised = svc::promised(*c.complaint, m_look->zone().date_of(received.at), *m_look);
    if (course.cancelled) return;
    if (course.closed) return add_revisit({id, c.complaint->summary, *course.closed, course.times}, c.revisits, promised);
    const Running running{m_look->zone(), promised.calendar};
    const auto seen = [&](std::string key, ClockName name, Instant start, const std::optional<Duration>& promise) {
        return Seen{.key = id + std::move(key),
                    .id = id,
                    .name = name,
                    .clock = {start, deadline(start, promise, running)},
                    .calendar = promised.calendar,
                    .to = course.to,
                    .summary = c.complaint->summary,
                    .agreed = course.agreed && name == ClockName::settle};
    };
    if (!at_of(history.first<Respond>())) add(m_rows, seen("/respond", ClockName::respond, received.at, promised.respond));
    add(m_complaint_arrivals, seen("/arrive", ClockName::arrive, received.at, promised.arrive));
    if (!course.settled)
        add(m_rows,
            seen(again("/settle", course.times), ClockName::settle, course.reopened.value_or(received.at), promised.restore));
}

void Due::add(std::vector<DueClock>& rows, Seen seen) {
    if (!seen.clock.deadline && !seen.agreed) return;
    const Running running{m_look->zone(), seen.calendar, std::move(seen.stops)};
    DueClock row;
    row.key = std::move(seen.key);
    row.id = seen.id;
    row.clock = seen.name;
    if (seen.clock.deadline) row.deadline = m_look->zone().at(seen.clock.deadline->utc);
    row.agreed = seen.agreed;
    row.to = std::move(seen.to);
    if (const auto& due = row.deadline) {
        const bool late = m_as_of > *due;
        row.left = late ? Seconds{-running.between(due->utc, m_as_of.utc)} : Seconds{running.between(m_as_of.utc, due->utc)};
        row.state = late ? ClockState::late : seen.stopped ? ClockState::stopped : ClockState::running;
    }
    if (!wanted(seen, row, running)) return;
    row.summary = seen.summary;
    rows.push_back(std::move(row));
}

bool Due::wanted(const Seen& seen, const DueClock& row, const Running& running) const {
    if (m_filter.late && row.state != ClockState::late) return false;
    if (m_filter.within && (!row.deadline || *row.deadline > m_look->zone().plus(m_as_of, *m_filter.within))) return false;
    if (!m_filter.at_percent) return true;
    if (!row.deadline || !seen.clock.start) return false;
    const std::int64_t all = running.between(seen.clock.start->utc, row.deadline->utc),
                       used = running.between(seen.clock.start->utc, m_as_of.utc);
    return used * 100 >= all * *m_filter.at_percent;
}

void Due::merge(Due&& other) {
    append(m_rows, std::move(other.m_rows));
    append(m_complaint_arrivals, std::move(other.m_complaint_arrivals));
    append(m_named, std::move(other.m_named));
    m_read += other.m_read;
    m_unreadable += other.m_unreadable;
}

void Due::join_complaint_arrivals() {
    std::map<std::string_view, bool> arrived;
    for (const OfComplaint& n : m_named) arrived[n.complaint] |= n.arrived;
    for (DueClock& row : m_complaint_arrivals)
        if (const auto named = arrived.find(row.id); named != arrived.end() && !named->second) m_rows.push_back(std::move(row));
    m_complaint_arrivals.clear();
}

DueClocks Due::finish() {
    join_complaint_arrivals();
    std::ranges::sort(m_rows, [](const DueClock& a, const DueClock& b) {
        const auto when = [](const DueClock& c) {
            return c.deadline ? c.deadline->utc : std::numeric_limits<std::int64_t>::max();
        };
        return std::tuple(!a.agreed, when(a), std::string_view(a.key)) < std::tuple(!b.agreed, when(b), std::string_view(b.key));
    });
    DueClocks all;
    all.as_of = m_look->zone().at(m_as_of.utc);
    all.records = {{static_cast<std::int32_t>(m_read)}, {static_cast<std::int32_t>(m_unreadable)}};
    all.partial = m_unreadable > 0;
    all.clocks = std::move(m_rows);
    return all;
}

bool any_late(const DueClocks& due) {
    return std::ranges::any_of(due.clocks, [](const DueClock& c) { return c.state == ClockState::late; });
}

}
