// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace svc;

namespace {

bool scalar_value(char32_t c) { return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF); }

}

TEST_CASE("every character is encoded and decoded") {
    std::size_t wrong = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (!scalar_value(c)) continue;
        std::string s;
        append_utf8(s, c);
        std::size_t at = 0;
        wrong += invalid_utf8(s) != s.npos || decode(s, at) != c || at != s.size() || characters(s) != 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("of all short byte strings exactly those that encode characters are valid") {
    std::size_t valid[4] = {};  // by length
    const auto bytes = [](std::uint32_t n, std::size_t size) {
        std::string s;
        for (std::size_t i = 0; i < size; ++i) s += static_cast<char>(n >> (8 * (size - 1 - i)) & 0xFF);
        return s;
    };
    for (std::uint32_t n = 0; n < 0x100; ++n) valid[1] += invalid_utf8(bytes(n, 1)) == std::string::npos;
    for (std::uint32_t n = 0x8000; n < 0x10000; ++n)
        valid[2] += invalid_utf8(bytes(n, 2)) == std::string::npos && characters(bytes(n, 2)) == 1;
    for (std::uint32_t n = 0xE00000; n < 0xF00000; ++n)
        valid[3] += invalid_utf8(bytes(n, 3)) == std::string::npos && characters(bytes(n, 3)) == 1;
    CHECK(valid[1] == 0x80);
    CHECK(valid[2] == 0x800 - 0x80);
    CHECK(valid[3] == 0x10000 - 0x800 - 0x800);
    std::size_t four = 0;  // by the first two bytes, which decide
    for (std::uint32_t n = 0xF000; n < 0x10000; ++n) four += invalid_utf8(bytes(n << 16 | 0x8080, 4)) == std::string::npos;
    CHECK(four == 0x100);
}

TEST_CASE("the first bad byte is named") {
    CHECK(invalid_utf8("") == std::string::npos);
    CHECK(invalid_utf8("ab\xFF") == 2);
    CHECK(invalid_utf8("中\xE4\xB8") == 3);        // cut off
    CHECK(invalid_utf8("\xC0\x80") == 0);          // overlong
    CHECK(invalid_utf8("\xE0\x9F\xBF") == 0);      // overlong
    CHECK(invalid_utf8("\xF0\x8F\xBF\xBF") == 0);  // overlong
    CHECK(invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
    CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
    CHECK(invalid_utf8("\xB8\xAD") == 0);
}

TEST_CASE("what could attack a terminal is shown escaped") {
    CHECK(visible("plain 中文 😀 é") == "plain 中文 😀 é");
    CHECK(visible(std::string_view("\0\x1b[31m\x7f", 7)) == "\\x00\\x1b[31m\\x7f");
    CHECK(visible("a\nb\tc\rd") == "a\\nb\\tc\\x0dd");
    CHECK(visible("\u202e\u200b\u2028\u2066\ufeff\u061c\u00ad") == "\\u202e\\u200b\\u2028\\u2066\\ufeff\\u061c\\u00ad");
    CHECK(visible("\xC2\x9B"
                  "31m") == "\\x9b31m");
    CHECK(visible("\U000E0041") == "\\U000e0041");
    CHECK(visible("a\xFF\xE4\xB8") == "a\\xff\\xe4\\xb8");
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (!scalar_value(c) || !(is_control(c) || is_format(c))) continue;
        std::string s;
        append_utf8(s, c);
        REQUIRE(visible(s).front() == '\\');
    }
}
