// SPDX-License-Identifier: MIT
#pragma once
// Writes records as a csv-set: a folder with a file for each kind, one for events, one for parts, and their description.
#include "folder_out.hpp"
#include "record/flat.hpp"

namespace svc {

class CsvSetOut {
public:
    CsvSetOut(std::string path, std::span<const Kind* const> which);

    /// The headers and the description. False: `folder()` says why, as with the others.
    bool begin();
    /// A record as svc writes it.
    bool add(const Kind&, Node record);
    bool finish() { return m_folder.finish(); }
    const FolderOut& folder() const { return m_folder; }

private:
    FolderOut m_folder;
    FlatTables m_tables;
};

}
