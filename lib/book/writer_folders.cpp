// SPDX-License-Identifier: MIT
#include "book/writer_folders.hpp"

#include <cerrno>

namespace svc {

namespace {

/// Some users may open only 256 files, and an import may fill more folders than that.
constexpr std::size_t most_open = 32;

}

Got<std::reference_wrapper<const Handle>> WriterFolders::open(const std::string& folder) {
    if (const auto known = m_open.find(folder); known != m_open.end()) return std::cref(known->second);
    if (m_open.size() >= most_open) m_open.clear();
    auto opened = m_disk->open_folder(folder);
    if (!opened && opened.error().number == ENOENT && !folder.empty())
        opened = make(folder).and_then([&] { return m_disk->open_folder(folder); });
    if (!opened) return tl::unexpected(opened.error());
    return std::cref(m_open.insert_or_assign(folder, std::move(*opened)).first->second);
}

Got<void> WriterFolders::make(const std::string& folder) {
    const std::string parent = folder_of(folder), name = name_of(folder);
    const auto opened = open(parent);
    if (!opened) return tl::unexpected(opened.error());
    const auto made = m_disk->make_folder({*opened, name});
    // Somebody else may just have made it, and not have synced it yet.
    if (!made && made.error().number != EEXIST) return made;
    touch(parent);
    return {};
}

std::map<std::string, DiskError> WriterFolders::sync() {
    std::map<std::string, DiskError> errors;
    for (const std::string& folder : m_touched) {
        const auto synced = open(folder).and_then([&](const Handle& opened) { return m_disk->sync(opened); });
        if (!synced) errors.emplace(folder, synced.error());
    }
    return errors;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? std::string() : path.substr(0, slash);
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}
