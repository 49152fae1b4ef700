// SPDX-License-Identifier: MIT
#include "rules/transitions.hpp"

#include <algorithm>

#include "record/history.hpp"
#include "rules/authority.hpp"
#include "rules/case.hpp"
#include "rules/grade.hpp"
#include "rules/messages.hpp"

namespace svc {

namespace {

/// What may be said whatever the state.
bool always_allowed(std::string_view verb) { return verb == "note" || verb == "correct" || verb == "void"; }

bool restored_at(const TicketCase& c, Instant at) {
    return std::ranges::any_of(timeline(c, at), [](const Step& s) {
        const Leave* l = s.as<Leave>();
        return s.as<Restore>() || (l && l->fixed);
    });
}

/// The last answer to a quote of a ticket's repairs is no.
bool refused_at(const TicketCase& c, Instant at) {
    const Answer* last = nullptr;
    for (const Step& s : timeline(c, at))
        if (const Answer* a = s.as<Answer>()) last = a;
    return last && !last->accepted;
}

TicketCase case_of(const Ticket& ticket, const Lookup& look) {
    TicketCase c{.ticket = &ticket};
    for (const Id<Repair>& id : look.repairs_of(ticket.id))
        if (const Repair* r = look.find(id); r && r->ticket == ticket.id) c.repairs.push_back(r);
    return c;
}

/// A repair that can't be read says nothing against it: what is wrong with it is found where it stands.
std::optional<Fault> closing(const Ticket& ticket, Instant at, const Lookup& look) {
    if (ticket.kind != TicketKind::repair) return {};
    const TicketCase c = case_of(ticket, look);
    if (restored_at(c, at) || refused_at(c, at)) return {};
    if (std::ranges::any_of(look.repairs_of(ticket.id), [&](const Id<Repair>& id) { return !look.find(id); })) return {};
    return Fault{&rules::message("close-unrestored")};
}

/// Repairs begun later are at fault themselves.
std::optional<Fault> cancelling(const Ticket& ticket, Instant at, const Lookup& look) {
    for (const Repair* r : case_of(ticket, look).repairs) {
        const bool begun = r->events.empty() || !History<Repair>(*r, at).events().empty();
        if (begun && !History<Repair>(*r, at).first<CancelRepair>())
            return Fault{&rules::message("cancel-live-repair"), {r->id.value}};
    }
    return {};
}

/// Nothing is done for a ticket once it is cancelled.
std::optional<Fault> after_cancel(const Repair& repair, Instant at, const Lookup& look) {
    const Ticket* ticket = look.find(repair.ticket);
    const CancelTicket* cancel = ticket ? History<Ticket>(*ticket, at).last<CancelTicket>() : nullptr;
    if (!cancel) return {};
    return Fault{&rules::message("case-cancelled"), {ticket->id.value, cancel->at.text()}};
}

std::optional<Fault> reopening(const Ticket& ticket, Instant at, unsigned state, const Lookup& look) {
    const auto now = static_cast<TicketState>(state);
    if (now == TicketState::closed || now == TicketState::restored || restored_at(case_of(ticket, look), at)) return {};
    return Fault{&rules::message("reopen-open")};
}

std::optional<Fault> dispatching(const Repair& repair, Instant at, const Lookup& look) {
    const Ticket* ticket = look.find(repair.ticket);
    const Receive* received = ticket ? History<Ticket>(*ticket).first<Receive>() : nullptr;
    if (received && received->at > at) return Fault{&rules::message("before-receipt"), {at.text()}};
    const Staff* engineer = look.find(engineer_of(repair, at));
    const Date day = look.zone().date_of(at);
    if (engineer && roles_on(*engineer, day) == 0)
        return Fault{&rules::message("named-without-post"), {engineer->id.value, day.text()}};
    return {};
}

std::optional<Fault> closing(const Complaint& complaint, Instant at) {
    const History<Complaint> history(complaint, at);
    const bool needed = grade_of(complaint, at) == Grade::severe || history.first<Reject>();
    if (needed && !history.first<Mediate>()) return Fault{&rules::message("mediation-needed")};
    return {};
}

/// What the state alone can't tell.
std::optional<Fault> beyond_state(const Kind& kind, const void* record, const Happening& h, unsigned state, const Lookup& look) {
    const Instant at = static_cast<const Event*>(h.common)->at;
    if (&kind == &kind_of<Ticket>()) {
        const Ticket& ticket = *static_cast<const Ticket*>(record);
        if (h.act->verb == "close") return closing(ticket, at, look);
        if (h.act->verb == "cancel") return cancelling(ticket, at, look);
        if (h.act->verb == "reopen") return reopening(ticket, at, state, look);
    }
    if (&kind == &kind_of<Complaint>() && h.act->verb == "close") return closing(*static_cast<const Complaint*>(record), at);
    if (&kind == &kind_of<Repair>()) {
        const Repair& repair = *static_cast<const Repair*>(record);
        if (h.act->verb == "cancel") return {};  // drops what should never have begun
        if (auto cancelled = after_cancel(repair, at, look)) return cancelled;
        if (h.act->verb == "dispatch") return dispatching(repair, at, look);
        if (h.act->verb != "leave") return {};
        if (repair.where == Where::site && !History<Repair>(repair, at).first<Arrive>())
            return Fault{&rules::message("leave-before-arrive")};
    }
    return {};
}

/// The event that opens a record stands in it, at whatever time.
bool is_opened(const Kind& kind, const void* record, std::string_view opens) {
    return std::ranges::any_of(standing(kind, record),
                               [&](std::size_t i) { return kind.events.at(record, i, kind.events.acts).act->verb == opens; });
}

std::optional<Fault> by_state(const Kind& kind, const void* record, const Happening& h, unsigned state, std::string_view opens) {
    if (has(h.act->from, state)) return {};
    if (state == 0 && is_opened(kind, record, opens))
        return Fault{&rules::message("before-receipt"), {static_cast<const Event*>(h.common)->at.text()}};
    if (state == 0 && !opens.empty()) return Fault{&rules::message("starts-otherwise"), {std::string(opens)}};
    return Fault{
        &rules::message("not-now"),
        {both(h.act->label.zh, h.act->verb), static_cast<const Event*>(h.common)->at.text(), both(kind.states()[state].label)}};
}

}

std::vector<Misstep> missteps(const Kind& kind, const void* record, const Lookup& look) {
    std::vector<Misstep> all;
    if (!kind.has_events() || !kind.states) return all;
    const auto opening =
        std::ranges::find_if(kind.events.acts, [](const Act& a) { return a.from != any_value && has(a.from, 0) && a.to; });
    const std::string_view opens = opening == kind.events.acts.end() ? std::string_view{} : opening->verb;
    unsigned state = 0;
    for (std::size_t i : standing(kind, record)) {
        const Happening h = kind.events.at(record, i, kind.events.acts);
        if (always_allowed(h.act->verb)) continue;
        auto wrong = by_state(kind, record, h, state, opens);
        if (!wrong) wrong = beyond_state(kind, record, h, state, look);
        if (wrong) all.push_back({i, std::move(*wrong)});
        if (h.act->to) state = *h.act->to;
    }
    return all;
}

}
