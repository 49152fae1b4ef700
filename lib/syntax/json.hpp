// SPDX-License-Identifier: MIT
#pragma once
// JSON to nodes and back (RFC 8259), and telling the formats of `--from` apart.
#include <functional>

#include "syntax/tree.hpp"

namespace svc {

enum class JsonStyle : std::uint8_t { compact, indented };

/// Reads one JSON value: numbers keep their text, entries that are null are left out (a web form sends them), duplicate keys
/// refused, CR LF in texts read as LF.
bool read_json(std::string_view, const std::string& file, Tree&, Findings&);

/// Each value of a text that holds one after the other, with its line: JSON Lines, a document, the items of an array. What is
/// wrong with one doesn't hide the next that begins a line.
bool read_json_lines(std::string_view bytes, const std::string& file,
                     const std::function<void(const Tree&, std::uint32_t line)>& each, Findings&);

/// Each record of a text: YAML documents, or all that read_json_lines reads; with its line.
bool read_any(std::string_view bytes, const std::string& file, const std::function<void(const Tree&, std::uint32_t line)>& each,
              Findings&);

/// True for what RFC 8259 calls a number.
bool is_json_number(std::string_view);

/// A node as JSON; scalars as their `json` says, an empty text that is to be no string as null; control and formatting
/// characters escaped.
std::string to_json(Node, JsonStyle);

}
