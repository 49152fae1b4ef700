// SPDX-License-Identifier: MIT
#pragma once
// UTF-8 by the byte: is it valid, which characters are dangerous to show, and how they are shown instead (design §6).
#include <cstdint>
#include <string>
#include <string_view>

namespace svc {

/// Offset of the first byte that is no valid UTF-8 (overlong forms, surrogates and beyond U+10FFFF included); npos when all is.
std::size_t invalid_utf8(std::string_view);
/// The character at an offset of valid UTF-8, and the offset behind it.
char32_t decode(std::string_view, std::size_t& at);
void append_utf8(std::string&, char32_t);
/// Number of characters; stray bytes count as one.
std::size_t characters(std::string_view);
/// C0, DEL and C1.
bool is_control(char32_t);
/// Bidirectional and invisible formatting controls, line and paragraph separators, the byte order mark.
bool is_format(char32_t);
/// The text with what could attack a terminal shown escaped: \x1b, \u202e, \n.
std::string visible(std::string_view);

}
