// SPDX-License-Identifier: MIT
#pragma once
// A page a kind of record, a report, a command: the .md beside its code; and those of man/, which belong to no code. As `svc help
// NOUN` shows it.
#include <span>
#include <string_view>

#include "base/language.hpp"

namespace svc {

struct Page {
    std::string_view name;  ///< the noun, first word of its title
    Text text;
};

/// Made at build time by pages.cmake.
std::span<const Page> pages();

}
