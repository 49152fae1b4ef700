// SPDX-License-Identifier: MIT
#include "syntax/csv.hpp"

#include <algorithm>

namespace svc {

namespace {

/// Spreadsheets of Chinese and Japanese systems take the full-width signs too.
bool formula(std::string_view s) {
    for (std::string_view start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
        if (s.starts_with(start)) return true;
    return false;
}

/// What the guard would be put before: a formula behind any number of quotes, so that taking it off is exact.
bool needs_guard(std::string_view s) {
    const std::size_t n = s.find_first_not_of('\'');
    return n != s.npos && formula(s.substr(n));
}

bool digits(std::string_view s) { return !s.empty() && s.find_first_not_of("0123456789") == s.npos; }

bool excel_spoils(std::string_view s) {
    const std::size_t e = s.find_first_of("eE");
    if (e != s.npos) return digits(s.substr(0, e)) && digits(s.substr(e + 1));
    return digits(s) && s.size() > 1 && (s.front() == '0' || s.size() >= 11);
}

}

std::string guarded(std::string_view cell) { return needs_guard(cell) ? "'" + std::string(cell) : std::string(cell); }

std::string unguarded(std::string_view cell) {
    const bool text = cell.size() > 3 && cell.starts_with("=\"") && cell.ends_with('"');
    if (text && excel_spoils(cell.substr(2, cell.size() - 3))) return std::string(cell.substr(2, cell.size() - 3));
    const bool on = cell.starts_with('\'') && needs_guard(cell);
    return std::string(on ? cell.substr(1) : cell);
}

std::string excel_text(std::string_view cell) { return excel_spoils(cell) ? "=\"" + std::string(cell) + "\"" : guarded(cell); }

std::string csv_row(std::span<const std::string> cells, char separator, bool guard_formulas) {
    const std::string special = std::string("\"\r\n") + separator;
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = guard_formulas ? guarded(cells[i]) : cells[i];
        if (i > 0) row += separator;
        if (cell.find_first_of(special) == cell.npos) {
            row += cell;
            continue;
        }
        row += '"';
        for (char c : cell) row.append(c == '"' ? 2 : 1, c);
        row += '"';
    }
    return row + "\n";
}

}
