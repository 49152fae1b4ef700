// SPDX-License-Identifier: MIT
// For pipes: cut, sort, awk, join. One row is one line whatever stands in it, columns are only ever added at the end.
#include "base/utf8.hpp"
#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

void add(const Heading&, std::string&) {}
void add(const Paragraph&, std::string&) {}

void add(const Facts& facts, std::string& out) {
    for (const auto& [column, cell] : facts.rows) out += visible(column.key) + '\t' + visible(cell.value) + '\n';
}

void add(const Table& table, std::string& out) {
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) out += (c ? "\t" : "") + visible(row[c].value);
        out += '\n';
    }
}

}

std::string write_plain(const Document& document, const Style&) {
    std::string out;
    for (const Block& block : document.blocks) std::visit([&](const auto& b) { add(b, out); }, block);
    return out;
}

}
