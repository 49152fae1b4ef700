// SPDX-License-Identifier: MIT
#pragma once
// What the documents of all reports share: cells of numbers and choices, the head with period and as-of, the warning when a
// record could not be read.
#include "record/document.hpp"
#include "report/kpi.hpp"

namespace svc {

std::string comma(Language);
std::string fmt_share(std::int64_t good, std::int64_t counted);  ///< 92/100
Cell number_cell(Count);
/// For machines a number to four places, for people a percentage.
Cell rate_cell(const std::optional<Rate>&);
/// Of two rates: as machines read it, -0.0125, and as people do, in percentage points: -1.25.
Cell difference_cell(const std::optional<Rate>& now, const std::optional<Rate>& before);
/// For machines seconds, for people hours and minutes.
Cell seconds_cell(Seconds);
/// Empty when it didn't happen; for people local time without seconds.
Cell instant_cell(const std::optional<Instant>&);

template <class E> Cell choice_cell(E value, Language language) {
    const Choice& c = choices(Of<E>{})[static_cast<std::size_t>(value)];
    return {std::string(c.name), std::string(c.label.in(language))};
}

/// The label of a value of a tally or group, by what it is grouped by; the value itself where it is a name.
std::string tally_label(std::string_view by, const std::string& value, Language);

/// What people read first when records could not be read.
void warn_partial(Document&, std::int64_t unreadable, Language);
/// Title with the period, as-of, and that warning.
void begin_report(Document&, const KpiFigures&, Text title, Language);
/// The head of a report's JSON, up to `partial`: the map stays open, close() it.
std::uint32_t open_data(Tree&, const KpiFigures&);
/// A table as a key of an open map: its rows, each a map by the columns' keys.
void add_table(Tree&, const Table&);

}
