// SPDX-License-Identifier: MIT
#pragma once
// Options made from the rows of a table, and the map that what was typed amounts to.
#include "command.hpp"

namespace svc {

/// One option a field: structs that stand alone give their members, lists may be repeated (--part … --part …).
std::vector<Option> options_of(Fields, bool all_required);

/// The map of all given options that come from fields. Each value's mark is (0, n): n-th option in order, so that a
/// finding without a file can name it. Values `@FILE` and `@-` are read from there; a doubled @@ is an @.
bool to_map(Invocation&, const std::vector<Option>&, Tree& into, std::string_view verb = {});

/// A value that is none of those an option, a variable or a setting has; the nearest one, or all.
Finding unknown_value(std::string origin, std::string value, std::span<const std::string_view> known);

/// The kind that a word names; said, with the words there are, and null when it names none. `more`: other words that would do.
const Kind* kind_named(Invocation&, const std::string& origin, const std::string& word, std::string_view more = {});

/// Findings about options in the words of the command line: their place is the option.
Findings named_by_options(Findings, const Parsed&, const std::vector<Option>&);

}
