// SPDX-License-Identifier: MIT
#include "git.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

extern char** environ;

namespace svc {

namespace {

/// What git prints, or none when it fails; its own messages are not ours to show.
std::optional<std::string> git(const std::string& folder, std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-C", folder.empty() ? "." : folder});
    std::vector<char*> argv;
    for (std::string& w : words) argv.push_back(w.data());
    argv.push_back(nullptr);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const bool started = posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string text;
    char buffer[4096];
    for (ssize_t n = 1; started && n > 0;) {
        n = ::read(ends[0], buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            n = 1;
        else if (n > 0)
            text.append(buffer, static_cast<std::size_t>(n));
    }
    close(ends[0]);
    int status = 0;
    while (started && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!started || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return {};
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
