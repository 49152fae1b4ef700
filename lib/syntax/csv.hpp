// SPDX-License-Identifier: MIT
#pragma once
// Rows of separated values (RFC 4180), with a guard against cells that a spreadsheet would run as formulas.
#include <span>
#include <string>
#include <string_view>

namespace svc {

/// One row with its newline; cells are quoted where they must be.
std::string csv_row(std::span<const std::string> cells, char separator, bool guard_formulas);
/// A leading ' before what would be a formula, or before another such '.
std::string guarded(std::string_view cell);
/// Takes the guard off again, and what excel_text put around digits.
std::string unguarded(std::string_view cell);
/// A cell that Excel shows as the text it is: ="007" where it would make a number of it and spoil it (leading zeros, eleven
/// digits or more, digits E digits), which says nothing but digits and so is no danger; else guarded.
std::string excel_text(std::string_view cell);

}
