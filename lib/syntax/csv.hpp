// SPDX-License-Identifier: MIT
#pragma once
// Rows of separated values (RFC 4180), with a guard against cells that a spreadsheet would run as formulas.
#include <span>
#include <string>

namespace svc {

/// One row with its newline; cells are quoted where they must be.
std::string csv_row(std::span<const std::string> cells, char separator, bool guard_formulas);
/// A leading ' before what would be a formula, or before another such '.
std::string guarded(std::string_view cell);
/// Takes the guard off again.
std::string unguarded(std::string_view cell);

}
