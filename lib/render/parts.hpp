// SPDX-License-Identifier: MIT
#pragma once
// What several formats need of a Document.
#include <string>
#include <string_view>

#include "record/document.hpp"

namespace svc {

/// What people see of a cell.
inline const std::string& seen(const Cell& cell) { return cell.shown ? *cell.shown : cell.value; }

/// The first table, which is what a stream of rows can carry; none.
const Table* first_table(const Document& document);

/// The document as data: its own, else {"svc": 1, facts…, "<table>": [{column: value}]}. Facts and tables of one key are one.
Tree data_of(const Document& document);

/// Safe to show, in lines: what could attack a terminal is escaped, newlines stay, no line ends with a space, no empty line at the end.
std::string safe_lines(std::string_view text);

/// Safe to show and one field of one line: newlines and tabs are escaped too.
std::string safe_field(std::string_view text);

}
