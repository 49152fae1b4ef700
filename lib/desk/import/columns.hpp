// SPDX-License-Identifier: MIT
#pragma once
// The columns of a file by name, and what their cells say once the map's notation is taken off.
#include <compare>
#include <optional>

#include "desk/import/gather.hpp"
#include "desk/import/map.hpp"
#include "record/condition_parser.hpp"

namespace svc {

class Columns {
public:
    Columns(const MapHead& head, const CsvRow& header);

    /// `import-no-column`, with the nearest one or all; `import-column-twice`.
    Result<std::size_t> index(std::string_view name) const;
    std::size_t count() const { return m_names.size(); }
    /// The cell without space around it; nothing when it is empty or says so.
    std::string cell(const CsvRow&, std::size_t column) const;
    /// By number, by time or by text, whichever both of them are; without case.
    std::strong_ordering compare(const std::string& a, const std::string& b) const;

    /// A row among those of its case.
    struct Asked {
        const std::vector<CsvRow>& rows;
        std::size_t row;
    };
    /// `state != New and before.state = New`: a test of an Asked. A column may be that of the row `before`, empty for the first
    /// one, and of the `first` or `last` row of the case.
    Outcome<Test> condition(std::string_view) const;

private:
    std::optional<std::string> time(const std::string&) const;

    const MapHead* m_head;
    std::vector<std::string> m_names;
};

}
