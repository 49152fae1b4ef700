// SPDX-License-Identifier: MIT
#include "desk/format.hpp"

#include "book/locks.hpp"
#include "book/writer.hpp"
#include "desk/work.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

/// The company's own fields: what stood there without quotes is no text, and gets none.
Tree own_fields(Node x) {
    Tree own;
    own.copy(x);
    for (std::uint32_t i = 0; i < own.node_count(); ++i)
        if (NodeData& n = own.data(i); n.shape == Shape::scalar) n.quotes = n.quoted ? Quotes::if_ambiguous : Quotes::never;
    return own;
}

}

std::string canonical_form(const Filed& file) {
    Tree tree, whole;
    write(file.record.kind(), file.record.data(), tree);
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
    return to_yaml(whole.root());
}

Outcome<void> rewrite(Book& book, const Filed& was, const std::string& text, Entropy& entropy, std::chrono::milliseconds wait) {
    const auto locks = Locks::take(book.disk(), entropy, {head_path(book, was.record.kind(), was.record.id())}, wait);
    if (!locks) return tl::unexpected(locks.error());
    const Change change{was.path, was.contents.stamp, text};
    return Writer(book.disk(), entropy).commit({&change, 1});
}

}
