// SPDX-License-Identifier: MIT
#include <algorithm>

#include "rules/figure_facts.hpp"

namespace svc {

namespace {

/// When the work order was dropped before its quote outcome.
std::optional<Instant> dropped(const Repair& repair, const QuoteClock& clock, const TicketClocks& ticket) {
    const auto outcome = clock.outcome_expected();
    const auto drops = [&](const Step& s) {
        return s.repair == &repair && s.as<CancelRepair>() && (!outcome || s.event->at < *outcome);
    };
    const auto found = std::ranges::find_if(ticket.steps, drops);
    return found == ticket.steps.end() ? std::nullopt : std::optional(found->event->at);
}

std::optional<Judged> placed_quote(const Repair& repair, const QuoteClock& clock, const TicketFacts& facts, const Question& q) {
    const auto gone = dropped(repair, clock, facts.clocks);
    auto reason = facts.left_out();
    if (gone) reason = LeftOut::cancelled;  // the first reason that holds
    const auto outcome = clock.outcome(q.as_of);
    Counting counting{.counts = outcome, .begun = clock.diagnosed->at, .outcome = outcome};
    if ((gone && *gone < q.period.to) || !facts.clocks.received) counting.begun.reset();
    return placed(Figure::quote_in_time, repair.id.value, facts, reason, counting, q);
}

Judged judged(Judged j, const QuoteClock& clock, const TicketFacts& facts, const Question& q) {
    if (j.counted()) {
        judge(j, clock.in_time() ? 0 : bit(clock.quoted ? Why::quoted_late : Why::not_quoted));
        j.late_logged = late_logged(clock.diagnosed) || late_logged(clock.quoted);
    }
    const Person who = clock.quoted ? Person{&clock.quoted->by.value, clock.quoted->at} : Person{};
    if (q.by) j.group = group_of(facts, who, *q.by, q);
    if (q.explain == Figure::quote_in_time)
        j.values = {text_of(who), text_of(clock.diagnosed, q), text_of(clock.quoted, q), text_of(clock.deadline, q)};
    return j;
}

}

std::vector<Judged> quotes_in_time(const TicketFacts& facts, const Question& q) {
    std::vector<Judged> all;
    for (const Repair* repair : facts.of.repairs) {
        const QuoteClock clock = quote_clock(*repair, facts.clocks, *q.look);
        if (!clock.diagnosed) continue;
        if (auto j = placed_quote(*repair, clock, facts, q)) all.push_back(judged(std::move(*j), clock, facts, q));
    }
    return all;
}

}
