// SPDX-License-Identifier: MIT
#pragma once
// JSON to nodes and back (RFC 8259), and telling the formats of `--from` apart.
#include <functional>

#include "syntax/tree.hpp"

namespace svc {

enum class JsonStyle : std::uint8_t { compact, indented };

/// Reads one JSON value: numbers keep their text, entries that are null are left out, duplicate keys are refused.
bool read_json(std::string_view, const std::string& file, Tree&, Findings&);

/// Each record of a text: YAML documents, one JSON value, an array of objects, or JSON Lines; with its line.
bool read_any(std::string_view bytes, const std::string& file, const std::function<void(const Tree&, std::uint32_t line)>& each,
              Findings&);

/// A node as JSON; scalars as their `json` says, with control and formatting characters escaped.
std::string to_json(Node, JsonStyle);

}
