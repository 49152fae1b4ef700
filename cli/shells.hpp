// SPDX-License-Identifier: MIT
#pragma once
// The scripts that complete svc in the shells, as `svc completion` prints them.
#include <span>
#include <string_view>

namespace svc {

struct Shell {
    std::string_view name, script;
};

/// Made at build time by shells.cmake from cli/shell.
std::span<const Shell> shells();

}
