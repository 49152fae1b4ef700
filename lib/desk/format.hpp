// SPDX-License-Identifier: MIT
#pragma once
// A record's file in the form svc writes: the only rewriting of style there is.
#include <chrono>

#include "base/entropy.hpp"
#include "desk/book.hpp"

namespace svc {

/// The record as svc writes it: known fields in their order, then the company's own, then events.
Tree canonical_tree(const Filed&, Personal = Personal::revealed);
/// The same as YAML.
std::string canonical_form(const Filed&);

/// Puts a text in the place of what was read, unless somebody changed the file meanwhile. Waits for other writers.
Outcome<void> rewrite(Book&, const Filed& was, const std::string& text, Entropy&, std::chrono::milliseconds wait);

}
