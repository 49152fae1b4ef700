// SPDX-License-Identifier: MIT
#pragma once
// libyaml as a second opinion: what it makes of the same bytes. Only tests link it.
#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.hpp"

namespace svc {

/// The first document, with marks in lines and characters; none when libyaml refuses the bytes (`why` says so), when there
/// is not exactly one document, or when it holds an alias.
std::optional<Tree> read_with_libyaml(std::string_view bytes, std::string* why = nullptr);

}
