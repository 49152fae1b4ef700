// SPDX-License-Identifier: MIT
#pragma once
// Rows of other systems' files as records of the book: judged case by case as they are read, written all together.
#include "desk/enter.hpp"
#include "desk/import/map.hpp"
#include "syntax/csv_reader.hpp"

namespace svc {

/// What is to be imported, and how.
struct ImportOrder {
    const ImportMap& map;
    CsvReader& rows;  ///< behind the header
    const CsvRow& header;
    std::string file;        ///< its name, for messages
    bool update = false;     ///< known master data gets the fields of the file, known cases the events they haven't
    bool keep_good = false;  ///< rejected rows don't keep the others out
    /// A rejected row, as it stands in the file, and why.
    std::function<void(const std::string& row, const Findings&)> rejected;
    /// Asked before anything is written when rows were rejected: false keeps all out.
    std::function<bool()> may_write;
    /// So many rows were dealt with.
    std::function<void(std::size_t rows)> progress;
};

/// What became of the records of one kind.
struct ImportCount {
    const Kind* kind = nullptr;
    std::size_t created = 0, known = 0, updated = 0;
};

struct Imported {
    std::vector<ImportCount> kinds{};  ///< in the order of the map
    std::size_t rows = 0, rejected = 0;
    bool written = false;  ///< false when rows were rejected and the others not wanted, or with --dry-run
};

/// Fails when the map doesn't fit the file, when the file can't be read to its end, and when writing fails; nothing is written
/// then (but see Stage::commit). The memory it takes doesn't grow with the file.
Outcome<Imported> import_rows(Book&, const ImportOrder&, const Session&);

}
