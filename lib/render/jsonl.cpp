// SPDX-License-Identifier: MIT
// For programs that read as they go, and for `new --from`: one object a line.
#include "render/formats.hpp"
#include "render/parts.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

/// The list whose items are the lines: the root itself, or the first list of what svc wraps its answers in. A record of its own
/// (no "svc") is one line whatever lists it has.
Node lines_in(Node root) {
    if (root.shape() == Shape::list) return root;
    Node found;
    if (root.shape() == Shape::map && root.find("svc"))
        root.each_entry([&](Node, Node value) {
            if (!found && value.shape() == Shape::list) found = value;
        });
    return found;
}

}

std::string write_jsonl(const Document& document, const Style&) {
    const Tree data = data_of(document);
    const Node lines = lines_in(data.root());
    if (!lines) return to_json(data.root(), JsonStyle::compact) + '\n';
    std::string out;
    lines.each_item([&](Node item) { out += to_json(item, JsonStyle::compact) + '\n'; });
    return out;
}

}
