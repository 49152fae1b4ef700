// SPDX-License-Identifier: MIT
#pragma once
// Adds maps and lists to a tree in the order of the calls, so that code that makes a document looks like it.
#include "syntax/tree.hpp"

namespace svc {

class TreeWriter {
public:
    explicit TreeWriter(Tree& into) : m_into(into) {}

    template <class Inside> void object(Inside inside) { nested(Shape::map, inside); }
    template <class Inside> void object(std::string_view key, Inside inside) {
        m_into.scalar(key);
        object(inside);
    }
    template <class Inside> void list(std::string_view key, Inside inside) {
        m_into.scalar(key);
        nested(Shape::list, inside);
    }
    void item(std::string_view value) { m_into.scalar(value); }
    void text(std::string_view key, std::string_view value) {
        m_into.scalar(key);
        m_into.scalar(value);
    }
    void truth(std::string_view key, bool value) {
        m_into.scalar(key);
        m_into.scalar(value ? "true" : "false", Notation{"", Quotes::never, Json::boolean});
    }
    void copy(Node node) { m_into.copy(node); }

private:
    template <class Inside> void nested(Shape shape, Inside inside) {
        const std::uint32_t open = m_into.open(shape);
        inside();
        m_into.close(open);
    }

    Tree& m_into;
};

}
