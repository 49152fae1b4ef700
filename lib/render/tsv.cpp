// SPDX-License-Identifier: MIT
// The rows of csv for programs that split at tabs and for pasting into a spreadsheet: \t, \n and \\ stand for what would break
// a row.
#include "base/utf8.hpp"
#include "render/formats.hpp"
#include "render/parts.hpp"
#include "syntax/csv.hpp"

namespace svc {

namespace {

std::string written(const Cell& cell) {
    std::string text;
    for (const char c : cell.value) text.append(c == '\\' ? 2 : 1, c);
    text = visible(text);
    return cell.json == Json::string ? guarded(text) : text;
}

}

std::string write_tsv(const Document& document, const Style&) {
    std::string out;
    for_each_record(document, [&](std::span<const Cell> cells) {
        std::string row;
        for (const Cell& cell : cells) row += (&cell == &cells.front() ? "" : "\t") + written(cell);
        out += row + '\n';
    });
    return out;
}

}
