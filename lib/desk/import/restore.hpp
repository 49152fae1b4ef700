// SPDX-License-Identifier: MIT
#pragma once
// Takes back what `export` wrote: records as they were, ids and all.
#include "desk/import/import.hpp"

namespace svc {

/// Takes one record of an export: its kind, none when that isn't clear, and its map; or what is wrong with it already.
using TakeRecord = std::function<void(const Kind*, Node record, const Origin&, Findings)>;

struct RestoreOrder {
    /// Hands over every record; false, with the reason, when what was exported can't be read as a whole.
    std::function<bool(const TakeRecord&, Findings&)> read;
    bool keep_good = false;  ///< rejected records don't keep the others out
    std::function<void(const Findings&)> rejected;
    std::function<void(std::size_t records)> progress;
};

/// Reads JSON Lines or YAML documents, each `{ticket: {id: …, …}}`.
bool read_exported(std::string_view bytes, const std::string& file, const TakeRecord&, Findings&);

/// Records are read as strictly as those of the book, but nothing else is asked of them: what they refer to may come later, and
/// `check` looks at the whole. One that is there already and says the same is known; one that differs is rejected
/// (`restore-differs`), as is what isn't a record, or shows masked data of a customer (`restore-masked`). All or none, as with
/// import_rows.
Outcome<Imported> restore(Book&, const RestoreOrder&, const Session&);

}
