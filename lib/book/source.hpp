// SPDX-License-Identifier: MIT
#pragma once
// Where records come from: the working tree today, any commit tomorrow. Reports and rules never know which.
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "book/contents.hpp"

namespace svc {

/// All members may be called from several threads at once.
class Source {
public:
    virtual ~Source() = default;
    /// A whole file: `no-file`, `too-large`, `not-a-file`, `linked` or `unreadable` when it can't be had.
    virtual Outcome<Contents> read(const std::string& path) const = 0;
    /// Names of files and folders in a folder, sorted, folders with "/" at the end; hidden ones left out. None when there
    /// is no such folder.
    virtual std::vector<std::string> list(const std::string& folder) const = 0;
    virtual bool exists(const std::string& path) const = 0;
};

}
