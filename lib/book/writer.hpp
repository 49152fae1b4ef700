// SPDX-License-Identifier: MIT
#pragma once
// Makes changes to files of the book last: afterwards each is old or new, never anything else, whatever fails.
#include <optional>
#include <span>
#include <string>

#include "base/entropy.hpp"
#include "base/finding.hpp"
#include "book/disk.hpp"

namespace svc {

/// One file to write.
struct Change {
    std::string path;
    std::optional<Stamp> was{};  ///< as it was read; none: the name must not exist yet
    std::string bytes{};         ///< the whole new contents
};

/// The write sequence of design §1. Every file is written without a name, or under a name in .svc/tmp, and synced. Then all
/// are put in their places, in the order given: a new one under a name that must be free, others by exchange with the old
/// file, so that what stood there can be looked at, and put back if it isn't what was read. Then the folders are synced.
/// Missing folders are made. Mode and group of old files stay.
class Writer {
public:
    Writer(Disk& disk, Entropy& entropy) : m_disk(&disk), m_entropy(&entropy) {}

    /// Writes all changes, no two with the same path. Good: all are on the medium. Else, when nothing was written, one of
    /// - `exists`: the name of a new file is taken; place.file is its path
    /// - `changed-meanwhile`: the old file isn't what was read, or is gone
    /// - `write-failed`, `disk-full`, `read-only`, `no-permission`; `linked` for symbolic links, `bad-path`
    /// and when something was,
    /// - `written-unconfirmed` for each file that is written but perhaps not on the medium (all others are written)
    /// - beside the cause, `half-written` for each file that is written and couldn't be taken back (no others are)
    Outcome<void> commit(std::span<const Change>);

private:
    Disk* m_disk;
    Entropy* m_entropy;
    bool m_swept = false;
};

}
