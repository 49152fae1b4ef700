// SPDX-License-Identifier: MIT
#include "rules/case.hpp"

#include <algorithm>
#include <tuple>

namespace svc {

namespace {

/// A standing event with what decides its order.
template <class What>
struct Ordered {
    Instant at;
    std::string_view id;
    std::size_t place;
    What what;
};

template <class What>
void sort(std::vector<Ordered<What>>& all) {
    std::ranges::sort(all, [](const auto& a, const auto& b) { return std::tie(a.at.utc, a.id, a.place) < std::tie(b.at.utc, b.id, b.place); });
}

const Event* common(const auto& any) {
    return std::visit([](const auto& e) -> const Event* { return &e; }, any);
}

}

std::vector<Step> timeline(const TicketCase& c, Instant as_of) {
    std::vector<Ordered<Step>> all;
    for (std::size_t i : standing(kind_of<Ticket>(), c.ticket, as_of)) {
        const TicketEvent& any = c.ticket->events[i];
        all.push_back({common(any)->at, c.ticket->id.value, i, {.event = common(any), .of_ticket = &any}});
    }
    for (const Repair* r : c.repairs)
        for (std::size_t i : standing(kind_of<Repair>(), r, as_of))
            all.push_back({common(r->events[i])->at, r->id.value, i, {.event = common(r->events[i]), .of_repair = &r->events[i], .repair = r}});
    sort(all);
    std::vector<Step> steps;
    steps.reserve(all.size());
    for (const auto& o : all) steps.push_back(o.what);
    return steps;
}

std::vector<const Call*> calls(const std::vector<const Revisit*>& revisits, Instant as_of) {
    std::vector<Ordered<const Call*>> all;
    for (const Revisit* r : revisits)
        for (std::size_t i : standing(kind_of<Revisit>(), r, as_of))
            if (const Call* call = std::get_if<Call>(&r->events[i])) all.push_back({call->at, r->id.value, i, call});
    sort(all);
    std::vector<const Call*> in_order;
    for (const auto& o : all) in_order.push_back(o.what);
    return in_order;
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
