// SPDX-License-Identifier: MIT
#pragma once
// Where svc's output goes: what the terminal can do, a pager for what is longer than it, a progress line for long work, and
// writing that notices when the disk is full or the reader has gone. Environment and clock are passed in.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace svc {

/// The value of an environment variable; none when it isn't set.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// --color
enum class ColourWish : std::uint8_t { automatic, always, never };

/// auto, always or never; none for anything else.
std::optional<ColourWish> colour_wish(std::string_view text);

struct Terminal {
    bool in_is_tty = false, out_is_tty = false, err_is_tty = false;
    unsigned width = 80, height = 24;  ///< COLUMNS and LINES, else what the terminal says, else these
    bool colour = false;               ///< on standard output
    bool err_colour = false;           ///< on standard error
    bool moves = false;                ///< standard error takes \r and \x1B[K, so a progress line may stand there
};

/// What standard input, output and error are. NO_COLOR and TERM=dumb mean no colour, unless somebody wishes it always.
Terminal look_at_terminal(const Environment& environment, ColourWish wish);

/// How writing ended. Closed: nobody reads any more (EPIPE), which ends svc quietly. Failed: errno says why; exit 6.
enum class Written : std::uint8_t { all, closed, failed };

/// Makes a closed pipe an end of writing instead of a signal. Once, at the start of the program.
void outlive_closed_pipes();

/// Writes everything, however often that takes.
[[nodiscard]] Written write_all(int fd, std::string_view text);

/// Shows a text on standard output. Longer than the terminal, it goes through SVC_PAGER, PAGER or `less -FRX`, and this returns
/// when that has ended; else, or when the pager is empty, `cat` or can't be started, it is written plainly.
[[nodiscard]] Written show(std::string_view text, const Terminal& terminal, const Environment& environment);

/// Lines of a terminal so many columns wide that a text takes, its SGR sequences not counted.
std::size_t lines_on_screen(std::string_view text, unsigned columns);

/// One line on standard error about work that takes longer than half a second: how far, how fast, how long still. Gone when it
/// ends. Silent unless the terminal can take it back. Any thread may report.
class Progress {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    Progress(const Terminal& terminal, Text what, Language language, int fd = 2, Clock clock = std::chrono::steady_clock::now);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { clear(); }

    /// So many of so many are done.
    void at(std::size_t done, std::size_t total);
    /// Takes the line away, until the next report.
    void clear();

private:
    void draw(std::size_t done, std::size_t total, std::chrono::duration<double> elapsed);

    const bool m_on;
    const std::size_t m_columns;
    const Text m_what;
    const Language m_language;
    const int m_fd;
    const Clock m_clock;
    const std::chrono::steady_clock::time_point m_start;
    std::mutex m_one_at_a_time;
    std::chrono::steady_clock::time_point m_next;
    bool m_drawn = false;
};

}
