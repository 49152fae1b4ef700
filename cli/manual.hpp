// SPDX-License-Identifier: MIT
#pragma once
// Help: of a command, a noun, a code, or svc as a whole, made from the tables (design §4).
#include "command.hpp"

namespace svc {

int print_help(Invocation&, bool whole);

}
