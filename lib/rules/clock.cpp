// SPDX-License-Identifier: MIT
#include "rules/clock.hpp"

#include <algorithm>
#include <limits>

namespace svc {

namespace {

constexpr std::int64_t still_open = std::numeric_limits<std::int64_t>::max();

bool ends_pause(const Step& s) {
    return s.as<Resume>() || s.as<Pause>() || s.as<Appoint>() || s.as<Arrive>() || s.as<Leave>() || s.as<Restore>() ||
           s.as<Close>() || s.as<CancelTicket>() || s.as<CancelRepair>();
}

bool ends_quote(const Step& s, const Repair* repair) {
    return s.repair == repair && (s.as<Answer>() || s.as<Arrive>() || s.as<Leave>() || s.as<CancelRepair>());
}

bool stops_for(const std::vector<Waiting>& stops, Waiting why) { return std::ranges::find(stops, why) != stops.end(); }

/// From a step to the first later one that ends it; to as-of when none does.
template <class Ends> Span until(const TicketClocks& c, std::vector<Step>::const_iterator begin, Ends ends) {
    const auto end = std::find_if(begin + 1, c.steps.end(), ends);
    return {begin->event->at.utc, end == c.steps.end() ? still_open : end->event->at.utc};
}

/// Finds the stops of a case, each from its beginning to what ends it, at most up to as-of.
void find_stops(TicketClocks& c, const std::vector<Waiting>& waits) {
    for (auto s = c.steps.cbegin(); s != c.steps.cend(); ++s) {
        const Pause* pause = s->as<Pause>();
        if (pause && stops_for(waits, pause->why)) c.each_stop.push_back(until(c, s, ends_pause));
        if (s->as<Quote>() && stops_for(waits, Waiting::customer))
            c.each_stop.push_back(until(c, s, [&](const Step& e) { return ends_quote(e, s->repair); }));
    }
    c.stopped = std::ranges::any_of(c.each_stop, [](const Span& s) { return s.to == still_open; });
    for (Span& s : c.each_stop) s.to = std::min(s.to, c.as_of.utc);
    c.stops = merged(c.each_stop);
}

std::vector<Waiting> waits_on(Date day, const Settings& settings) {
    const Rules* rules = entry_on(settings.rules, day);
    return rules && rules->stops ? *rules->stops : std::vector{Waiting::customer};
}

bool restoring(const Step& s) {
    const Leave* leave = s.as<Leave>();
    return s.as<Restore>() || (leave && leave->fixed);
}

void find_milestones(TicketClocks& c) {
    const auto first = [&](auto holds) -> const Step* {
        const auto found = std::ranges::find_if(c.steps, holds);
        return found == c.steps.end() ? nullptr : &*found;
    };
    if (const Step* s = first([](const Step& e) { return e.as<Receive>() != nullptr; })) c.received = s->as<Receive>();
    if (const Step* s = first([](const Step& e) { return e.as<Respond>() != nullptr; })) c.responded = s->as<Respond>();
    c.restored = first(restoring);
    c.cancelled = first([](const Step& e) { return e.as<CancelTicket>() != nullptr; });
    const Step* arrival = first([](const Step& e) { return e.as<Arrive>() != nullptr; });
    if (arrival && (!c.restored || arrival->event->at <= c.restored->event->at)) c.arrived = arrival->as<Arrive>();
}

/// An appointment that may move clocks: asked for by the customer, for a time not before it was made.
const Appoint* customers_wish(const Step& s) {
    const Appoint* a = s.as<Appoint>();
    return a && a->asked_by == AskedBy::customer && a->start >= a->at ? a : nullptr;
}

/// A customer's appointment made before the deadline, before arrived and before restored moves a clock; a later one replaces it.
void appointments(TicketClocks& c, const Running& running) {
    for (const Step& s : c.steps) {
        const Appoint* a = customers_wish(s);
        if (!a) continue;
        if ((c.arrived && a->at >= c.arrived->at) || (c.restored && a->at >= c.restored->event->at)) continue;
        const Instant agreed = a->until.value_or(a->start);
        const auto open = [&](const Clock& clock) { return !clock.deadline || a->at < *clock.deadline; };
        const bool moves_arrive = c.arrive.deadline && open(c.arrive), moves_restore = c.restore.deadline && open(c.restore);
        if (moves_arrive) {
            c.arrive.deadline = agreed;
            c.arrive.by_appointment = true;
        }
        if (moves_restore) {
            c.restore.start = agreed;
            c.restore.deadline = deadline(agreed, c.promised.restore, running);
            c.restore.by_appointment = true;
        }
    }
}

/// True when an appointment, or the stops begun before restored, make a deadline another one.
bool deadlines_moved(const TicketClocks& c, const TimeZone& zone) {
    if (c.arrive.by_appointment || c.restore.by_appointment) return true;
    std::vector<Span> before;
    for (const Span& s : c.each_stop)
        if (!c.restored || s.from < c.restored->event->at.utc) before.push_back(s);
    if (before.empty()) return false;
    const Running stopped{zone, c.promised.calendar, merged(before)}, free{zone, c.promised.calendar, {}};
    const auto differs = [&](const Clock& clock, const std::optional<Duration>& promise) {
        return clock.start && promise && deadline(*clock.start, promise, stopped) != deadline(*clock.start, promise, free);
    };
    return differs(c.arrive, c.promised.arrive) || differs(c.restore, c.promised.restore);
}

}

TicketClocks clocks(const TicketCase& of, Instant as_of, const Lookup& look) {
    TicketClocks c{.of = &of, .as_of = as_of, .steps = timeline(of, as_of)};
    find_milestones(c);
    if (!c.received) return c;
    const Instant received = c.received->at;
    const Date day = look.zone().date_of(received);
    c.promised = promised(of, day, look);
    find_stops(c, waits_on(day, look.settings()));
    const Running free{look.zone(), c.promised.calendar, {}}, running{look.zone(), c.promised.calendar, c.stops};
    c.respond = {received, deadline(received, c.promised.respond, free),
                 c.responded ? std::optional(c.responded->at) : std::nullopt};
    c.arrive = {received, deadline(received, c.promised.arrive, running),
                c.arrived ? std::optional(c.arrived->at) : std::nullopt};
    c.restore = {received, deadline(received, c.promised.restore, running), c.restored_at()};
    appointments(c, running);
    c.moved = deadlines_moved(c, look.zone());
    return c;
}

std::optional<RestoreAgain> restore_again(const TicketClocks& c, const Lookup& look) {
    RestoreAgain again;
    auto from = c.steps.begin();
    for (auto s = c.steps.begin(); s != c.steps.end(); ++s)
        if (s->as<Reopen>()) from = s + 1, ++again.times;
    if (again.times == 0) return {};
    const Running running{look.zone(), c.promised.calendar, c.stops};
    const auto done = std::find_if(from, c.steps.end(), restoring);
    const auto start_at = [&](Instant start) { again.clock = {start, deadline(start, c.promised.restore, running)}; };
    start_at(std::prev(from)->event->at);
    for (auto s = from; s != done && !s->as<Arrive>(); ++s)
        if (const Appoint* a = customers_wish(*s); a && again.clock.deadline && a->at < *again.clock.deadline)
            start_at(a->until.value_or(a->start));
    if (done != c.steps.end()) again.clock.done = done->event->at;
    return again;
}

std::vector<Span> pauses(const TicketClocks& c, Waiting why) {
    std::vector<Span> all;
    for (auto s = c.steps.cbegin(); s != c.steps.cend(); ++s)
        if (const Pause* pause = s->as<Pause>(); pause && pause->why == why) all.push_back(until(c, s, ends_pause));
    for (Span& s : all) s.to = std::min(s.to, c.as_of.utc);
    return merged(std::move(all));
}

std::optional<Instant> TicketClocks::outcome_expected() const {
    if (restored_at() && (!restore.deadline || *restored_at() <= *restore.deadline)) return restored_at();
    return restore.deadline;
}

bool TicketClocks::somebody_comes() const {
    bool any = false;
    for (const Repair* r : of->repairs) {
        const bool dropped = std::ranges::any_of(steps, [&](const Step& s) { return s.repair == r && s.as<CancelRepair>(); });
        if (dropped) continue;
        if (r->where == Where::site) return true;
        any = true;
    }
    return !any;
}

std::optional<Instant> TicketClocks::outcome() const {
    const auto expected = outcome_expected();
    return expected && *expected <= as_of ? expected : std::nullopt;
}

QuoteClock quote_clock(const Repair& repair, const TicketClocks& ticket, const Lookup& look) {
    QuoteClock c;
    for (const Step& s : ticket.steps) {
        if (s.repair != &repair) continue;
        const Diagnose* d = s.as<Diagnose>();
        if (!c.diagnosed && d && d->chargeable.value_or(false)) c.diagnosed = d;
        if (!c.quoted) c.quoted = s.as<Quote>();
    }
    if (!c.diagnosed) return c;
    c.deadline = deadline(c.diagnosed->at, ticket.promised.quote, Running{look.zone(), ticket.promised.calendar, {}});
    return c;
}

std::optional<Instant> QuoteClock::outcome_expected() const {
    if (!diagnosed) return {};
    return in_time() ? std::optional(std::max(quoted->at, diagnosed->at)) : deadline;
}

std::optional<Instant> QuoteClock::outcome(Instant as_of) const {
    const auto expected = outcome_expected();
    return expected && *expected <= as_of ? expected : std::nullopt;
}

}
