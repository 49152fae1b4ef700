// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <fmt/format.h>

namespace svc {

namespace {

/// Length of the sequence at an offset, 0 when it isn't valid.
std::size_t sequence(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t n) { return at + n < s.size() ? static_cast<unsigned char>(s[at + n]) : 0U; };
    const unsigned a = byte(0), b = byte(1);
    const auto follows = [&](std::size_t n) { return (byte(n) & 0xC0U) == 0x80U; };
    if (a < 0x80) return 1;
    if (a >= 0xC2 && a <= 0xDF) return follows(1) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        const bool good = follows(1) && follows(2) && !(a == 0xE0 && b < 0xA0) && !(a == 0xED && b > 0x9F);
        return good ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        const bool good = follows(1) && follows(2) && follows(3) && !(a == 0xF0 && b < 0x90) && !(a == 0xF4 && b > 0x8F);
        return good ? 4 : 0;
    }
    return 0;
}

}

std::size_t invalid_utf8(std::string_view s) {
    for (std::size_t at = 0; at < s.size();) {
        if (static_cast<unsigned char>(s[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t n = sequence(s, at);
        if (n == 0) return at;
        at += n;
    }
    return std::string_view::npos;
}

char32_t decode(std::string_view s, std::size_t& at) {
    const std::size_t n = sequence(s, at);
    const auto first = static_cast<unsigned char>(s[at]);
    if (n <= 1) {
        ++at;
        return n == 0 ? U'\uFFFD' : first;
    }
    char32_t c = first & (0xFFU >> (n + 1));
    for (std::size_t i = 1; i < n; ++i) c = c << 6 | (static_cast<unsigned char>(s[at + i]) & 0x3FU);
    at += n;
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

std::size_t characters(std::string_view s) {
    std::size_t n = 0;
    for (char c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return n;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

bool is_format(char32_t c) {
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string visible(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t begin = at;
        if (sequence(s, at) == 0) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(s[at++]));
            continue;
        }
        const char32_t c = decode(s, at);
        if (c == U'\n')
            out += "\\n";
        else if (c == U'\t')
            out += "\\t";
        else if (is_control(c))
            out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
        else if (is_format(c))
            out += fmt::format(fmt::runtime(c > 0xFFFF ? "\\U{:08x}" : "\\u{:04x}"), static_cast<std::uint32_t>(c));
        else
            out += s.substr(begin, at - begin);
    }
    return out;
}

}
