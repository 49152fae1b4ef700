// SPDX-License-Identifier: MIT
#pragma once
// A question about one record that is true or false, as people ask it (design §4 `--where`):
//   kind = repair and not (channel = web or received < 2026-02-01)
//
// Left of a relation stands a field of the head, `state` or `received`, by key or label; right of it a value, read as kindly
// as everywhere. = != compare for equality without case, ~ !~ look for a part of the text, < <= > >= compare what has an order:
// numbers, money, dates, times and choices. A field that is absent equals '' and nothing else. `and` binds closer than `or`.
#include <functional>

#include "record/event.hpp"
#include "record/typed.hpp"

namespace svc {

/// The columns that are worked out.
inline constexpr Text state_label{"状态", "state"}, received_label{"时间", "received"};

using Condition = std::function<bool(const Record&)>;

enum class Relation : std::uint8_t { equal, unequal, less, at_most, more, at_least, contains, lacks };

/// `bad-condition` with the column, `unknown-column`, `no-order`, or what is wrong with a value.
Outcome<Condition> parse_condition(std::string_view, const Kind&, const Typing&);

/// One relation between a column and a value; the faults are those of parse_condition.
Outcome<Condition> compare(const Kind&, std::string_view column, Relation, std::string_view value, const Typing&);

/// A text as it is compared: phones by their digits, anything else without case.
std::string compared(const Type&, const std::string&);

/// The first of the events that stand; null when there is none, or the kind has none.
const Event* first_event(const Record&);

}
