// SPDX-License-Identifier: MIT
#include "book/tree_source.hpp"

#include <algorithm>
#include <cerrno>

#include "base/values.hpp"
#include "book/messages.hpp"

namespace svc {

Finding not_read(const std::string& path, const DiskError& error) {
    const auto finding = [&](const Message& message) {
        return Finding{.message = &message, .words = {path, error.reason()}, .place = {.file = path}};
    };
    switch (error.number) {
        case ENOENT:
        case ENOTDIR: return finding(book::message("no-file"));
        case EFBIG: return finding(book::message("too-large"));
        case EISDIR:
        case ENXIO: return finding(book::message("not-a-file"));
        case ELOOP: return finding(book::message("linked"));
        default: return finding(book::message("unreadable"));
    }
}

namespace {

bool absent(const DiskError& e) {
    return e.number == ENOENT || e.number == ENOTDIR || e.number == ELOOP || e.number == ENAMETOOLONG;
}

}

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

Outcome<Contents> TreeSource::read(const std::string& path) const {
    Findings found;
    if (const auto plain = BookPath::parse(path); !plain) {
        found.add(plain.error());
        return failed(std::move(found));
    }
    auto contents = m_disk->read(path, longest_file);
    if (contents) return std::move(*contents);
    found.add(not_read(path, contents.error()));
    return failed(std::move(found));
}

std::vector<std::string> TreeSource::list(const std::string& folder) const {
    std::vector<std::string> names;
    const auto entries = m_disk->list(folder);
    if (!entries && !absent(entries.error())) throw SourceFailed(not_read(folder, entries.error()));
    for (const Entry& entry : entries.value_or(std::vector<Entry>{}))
        if (!is_hidden(entry.name)) names.push_back(entry.kind == FileKind::folder ? entry.name + "/" : entry.name);
    std::ranges::sort(names);
    return names;
}

bool TreeSource::exists(const std::string& path) const {
    if (!BookPath::parse(path)) return false;
    const auto stamp = m_disk->stat(path);
    if (!stamp && !absent(stamp.error())) throw SourceFailed(not_read(path, stamp.error()));
    return stamp.has_value();
}

}
