// SPDX-License-Identifier: MIT
#pragma once
// How many columns a text takes on a terminal, and how to make it fit. From an own table, so it is the same under LANG=C,
// where the C library knows no width. Texts are UTF-8; a stray byte counts as one column. Control characters count as none:
// make a text safe first (utf8.hpp, visible).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace svc {

/// Columns of one character: 0, 1 or 2. Of ambiguous width is narrow.
unsigned width(char32_t c);

/// Columns of a text.
std::size_t width(std::string_view text);

/// The text, or as much of its front as fits before an `…`; a character is never parted from its accents. No columns: nothing.
std::string clip(std::string_view text, std::size_t columns);

enum class Align : std::uint8_t { left, right };

/// The text with spaces behind it (in front of it: right) up to that many columns; never shortened.
std::string padded(std::string_view text, std::size_t columns, Align align = Align::left);

/// The text in lines of at most so many columns, at least one line. It is broken at its own newlines, at spaces and beside wide
/// characters, but no line begins with closing punctuation (。、」》) or ends with an opening one unless nothing else is left to
/// do. A word longer than a line is cut. No line ends with a space.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}
