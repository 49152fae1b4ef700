// SPDX-License-Identifier: MIT
#pragma once
// What an import did, as it is told, whatever was imported.
#include "desk/import/import.hpp"
#include "record/document.hpp"

namespace svc {

/// Kind by kind.
Document counts(const Imported&, Language);

/// In a line: how many `units` (rows, records) there were, how many of them were rejected and where those stand, if anywhere.
std::string summary(const Imported&, Text units, const std::string& rejects, Language);

}
