// SPDX-License-Identifier: MIT
#pragma once
// How other systems write times, told by a format, so that 03-04-2026 means one day only.
#include <optional>

#include "base/people.hpp"

namespace svc {

/// What strptime knows of days and times (%Y %m %d %H %M %S, %y %b %p and the like), `excel` for the day numbers of
/// spreadsheets (whole days since 1899-12-30, the time as their fraction; from 1900-03-01 on, where all of them agree), or
/// `unix` for seconds, or thirteen digits of milliseconds, since 1970.
struct TimeFormat {
    std::string value;
    static constexpr Notation notation{"FORMAT"};
    /// `bad-time-format` when it names no day, or something that isn't a part of one.
    static Result<TimeFormat> parse(std::string_view);
    const std::string& text() const { return value; }

    /// The time in a form that parse_when and parse_day read, without a time of day when none was written; none when the text
    /// isn't written like this, to its last character.
    std::optional<std::string> plain(const std::string& text) const;
};

}
