// SPDX-License-Identifier: MIT
#pragma once
// Changing a record in an editor: a private copy, checked on save, kept when somebody else was faster (design §4).
#include "entering.hpp"
#include "resolve.hpp"

namespace svc {

int edit_in_editor(Invocation&, const Resolved&, const Session&);

}
