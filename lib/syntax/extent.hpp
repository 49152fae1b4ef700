// SPDX-License-Identifier: MIT
#pragma once
// Where in the bytes a node ends: readers only tell where it begins.
#include <string_view>

#include "syntax/tree.hpp"

namespace svc {

/// The offset behind the last byte of a node: behind the closing quote or bracket, the last character of a plain text, the last
/// line (without its newline) of a block scalar, the end of the last child of a block collection. `parent` is the column, from
/// 0, of the block collection it stands in: what a block scalar's explicit indentation counts from.
std::size_t end_of(std::string_view bytes, Node, std::size_t parent = 0);
/// The beginning of the line that an offset is in, and its end (at the newline or the end of the text).
std::size_t line_begin(std::string_view bytes, std::size_t at);
std::size_t line_end(std::string_view bytes, std::size_t at);
/// Past white space and comments.
std::size_t past_nothing(std::string_view bytes, std::size_t at);
/// The offset behind the bracket that closes the one at `open`.
std::size_t behind_bracket(std::string_view bytes, std::size_t open);
/// The column, from 0, that a node begins in.
inline std::size_t column_of(Node node) { return node.mark().column - 1; }

}
