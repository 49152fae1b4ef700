// SPDX-License-Identifier: MIT
#pragma once
// Tabs where YAML wants spaces: yaml-cpp takes them for indentation that most readers refuse.
#include <string_view>

#include "base/finding.hpp"
#include "syntax/tree.hpp"

namespace svc {

/// Adds every tab among the indentation and dashes that a line begins with, unless it stands in a text or in brackets, deeper
/// than what holds it.
void check_tabs(std::string_view bytes, const std::string& file, const Tree&, Findings&);

}
