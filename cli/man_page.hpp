// SPDX-License-Identifier: MIT
#pragma once
// Pages for man, made from what help is made of: the tables, and the pages beside the code and in man/.
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"

namespace svc {

/// svc.1, svc-ticket.1 …, svc-book.5, svc-figures.7
std::vector<std::string> man_pages();
/// The text of one of them for groff; none when there is no such page.
std::optional<std::string> man_page(const std::string& name, Language);

}
