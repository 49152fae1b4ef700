// SPDX-License-Identifier: MIT
#pragma once
// The book's time zone: what an instant is called where the company works, and what a local time means.
#include <memory>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace svc {

/// A time zone of tzdata. Conversions go through the C library, which knows one zone a process and lets one thread ask at a
/// time; the days on which the offset didn't change are remembered, and shared by copies and threads.
class TimeZone {
public:
    /// Fails with bad-time-zone when tzdata has no such name.
    static Result<TimeZone> named(const std::string& name);
    static TimeZone utc() { return TimeZone("UTC", nullptr); }

    const std::string& name() const { return m_name; }
    /// Seconds east of UTC at that moment.
    std::int32_t offset_at(std::int64_t utc) const;
    /// The moment, written with the zone's offset.
    Instant at(std::int64_t utc) const { return {utc, offset_at(utc)}; }
    /// The local day of an instant.
    Date date_of(Instant) const;
    /// Seconds since local midnight, as the clock on the wall shows.
    std::int32_t second_of_day(Instant) const;
    /// What a local time can mean, earliest first: nothing when clocks jump over it, two instants when they go back.
    std::vector<Instant> instants(Date, std::int32_t second_of_day) const;
    /// The first instant of a local day.
    Instant start_of(Date) const;
    /// An instant so much later; months by the local calendar, clamped.
    Instant plus(Instant, Duration) const;

private:
    struct Days;
    TimeZone(std::string name, std::shared_ptr<Days> days) : m_name(std::move(name)), m_days(std::move(days)) {}
    std::string m_name;
    std::shared_ptr<Days> m_days;  ///< none: UTC
};

}
