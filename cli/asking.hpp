// SPDX-License-Identifier: MIT
#pragma once
// Asking a person at the terminal for what a command line left out.
#include "command.hpp"

namespace svc {

/// Asks for each option that has to be given and wasn't, and adds the answers to the command line. Asks nothing unless a person
/// sits at the terminal and allows it; an empty line asks again, the end of input ends the asking, and what is still missing
/// is told as without a terminal.
void ask_for_missing(Invocation&, const std::vector<Option>&);

}
