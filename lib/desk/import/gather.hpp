// SPDX-License-Identifier: MIT
#pragma once
// The rows of a file by the cases they belong to, wherever in the file they stand.
#include <functional>
#include <string>
#include <vector>

#include "syntax/csv_reader.hpp"

namespace svc {

/// The rows of one case.
struct CaseRows {
    std::vector<CsvRow> rows{};
    std::string text{};  ///< all their texts, one a line; the rows' marks count bytes in it

    explicit CaseRows(std::vector<CsvRow> all);
    CaseRows() = default;
};

/// Who takes what was read.
struct RowTakers {
    std::function<void(CaseRows)> one_case;
    std::function<void(const CsvRow&, Findings)> unsound;  ///< a row that isn't what it should be, and why
};

/// Hands over the rows case by case. `columns`: those whose cells are equal in the rows of one case; none: each row is a case of
/// its own, and is handed over as it comes. Else all is read first: small files are kept, of others the rows lie in temporary
/// files, parted by those cells, so that only a part of the cases is in memory at a time. Cases of a small file come in the
/// order of their first rows. A row must have so many cells (`import-cells`), a case at most 20,000 rows
/// (`import-case-overfull`). False, with the reason, when the file can't be read to its end, or the temporary files can't be
/// written (`import-spill`).
bool gather(CsvReader&, const std::vector<std::size_t>& columns, std::size_t cells, const std::string& file, const RowTakers&,
            Findings&);

}
