// SPDX-License-Identifier: MIT
// For spreadsheets: a header of keys, RFC 4180 with LF, no cell a formula. A field may have several lines, as the RFC allows;
// control and bidirectional characters are shown escaped, as everywhere.
#include "syntax/csv.hpp"

#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Only texts can do harm; a number of ours may begin with a minus.
std::string written(const Cell& cell, bool excel) {
    if (cell.json != Json::string) return cell.value;
    return excel ? excel_text(safe_lines(cell.value)) : guarded(safe_lines(cell.value));
}

}

std::string write_csv(const Document& document, const Style& style) {
    std::string out(style.excel ? byte_order_mark : "");
    for_each_record(document, [&](std::span<const Cell> cells) {
        std::vector<std::string> row;
        for (const Cell& cell : cells) row.push_back(written(cell, style.excel));
        out += csv_row(row, ',', false);
    });
    return out;
}

}
