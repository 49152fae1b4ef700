// SPDX-License-Identifier: MIT
#pragma once
// Whether a text has comments: readers pass over them, and what rewrites a whole file would lose them.
#include <string_view>

#include "syntax/tree.hpp"

namespace svc {

/// True when there is a comment before, in or behind the nodes of a tree that was read from these bytes.
bool has_comments(std::string_view bytes, const Tree&);

}
