// SPDX-License-Identifier: MIT
#pragma once
// Reads the records that a csv-set was made of: a row of its kind's file, with the rows of `events` and `parts` that name it.
#include "desk/import/restore.hpp"
#include "record/flat.hpp"
#include "syntax/csv_reader.hpp"

namespace svc {

class CsvSet {
public:
    /// A file of the set by its name, from the beginning.
    using Open = std::function<CsvReader(const std::string& name)>;

    /// The files that a datapackage.json lists; `csv-set-description`.
    static Outcome<CsvSet> described(std::string_view json, const std::string& file);

    /// The names of its files.
    std::vector<std::string> files() const;

    /// Hands over every record, whatever the order of rows and columns. The rows of events and parts are in memory meanwhile.
    /// A record is rejected when two of its rows have one number (`csv-set-twice`), a part is of no event (`csv-set-no-event`) or
    /// a cell says what its event can't (`unknown-key`); rows of no record are too (`csv-set-orphan`). Files that can't be read
    /// whole are no set.
    bool read(const Open&, const TakeRecord&, Findings&) const;

    struct File {
        const FlatTable* table;
        std::string name, shown;  ///< in the folder, and with it
    };

private:
    std::shared_ptr<const FlatTables> m_tables{};
    std::vector<File> m_files{};
};

}
