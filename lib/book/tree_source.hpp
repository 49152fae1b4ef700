// SPDX-License-Identifier: MIT
#pragma once
// Records from the working tree.
#include "book/disk.hpp"
#include "book/source.hpp"

namespace svc {

class TreeSource : public Source {
public:
    explicit TreeSource(const Disk& disk) : m_disk(&disk) {}
    Outcome<Contents> read(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override;
    bool exists(const std::string& path) const override;

private:
    const Disk* m_disk;
};

/// What a failed read means for whoever wanted the file.
Finding not_read(const std::string& path, const DiskError&);
/// Hidden names are nobody's records: .git, .svc, editors' copies.
bool is_hidden(std::string_view name);

}
