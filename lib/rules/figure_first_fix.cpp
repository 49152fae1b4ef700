// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>
#include <ranges>

#include "rules/figure_facts.hpp"

namespace svc {

namespace {

/// What one ticket itself says about its first-time fix.
struct Visits {
    int arrivals = 0;
    bool reopened = false, late_logged = false;
};

Visits visits_of(const TicketClocks& c, const Question& q) {
    const Instant restored = c.restored->event->at;
    Visits v{.late_logged = late_logged(c.restored->event)};
    for (const Step& s : c.steps) {
        const bool arrival = s.as<Arrive>() && s.event->at <= restored;
        const bool again = s.as<Reopen>() && q.in_window(s.event->at, restored);
        v.arrivals += arrival;
        v.reopened |= again;
        v.late_logged |= (arrival || again) && late_logged(s.event);
    }
    return v;
}

bool says_several_visits(const std::vector<const Call*>& calls) {
    for (const Call* call : calls)
        if (call->answered && call->answers && call->answers->one_visit == false) return true;
    return false;
}

/// As written, for people; unit_names() compares them.
std::string units_text(const TicketCase& c) {
    if (c.ticket->unit) return c.ticket->unit->value;
    std::map<std::string, std::string> names;
    for (const Repair* r : c.repairs)
        if (!r->unit.value.empty()) names.try_emplace(folded(r->unit.value), r->unit.value);
    return fmt::format("{}", fmt::join(names | std::views::values, " "));
}

void count(FirstFix& fix, const TicketFacts& facts, const Question& q) {
    const Visits v = visits_of(facts.clocks, q);
    Judged& j = fix.judged;
    judge(j, (v.arrivals > 1 ? bit(Why::several_arrivals) : 0) | (v.reopened ? bit(Why::reopened) : 0));
    j.provisional = j.standing == Standing::good && q.as_of < q.window_end(fix.restored);
    j.moved = facts.clocks.moved;
    j.late_logged = v.late_logged;
    j.visited = v.arrivals > 0;
    j.no_unit = fix.units.empty();
    j.contradicted = j.standing == Standing::good && says_several_visits(facts.calls);
    if (q.explain == Figure::first_fix)
        j.values = {text_of(who_restored(facts.clocks)),    text_of(fix.restored, q), std::to_string(v.arrivals),
                    text_of(q.window_end(fix.restored), q), units_text(facts.of),     ""};
}

}

void came_again(Judged& j, const std::string& other) {
    judge(j, j.why | bit(Why::came_again));
    j.provisional = j.contradicted = false;
    if (!j.values.empty()) j.values.back() = other;
}

std::optional<FirstFix> first_fix(const TicketFacts& facts, const Question& q) {
    const TicketClocks& c = facts.clocks;
    if (facts.of.ticket->kind != TicketKind::repair) return {};
    auto j = placed(
        Figure::first_fix, facts.of.ticket->id.value, facts, facts.left_out(),
        {.counts = c.restored_at(), .begun = c.received_at(), .outcome = c.outcome(), .would_count = c.restored != nullptr}, q);
    if (!j) return {};
    FirstFix fix{.judged = std::move(*j)};
    if (q.explain == Figure::first_fix) fix.judged.values.resize(value_columns(Figure::first_fix).size());
    if (fix.judged.counted()) {
        fix.units = unit_names(facts.of);
        fix.restored = *c.restored_at();
        count(fix, facts, q);
    }
    if (q.by) fix.judged.group = group_of(facts, who_restored(c), *q.by, q);
    return fix;
}

}
