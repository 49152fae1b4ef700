// SPDX-License-Identifier: MIT
#pragma once
// The texts that an edit may make of a document, the nicest first. They are guesses by where nodes stand; Patch reads each again
// and takes the first that says what was asked for, so a text too strange for all of them is refused, never spoilt.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace svc {

/// A document's bytes, its nodes as read from them, and the order its root's keys should have, `events` last.
struct EditedText {
    std::string_view bytes;
    Node root;
    std::span<const std::string_view> order;
};
/// A child of a block or flow collection: the key before it (none in a list) and what holds it.
struct Child {
    Node owner, key, value;
};
using Candidates = std::vector<std::string>;

/// A value in the place of another.
Candidates replaced(const EditedText&, const Child&, Node value);
/// An entry with a new key, in the root before the first key that should follow it, else at the end of its map.
Candidates entry_added(const EditedText&, Node owner, std::string_view key, Node value);
/// An item at the end of a list.
Candidates item_added(const EditedText&, const Child& list, Node item);
/// A child taken out with its lines.
Candidates removed(const EditedText&, const Child&);

}
