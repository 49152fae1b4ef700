// SPDX-License-Identifier: MIT
#pragma once
// What several formats need of a Document.
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "record/document.hpp"

namespace svc {

/// What people see of a cell.
inline const std::string& seen(const Cell& cell) { return cell.shown ? *cell.shown : cell.value; }

/// Without the columns that only machines read.
Document for_people(const Document&);

/// The first table, which is what a stream of rows can carry; none.
const Table* first_table(const Document& document);

/// What csv and tsv carry: the keys of the first table and its rows, each as long as the header; without a table `key`, `value`
/// and the facts.
void for_each_record(const Document& document, const std::function<void(std::span<const Cell>)>& each);

/// The document as data: its own, else {"svc": 1, facts…, "<table>": [{column: value}]}. Facts and tables of one key are one.
Tree data_of(const Document& document);

/// Like visible() line by line: newlines stay. No line ends with a space, no empty line stands at the end.
std::string safe_lines(std::string_view text);

}
