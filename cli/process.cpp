// SPDX-License-Identifier: MIT
#include "process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

extern char** environ;

namespace svc {

Process::Process(std::vector<std::string> words, int in) {
    std::vector<char*> argv;
    for (std::string& w : words) argv.push_back(w.data());
    argv.push_back(nullptr);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (in >= 0) posix_spawn_file_actions_adddup2(&actions, in, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    m_good = posix_spawnp(&m_child, argv[0], &actions, nullptr, argv.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    m_out = ends[0];
    if (!m_good) m_child = -1;
}

std::size_t Process::read(std::span<char> into) {
    for (;;) {
        const ssize_t n = ::read(m_out, into.data(), into.size());
        if (n >= 0) return static_cast<std::size_t>(n);
        if (errno != EINTR) return 0;
    }
}

std::string Process::read_all() {
    std::string text;
    char part[4096];
    for (std::size_t n = 0; (n = read(part)) > 0;) text.append(part, n);
    return text;
}

bool Process::end() {
    if (m_out >= 0) close(m_out);
    m_out = -1;
    int status = 0;
    while (m_child > 0 && waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
    }
    if (m_child > 0) m_good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    m_child = -1;
    return m_good;
}

}
