// SPDX-License-Identifier: MIT
#include "report/visits.hpp"

#include <algorithm>

#include "domain/customer.hpp"
#include "domain/staff.hpp"

namespace svc {

namespace {

Instant end_of(const Appoint& a) { return std::max(a.start, a.until.value_or(a.start)); }

const Event* called_off(const History<Ticket>& events, const Appoint& a) {
    const auto before = [&](const Event& e) { return a.at <= e.at && e.at < a.start; };
    if (const Event* cancelled = events.first<CancelTicket>(before)) return cancelled;
    return events.first<Close>(before);
}

template <class T> std::string seen(const T& value, Personal personal) {
    return personal == Personal::masked ? value.masked() : value.text();
}

const Contact* contact_of(const Customer* customer, const Appoint& a) {
    if (!customer || !a.contact) return nullptr;
    const auto found = std::ranges::find_if(customer->contacts, [&](const Contact& c) { return c.key.text() == *a.contact; });
    return found == customer->contacts.end() ? nullptr : &*found;
}

std::string place_of(const Customer* customer, const Appoint& a, Personal personal) {
    if (!customer) return {};
    for (const Site& site : customer->sites)
        if (a.site && site.key.text() == *a.site) return seen(site.address, personal);
    return customer->address ? seen(*customer->address, personal) : "";
}

void add_line(std::string& text, const std::string& line) { text.append(text.empty() ? "" : "\n").append(line); }

std::string text_of(const Ticket& ticket, const Customer* customer, const Appoint& a, const Staff* engineer, Personal personal,
                    Language language) {
    std::string text = ticket.id.value;
    if (a.work) add_line(text, *a.work);
    if (const Contact* contact = contact_of(customer, a)) {
        add_line(text, std::string(Text{"联系人：", "contact: "}.in(language)) + seen(contact->name, personal));
        if (contact->phone) text += " " + seen(*contact->phone, personal);
    } else if (customer && customer->phone) {
        add_line(text, std::string(Text{"电话：", "phone: "}.in(language)) + seen(*customer->phone, personal));
    }
    if (ticket.unit) add_line(text, std::string(Text{"机器：", "unit: "}.in(language)) + ticket.unit->value);
    if (engineer) add_line(text, std::string(Text{"工程师：", "engineer: "}.in(language)) + engineer->name);
    return text;
}

}

std::vector<Visit> visits(const Ticket& ticket, Instant as_of) {
    const History<Ticket> events(ticket, as_of);
    std::vector<Visit> all;
    for (const Appoint& a : events.all<Appoint>()) {
        if (!all.empty() && a.at < end_of(*all.back().agreed)) {
            all.back().agreed = &a;
            ++all.back().changes;
        } else {
            all.push_back({.first = a.at, .agreed = &a});
        }
    }
    for (Visit& v : all) {
        v.called_off = called_off(events, *v.agreed);
        v.changes += v.called_off != nullptr;
    }
    return all;
}

std::vector<Appointment> appointments(const Ticket& ticket, const Lookup& look, Personal personal, Language language,
                                      Instant as_of) {
    const Customer* customer = look.find(ticket.customer);
    const History<Ticket> events(ticket, as_of);
    std::vector<Appointment> all;
    for (const Visit& v : visits(ticket, as_of)) {
        const Appoint& a = *v.agreed;
        const Assign* assigned = events.last<Assign>([&](const Assign& e) { return e.at <= a.start; });
        all.push_back({.uid = ticket.id.value + "-" + std::to_string(v.first.utc) + "@svc",
                       .changes = v.changes,
                       .changed = v.called_off ? v.called_off->at : a.at,
                       .start = a.start,
                       .until = a.until,
                       .called_off = v.called_off != nullptr,
                       .title = ticket.summary + (customer ? " (" + seen(customer->name, personal) + ")" : ""),
                       .place = place_of(customer, a, personal),
                       .text = text_of(ticket, customer, a, assigned ? look.find(assigned->to) : nullptr, personal, language)});
    }
    return all;
}

}
