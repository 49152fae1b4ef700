// SPDX-License-Identifier: MIT
// The CSV reader: however the bytes come, the rows are the same; a sound row written by svc is read as it was, with its guard
// taken off; and no guarded cell is a formula.
#include <algorithm>

#include "fuzz/property.hpp"
#include "syntax/csv.hpp"
#include "syntax/csv_reader.hpp"

using namespace svc;
using fuzz::must;

namespace {

CsvReader::Pull in_pieces(std::string_view text, std::size_t most) {
    return [text, most](std::span<char> into) mutable {
        const std::size_t n = std::min({into.size(), text.size(), most});
        std::copy_n(text.begin(), n, into.begin());
        text.remove_prefix(n);
        return n;
    };
}

std::vector<CsvRow> rows(std::string_view text, std::size_t most, char separator) {
    CsvReader reader(in_pieces(text, most), "x", separator);
    Findings found;
    std::vector<CsvRow> all;
    while (auto row = reader.next(found)) all.push_back(std::move(*row));
    must(!reader.broken() || !found.good(), "reading ends early only with a reason", text);
    return all;
}

void comes_back(const CsvRow& row, char separator) {
    std::vector<std::string> guards;
    for (const std::string& cell : row.cells) {
        guards.push_back(guarded(cell));
        must(unguarded(guards.back()) == cell, "the guard comes off", cell);
        must(guards.back().empty() || std::string_view("=+-@\t\r").find(guards.back()[0]) == std::string_view::npos,
             "no guarded cell is a formula", cell);
    }
    if (std::ranges::all_of(row.cells, &std::string::empty)) return;
    const std::string text = csv_row(guards, separator, false);
    if (text.size() > CsvReader::most_bytes || text.starts_with("\xEF\xBB\xBF")) return;
    const std::vector<CsvRow> again = rows(text, 4096, separator);
    must(again.size() == 1 && again[0].cells == guards, "a written row is read as it was", text);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    CsvReader whole(in_pieces(text, 1 << 16), "x", 0);
    const char separator = whole.separator();
    const std::vector<CsvRow> all = rows(text, 1 << 16, 0), bits = rows(text, 3, 0);
    must(all.size() == bits.size(), "the same rows in pieces", text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const CsvRow& row = all[i];
        must(row.cells == bits[i].cells && row.sound == bits[i].sound && row.line == bits[i].line, "the same cells in pieces",
             text);
        must(row.marks.size() == row.cells.size(), "each cell has its place", text);
        for (const Mark& mark : row.marks) must(mark.byte <= row.text.size(), "a cell's place is in its row", text);
        if (!row.sound) continue;
        must(whole.again(row.text, row.line).cells == row.cells, "a row is read again as it was", row.text);
        comes_back(row, separator);
    }
    return 0;
}
