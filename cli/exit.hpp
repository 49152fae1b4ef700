// SPDX-License-Identifier: MIT
#pragma once
// From what went wrong to what svc says about it and how it ends (design §4 "Exit").
#include "base/finding.hpp"
#include "base/language.hpp"
#include "record/codec.hpp"

namespace svc {

int exit_code(const Findings&);

/// One finding for people: `svc: error[code]: file:line:col: what is wrong`, the line with a mark under it, and the remedy.
std::string told(const Finding&, Language, Personal);
/// A word of a finding as it may be shown.
std::string shown_word(const Finding&, std::string_view word, Language, Personal);

/// Every message of svc, of all layers.
std::vector<const Message*> all_messages();

}
