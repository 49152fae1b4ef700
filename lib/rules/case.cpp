// SPDX-License-Identifier: MIT
#include "rules/case.hpp"

#include <algorithm>
#include <tuple>

namespace svc {

namespace {

/// A standing event with what decides its order.
template <class What> struct Ordered {
    Instant at;
    std::string_view id;
    std::size_t place;
    What what;
};

/// By (at, id, place). Most files stand in order already.
template <class What> void sort(std::vector<Ordered<What>>& all) {
    const auto before = [](const auto& a, const auto& b) {
        return std::tie(a.at.utc, a.id, a.place) < std::tie(b.at.utc, b.id, b.place);
    };
    if (!std::ranges::is_sorted(all, before)) std::ranges::sort(all, before);
}

const Event* common(const auto& any) {
    return std::visit([](const auto& e) -> const Event* { return &e; }, any);
}

/// Calls each(event, place) for the standing events of a record, in the order of the file: what standing() says, without its
/// detour over the tables, since every report does this for every case.
template <class R, class Each> void each_standing(const R& record, Instant as_of, Each each) {
    const bool voids = std::ranges::any_of(record.events, [](const auto& any) { return std::holds_alternative<Void>(any); });
    const std::vector<bool> out = voids ? taken_out(kind_of<R>(), &record) : std::vector<bool>{};
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto& any = record.events[i];
        const bool stands = !voids || (!out[i] && !std::holds_alternative<Void>(any));
        if (stands && common(any)->at <= as_of) each(any, i);
    }
}

}

const Id<Staff>& engineer_of(const Repair& repair, Instant as_of) {
    const Dispatch* handed_over =
        History<Repair>(repair, as_of).last<Dispatch>([](const Dispatch& d) { return d.to.has_value(); });
    return handed_over ? *handed_over->to : repair.engineer;
}

std::vector<Step> timeline(const TicketCase& c, Instant as_of) {
    std::vector<Ordered<Step>> all;
    std::size_t most = c.ticket->events.size();
    for (const Repair* r : c.repairs) most += r->events.size();
    all.reserve(most);
    for (const Repair* r : c.repairs)
        each_standing(*r, as_of, [&](const RepairEvent& any, std::size_t i) {
            all.push_back({common(any)->at, r->id.value, i, {.event = common(any), .of_repair = &any, .repair = r}});
        });
    each_standing(*c.ticket, as_of, [&](const TicketEvent& any, std::size_t i) {
        all.push_back({common(any)->at, c.ticket->id.value, i, {.event = common(any), .of_ticket = &any}});
    });
    sort(all);
    std::vector<Step> steps;
    steps.reserve(all.size());
    for (const auto& o : all) steps.push_back(o.what);
    return steps;
}

std::vector<const Call*> calls(const std::vector<const Revisit*>& revisits, Instant as_of) {
    std::vector<Ordered<const Call*>> all;
    for (const Revisit* r : revisits)
        each_standing(*r, as_of, [&](const auto& any, std::size_t i) {
            if (const Call* call = std::get_if<Call>(&any)) all.push_back({call->at, r->id.value, i, call});
        });
    sort(all);
    std::vector<const Call*> in_order;
    in_order.reserve(all.size());
    for (const auto& o : all) in_order.push_back(o.what);
    return in_order;
}

const Call* answered_after(const std::vector<const Call*>& calls, Instant closed) {
    const auto found = std::ranges::find_if(calls, [&](const Call* c) { return c->answered && c->at > closed; });
    return found == calls.end() ? nullptr : *found;
}

std::vector<const Call*> counting_calls(const std::vector<const Call*>& all, const std::vector<Instant>& reopened) {
    std::vector<const Call*> counting;
    const auto add_first = [&](auto holds) {
        const auto found = std::ranges::find_if(all, [&](const Call* c) { return c->answered && holds(*c); });
        if (found != all.end() && std::ranges::find(counting, *found) == counting.end()) counting.push_back(*found);
    };
    add_first([](const Call&) { return true; });
    for (const Instant& at : reopened) add_first([&](const Call& c) { return c.at > at; });
    std::ranges::stable_sort(counting, {}, [](const Call* c) { return c->at.utc; });
    return counting;
}

}
