// SPDX-License-Identifier: MIT
#pragma once
// The folders one commit writes to: opened once, made when missing, and all synced at the end.
#include <functional>
#include <map>
#include <set>
#include <string>

#include "book/disk.hpp"

namespace svc {

class WriterFolders {
public:
    explicit WriterFolders(Disk& disk) : m_disk(&disk) {}

    /// The folder, made with its parents where it is missing. Good until the next call.
    Got<std::reference_wrapper<const Handle>> open(const std::string& folder);
    /// From now on the names in this folder matter.
    void touch(const std::string& folder) { m_touched.insert(folder); }
    /// Syncs every touched folder, and those in which folders were made; the errors by folder.
    std::map<std::string, DiskError> sync();

private:
    Got<void> make(const std::string& folder);

    Disk* m_disk;
    std::map<std::string, Handle> m_open;
    std::set<std::string> m_touched;
};

/// The folder of a path ("" at the root) and its last name.
std::string folder_of(const std::string& path);
std::string name_of(const std::string& path);

}
