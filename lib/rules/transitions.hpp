// SPDX-License-Identifier: MIT
#pragma once
// Which event may follow which, judged in order of `at`, at entry and by check (design §2 "Transitions").
#include "record/type.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// An event that may not stand where it stands: its place in the file, and why.
struct Misstep {
    std::size_t event;
    Fault why;
};

/// All missteps of a record, in order of time.
std::vector<Misstep> missteps(const Kind&, const void* record, const Lookup&);

}
