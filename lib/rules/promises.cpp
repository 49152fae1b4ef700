// SPDX-License-Identifier: MIT
#include "rules/promises.hpp"

#include <algorithm>

#include "domain/contract.hpp"
#include "domain/customer.hpp"
#include "domain/unit.hpp"

namespace svc {

namespace {

/// What a `when` is compared with; asked for only when an entry needs it.
struct Circumstances {
    std::optional<TicketKind> kind;
    std::optional<Priority> priority;
    std::optional<Channel> channel;
    const TicketCase* ticket = nullptr;
    const std::optional<Id<Customer>>* customer = nullptr;
};

template <class T> bool fits_key(const std::optional<T>& wanted, const std::optional<T>& is) { return !wanted || wanted == is; }

bool fits(const When& when, const Circumstances& asked, const Lookup& look) {
    if (!fits_key(when.kind, asked.kind) || !fits_key(when.priority, asked.priority) || !fits_key(when.channel, asked.channel))
        return false;
    if (when.category) {
        const Unit* unit = asked.ticket ? unit_of(*asked.ticket, look) : nullptr;
        if (!unit || unit->category != *when.category) return false;
    }
    if (when.level) {
        const Customer* customer = asked.customer ? look.find(*asked.customer) : nullptr;
        if (!customer || customer->level.value_or(Level::normal) != *when.level) return false;
    }
    return true;
}

void put(Promised& into, const Promise& entry, const Settings& settings) {
    const auto take = [](std::optional<Duration>& to, const std::optional<Duration>& from) {
        if (from) to = from;
    };
    take(into.respond, entry.respond);
    take(into.arrive, entry.arrive);
    take(into.restore, entry.restore);
    take(into.appoint, entry.appoint);
    take(into.quote, entry.quote);
    take(into.revisit, entry.revisit);
    take(into.warranty, entry.warranty);
    if (entry.calendar) into.calendar = settings.calendar(*entry.calendar);
}

/// The general entry of that day, then the fitting ones with a `when`, in order of `from`.
std::vector<const Promise*> counting(const std::vector<Promise>& list, Date day, const Circumstances& asked, const Lookup& look) {
    std::vector<const Promise*> chosen;
    const Promise *general = nullptr, *first = nullptr;
    for (const Promise& p : list) {
        if (p.when) {
            if (p.from <= day && fits(*p.when, asked, look)) chosen.push_back(&p);
            continue;
        }
        if (!first || p.from < first->from) first = &p;
        if (p.from <= day && (!general || general->from < p.from)) general = &p;
    }
    std::ranges::stable_sort(chosen, {}, [](const Promise* p) { return p->from; });
    if (!general) general = first;
    if (general) chosen.insert(chosen.begin(), general);
    return chosen;
}

Promised together(Date day, const Circumstances& asked, const Contract* contract, const Lookup& look) {
    Promised all;
    for (const Promise* p : counting(look.settings().promises, day, asked, look)) put(all, *p, look.settings());
    if (contract)
        for (const Promise* p : counting(contract->promises, day, asked, look)) put(all, *p, look.settings());
    return all;
}

}

const Unit* unit_of(const TicketCase& c, const Lookup& look) {
    if (c.ticket->unit) return look.find(*c.ticket->unit);
    return c.repairs.empty() ? nullptr : look.find(c.repairs.front()->unit);
}

const Contract* contract_of(const Ticket& ticket, Date day, const Lookup& look) {
    const Contract* contract = look.find(ticket.contract);
    return contract && contract->in_force(day) ? contract : nullptr;
}

Promised promised(const TicketCase& c, Date received, const Lookup& look) {
    const Circumstances asked{.kind = c.ticket->kind,
                              .priority = c.ticket->priority.value_or(Priority::normal),
                              .channel = c.ticket->channel,
                              .ticket = &c,
                              .customer = &c.ticket->customer};
    return together(received, asked, contract_of(*c.ticket, received, look), look);
}

Promised promised(const Complaint& complaint, Date received, const Lookup& look) {
    const Circumstances asked{
        .kind = {}, .priority = {}, .channel = complaint.channel, .ticket = nullptr, .customer = &complaint.customer};
    return together(received, asked, nullptr, look);
}

}
