// SPDX-License-Identifier: MIT
#pragma once
// The difference of two texts by lines, for --dry-run and fmt.
#include <string>
#include <string_view>

namespace svc {

/// In the manner of diff -u: a header, then one hunk a stretch of changed lines, with three lines around it. Empty when equal.
std::string line_diff(std::string_view path, std::string_view before, std::string_view after);

}
