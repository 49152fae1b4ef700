// SPDX-License-Identifier: MIT
#pragma once
// Rows of separated values as other systems write them, one at a time, so that a file of any length costs the memory of a row.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "syntax/tree.hpp"

namespace svc {

/// One row. Cells are decoded: without quotes, doubled ones once, line breaks as LF.
struct CsvRow {
    std::vector<std::string> cells{};
    std::vector<Mark> marks{};  ///< where each cell begins: line of the file, column in characters, byte of `text`
    std::string text{};         ///< as it stands in the file, without its line end
    std::uint32_t line = 0;     ///< of its first character
    bool sound = true;          ///< nothing was wrong with it
};

/// Reads RFC 4180 and what is written in its stead: any one-byte separator; CR LF, LF or CR behind a row; a quote inside a cell
/// that doesn't begin with one stands for itself; empty lines are no rows. A byte order mark is passed over.
class CsvReader {
public:
    static constexpr std::size_t most_bytes = std::size_t{1} << 20;  ///< of a row
    static constexpr std::size_t most_cells = 16'384;                ///< the columns that Excel has

    /// Fills the span with the bytes that come next; returns how many there were, 0 at the end.
    using Pull = std::function<std::size_t(std::span<char>)>;

    /// Separator 0: the one that the first line shows.
    CsvReader(Pull, std::string file, char separator);
    char separator() const { return m_separator; }

    /// The next row; none at the end. Wrong with a row, which is handed over all the same: `csv-quote` (text behind a closing
    /// quote), `control-character` (NUL), `utf8`. Wrong with all that follows, so that nothing does: `csv-unclosed`,
    /// `csv-row-too-long`, `csv-too-many-cells`.
    std::optional<CsvRow> next(Findings&);
    /// A row that was sound when it was read, from its text.
    CsvRow again(std::string text, std::uint32_t line);
    /// True when reading ended before the file did.
    bool broken() const { return m_broken; }

private:
    int peek();
    int take();
    std::optional<std::string> raw_row(Findings&);
    void add(Findings&, CsvRow&, const Mark&, Fault);
    void look_at_bytes(CsvRow&, Findings&);
    void part(CsvRow&, Findings&);
    std::size_t quoted(CsvRow&, std::size_t open, std::string& cell, Findings&);

    Pull m_pull;
    std::string m_file;
    char m_separator;
    std::vector<char> m_buffer;
    std::size_t m_at = 0, m_end = 0;
    std::uint32_t m_line = 1;
    bool m_broken = false;
};

/// Which of , ; tab and | parts the cells of a first line; a comma when none is there.
char separator_of(std::string_view first_line);

}
