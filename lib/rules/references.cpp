// SPDX-License-Identifier: MIT
#include "rules/references.hpp"

#include <algorithm>

#include "domain/customer.hpp"
#include "domain/kinds.hpp"
#include "domain/staff.hpp"
#include "domain/unit.hpp"
#include "rules/case.hpp"
#include "rules/messages.hpp"

namespace svc {

namespace {

std::string kind_label(std::string_view name) {
    const Kind* kind = find_kind(kinds(), name);
    return kind ? both(kind->label) : both("记录", "record");
}

void search(const Type& type, const void* value, const Lookup& look, std::vector<BrokenReference>& broken) {
    if (type.form == Form::record) {
        for (BrokenReference& b : broken_members(type.fields(), value, look)) broken.push_back(std::move(b));
    } else if (type.form == Form::list) {
        for (std::size_t i = 0; i < type.size(value); ++i) search(*type.item, type.at(value, i), look, broken);
    } else if (type.form == Form::scalar && !type.refers_to.empty()) {
        const std::string id = type.text(value);
        if (!exists(type.refers_to, id, look))
            broken.push_back({value, {&rules::message("no-such-record"), {id, kind_label(type.refers_to)}}});
    }
}

bool leads_to(const Type& type, const Kind& named) {
    if (type.form == Form::record)
        return std::ranges::any_of(type.fields(), [&](const Field& f) { return leads_to(*f.type, named); });
    if (type.form == Form::list) return leads_to(*type.item, named);
    return type.form == Form::scalar && (type.refers_to == named.name || type.refers_to == "any");
}

bool points_at(const Type& type, const void* value, const Kind& named, std::string_view id) {
    if (!value || !leads_to(type, named)) return false;
    if (type.form == Form::record)
        return std::ranges::any_of(type.fields(), [&](const Field& f) { return points_at(*f.type, f.get(value), named, id); });
    if (type.form == Form::scalar) return folded(type.text(value)) == folded(id);
    for (std::size_t i = 0; i < type.size(value); ++i)
        if (points_at(*type.item, type.at(value, i), named, id)) return true;
    return false;
}

const Customer* customer_of(const Kind& kind, const void* record, const Lookup& look) {
    if (&kind == &kind_of<Ticket>()) return look.find(static_cast<const Ticket*>(record)->customer);
    if (&kind != &kind_of<Repair>()) return nullptr;
    const Ticket* ticket = look.find(static_cast<const Repair*>(record)->ticket);
    return ticket ? look.find(ticket->customer) : nullptr;
}

template <class List> std::optional<Fault> among(const List& list, const std::string& key, const Message& message) {
    std::string known;
    for (const auto& entry : list) {
        if (entry.key.value == key) return {};
        known.append(known.empty() ? "" : ", ").append(entry.key.value);
    }
    return Fault{&message, {key, known.empty() ? "-" : known}};
}

}

bool exists(std::string_view kind_name, std::string_view id, const Lookup& look) {
    if (kind_name != "any") {
        const Kind* kind = find_kind(kinds(), kind_name);
        return kind && look.has(*kind, id);
    }
    if (const Kind* kind = kind_of_id(kinds(), id)) return look.has(*kind, id);
    return look.has(kind_of<Unit>(), id) || look.has(kind_of<Staff>(), id);
}

std::vector<BrokenReference> broken_members(Fields rows, const void* owner, const Lookup& look) {
    std::vector<BrokenReference> broken;
    for (const Field& f : rows)
        if (const void* value = f.key == "id" ? nullptr : f.get(owner)) search(*f.type, value, look, broken);
    return broken;
}

std::vector<Fault> broken_references(Fields rows, const void* owner, const Lookup& look) {
    std::vector<Fault> all;
    for (BrokenReference& b : broken_members(rows, owner, look)) all.push_back(std::move(b.why));
    return all;
}

bool may_name(const Kind& kind, const Kind& named) {
    return std::ranges::any_of(kind.fields, [&](const Field& f) { return f.key != "id" && leads_to(*f.type, named); });
}

bool names(const Record& record, const Kind& named, std::string_view id) {
    return std::ranges::any_of(record.kind().fields, [&](const Field& f) {
        return f.key != "id" && points_at(*f.type, f.get(record.data()), named, id);
    });
}

std::vector<Fault> unknown_customer_parts(const Kind& kind, const void* record, const Happening& h, const Lookup& look) {
    std::vector<Fault> all;
    const auto add = [&](std::optional<Fault> fault) {
        if (fault) all.push_back(std::move(*fault));
    };
    const Customer* customer = customer_of(kind, record, look);
    if (!customer) return all;
    if (&kind == &kind_of<Ticket>() && h.act->verb == "appoint") {
        const Appoint& a = *static_cast<const Appoint*>(h.own);
        if (a.site) add(among(customer->sites, *a.site, rules::message("unknown-site")));
        if (a.contact) add(among(customer->contacts, *a.contact, rules::message("unknown-contact")));
    }
    if (&kind == &kind_of<Repair>() && h.act->verb == "sign")
        add(among(customer->contacts, static_cast<const Sign*>(h.own)->contact, rules::message("unknown-contact")));
    return all;
}

}
