// SPDX-License-Identifier: MIT
#pragma once
// Another program whose output svc reads as it comes.
#include <sys/types.h>
#include <span>
#include <string>
#include <vector>

namespace svc {

class Process {
public:
    /// Starts a program found in PATH; `in` is its standard input (none: ours), what it says on standard error is dropped.
    explicit Process(std::vector<std::string> words, int in = -1);
    ~Process() { end(); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// What it prints next; 0 at the end.
    std::size_t read(std::span<char>);
    std::string read_all();
    /// Waits for it; true when it was started and ended well.
    bool end();

private:
    pid_t m_child = -1;
    int m_out = -1;
    bool m_good = false;
};

}
