// SPDX-License-Identifier: MIT
#include "syntax/patch.hpp"

#include <charconv>

#include "syntax/edits.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

/// As equal(), but the order of a map's keys doesn't matter.
bool same(Node a, Node b) {
    if (a.shape() != b.shape() || a.size() != b.size()) return false;
    if (a.shape() == Shape::scalar) return a.text() == b.text();
    bool all = true;
    std::uint32_t i = b.index() + 1;  // where the like child stands when the order is the same
    const auto next = [&] {
        const Node child(b.tree(), i);
        i = child.data().after;
        return child;
    };
    if (a.shape() == Shape::list) {
        a.each_item([&](Node item) { all = all && same(item, next()); });
        return all;
    }
    a.each_entry([&](Node key, Node value) {
        if (!all) return;
        const Node like = next(), beside = next(), other = like.text() == key.text() ? beside : b.find(key.text());
        all = other && same(value, other);
    });
    return all;
}

/// The n-th item for its number in decimal.
Node item_at(Node list, std::string_view number) {
    std::size_t n = 0;
    const auto [end, wrong] = std::from_chars(number.data(), number.data() + number.size(), n);
    const bool good = wrong == std::errc{} && end == number.data() + number.size() && n < list.size();
    return good ? list.item(n) : Node{};
}

/// What stands at the end of a path; its owner, key and value are false where there is none.
Child child_at(Node root, std::span<const std::string_view> path) {
    Child at{{}, {}, root};
    for (std::string_view step : path) {
        at.owner = at.value;
        at.key = at.owner && at.owner.shape() == Shape::map ? at.owner.key(step) : Node{};
        if (at.key)
            at.value = Node(root.tree(), at.key.data().after);
        else
            at.value = at.owner && at.owner.shape() == Shape::list ? item_at(at.owner, step) : Node{};
    }
    return at;
}

/// A copy of a tree in which `value` stands in the place of a child (no value: it is left out), or at the end of what holds it
/// when it is new.
class Edited {
public:
    Edited(const Child& child, std::string_view key, Node value) : m_child(child), m_key(key), m_value(value) {}

    Tree tree(Node root) {
        copy(root);
        return std::move(m_tree);
    }

private:
    void copy(Node node) {
        if (m_child.value && node.index() == m_child.value.index()) return put();
        const std::uint32_t from = m_child.owner.index();
        if (node.shape() == Shape::scalar || from < node.index() || from >= node.data().after) return m_tree.copy(node);
        const std::uint32_t opened = m_tree.open(node.shape(), node.mark());
        if (node.shape() == Shape::list)
            node.each_item([&](Node item) { copy(item); });
        else
            node.each_entry([&](Node key, Node value) {
                if (m_child.key && key.index() == m_child.key.index() && !m_value) return;
                m_tree.copy(key);
                copy(value);
            });
        if (!m_child.value && node.index() == from) {
            if (node.shape() == Shape::map) m_tree.scalar(m_key);
            put();
        }
        m_tree.close(opened);
    }
    void put() {
        if (m_value) m_tree.copy(m_value);
    }

    const Child& m_child;
    std::string_view m_key;
    Node m_value;
    Tree m_tree;
};

}

Patch::Patch(std::string_view bytes, const Tree& tree, std::vector<std::string_view> order)
    : m_bytes(bytes), m_order(std::move(order)) {
    m_tree.copy(tree.root());
}

void Patch::refuse(std::string_view what, Node near) {
    const Mark mark = near ? near.mark() : Mark{};
    m_found.add(syntax::message("patch-refused"), {std::string(what)}, {"", mark.line, mark.column});
}

void Patch::take_first(const std::vector<std::string>& candidates, const Tree& wanted, std::string_view what, Node near) {
    Findings too_large;
    for (const std::string& candidate : candidates) {
        Tree now;
        Findings found;
        if (!record_reader().read(candidate, "", now, found) || !same(now.root(), wanted.root())) {
            if (!found.empty() && found.begin()->message == &syntax::message("too-large")) too_large = std::move(found);
            continue;
        }
        m_bytes = candidate;
        m_tree = std::move(now);
        return;
    }
    if (too_large.empty()) return refuse(what, near);
    m_found.add(std::move(too_large));
}

void Patch::append(std::string_view list_key, const Tree& item) {
    const std::string_view path[] = {list_key};
    const Node root = m_tree.root();
    const Child list = child_at(root, path);
    if (!list.value) {
        Tree fresh;
        const std::uint32_t opened = fresh.open(Shape::list);
        fresh.copy(item.root());
        fresh.close(opened);
        return set(path, fresh);
    }
    if (list.value.shape() != Shape::list) return refuse(list_key, list.key);
    const Tree wanted = Edited({list.value, {}, {}}, "", item.root()).tree(root);
    take_first(item_added({m_bytes, root, m_order}, list, item.root()), wanted, list_key, list.key);
}

void Patch::set(std::span<const std::string_view> path, const Tree& value) {
    const Node root = m_tree.root();
    const Child child = child_at(root, path);
    const bool can_add = child.owner && child.owner.shape() == Shape::map;
    if (path.empty() || (!child.value && !can_add)) return refuse(path.empty() ? "" : path.back(), root);
    const Tree wanted = Edited(child, path.back(), value.root()).tree(root);
    const EditedText edited{m_bytes, root, m_order};
    take_first(child.value ? replaced(edited, child, value.root()) : entry_added(edited, child.owner, path.back(), value.root()),
               wanted, path.back(), child.key ? child.key : child.owner);
}

void Patch::remove(std::span<const std::string_view> path) {
    const Node root = m_tree.root();
    const Child child = child_at(root, path);
    if (path.empty() || !child.value) return;
    if (path.size() > 1 && child.owner.size() == 1 && !child.owner.data().flow) {
        Tree nothing;
        nothing.close(nothing.open(child.owner.shape()));
        return set(path.first(path.size() - 1), nothing);
    }
    const Tree wanted = Edited(child, path.back(), Node{}).tree(root);
    take_first(removed({m_bytes, root, m_order}, child), wanted, path.back(), child.key ? child.key : child.value);
}

Outcome<std::string> Patch::finish() const {
    if (!m_found.empty()) return failed(m_found);
    return m_bytes;
}

}
