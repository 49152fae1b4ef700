// SPDX-License-Identifier: MIT
#include "terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <vector>

#include "base/width.hpp"

namespace svc {

namespace {

using namespace std::chrono_literals;

/// A size from the environment, else from the system, else the usual one.
unsigned size_of(const std::optional<std::string>& variable, unsigned system, unsigned usual) {
    unsigned value = 0;
    const std::string text = variable.value_or("");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && end == text.data() + text.size() && value > 0 && value <= 10000;
    return good ? value : system > 0 ? system : usual;
}

/// Ignores a signal as long as it lives.
class Ignored {
public:
    explicit Ignored(int signal) : m_signal(signal) {
        struct sigaction ignore{};
        ignore.sa_handler = SIG_IGN;
        sigaction(m_signal, &ignore, &m_before);
    }
    Ignored(const Ignored&) = delete;
    Ignored& operator=(const Ignored&) = delete;
    ~Ignored() { sigaction(m_signal, &m_before, nullptr); }

private:
    int m_signal;
    struct sigaction m_before{};
};

/// The words to run; none: no pager.
std::vector<std::string> pager_command(const Environment& environment) {
    for (const char* name : {"SVC_PAGER", "PAGER"}) {
        const std::optional<std::string> command = environment(name);
        if (!command) continue;
        const bool none = *command == "cat" || command->find_first_not_of(' ') == command->npos;
        return none ? std::vector<std::string>{} : std::vector<std::string>{"/bin/sh", "-c", *command};
    }
    return {"less", "-FRX"};
}

/// The environment of the pager: ours, and what less needs to show colours and, under LANG=C, Chinese.
std::vector<std::string> pager_environment(const Environment& environment) {
    std::vector<std::string> all;
    for (char** entry = environ; entry && *entry; ++entry) all.emplace_back(*entry);
    if (!environment("LESS")) all.emplace_back("LESS=FRX");
    if (!environment("LESSCHARSET")) all.emplace_back("LESSCHARSET=utf-8");
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

/// Starts the command with its standard input from a descriptor; its process, or -1.
pid_t start(std::vector<std::string> command, std::vector<std::string> environment, int input) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    sigset_t as_usual;
    sigemptyset(&as_usual);
    for (const int signal : {SIGPIPE, SIGINT, SIGQUIT}) sigaddset(&as_usual, signal);
    posix_spawnattr_setsigdefault(&attributes, &as_usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t process = -1;
    const std::vector<char*> argv = pointers(command), envp = pointers(environment);
    const int error = posix_spawnp(&process, argv[0], &actions, &attributes, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error ? -1 : process;
}

/// False when the command could not be run, so that nobody has seen the text.
bool paged(std::string_view text, const std::vector<std::string>& command, const Environment& environment) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    const Ignored pipe(SIGPIPE), interrupt(SIGINT), quit(SIGQUIT);  // Ctrl-C is for the pager
    const pid_t process = start(command, pager_environment(environment), ends[0]);
    close(ends[0]);
    const bool fed = process > 0 && write_all(ends[1], text) != Written::failed;
    close(ends[1]);
    int status = 0;
    while (process > 0 && waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    const bool not_run = WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127);
    return fed && !not_run;
}

std::string time_left(double seconds, Language language) {
    const auto all = static_cast<long>(seconds + 0.5);
    const auto in = [&](Text text, long number) { return fmt::format(fmt::runtime(text.in(language)), number); };
    if (all < 60) return in({"{} 秒", "{} s"}, all);
    if (all < 3600) return in({"{} 分", "{} min"}, (all + 30) / 60);
    return in({"{} 小时", "{} h"}, all / 3600) + " " + in({"{} 分", "{} min"}, all % 3600 / 60);
}

}

std::optional<ColourWish> colour_wish(std::string_view text) {
    if (text == "auto") return ColourWish::automatic;
    if (text == "always") return ColourWish::always;
    if (text == "never") return ColourWish::never;
    return {};
}

Terminal look_at_terminal(const Environment& environment, ColourWish wish) {
    const auto is_tty = [](int fd) { return isatty(fd) == 1; };
    Terminal t{.in_is_tty = is_tty(STDIN_FILENO), .out_is_tty = is_tty(STDOUT_FILENO), .err_is_tty = is_tty(STDERR_FILENO)};
    winsize size{};
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO})
        if (size.ws_col == 0 && ioctl(fd, TIOCGWINSZ, &size) != 0) size = {};
    t.width = size_of(environment("COLUMNS"), size.ws_col, 80);
    t.height = size_of(environment("LINES"), size.ws_row, 24);
    const std::string kind = environment("TERM").value_or("");
    const bool able = !kind.empty() && kind != "dumb";
    const bool welcome = able && wish == ColourWish::automatic && environment("NO_COLOR").value_or("").empty();
    t.colour = wish == ColourWish::always || (welcome && t.out_is_tty);
    t.err_colour = wish == ColourWish::always || (welcome && t.err_is_tty);
    t.moves = able && t.err_is_tty;
    return t;
}

