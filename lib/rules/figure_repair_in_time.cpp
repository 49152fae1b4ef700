// SPDX-License-Identifier: MIT
#include "rules/figure_facts.hpp"

namespace svc {

namespace {

/// What keeps a repair from being in time: responded, arrived if anybody came, and restored, each by its deadline.
Set against(const TicketClocks& c) {
    Set why = 0;
    if (!c.respond.done)
        why |= bit(Why::never_responded);
    else if (!c.respond.kept())
        why |= bit(Why::responded_late);
    if (c.arrived && !c.arrive.kept()) why |= bit(Why::arrived_late);
    if (!c.restore.done)
        why |= bit(Why::not_restored);
    else if (!c.restore.kept())
        why |= bit(Why::restored_late);
    return why;
}

std::string seconds_stopped(const std::vector<Span>& stops) {
    std::int64_t seconds = 0;
    for (const Span& s : stops) seconds += s.to - s.from;
    return std::to_string(seconds);
}

std::vector<std::string> values_of(const TicketClocks& c, const Question& q) {
    return {text_of(who_restored(c)),       text_of(c.received, q),         text_of(c.responded, q),
            text_of(c.respond.deadline, q), text_of(c.arrived, q),          text_of(c.arrive.deadline, q),
            text_of(c.restored_at(), q),    text_of(c.restore.deadline, q), seconds_stopped(c.stops)};
}

}

std::optional<Judged> repair_in_time(const TicketFacts& facts, const Question& q) {
    const TicketClocks& c = facts.clocks;
    if (facts.of.ticket->kind != TicketKind::repair) return {};
    auto j = placed(Figure::repair_in_time, facts.of.ticket->id.value, facts, facts.left_out(),
                    {.counts = c.outcome(), .begun = c.received_at(), .outcome = c.outcome()}, q);
    if (!j) return {};
    if (j->counted()) {
        judge(*j, against(c));
        j->moved = c.moved;
        j->late_logged = late_logged(c.received) || late_logged(c.responded) || late_logged(c.arrived) ||
                         (c.restored && late_logged(c.restored->event));
    }
    if (q.by) j->group = group_of(facts, who_restored(c), *q.by, q);
    if (q.explain == Figure::repair_in_time) j->values = values_of(c, q);
    return j;
}

}
