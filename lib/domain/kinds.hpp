// SPDX-License-Identifier: MIT
#pragma once
// The kinds of record: the one list that book, desk and commands run over.
#include "record/type.hpp"

namespace svc {

Kinds kinds();

}
