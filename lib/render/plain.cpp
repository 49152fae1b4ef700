// SPDX-License-Identifier: MIT
// For pipes: cut, sort, awk, join. One row is one line whatever stands in it, columns are only ever added at the end. Where a
// document has several tables, each row begins with its table's key.
#include <algorithm>

#include "base/utf8.hpp"
#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

void add(const Heading&, bool, std::string&) {}
void add(const Paragraph&, bool, std::string&) {}

void add(const Facts& facts, bool, std::string& out) {
    for (const auto& [column, cell] : facts.rows) out += visible(column.key) + '\t' + visible(cell.value) + '\n';
}

void add(const Table& table, bool named, std::string& out) {
    for (const auto& row : table.rows) {
        if (named) out += visible(table.key) + '\t';
        for (std::size_t c = 0; c < row.size(); ++c) out += (c ? "\t" : "") + visible(row[c].value);
        out += '\n';
    }
}

}

std::string write_plain(const Document& document, const Style&) {
    const auto is_table = [](const Block& b) { return std::holds_alternative<Table>(b); };
    const bool several = std::ranges::count_if(document.blocks, is_table) > 1;
    std::string out;
    for (const Block& block : document.blocks) std::visit([&](const auto& b) { add(b, several, out); }, block);
    return out;
}

}