void outlive_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

Written write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t n = write(fd, text.data(), text.size());
        if (n >= 0)
            text.remove_prefix(static_cast<std::size_t>(n));
        else if (errno == EPIPE)
            return Written::closed;
        else if (errno == EAGAIN) {
            pollfd ready{.fd = fd, .events = POLLOUT, .revents = 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR)
            return Written::failed;
    }
    return Written::all;
}

std::size_t lines_on_screen(std::string_view text, unsigned columns) {
    std::size_t lines = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        std::size_t taken = width(line);
        for (std::size_t at = line.find("\x1B["); at != line.npos; at = line.find("\x1B[", at + 1))
            taken -= std::min(taken, line.find('m', at) - at);  // all of the sequence but ESC has a width
        lines += taken <= columns ? 1 : (taken + columns - 1) / columns;
    }
    return lines;
}

Written show(std::string_view text, const Terminal& terminal, const Environment& environment) {
    const bool longer = terminal.out_is_tty && lines_on_screen(text, terminal.width) >= terminal.height;
    const std::vector<std::string> command = longer ? pager_command(environment) : std::vector<std::string>{};
    if (!command.empty() && paged(text, command, environment)) return Written::all;
    return write_all(STDOUT_FILENO, text);
}

Progress::Progress(const Terminal& terminal, Text what, Language language, int fd, Clock clock)
    : m_on(terminal.moves),
      m_columns(terminal.width),
      m_what(what),
      m_language(language),
      m_fd(fd),
      m_clock(std::move(clock)),
      m_start(m_clock()),
      m_next(m_start + 500ms) {}

void Progress::at(std::size_t done, std::size_t total) {
    if (!m_on) return;
    const std::unique_lock lock(m_one_at_a_time, std::try_to_lock);
    const auto now = lock ? m_clock() : m_start;
    if (!lock || now < m_next) return;
    m_next = now + 100ms;
    draw(done, total, now - m_start);
}

void Progress::draw(std::size_t done, std::size_t total, std::chrono::duration<double> elapsed) {
    const double rate = static_cast<double>(done) / std::max(elapsed.count(), 0.001);
    const std::string_view per_second = Text{"/秒", "/s"}.in(m_language);
    std::string line = fmt::format("{} {}/{} · {:.0f}{}", m_what.in(m_language), done, total, rate, per_second);
    if (done > 0 && done < total) {
        const std::string left = time_left(static_cast<double>(total - done) / rate, m_language);
        line += m_language == Language::zh ? " · 还需 " + left : " · " + left + " left";
    }
    m_drawn = write_all(m_fd, "\r" + clip(line, m_columns - 1) + "\x1B[K") == Written::all;
}

void Progress::clear() {
    const std::lock_guard lock(m_one_at_a_time);
    if (m_drawn && write_all(m_fd, "\r\x1B[K") == Written::all) m_drawn = false;
}

}
