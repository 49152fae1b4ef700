// SPDX-License-Identifier: MIT
#pragma once
// Reads the plain form that svc writes, many times faster than any YAML there is: block maps and lists indented by spaces,
// words and double-quoted strings on one line, whole-line comments. It never says what is wrong, only that a text is
// something else; then the general reader takes over, so that messages are the same.
#include <string_view>

#include "syntax/tree.hpp"

namespace svc {

/// Fills the tree just as the general reader would, and true; or false, and the tree is empty. The bytes have passed look_at().
bool scan_canonical(std::string_view bytes, Tree& tree);

}
