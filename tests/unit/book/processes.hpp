// SPDX-License-Identifier: MIT
#pragma once
// Other processes, for what only they can show: locks, kills, limits.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

namespace svc::test {

/// Runs the body in a process of its own; its number.
inline pid_t start(const std::function<int()>& body) {
    const pid_t pid = ::fork();
    if (pid == 0) ::_exit(body());
    return pid;
}

/// The exit code, or minus the signal that ended it.
inline int end_of(pid_t pid) {
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

inline int in_child(const std::function<int()>& body) { return end_of(start(body)); }

}
