// SPDX-License-Identifier: MIT
#pragma once
// A map bound to the header of a file: what the rows of a case amount to, as entries for the desk.
#include <map>
#include <memory>

#include "desk/enter.hpp"
#include "desk/import/columns.hpp"

namespace svc {

/// The id of the record that has this value in KIND.FIELD; `import-none-found`, `import-several-found`.
using Finder = std::function<Result<std::string>(const std::string& kind_and_field, const std::string& value)>;

/// What times in the file mean, and how the book writes them.
struct Zones {
    TimeZone file, book;
    Instant now;
};

class Filling {
public:
    /// Everything the map names that the file hasn't, at its place in the map.
    static Outcome<Filling> bind(const ImportMap&, const CsvRow& header, Zones, Finder);

    const std::vector<std::size_t>& case_columns() const { return m_case_columns; }
    std::size_t columns() const { return m_columns->count(); }

    /// The records of a case, its rows put in order. The slips point into `rows`. Adds all that is wrong with its cells; then
    /// there are none.
    std::vector<Slip> records(CaseRows& rows, const std::string& file, Findings&) const;

private:
    /// A part of a text: what stands there, or a cell.
    struct Piece {
        std::string text{};
        std::optional<std::size_t> column{};
    };
    struct Source {
        CellRule rule{};
        std::vector<Piece> pieces{};
        const std::vector<Keyed<std::string, std::string>>* table = nullptr;
    };
    struct Rows {
        RowRule rule{};
        Test fits{};  ///< none: every row
    };
    struct Template {
        const MapRecord* map = nullptr;
        Rows rows{};
        std::map<std::uint32_t, Source> sources{};  ///< by node
        std::map<std::uint32_t, Rows> events{};     ///< by node
    };
    /// Where a record or an event gets its cells.
    struct Cells {
        const Template& of;
        const CaseRows& rows;
        std::size_t row;
        const Origin& origin;
        Findings& found;
    };

    explicit Filling(const ImportMap& map, const CsvRow& header, Zones zones, Finder finder)
        : m_map(&map),
          m_columns(std::make_unique<Columns>(map.head, header)),
          m_zones(std::move(zones)),
          m_finder(std::move(finder)) {}

    void bind_record(const MapRecord&, Findings&);
    void bind_source(Node, Template&, Findings&);
    Rows bind_rows(const RowRule&, Node at, Findings&);
    void sort(CaseRows&) const;
    /// Those of the rows from `first` to `last` that the rule chooses.
    std::vector<std::size_t> chosen(const Rows&, const CaseRows&, std::size_t first, std::size_t last) const;
    std::optional<Slip> record(const Template&, const CaseRows&, std::size_t first, std::size_t last, const Origin&,
                               Findings&) const;
    void events(const Template&, Node list, const CaseRows&, std::size_t first, std::size_t last, Tree& into, const Origin&,
                Findings&) const;

    // Each adds to the tree what the template's node amounts to, and says whether that was anything.
    bool fill(const Type*, Node, Tree&, const Cells&) const;
    bool fill_map(Fields, Node, Tree&, const Cells&) const;
    bool fill_cell(const Type*, Node, Tree&, const Cells&) const;
    bool put(const Type*, std::string value, const Mark&, const Source&, Tree&, const Cells&) const;
    std::string text(const Source&, const CsvRow&) const;
    /// The value in the form its type has in the book.
    Result<std::string> converted(const Type*, std::string value, const Source&) const;
    enum class WholeDay : std::uint8_t { no, yes };
    Result<std::string> as_time(const std::string&, WholeDay) const;

    const ImportMap* m_map;
    std::unique_ptr<Columns> m_columns;  ///< tests of rows point to it
    Zones m_zones;
    Finder m_finder;
    std::vector<std::size_t> m_case_columns, m_order;
    std::vector<Template> m_templates;
};

}
