// SPDX-License-Identifier: MIT
#include "report/measures.hpp"

#include <algorithm>

#include "domain/contract.hpp"
#include "domain/price_list.hpp"
#include "report/append.hpp"
#include "rules/figure_facts.hpp"
#include "rules/grade.hpp"

namespace svc {

namespace {

Count count_of(std::int64_t n) { return {static_cast<std::int32_t>(n)}; }

Tally tally_of(const std::map<std::string, std::int64_t, std::less<>>& counts) {
    Tally all;
    for (const auto& [key, n] : counts) all.push_back({key, count_of(n)});
    return all;
}

ShareMeasure share_of(std::int64_t good, std::int64_t counted) {
    return {count_of(good), count_of(counted), rate_of(good, counted)};
}

/// The smallest value that so many percent do not exceed.
Seconds ranked(const std::vector<std::int64_t>& sorted, std::size_t percent) {
    return {sorted[(sorted.size() * percent + 99) / 100 - 1]};
}

ClockMeasure clock_of(std::vector<std::int64_t>& elapsed) {
    if (elapsed.empty()) return {};
    std::ranges::sort(elapsed);
    return {count_of(static_cast<std::int64_t>(elapsed.size())), ranked(elapsed, 50), ranked(elapsed, 90)};
}

const Prices* prices_on(const Ticket& ticket, Date day, const Lookup& look) {
    const Contract* contract = contract_of(ticket, day, look);
    const PriceList* list = look.find(contract && contract->prices ? *contract->prices : Id<PriceList>{"standard"});
    return list ? entry_on(list->entries, day) : nullptr;
}

std::optional<Money> cost_of(const UsedPart& used, const Prices* prices) {
    if (!prices) return {};
    const auto part = std::ranges::find(prices->parts, used.part, &PricedPart::part);
    return part == prices->parts.end() ? std::nullopt : part->cost;
}

std::optional<Instant> first_appointed(const TicketFacts& facts) {
    const TicketKind kind = facts.of.ticket->kind;
    const bool unless_restored = kind == TicketKind::repair || kind == TicketKind::install;
    if (!unless_restored && kind != TicketKind::booking) return {};
    const auto first = std::ranges::find_if(facts.clocks.steps, [](const Step& s) { return s.as<Appoint>() != nullptr; });
    if (first == facts.clocks.steps.end()) return {};
    const auto restored = facts.clocks.restored_at();
    return unless_restored && restored && *restored < first->event->at ? std::nullopt : std::optional(first->event->at);
}

}

void MeasureSums::add(const TicketFacts& facts, const Question& q) {
    add_case(facts, q);
    add_waiting(facts, q);
    add_money(facts, q);
    if (facts.of.ticket->complaint && !facts.cancelled)
        for (const Step& s : facts.clocks.steps)
            if (s.as<Arrive>()) m_arrivals.push_back({facts.of.ticket->complaint->value, s.event->at});
    add_answers(facts.calls, q);
    if (facts.cancelled || !facts.clocks.received) return;
    add_clocks(facts, q);
    add_lasting(facts, q);
    add_coverage(facts.calls, facts.turns, m_called_tickets, q);
}

void MeasureSums::add(const ComplaintFacts& facts, const Question& q) {
    for (const Settle& s : facts.events.all<Settle>())
        if (s.amount && q.period.contains(s.at)) m_compensation = m_compensation + *s.amount;
    add_answers(facts.calls, q);
    if (facts.cancelled || !facts.received) return;
    const Instant received = facts.received->at;
    const auto since = [&](const Event& e) { return e.at >= received; };
    if (q.period.contains(received)) ++m_grades[static_cast<std::size_t>(grade_of(*facts.of.complaint, q.as_of))];
    if (received < q.period.to) m_complaints.push_back({facts.of.complaint->id.value, received});
    add_elapsed(complaint_respond, received, at_of(facts.events.first<Respond>(since)), q);
    add_elapsed(complaint_settle, received, at_of(facts.events.first<Settle>(since)), q);
    add_called_back(facts.calls, facts.turns, q);
    add_coverage(facts.calls, facts.turns, m_called_complaints, q);
}

void MeasureSums::add_case(const TicketFacts& facts, const Question& q) {
    if (!facts.clocks.received || !q.period.contains(facts.clocks.received->at)) return;
    if (facts.cancelled) {
        ++m_cancelled;
        return;
    }
    const Person who = who_cared(facts.clocks);
    const auto key = [&](By by) { return group_of(facts, who, by, q); };
    const auto add = [](Counts& counts, std::string name) { ++counts[name.empty() ? "-" : std::move(name)]; };
    ++m_received;
    add(m_kind, std::string(choices(Of<TicketKind>{})[static_cast<std::size_t>(facts.of.ticket->kind)].name));
    add(m_channel, key(By::channel));
    add(m_category, key(By::category));
    add(m_department, key(By::department));
    add(m_person, key(By::person));
    add(m_hour, key(By::hour));
}

void MeasureSums::add_elapsed(Clocked clock, std::optional<Instant> start, std::optional<Instant> done, const Question& q) {
    if (start && done && q.period.contains(*done)) m_elapsed[clock].push_back(std::max<std::int64_t>(0, done->utc - start->utc));
}

void MeasureSums::add_clocks(const TicketFacts& facts, const Question& q) {
    const TicketClocks& c = facts.clocks;
    add_elapsed(respond, c.received_at(), at_of(c.responded), q);
    add_elapsed(arrive, c.received_at(), at_of(c.arrived), q);
    add_elapsed(restore, c.received_at(), c.restored_at(), q);
    add_elapsed(appoint, c.received_at(), first_appointed(facts), q);
    add_called_back(facts.calls, facts.turns, q);
    for (const Repair* r : facts.of.repairs) {
        const QuoteClock clock = quote_clock(*r, c, *q.look);
        add_elapsed(quote, at_of(clock.diagnosed), at_of(clock.quoted), q);
    }
}

void MeasureSums::add_lasting(const TicketFacts& facts, const Question& q) {
    const auto restored = facts.clocks.restored_at();
    if (facts.of.ticket->kind != TicketKind::repair || !restored || !facts.clocks.restore.kept() || !q.period.contains(*restored))
        return;
    m_stayed.add(std::ranges::none_of(facts.turns, [&](const Turn& t) { return !t.closing && q.in_window(t.at, *restored); }));
}

void MeasureSums::add_waiting(const TicketFacts& facts, const Question& q) {
    std::int64_t seconds = 0;
    for (const Span& s : pauses(facts.clocks, Waiting::parts))
        seconds += std::max<std::int64_t>(0, std::min(s.to, q.end().utc) - std::max(s.from, q.period.from.utc));
    m_waiting_cases += seconds > 0;
    m_waited += seconds;
}

void MeasureSums::add_money(const TicketFacts& facts, const Question& q) {
    for (const Step& s : facts.clocks.steps) {
        const Leave* leave = s.as<Leave>();
        if (!leave || !q.period.contains(leave->at)) continue;
        m_labour = m_labour + leave->labour.value_or(Money{});
        const Prices* prices =
            leave->parts.empty() ? nullptr : prices_on(*facts.of.ticket, q.look->zone().date_of(leave->at), *q.look);
        for (const UsedPart& used : leave->parts) {
            if (used.charged.value_or(false) && used.price) m_parts = m_parts + *used.price * used.qty.value;
            const auto cost = cost_of(used, prices);
            m_without_cost += !cost;
            m_cost = m_cost + cost.value_or(Money{}) * used.qty.value;
        }
    }
}

/// From the last close, whether or not the case was opened again, to the first answered call after it.
void MeasureSums::add_called_back(const std::vector<const Call*>& calls, const std::vector<Turn>& turns, const Question& q) {
    std::optional<Instant> closed;
    for (const Turn& t : turns)
        if (t.closing) closed = t.at;
    if (closed) add_elapsed(revisit, closed, at_of(answered_after(calls, *closed)), q);
}

void MeasureSums::add_coverage(const std::vector<const Call*>& calls, const std::vector<Turn>& turns, Part& coverage,
                               const Question& q) {
    const auto closed = closed_at(turns, q.end());
    if (closed && q.period.contains(*closed)) coverage.add(!calls.empty());
}

void MeasureSums::add_answers(const std::vector<const Call*>& calls, const Question& q) {
    for (const Call* call : calls)
        if (q.period.contains(call->at)) m_answered.add(call->answered);
}

void MeasureSums::merge(MeasureSums&& other) {
    const auto add = [](Counts& to, const Counts& from) {
        for (const auto& [key, n] : from) to[key] += n;
    };
    for (auto counts : {&MeasureSums::m_kind, &MeasureSums::m_channel, &MeasureSums::m_category, &MeasureSums::m_department,
                        &MeasureSums::m_person, &MeasureSums::m_hour})
        add(this->*counts, other.*counts);
    for (auto number : {&MeasureSums::m_received, &MeasureSums::m_cancelled, &MeasureSums::m_repeat_repairs,
                        &MeasureSums::m_waiting_cases, &MeasureSums::m_waited, &MeasureSums::m_without_cost})
        this->*number += other.*number;
    for (auto part :
         {&MeasureSums::m_stayed, &MeasureSums::m_called_tickets, &MeasureSums::m_called_complaints, &MeasureSums::m_answered})
        (this->*part).add(other.*part);
    for (auto money : {&MeasureSums::m_labour, &MeasureSums::m_parts, &MeasureSums::m_cost, &MeasureSums::m_compensation})
        this->*money = this->*money + other.*money;
    for (std::size_t i = 0; i < std::size(m_grades); ++i) m_grades[i] += other.m_grades[i];
    for (std::size_t i = 0; i < clocked; ++i) append(m_elapsed[i], std::move(other.m_elapsed[i]));
    append(m_complaints, std::move(other.m_complaints));
    append(m_arrivals, std::move(other.m_arrivals));
}

/// The first arrival on a ticket that names a complaint, not before its receipt, is the complaint's.
void MeasureSums::join_complaint_arrivals(const Question& q) {
    std::ranges::sort(m_arrivals);
    for (const OfComplaint& c : m_complaints)
        if (const auto found = std::ranges::lower_bound(m_arrivals, c);
            found != m_arrivals.end() && found->complaint == c.complaint)
            add_elapsed(complaint_arrive, c.at, found->at, q);
}

Measures MeasureSums::finish(const Question& q) {
    join_complaint_arrivals(q);
    Measures m;
    m.cases = {count_of(m_received), count_of(m_cancelled),  tally_of(m_kind),   tally_of(m_channel),
               tally_of(m_category), tally_of(m_department), tally_of(m_person), tally_of(m_hour)};
    ClockMeasure* const clocks[] = {
        &m.clocks.respond,         &m.clocks.arrive,  &m.clocks.restore,           &m.clocks.appoint,
        &m.clocks.quote,           &m.clocks.revisit, &m.clocks.complaint_respond, &m.clocks.complaint_arrive,
        &m.clocks.complaint_settle};
    for (std::size_t i = 0; i < clocked; ++i) *clocks[i] = clock_of(m_elapsed[i]);
    m.repeat_repairs = count_of(m_repeat_repairs);
    m.stayed_restored = share_of(m_stayed.good, m_stayed.counted);
    m.waited_for_parts = {count_of(m_waiting_cases), {m_waited}};
    m.revisits = {share_of(m_called_tickets.good, m_called_tickets.counted),
                  share_of(m_called_complaints.good, m_called_complaints.counted), share_of(m_answered.good, m_answered.counted)};
    m.complaints = {count_of(m_grades[0]), count_of(m_grades[1]), count_of(m_grades[2])};
    m.money = {m_labour, m_parts, m_cost, count_of(m_without_cost), m_compensation};
    return m;
}

}
