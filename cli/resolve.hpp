// SPDX-License-Identifier: MIT
#pragma once
// What an id on the command line means: scripts give whole ids, people on a terminal any unambiguous part.
#include "command.hpp"

namespace svc {

struct Resolved {
    const Kind* kind;
    std::string id;
};

/// A whole id of the kind (of any kind: null), a key, or on a terminal a part of one. Said and none when it means nothing or
/// several.
std::optional<Resolved> resolve(Invocation&, const Kind*, const std::string& typed);

/// The ids given as words or on standard input, all of them; said of each that means nothing, and none when there was one.
std::optional<std::vector<Resolved>> resolve_ids(Invocation&, const Kind*);

}
