// SPDX-License-Identifier: MIT
#include "desk/format.hpp"

#include <set>

#include "book/locks.hpp"
#include "book/writer.hpp"
#include "desk/work.hpp"
#include "syntax/json.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

/// The keys of a map and of all it holds.
void keys_of(Node node, std::set<std::uint32_t>& into) {
    if (node.shape() == Shape::list) node.each_item([&](Node item) { keys_of(item, into); });
    if (node.shape() == Shape::map)
        node.each_entry([&](Node key, Node value) {
            into.insert(key.index());
            keys_of(value, into);
        });
}

/// The company's own fields: a value that stood there without quotes is no text, and gets none. A key is always a text.
Tree own_fields(Node x) {
    Tree own;
    own.copy(x);
    std::set<std::uint32_t> keys;
    keys_of(own.root(), keys);
    for (std::uint32_t i = 0; i < own.node_count(); ++i)
        if (NodeData& n = own.data(i); n.shape == Shape::scalar) {
            const std::string_view text = own.text_of(n);
            n.quotes = n.quoted || keys.contains(i) ? Quotes::if_ambiguous : Quotes::never;
            if (!n.quoted && is_json_number(text)) n.json = Json::number;
            if (!n.quoted && (text == "true" || text == "false")) n.json = Json::boolean;
        }
    return own;
}

}

Tree canonical_tree(const Filed& file, Personal personal) {
    Tree tree, whole;
    write(file.record.kind(), file.record.data(), tree, personal);
    const Node own = file.tree.root().find("x");
    const std::uint32_t map = whole.open(Shape::map);
    const auto put_own = [&] {
        if (!own) return;
        whole.scalar("x");
        whole.copy(own_fields(own).root());
    };
    tree.root().each_entry([&](Node key, Node value) {
        if (key.text() == "events") {
            put_own();
            if (value.size() == 0) return;
        }
        whole.copy(key);
        whole.copy(value);
    });
    if (!file.record.kind().has_events()) put_own();
    whole.close(map);
    return whole;
}

std::string canonical_form(const Filed& file) { return to_yaml(canonical_tree(file).root()); }

Outcome<void> rewrite(Book& book, const Filed& was, const std::string& text, Entropy& entropy, std::chrono::milliseconds wait) {
    const auto locks = Locks::take(book.disk(), entropy, {head_path(book, was.record.kind(), was.record.id())}, wait);
    if (!locks) return tl::unexpected(locks.error());
    const Change change{was.path, was.contents.stamp, text};
    return Writer(book.disk(), entropy).commit({&change, 1});
}

}
