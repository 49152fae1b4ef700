// SPDX-License-Identifier: MIT
#include "terminal.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cerrno>
#include <map>

using namespace svc;
using namespace std::chrono_literals;

namespace {

Environment environment(std::map<std::string, std::string, std::less<>> variables) {
    return [variables](std::string_view name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

/// What is written to a pipe.
class Pipe {
public:
    Pipe() {
        REQUIRE(pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) == 0);
        outlive_closed_pipes();
    }
    ~Pipe() { close(m_ends[0]), close(m_ends[1]); }
    int in() const { return m_ends[1]; }
    void stop_reading() { close(m_ends[0]), m_ends[0] = -1; }
    std::string out() const {
        char buffer[4096];
        const ssize_t n = read(m_ends[0], buffer, sizeof buffer);
        return n > 0 ? std::string(buffer, static_cast<std::size_t>(n)) : "";
    }

private:
    int m_ends[2];
};

}

TEST_CASE("colour is auto, always or never") {
    CHECK(colour_wish("auto") == ColourWish::automatic);
    CHECK(colour_wish("always") == ColourWish::always);
    CHECK(colour_wish("never") == ColourWish::never);
    CHECK_FALSE(colour_wish("yes"));
    CHECK(look_at_terminal(environment({{"NO_COLOR", "1"}, {"TERM", "dumb"}}), ColourWish::always).colour);
    CHECK_FALSE(look_at_terminal(environment({{"TERM", "xterm"}}), ColourWish::never).colour);
}

TEST_CASE("COLUMNS and LINES count when they are sizes") {
    const Terminal t = look_at_terminal(environment({{"COLUMNS", "132"}, {"LINES", "50"}}), ColourWish::automatic);
    CHECK(t.width == 132);
    CHECK(t.height == 50);
    const unsigned usual = look_at_terminal(environment({}), ColourWish::automatic).width;
    for (const char* odd : {"", "0", "-3", "80x", "99999999999"})
        CHECK(look_at_terminal(environment({{"COLUMNS", odd}}), ColourWish::automatic).width == usual);
}

TEST_CASE("writing says how it ended") {
    Pipe pipe;
    CHECK(write_all(pipe.in(), "all of it") == Written::all);
    CHECK(pipe.out() == "all of it");
    pipe.stop_reading();
    CHECK(write_all(pipe.in(), "nobody") == Written::closed);
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    CHECK(write_all(full, "x") == Written::failed);
    CHECK(errno == ENOSPC);
    close(full);
}

TEST_CASE("lines on the screen are counted as the terminal breaks them") {
    CHECK(lines_on_screen("", 10) == 0);
    CHECK(lines_on_screen("a\nb", 10) == 2);
    CHECK(lines_on_screen("a\n\n", 10) == 2);
    CHECK(lines_on_screen("服务器无法启动\n", 10) == 2);
    CHECK(lines_on_screen("\x1B[31m0123456789\x1B[0m\n", 10) == 1);
}

TEST_CASE("a progress line waits half a second, says how long still, and goes") {
    Pipe pipe;
    auto now = std::chrono::steady_clock::time_point{} + 1h;
    {
        Progress progress({.width = 60, .moves = true}, {"读取", "reading"}, Language::en, pipe.in(), [&] { return now; });
        now += 400ms;
        progress.at(10, 1000);
        CHECK(pipe.out().empty());
        now += 1600ms;
        progress.at(200, 1000);
        CHECK(pipe.out() == "\rreading 200/1000 · 100/s · 8 s left\x1B[K");
        progress.at(201, 1000);
        CHECK(pipe.out().empty());
    }
    CHECK(pipe.out() == "\r\x1B[K");
}

TEST_CASE("a progress line fits its terminal and is silent without one") {
    Pipe pipe;
    auto now = std::chrono::steady_clock::time_point{};
    {
        Progress narrow({.width = 10, .moves = true}, {"读取", "reading"}, Language::zh, pipe.in(), [&] { return now; });
        Progress silent({.width = 80}, {"读取", "reading"}, Language::zh, pipe.in(), [&] { return now; });
        now += 2s;
        narrow.at(5, 0);
        CHECK(pipe.out() == "\r读取 5/0…\x1B[K");
        silent.at(1, 10000);
        CHECK(pipe.out().empty());
    }
    CHECK(pipe.out() == "\r\x1B[K");
}
