// SPDX-License-Identifier: MIT
#include "rules/running_time.hpp"

#include <algorithm>
#include <limits>
#include <utility>

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

/// The hours of a local day, as they stand: a workday counts as a Monday and beats a holiday.
template <class Each> void each_hours(Date day, const Calendar& calendar, Each each) {
    const auto named = [&](const std::vector<Days>& list) {
        return std::ranges::any_of(list, [&](const Days& d) { return d.contains(day); });
    };
    const bool workday = named(calendar.workdays);
    if (!workday && named(calendar.holidays)) return;
    const unsigned weekday = workday ? 0 : day.weekday();
    for (const auto& entry : calendar.week)
        if (entry.key.contains(weekday)) std::ranges::for_each(entry.value, each);
}

/// Local days one after the other, with the spans in which a calendar is open. The zone is asked once a day, and more only
/// around a change of clocks.
class OpenDays {
public:
    OpenDays(std::int64_t from, const Calendar& calendar, const TimeZone& zone)
        : m_calendar(calendar),
          m_zone(zone),
          m_day(zone.date_of({from, 0})),
          m_rough(zone.offset_at(from)),
          m_yesterday(noon(-1)),
          m_today(noon(0)),
          m_tomorrow(noon(1)) {}

    /// The spans of the day, in order and apart; then it is the next day.
    const std::vector<Span>& next() {
        m_spans.clear();
        const bool steady = m_yesterday == m_today && m_today == m_tomorrow;
        const std::int64_t midnight = std::int64_t{m_day.days} * 86400 - m_today;
        each_hours(m_day, m_calendar, [&](const Hours& h) {
            if (steady)
                m_spans.push_back({midnight + h.from * 60, midnight + h.to * 60});
            else
                m_spans.push_back({instant_of(m_day, h.from, m_zone), instant_of(m_day, h.to, m_zone)});
        });
        const auto touch = [](const Span& a, const Span& b) { return a.to >= b.from; };
        if (std::ranges::adjacent_find(m_spans, touch) != m_spans.end()) m_spans = merged(std::move(m_spans));
        m_day = m_day.plus_days(1);
        m_yesterday = std::exchange(m_today, m_tomorrow);
        m_tomorrow = noon(1);
        return m_spans;
    }

private:
    /// The offset about noon of a day near this one: noon as UTC has it, less that of the place, at most some hours off.
    std::int32_t noon(std::int32_t days) const {
        return m_zone.offset_at(std::int64_t{m_day.days + days} * 86400 + 43200 - m_rough);
    }

    const Calendar& m_calendar;
    const TimeZone& m_zone;
    Date m_day;
    std::int32_t m_rough;
    std::int32_t m_yesterday, m_today, m_tomorrow;
    std::vector<Span> m_spans{};
};

/// Calls each(Span) for the spans in which the calendar lets a clock run, from an instant on; stops when each returns false.
template <class Each> void open_spans(const Running& running, std::int64_t from, Each each) {
    if (!running.calendar) {
        each(Span{from, std::numeric_limits<std::int64_t>::max()});
        return;
    }
    OpenDays days(from, *running.calendar, running.zone);
    for (std::int32_t n = 0; n < farthest_days; ++n)
        for (const Span& s : days.next())
            if (s.to > from && !each(Span{std::max(s.from, from), s.to})) return;
}

/// The same without the stops.
template <class Each> void running_spans(const Running& running, std::int64_t from, Each each) {
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
        if (!out.empty() && s.from <= out.back().to)
            out.back().to = std::max(out.back().to, s.to);
        else
            out.push_back(s);
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
