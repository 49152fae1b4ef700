// SPDX-License-Identifier: MIT
#pragma once
// Where records come from: the working tree today, any commit tomorrow. Reports and rules never know which.
#include <exception>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "book/contents.hpp"

namespace svc {

/// Thrown when the medium fails while looking for something: an error is never taken for an absence. Caught once, at the top.
struct SourceFailed : std::exception {
    explicit SourceFailed(Finding f) : finding(std::move(f)) {}
    const char* what() const noexcept override { return "the book can't be read"; }
    Finding finding;
};

/// All members may be called from several threads at once.
class Source {
public:
    virtual ~Source() = default;
    /// A whole file: `no-file`, `too-large`, `not-a-file`, `linked` or `unreadable` when it can't be had.
    virtual Outcome<Contents> read(const std::string& path) const = 0;
    /// Names of files and folders in a folder, sorted, folders with "/" at the end; hidden ones left out. None when there
    /// is no such folder; SourceFailed when it can't be read.
    virtual std::vector<std::string> list(const std::string& folder) const = 0;
    /// False only when there is nothing of that name; SourceFailed when that can't be told.
    virtual bool exists(const std::string& path) const = 0;
};

}
