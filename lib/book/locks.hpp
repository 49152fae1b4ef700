// SPDX-License-Identifier: MIT
#pragma once
// Two scripts that write to one case take turns: the case's head file itself is locked, so no lock file can be left over.
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/entropy.hpp"
#include "base/finding.hpp"
#include "book/disk.hpp"

namespace svc {

/// How long to wait for others when nobody says otherwise (`--wait`).
inline constexpr std::chrono::milliseconds usual_wait{10'000};

/// Head files locked against other writers until the object goes, or the process, however it ends. Readers never wait, and
/// editors and git don't ask: what they do meanwhile is for the Writer to notice.
///
/// A process that locks a file twice waits for itself. The lock is on the file as it was: after a commit has replaced it,
/// others get their turn with the new one.
class Locks {
public:
    /// Locks all heads in sorted order, so that two who want the same ones can't block each other. `busy` when one can't be
    /// had in time, all of them together; else what TreeSource says about a file that can't be read.
    static Outcome<Locks> take(Disk&, Entropy&, std::vector<std::string> heads, std::chrono::milliseconds wait = usual_wait);

    /// A locked head as it is now, without looking up its path again.
    Outcome<Contents> read(const std::string& head) const;

private:
    explicit Locks(Disk& disk) : m_disk(&disk) {}
    Disk* m_disk;
    std::map<std::string, Handle> m_heads;
};

}
