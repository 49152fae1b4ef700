// SPDX-License-Identifier: MIT
#include "syntax/csv.hpp"

namespace svc {

namespace {

bool formula(std::string_view s) { return !s.empty() && std::string_view("=+-@\t\r").find(s.front()) != std::string_view::npos; }

/// What the guard would be put before: a formula behind any number of quotes, so that taking it off is exact.
bool needs_guard(std::string_view s) {
    const std::size_t n = s.find_first_not_of('\'');
    return n != std::string_view::npos && formula(s.substr(n));
}

}

std::string guarded(std::string_view cell) { return needs_guard(cell) ? "'" + std::string(cell) : std::string(cell); }

std::string unguarded(std::string_view cell) {
    const bool on = cell.starts_with('\'') && needs_guard(cell);
    return std::string(on ? cell.substr(1) : cell);
}

std::string csv_row(std::span<const std::string> cells, char separator, bool guard_formulas) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = guard_formulas ? guarded(cells[i]) : cells[i];
        if (i > 0) row += separator;
        if (cell.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
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
