// SPDX-License-Identifier: MIT
#include "rules/figure_facts.hpp"

#include <algorithm>
#include <set>

#include "domain/customer.hpp"
#include "domain/unit.hpp"
#include "rules/authority.hpp"

namespace svc {

namespace {

std::vector<Turn> turns_of(const TicketClocks& clocks) {
    std::vector<Turn> all;
    for (const Step& s : clocks.steps)
        if (const bool closing = s.as<Close>(); closing || s.as<Reopen>()) all.push_back({s.event->at, closing});
    return all;
}

std::vector<Turn> turns_of(const History<Complaint>& history) {
    std::vector<Turn> all;
    for (const auto* any : history.events()) {
        if (const auto* close = std::get_if<Close>(any)) all.push_back({close->at, true});
        if (const auto* reopen = std::get_if<Reopen>(any)) all.push_back({reopen->at, false});
    }
    return all;
}

/// Withdrawing counts only before the outcome; without one, and without receipt there is none, at any time.
bool leaves_out(const CancelTicket& cancel, const TicketCase& c, const TicketClocks& clocks) {
    if (cancel.why != CancelReason::withdrawn || c.ticket->kind != TicketKind::repair || !clocks.received) return true;
    const auto outcome = clocks.outcome_expected();
    return !outcome || cancel.at < *outcome;
}

/// A duplicate or an error before a withdrawal, the earliest of its sort.
const CancelTicket* cancelling(const TicketCase& c, const TicketClocks& clocks) {
    const CancelTicket* found = nullptr;
    for (const Step& s : clocks.steps) {
        const CancelTicket* cancel = s.as<CancelTicket>();
        if (!cancel || !leaves_out(*cancel, c, clocks)) continue;
        if (!found || (found->why == CancelReason::withdrawn && cancel->why != CancelReason::withdrawn)) found = cancel;
    }
    return found;
}

/// Not restored by its deadline, and the last answer before it is no.
bool quote_refused(const TicketClocks& clocks) {
    const auto& deadline = clocks.restore.deadline;
    if (!deadline || *deadline > clocks.as_of || clocks.restore.kept()) return false;
    const Answer* last = nullptr;
    for (const Step& s : clocks.steps)
        if (const Answer* answer = s.as<Answer>(); answer && answer->at < *deadline) last = answer;
    return last && !last->accepted;
}

template <class E> std::string name_of(E value) { return std::string(choices(Of<E>{})[static_cast<std::size_t>(value)].name); }

/// Names are compared without case: as the record has it, else as written.
template <class R> std::string name_of(const Id<R>& id, const Question& q) {
    const R* record = q.look->find(id);
    return record ? record->id.value : id.value;
}

std::string person_name(const Person& who, const Question& q) {
    return who.handle ? name_of(Id<Staff>{*who.handle}, q) : std::string();
}

std::string department_name(const Person& who, const Question& q) {
    const Staff* staff = who.handle ? q.look->find(Id<Staff>{*who.handle}) : nullptr;
    const Post* post = staff ? post_on(*staff, q.look->zone().date_of(who.at)) : nullptr;
    return post ? name_of(post->department) : std::string();
}

std::string hour_name(const Event* received, const Question& q) {
    if (!received) return {};
    const std::string hour = std::to_string(q.look->zone().second_of_day(received->at) / 3600);
    return hour.size() < 2 ? "0" + hour : hour;
}

std::string customer_name(const std::optional<Id<Customer>>& customer, const Question& q) {
    return customer ? name_of(*customer, q) : std::string();
}

}

std::optional<Instant> closed_at(const std::vector<Turn>& turns, Instant moment) {
    std::optional<Instant> closed;
    for (const Turn& t : turns)
        if (t.at <= moment) closed = t.closing ? std::optional(t.at) : std::nullopt;
    return closed;
}

TicketFacts::TicketFacts(const TicketCase& c, const Question& q)
    : of(c),
      clocks(svc::clocks(c, q.as_of, *q.look)),
      calls(svc::calls(c.revisits, q.as_of)),
      turns(turns_of(clocks)),
      cancelled(cancelling(c, clocks)),
      refused(c.ticket->kind == TicketKind::repair && quote_refused(clocks)) {}

std::optional<LeftOut> TicketFacts::left_out() const {
    if (cancelled) return LeftOut::cancelled;
    if (!clocks.received) return LeftOut::no_receive;
    return refused ? std::optional(LeftOut::refused) : std::nullopt;
}

bool TicketFacts::left_out_before(Instant moment) const {
    if (cancelled) return cancelled->why != CancelReason::withdrawn || cancelled->at < moment;
    return refused && *clocks.restore.deadline < moment;
}

std::optional<Instant> TicketFacts::first_event() const {
    return clocks.steps.empty() ? std::nullopt : std::optional(clocks.steps.front().event->at);
}

ComplaintFacts::ComplaintFacts(const ComplaintCase& c, const Question& q)
    : of(c),
      events(*c.complaint, q.as_of),
      calls(svc::calls(c.revisits, q.as_of)),
      turns(turns_of(events)),
      received(events.first<Receive>()),
      cancelled(events.first<CancelComplaint>()) {}

Person who_restored(const TicketClocks& clocks) {
    return clocks.restored ? Person{&clocks.restored->event->by.value, clocks.restored->event->at} : Person{};
}

Person who_cared(const TicketClocks& clocks) {
    if (clocks.restored) return who_restored(clocks);
    const Assign* last = nullptr;
    for (const Step& s : clocks.steps)
        if (const Assign* a = s.as<Assign>()) last = a;
    if (last) return {&last->to.value, last->at};
    return clocks.received ? Person{&clocks.received->by.value, clocks.received->at} : Person{};
}

std::string group_of(const TicketFacts& facts, const Person& who, By by, const Question& q) {
    const Ticket& ticket = *facts.of.ticket;
    switch (by) {
        case By::department: return department_name(who, q);
        case By::person: return person_name(who, q);
        case By::category: {
            const Unit* unit = unit_of(facts.of, *q.look);
            return unit ? name_of(unit->category) : std::string();
        }
        case By::channel: return name_of(ticket.channel);
        case By::customer: return customer_name(ticket.customer, q);
        case By::hour: return hour_name(facts.clocks.received, q);
    }
    return {};
}

std::string group_of(const ComplaintFacts& facts, const Person& who, By by, const Question& q) {
    switch (by) {
        case By::department: return department_name(who, q);
        case By::person: return person_name(who, q);
        case By::category: return {};
        case By::channel: return name_of(facts.of.complaint->channel);
        case By::customer: return customer_name(facts.of.complaint->customer, q);
        case By::hour: return hour_name(facts.received, q);
    }
    return {};
}

std::optional<Judged> placed(Figure figure, const std::string& id, const TicketFacts& facts, std::optional<LeftOut> reason,
                             const Counting& counting, const Question& q) {
    const auto when = facts.clocks.received ? counting.counts : facts.first_event();
    if (counting.would_count && when && q.period.contains(*when))
        return Judged{.figure = figure,
                      .standing = reason ? Standing::left_out : Standing::good,
                      .reason = reason,
                      .id = id,
                      .when = *when};
    const Instant end = q.end();
    const bool fallen = counting.outcome && *counting.outcome < end;
    if (!counting.begun || *counting.begun >= end || fallen || facts.left_out_before(q.period.to)) return {};
    return Judged{.figure = figure, .standing = Standing::pending, .id = id, .when = *counting.begun};
}

std::vector<std::string> unit_names(const TicketCase& c) {
    if (c.ticket->unit) return {folded(c.ticket->unit->value)};
    std::set<std::string> names;
    for (const Repair* r : c.repairs)
        if (!r->unit.value.empty()) names.insert(folded(r->unit.value));
    return {names.begin(), names.end()};
}

}
