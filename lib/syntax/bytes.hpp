// SPDX-License-Identifier: MIT
#pragma once
// What can be said of a text before anything reads it: encoding, control characters, conflict markers.
#include "syntax/tree.hpp"

namespace svc {

/// Adds everything wrong with the bytes as such. True when they may be read; `skip` is the length of a byte order mark.
bool check_bytes(std::string_view bytes, const std::string& file, std::size_t& skip, Findings&);

/// Line, and column in characters, of a byte; from 1.
Mark mark_at(std::string_view bytes, std::size_t at);
/// A finding at a byte, with its line as excerpt.
Finding finding_at(std::string_view bytes, const std::string& file, const Mark&, Fault);

}
