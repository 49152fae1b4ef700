// SPDX-License-Identifier: MIT
#include <algorithm>

#include "rules/figure_facts.hpp"

namespace svc {

namespace {

/// A case of either kind, as far as its customer's satisfaction goes.
struct Asked {
    Figure figure;
    const std::string& id;
    const std::vector<const Call*>& calls;
    const std::vector<Turn>& turns;
    bool cancelled;
};

/// The last call that counts in the period: calling again until the answer pleases changes nothing.
const Call* counting_call(const Asked& asked, const Question& q) {
    std::vector<Instant> reopened;
    for (const Turn& t : asked.turns)
        if (!t.closing) reopened.push_back(t.at);
    const Call* last = nullptr;
    for (const Call* call : counting_calls(asked.calls, reopened))
        if (q.period.contains(call->at)) last = call;
    return last;
}

/// Last closed in the period, still closed at its end, and no answered call before that.
std::optional<Instant> unanswered_since(const Asked& asked, const Question& q) {
    const auto closed = closed_at(asked.turns, q.end());
    if (!closed || !q.period.contains(*closed)) return {};
    const bool answered = std::ranges::any_of(asked.calls, [&](const Call* c) { return c->answered && c->at < q.end(); });
    return answered ? std::nullopt : closed;
}

Judged answered(const Asked& asked, const Call& call, const Question& q) {
    Judged j{.figure = asked.figure, .id = asked.id, .when = call.at};
    const int overall = call.answers && call.answers->overall ? call.answers->overall->value : 0;
    if (asked.cancelled) {
        j.standing = Standing::left_out;
        j.reason = LeftOut::cancelled;
    } else {
        judge(j, overall == 0 ? bit(Why::no_overall) : overall < q.satisfied_from ? bit(Why::unsatisfied) : 0);
        j.late_logged = late_logged(&call);
    }
    if (q.explain == asked.figure) j.values = {"", text_of(call.at, q), overall ? std::to_string(overall) : ""};
    return j;
}

std::optional<Judged> judged(const Asked& asked, const Question& q) {
    if (asked.calls.empty() && asked.turns.empty()) return {};
    const auto since = asked.cancelled ? std::nullopt : unanswered_since(asked, q);
    if (const Call* call = counting_call(asked, q)) {
        Judged j = answered(asked, *call, q);
        j.unanswered = since.has_value();  // a call exactly at as-of counts, and yet wasn't before it
        return j;
    }
    if (!since) return {};
    Judged j{.figure = asked.figure, .standing = Standing::pending, .unanswered = true, .id = asked.id, .when = *since};
    if (q.explain == asked.figure) j.values = {"", "", ""};
    return j;
}

Judged counted_for(Judged j, const auto& facts, const Person& who, const Question& q) {
    if (q.by) j.group = group_of(facts, who, *q.by, q);
    if (!j.values.empty()) j.values.front() = text_of(who);
    return j;
}

}

std::optional<Judged> satisfaction(const TicketFacts& facts, const Question& q) {
    auto j = judged({Figure::satisfaction, facts.of.ticket->id.value, facts.calls, facts.turns, facts.cancelled != nullptr}, q);
    if (!j) return {};
    j->moved = j->counted() && facts.clocks.moved;
    return counted_for(std::move(*j), facts, who_cared(facts.clocks), q);
}

std::optional<Judged> complaint_satisfaction(const ComplaintFacts& facts, const Question& q) {
    auto j = judged(
        {Figure::complaint_satisfaction, facts.of.complaint->id.value, facts.calls, facts.turns, facts.cancelled != nullptr}, q);
    const Person who = facts.received ? Person{&facts.received->by.value, facts.received->at} : Person{};
    return j ? std::optional(counted_for(std::move(*j), facts, who, q)) : std::nullopt;
}

}
