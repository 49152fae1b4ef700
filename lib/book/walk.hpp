// SPDX-License-Identifier: MIT
#pragma once
// Going over the whole book: which files there are, and reading many of them at once.
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "book/disk.hpp"

namespace svc {

/// The files under a folder, by path; all lists sorted bytewise.
struct Walk {
    std::vector<std::string> records;  ///< regular files named *.yaml
    std::vector<std::string> strays;   ///< everything else but folders and hidden names: other files, links, FIFOs
    Findings unread;                   ///< folders that couldn't be listed

    /// Hidden files and folders are passed over. A folder that isn't there is empty.
    static Walk through(const Disk&, const std::string& folder);
};

/// Called once for every path: which one, on which of the threads (from 0), and what was read (errors as TreeSource says
/// them). Calls on one thread come one after the other; those of different threads at the same time.
using OnRead = std::function<void(std::size_t index, unsigned thread, Outcome<Contents>)>;

/// Reads the files, each as late as possible; nothing is kept. Returns when all calls have returned; an exception of one
/// of them ends the reading and is thrown on.
void read_in_parallel(const Disk&, std::span<const std::string> paths, unsigned threads, const OnRead&);

}
