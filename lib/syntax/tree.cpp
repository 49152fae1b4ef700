// SPDX-License-Identifier: MIT
#include "syntax/tree.hpp"

#include <algorithm>

namespace svc {

Node Node::find(std::string_view wanted) const {
    Node found;
    each_entry([&](Node k, Node value) {
        if (!found && k.text() == wanted) found = value;
    });
    return found;
}

Node Node::key(std::string_view wanted) const {
    Node found;
    each_entry([&](Node k, Node) {
        if (!found && k.text() == wanted) found = k;
    });
    return found;
}

Node Node::item(std::size_t n) const {
    std::uint32_t i = m_index + 1;
    for (; n > 0; --n) i = m_tree->data(i).after;
    return {*m_tree, i};
}

std::uint32_t Tree::scalar(std::string_view text, Mark mark, bool quoted) {
    const auto index = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back({.quoted = quoted,
                       .mark = mark,
                       .text = static_cast<std::uint32_t>(m_text.size()),
                       .length = static_cast<std::uint32_t>(text.size()),
                       .after = index + 1});
    m_text += text;
    return index;
}

std::uint32_t Tree::scalar(std::string_view text, const Notation& notation, Mark mark) {
    const std::uint32_t index = scalar(text, mark);
    m_nodes[index].quotes = notation.quotes;
    m_nodes[index].json = notation.json;
    return index;
}

std::uint32_t Tree::open(Shape shape, Mark mark, bool flow) {
    const auto index = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back({.shape = shape, .flow = flow, .mark = mark, .after = index + 1});
    return index;
}

void Tree::close(std::uint32_t opened) {
    NodeData& node = m_nodes[opened];
    node.after = static_cast<std::uint32_t>(m_nodes.size());
    std::uint32_t children = 0;
    for (std::uint32_t i = opened + 1; i < node.after; i = m_nodes[i].after) ++children;
    node.count = node.shape == Shape::map ? children / 2 : children;
}

void Tree::copy(Node node) {
    const Tree& from = node.tree();
    const std::uint32_t first = node.index(), last = node.data().after, shift = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.reserve(m_nodes.size() + (last - first));
    for (std::uint32_t i = first; i < last; ++i) {
        NodeData copied = from.data(i);
        const std::string text(from.text_of(copied));
        copied.after = copied.after - first + shift;
        copied.text = static_cast<std::uint32_t>(m_text.size());
        m_text += text;
        m_nodes.push_back(copied);
    }
}

bool equal(Node a, Node b) {
    const std::uint32_t count = a.data().after - a.index();
    if (count != b.data().after - b.index()) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Node x(a.tree(), a.index() + i), y(b.tree(), b.index() + i);
        if (x.shape() != y.shape() || x.size() != y.size() || x.text() != y.text()) return false;
    }
    return true;
}

}
