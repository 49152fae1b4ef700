// SPDX-License-Identifier: MIT
#pragma once
// What git knows, asked of the git command: who the user is, and which commit the book is at.
#include <optional>
#include <string>

namespace svc {

/// git's user.email for a folder; empty without git.
std::string git_email(const std::string& folder);
/// The commit checked out in a folder; none outside git or before the first commit.
std::optional<std::string> git_revision(const std::string& folder);
/// True when tracked or untracked files of the folder differ from that commit.
bool git_dirty(const std::string& folder);

}
