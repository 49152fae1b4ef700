// SPDX-License-Identifier: MIT
#pragma once
// A document as positioned nodes, the one form between bytes and records: read from YAML and JSON, made from options,
// written as YAML and JSON. Nodes lie in one vector in the order of the document, texts in one string, so that a
// tree costs two allocations whatever its size.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "base/notation.hpp"

namespace svc {

enum class Shape : std::uint8_t { scalar, list, map };

/// Where a node stands: line and column from 1, the column in characters; `byte` is the offset of its first byte.
struct Mark {
    std::uint32_t line = 0, column = 0, byte = 0;
};

/// One node of a Tree. A map's children are its keys and values in turn.
struct NodeData {
    Shape shape = Shape::scalar;
    bool quoted = false;                   ///< read: stood in quotes or as a block scalar
    bool flow = false;                     ///< read: a list or map in [ ] or { }
    Quotes quotes = Quotes::if_ambiguous;  ///< how to write it
    Json json = Json::string;              ///< how to write it as JSON
    Mark mark{};
    std::uint32_t text = 0, length = 0;  ///< of a scalar, in the tree's text
    std::uint32_t after = 0;             ///< index of the node behind this one and all it holds
    std::uint32_t count = 0;             ///< items of a list, entries of a map
};

class Tree;

/// A node seen in its tree; cheap to copy, valid while the tree is neither changed nor gone.
class Node {
public:
    Node() = default;
    Node(const Tree& tree, std::uint32_t index) : m_tree(&tree), m_index(index) {}
    explicit operator bool() const { return m_tree != nullptr; }

    Shape shape() const { return data().shape; }
    bool quoted() const { return data().quoted; }
    const Mark& mark() const { return data().mark; }
    /// The text of a scalar, without quotes and escapes.
    std::string_view text() const;
    std::size_t size() const { return data().count; }
    std::uint32_t index() const { return m_index; }
    const Tree& tree() const { return *m_tree; }
    const NodeData& data() const;

    /// The value of a key of this map; false when there is none.
    Node find(std::string_view key) const;
    /// The key itself, as a node; false when there is none.
    Node key(std::string_view key) const;
    /// Calls each(Node item) for the items of this list.
    template <class F> void each_item(F&& each) const {
        std::uint32_t i = m_index + 1;
        for (std::uint32_t n = data().count; n > 0; --n) {
            const Node item(*m_tree, i);
            i = item.data().after;
            each(item);
        }
    }
    /// Calls each(Node key, Node value) for the entries of this map.
    template <class F> void each_entry(F&& each) const {
        std::uint32_t i = m_index + 1;
        for (std::uint32_t n = data().count; n > 0; --n) {
            const Node k(*m_tree, i), value(*m_tree, k.data().after);
            i = value.data().after;
            each(k, value);
        }
    }
    /// The n-th item of this list, from 0; n < size().
    Node item(std::size_t n) const;

private:
    const Tree* m_tree = nullptr;
    std::uint32_t m_index = 0;
};

class Tree {
public:
    bool empty() const { return m_nodes.empty(); }
    Node root() const { return m_nodes.empty() ? Node{} : Node(*this, 0); }
    void clear() {
        m_nodes.clear();
        m_text.clear();
    }

    /// Adds a scalar behind what is there; returns its index.
    std::uint32_t scalar(std::string_view text, Mark mark = {}, bool quoted = false);
    /// Adds a scalar to be written as the notation says.
    std::uint32_t scalar(std::string_view text, const Notation& notation, Mark mark = {});
    /// Begins a list or a map; what is added until close() belongs to it.
    std::uint32_t open(Shape shape, Mark mark = {}, bool flow = false);
    /// Ends it, counting what it holds.
    void close(std::uint32_t opened);
    /// Adds a copy of a node, of this tree or another, with all it holds.
    void copy(Node node);

    NodeData& data(std::uint32_t index) { return m_nodes[index]; }
    const NodeData& data(std::uint32_t index) const { return m_nodes[index]; }
    std::string_view text_of(const NodeData& node) const { return std::string_view(m_text).substr(node.text, node.length); }
    std::size_t node_count() const { return m_nodes.size(); }

private:
    std::vector<NodeData> m_nodes;
    std::string m_text;
};

inline const NodeData& Node::data() const { return m_tree->data(m_index); }
inline std::string_view Node::text() const { return m_tree->text_of(data()); }

/// True when both hold the same shapes and texts; marks, quotes and flow don't matter.
bool equal(Node a, Node b);

}
