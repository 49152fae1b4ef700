// SPDX-License-Identifier: MIT
#include "git.hpp"

#include <vector>

#include "process.hpp"

namespace svc {

namespace {

/// What git prints, or none when it fails; its own messages are not ours to show.
std::optional<std::string> git(const std::string& folder, std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-C", folder.empty() ? "." : folder});
    Process process(std::move(words));
    std::string text = process.read_all();
    if (!process.end()) return {};
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}

std::string git_email(const std::string& folder) { return git(folder, {"config", "user.email"}).value_or(""); }
std::optional<std::string> git_revision(const std::string& folder) { return git(folder, {"rev-parse", "--verify", "HEAD"}); }
bool git_dirty(const std::string& folder) {
    const auto status = git(folder, {"status", "--porcelain", "--", "."});
    return status && !status->empty();
}

}
