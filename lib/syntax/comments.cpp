// SPDX-License-Identifier: MIT
#include "syntax/comments.hpp"

#include "syntax/extent.hpp"

namespace svc {

namespace {

/// Goes from scalar to scalar: a # that stands in none of them begins a comment.
class Search {
public:
    explicit Search(std::string_view bytes) : m_bytes(bytes) {}

    void through(Node node, std::size_t parent) {
        const std::size_t within = node.data().flow ? parent : column_of(node);
        switch (node.shape()) {
            case Shape::scalar: return past(node, parent);
            case Shape::list: return node.each_item([&](Node item) { through(item, within); });
            case Shape::map:
                return node.each_entry([&](Node key, Node value) {
                    through(key, within);
                    through(value, within);
                });
        }
    }
    bool up_to(std::size_t end) {
        m_found = m_found || m_bytes.substr(m_at, end > m_at ? end - m_at : 0).find('#') != std::string_view::npos;
        return m_found;
    }

private:
    void past(Node scalar, std::size_t parent) {
        const std::size_t begin = scalar.mark().byte;
        up_to(begin);
        m_at = begin;
        if (const char c = begin < m_bytes.size() ? m_bytes[begin] : ' '; scalar.quoted() && c != '"' && c != '\'')
            up_to(line_end(m_bytes, begin));  // the header of a block scalar
        m_at = end_of(m_bytes, scalar, parent);
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_found = false;
};

}

bool has_comments(std::string_view bytes, const Tree& tree) {
    Search search(bytes);
    if (!tree.empty()) search.through(tree.root(), 0);
    return search.up_to(bytes.size());
}

}
