// SPDX-License-Identifier: MIT
#pragma once
// Changes a document's bytes in place: every byte the change isn't about stays, comments and odd indents included (design §1).
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace svc {

/// Edits are made one after the other; after each the text is read again and compared with what was asked for, so that a
/// text too strange to be patched is refused, never spoilt.
class Patch {
public:
    /// `tree` as it was read from `bytes`; `order`: the keys of its root as they should follow one another, `events` last.
    Patch(std::string_view bytes, const Tree& tree, std::vector<std::string_view> order = {"events"});

    /// Adds an item at the end of a list of the root; makes the list at the end of the root when it isn't there.
    void append(std::string_view list_key, const Tree& item);
    /// Sets the value at a path of keys and, in lists, item numbers from 0. A key that isn't there goes to its place in the
    /// root, else to the end of its map.
    void set(std::span<const std::string_view> path, const Tree& value);
    /// Takes a key and its value, or an item, out; nothing when it isn't there.
    void remove(std::span<const std::string_view> path);

    /// The new bytes, or patch-refused.
    Outcome<std::string> finish() const;

private:
    void take_first(const std::vector<std::string>& candidates, const Tree& wanted, std::string_view what, Node near);
    void refuse(std::string_view what, Node near);
    std::string m_bytes;
    std::vector<std::string_view> m_order;
    Tree m_tree;
    Findings m_found;
};

}
