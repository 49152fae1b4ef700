// SPDX-License-Identifier: MIT
#pragma once
// Records as rows of flat tables and back: one table a kind, one for all events, one for spare parts (design §4 `csv-set`).
//
// A member of a struct is a column of its own, `source.system`; a list is JSON in its cell. But the list `parts` of a record or
// an event, which stock-keepers count, has a row each in the table of parts.
#include <functional>

#include "record/document.hpp"
#include "record/type.hpp"
#include "syntax/tree.hpp"

namespace svc {

/// Tables that don't belong to one kind, and the columns that name their rows.
namespace flat {
inline constexpr std::string_view events = "events", parts = "parts";
inline constexpr std::string_view kind = "record_kind", record = "record", number = "n", verb = "do", line = "line", own = "x";
}

struct FlatColumn {
    std::string name;                      ///< the keys that lead to it, with dots between
    std::vector<std::string_view> path{};  ///< the same; none for a column that names the row
    Text label{}, meaning{};
    const Type* type = nullptr;  ///< of the value; null: JSON, or a text that names the row
    bool required = false;
};

/// The columns of a struct, but for its `parts`.
std::vector<FlatColumn> flat_columns(Fields);

struct FlatTable {
    std::string name;  ///< `ticket`, `events`, `parts`
    std::vector<FlatColumn> columns{};
    std::size_t keys = 1;  ///< the first so many columns name the row
};

class FlatTables {
public:
    /// Those that records of these kinds need. The columns of `events` are those of every event.
    explicit FlatTables(Kinds);
    const std::vector<FlatTable>& all() const { return m_tables; }
    /// One that is there.
    const FlatTable& table(std::string_view name) const { return m_tables[index(name)]; }

    /// The rows that a record amounts to, given as the map that svc writes.
    using Put = std::function<void(std::size_t table, std::vector<Cell>)>;
    void flatten(const Kind&, Node record, const Put&) const;

private:
    std::size_t index(std::string_view table) const;
    void put_parts(const Kind&, const std::string& id, std::size_t number, Node owner, const Put&) const;

    std::vector<FlatTable> m_tables;
};

/// The spare parts of a struct: the type of one; null when it has none.
const Type* part_of(Fields);

/// A value as a cell shows it: a scalar's text, anything else as JSON; empty when there is none.
Cell flat_cell(Node value);

/// Adds the entries that cells amount to, to a map that is open: `cell` gives the text of a column, empty when there is none,
/// and its place. JSON in a cell may be wrong: then `wrong` is told why.
void unflatten(const std::vector<FlatColumn>&, Tree& into,
               const std::function<std::pair<std::string, Mark>(const FlatColumn&)>& cell,
               const std::function<void(const Mark&, Fault)>& wrong);

}
