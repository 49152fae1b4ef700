// SPDX-License-Identifier: MIT
#pragma once
// The bytes of one file and what tells one state of it from another, wherever files come from.
#include <cstdint>
#include <string>

namespace svc {

enum class FileKind : std::uint8_t { file, folder, link, other };

/// The stat of a file: equal stamps, same file, unchanged. A source without files (a commit) leaves it zero.
struct Stamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified_ns = 0;  ///< since 1970
    std::int64_t changed_ns = 0;   ///< ctime, since 1970
    std::uint32_t mode = 0;        ///< permission bits only
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    FileKind kind = FileKind::file;

    friend bool operator==(const Stamp&, const Stamp&) = default;
    bool same_file(const Stamp& other) const { return device == other.device && inode == other.inode; }
    /// Renaming a file moves its ctime, so a file found under another name is compared without.
    bool same_contents(const Stamp& other) const {
        return same_file(other) && size == other.size && modified_ns == other.modified_ns;
    }
};

struct Contents {
    std::string bytes;
    Stamp stamp;
};

/// The longest record (design §1).
inline constexpr std::size_t longest_file = 1024 * 1024;

}
