// SPDX-License-Identifier: MIT
#pragma once
// A first map for a file nobody has imported yet: what its columns and values look like, to be looked over and mended.
#include "desk/import/map.hpp"
#include "syntax/csv_reader.hpp"

namespace svc {

/// The text of a map that reads the file as records of a kind: columns by their names in either language, times by how all of
/// them are written, a table for the values of each choice. What is only guessed, and columns left over, stand in comments.
std::string sketch(const Kind&, CsvReader&, const CsvRow& header, Encoding, const std::string& system);

}
