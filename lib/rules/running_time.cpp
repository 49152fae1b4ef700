// SPDX-License-Identifier: MIT
#include "rules/running_time.hpp"

#include <algorithm>
#include <limits>

namespace svc {

namespace {

constexpr std::int32_t farthest_days = 20 * 366;

/// The instant of a minute of a local day; where clocks jump over it, the first one behind the gap.
std::int64_t instant_of(Date day, std::int32_t minute, const TimeZone& zone) {
    if (minute == 24 * 60) return zone.start_of(day.plus_days(1)).utc;
    for (std::int32_t m = minute; m < 24 * 60; m += 15)
        if (const auto found = zone.instants(day, m * 60); !found.empty()) return found.front().utc;
    return zone.start_of(day.plus_days(1)).utc;
}

/// The hours of a local day: a workday counts as a Monday and beats a holiday.
std::vector<Hours> hours_of(Date day, const Calendar& calendar) {
    const auto named = [&](const std::vector<Days>& list) { return std::ranges::any_of(list, [&](const Days& d) { return d.contains(day); }); };
    const bool workday = named(calendar.workdays);
    if (!workday && named(calendar.holidays)) return {};
    const unsigned weekday = workday ? 0 : day.weekday();
    std::vector<Hours> all;
    for (const auto& entry : calendar.week)
        if (entry.key.contains(weekday)) all.insert(all.end(), entry.value.begin(), entry.value.end());
    std::ranges::sort(all, {}, &Hours::from);
    return all;
}

/// Calls each(Span) for the spans in which the calendar lets a clock run, from an instant on; stops when each returns false.
template <class Each>
void open_spans(const Running& running, std::int64_t from, Each each) {
    if (!running.calendar) {
        each(Span{from, std::numeric_limits<std::int64_t>::max()});
        return;
    }
    const Date first = running.zone.date_of({from, 0});
    for (std::int32_t n = 0; n < farthest_days; ++n) {
        const Date day = first.plus_days(n);
        std::vector<Span> spans;
        for (const Hours& h : hours_of(day, *running.calendar)) spans.push_back({instant_of(day, h.from, running.zone), instant_of(day, h.to, running.zone)});
        for (const Span& s : merged(std::move(spans)))
            if (s.to > from && !each(Span{std::max(s.from, from), s.to})) return;
    }
}

/// The same without the stops.
template <class Each>
void running_spans(const Running& running, std::int64_t from, Each each) {
    open_spans(running, from, [&](Span open) {
        for (const Span& stop : running.stops) {
            if (stop.to <= open.from || stop.from >= open.to) continue;
            if (stop.from > open.from && !each(Span{open.from, stop.from})) return false;
            open.from = stop.to;
            if (open.from >= open.to) return true;
        }
        return each(open);
    });
}

}

std::vector<Span> merged(std::vector<Span> spans) {
    std::ranges::sort(spans);
    std::vector<Span> out;
    for (const Span& s : spans) {
        if (s.to <= s.from) continue;
        if (!out.empty() && s.from <= out.back().to) out.back().to = std::max(out.back().to, s.to);
        else out.push_back(s);
    }
    return out;
}

std::int64_t Running::between(std::int64_t from, std::int64_t to) const {
    std::int64_t ran = 0;
    running_spans(*this, from, [&](Span s) {
        if (s.from >= to) return false;
        ran += std::min(s.to, to) - s.from;
        return s.to < to;
    });
    return ran;
}

std::optional<std::int64_t> Running::reaches(std::int64_t from, std::int64_t seconds) const {
    std::int64_t left = seconds;
    std::optional<std::int64_t> found;
    running_spans(*this, from, [&](Span s) {
        if (s.to - s.from >= left) {
            found = s.from + left;
            return false;
        }
        left -= s.to - s.from;
        return true;
    });
    return found;
}

std::optional<Instant> deadline(Instant start, const std::optional<Duration>& promise, const Running& running) {
    if (!promise) return {};
    const std::int64_t seconds = promise->in_months() ? running.zone.plus(start, *promise).utc - start.utc : promise->seconds();
    const auto at = running.reaches(start.utc, seconds);
    return at ? std::optional(running.zone.at(*at)) : std::nullopt;
}

}
