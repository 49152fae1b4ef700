// SPDX-License-Identifier: MIT
#pragma once
// Where in the bytes a node ends: readers only tell where it begins.
#include <string_view>

#include "syntax/tree.hpp"

namespace svc {

/// The offset behind the last byte of a node: behind the closing quote or bracket, the last character of a plain text, the last
/// line (without its newline) of a block scalar, the end of the last child of a block collection.
std::size_t end_of(std::string_view bytes, Node);
/// The beginning of the line that an offset is in, and its end (at the newline or the end of the text).
std::size_t line_begin(std::string_view bytes, std::size_t at);
std::size_t line_end(std::string_view bytes, std::size_t at);
/// Columns before the first character of a line that isn't a space.
std::size_t indent_of(std::string_view bytes, std::size_t at);
/// The offset behind the bracket that closes the one at `open`.
std::size_t behind_bracket(std::string_view bytes, std::size_t open);

}
