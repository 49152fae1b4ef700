// SPDX-License-Identifier: MIT
#pragma once
// Columns, filters and rows of `list`, made from the table of a kind.
#include <set>

#include "command.hpp"
#include "record/condition.hpp"

namespace svc {

/// A column: a field of the head, or one that is worked out (state, received).
struct ListColumn {
    std::string key, label;
    const Field* field = nullptr;
    bool number = false, wide = false;
};

struct Row {
    std::string order;
    std::string id;
    std::vector<Cell> cells;
    std::vector<Appointment> appointments{};
};

struct ListFilter {
    std::vector<Condition> conditions{};               ///< all must hold
    std::optional<std::set<std::string>> late_ones{};  ///< --late: the records with a clock that is late
    std::string by{};
    std::optional<Date> since{}, until{};
    const TimeZone* zone = nullptr;
    bool fits(const Record&) const;
};

/// The columns asked for, the kind's own by default; none left: their names are asked for. Said and none for an unknown one.
/// Filters by what a record belongs to, for kinds that have no such field themselves.
std::vector<Option> filters_above(const Kind&);
std::optional<std::vector<ListColumn>> columns_of(Invocation&, const Kind&);
std::string field_names(const Kind&);
std::optional<ListFilter> filter_of(Invocation&, const Kind&);
Row row_of(const Record&, const std::vector<ListColumn>&, Language, Personal);
Document list_document(const std::vector<ListColumn>&, std::vector<Row>, Language);

}
