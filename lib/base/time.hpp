// SPDX-License-Identifier: MIT
#pragma once
// Instants, dates and durations: what clocks and periods are made of, without any time zone of their own.
#include <compare>
#include <cstdint>
#include <string>

#include "base/finding.hpp"
#include "base/notation.hpp"

namespace svc {

/// A day of the proleptic Gregorian calendar, years 1900 to 9999.
struct Date {
    std::int32_t days = 0;  ///< since 1970-01-01

    static constexpr Notation notation{"DATE", Quotes::never, Json::string, R"("pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")"};
    static Result<Date> parse(std::string_view);
    static Date of(int year, unsigned month, unsigned day);
    std::string text() const;
    int year() const;
    unsigned month() const;
    unsigned day() const;
    /// 0 is Monday.
    unsigned weekday() const;
    /// The same day so many months later, clamped to the month's last day.
    Date plus_months(int months) const;
    Date plus_days(int n) const { return {days + n}; }
    friend auto operator<=>(const Date&, const Date&) = default;
};

/// A moment to the second. The offset is how it is written; only `utc` counts when two are compared.
struct Instant {
    std::int64_t utc = 0;     ///< seconds since 1970-01-01T00:00:00Z
    std::int32_t offset = 0;  ///< seconds east of UTC in which it is written

    static constexpr Notation notation{
        "TIME", Quotes::never, Json::string,
        R"("format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)$")"};
    /// RFC 3339 with seconds and offset.
    static Result<Instant> parse(std::string_view);
    std::string text() const;
    /// For people: 2026-02-10 09:12
    std::string minute() const { return text().substr(0, 10) + " " + text().substr(11, 5); }
    friend bool operator==(const Instant& a, const Instant& b) { return a.utc == b.utc; }
    friend auto operator<=>(const Instant& a, const Instant& b) { return a.utc <=> b.utc; }
};

inline Instant operator+(Instant i, std::int64_t seconds) { return {i.utc + seconds, i.offset}; }

/// A span of time: minutes, hours, days of 24 hours, or calendar months.
struct Duration {
    enum class Unit : std::uint8_t { minute, hour, day, month };
    std::int32_t count = 0;
    Unit unit = Unit::minute;

    static constexpr Notation notation{"DURATION", Quotes::never, Json::string, R"("pattern":"^[1-9][0-9]{0,5}(m|h|d|mo)$")"};
    static Result<Duration> parse(std::string_view);
    std::string text() const;
    bool in_months() const { return unit == Unit::month; }
    /// Its length; not for months, whose length depends on where they begin.
    std::int64_t seconds() const;
    friend bool operator==(const Duration&, const Duration&) = default;
};

/// Days from `first` to `last`, both included; written `a..b`, or `a` alone.
struct Days {
    Date first, last;

    static constexpr Notation notation{"DATE[..DATE]", Quotes::never, Json::string,
                                       R"("pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2})?$")"};
    static Result<Days> parse(std::string_view);
    std::string text() const;
    bool contains(Date d) const { return first <= d && d <= last; }
    friend bool operator==(const Days&, const Days&) = default;
};

/// Hours of a day, half-open, in minutes from midnight; written `08:30-12:00`, the end at most 24:00.
struct Hours {
    std::int32_t from = 0, to = 0;

    static constexpr Notation notation{"HH:MM-HH:MM", Quotes::always, Json::string,
                                       R"("pattern":"^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$")"};
    static Result<Hours> parse(std::string_view);
    std::string text() const;
    friend bool operator==(const Hours&, const Hours&) = default;
};

}
