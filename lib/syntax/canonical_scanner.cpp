// SPDX-License-Identifier: MIT
#include "syntax/canonical_scanner.hpp"

#include <algorithm>
#include <array>

#include "syntax/reader.hpp"

namespace svc {

namespace {

constexpr std::size_t most_keys = 64;  ///< of one map: each is compared with each
constexpr std::size_t longest_key = 100;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool begins_plain(char c) {
    return is_letter(c) || is_digit(c) || c == '/' || c == '.' || c == '(' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_null(std::string_view s) { return s == "null" || s == "Null" || s == "NULL"; }

class Scanner {
public:
    Scanner(std::string_view bytes, Tree& tree) : m_bytes(bytes), m_tree(tree) {}

    bool document() { return to_line() && m_indent == 0 && map(0, 0) && at_end(); }

private:
    bool at_end() const { return m_at == m_bytes.size(); }
    char here() const { return at_end() ? '\n' : m_bytes[m_at]; }

    /// Goes to the text of the next line that has any but a comment; m_indent is its indent. False at the end.
    bool to_line() {
        while (!at_end()) {
            const std::size_t text = std::min(m_bytes.find_first_not_of(' ', m_at), m_bytes.size());
            const char c = text == m_bytes.size() ? '\n' : m_bytes[text];
            if (c != '\n' && c != '#') {
                m_indent = text - m_begin;
                m_at = text;
                return true;
            }
            m_at = std::min(m_bytes.find('\n', text), m_bytes.size());
            end_line();
        }
        m_indent = 0;
        return false;
    }
    void end_line() {
        if (!at_end()) ++m_at;
        m_begin = m_at;
        ++m_line;
    }
    Mark mark() const { return {m_line, static_cast<std::uint32_t>(m_at - m_begin) + 1, static_cast<std::uint32_t>(m_at)}; }

    /// The key that stands here with its colon; empty when none does.
    std::string_view key() const {
        std::size_t end = m_at;
        while (end < m_bytes.size() && (is_letter(m_bytes[end]) || is_digit(m_bytes[end]) || m_bytes[end] == '-')) ++end;
        const bool colon = end > m_at && end + 1 <= m_bytes.size() && end < m_bytes.size() && m_bytes[end] == ':' &&
                           (end + 1 == m_bytes.size() || m_bytes[end + 1] == ' ' || m_bytes[end + 1] == '\n');
        const std::string_view found = m_bytes.substr(m_at, end - m_at);
        return colon && is_letter(found[0]) && found.size() <= longest_key && !is_null(found) ? found : std::string_view{};
    }

    /// A map whose first key stands here, at this indent.
    bool map(std::size_t indent, std::size_t depth) {
        if (depth == Limits::depth) return false;
        const std::uint32_t node = m_tree.open(Shape::map, mark());
        std::array<std::string_view, most_keys> keys;
        std::size_t count = 0;
        do {
            const std::string_view name = key();
            if (name.empty() || count == most_keys || std::find(keys.begin(), keys.begin() + count, name) != keys.begin() + count)
                return false;
            keys[count++] = name;
            m_tree.scalar(name, mark());
            m_at += name.size() + 1;
            if (!value(indent, depth)) return false;
        } while (m_at < m_bytes.size() && m_indent == indent);
        m_tree.close(node);
        return m_indent < indent || at_end();
    }

    /// What stands behind a key of a map at this indent.
    bool value(std::size_t indent, std::size_t depth) {
        if (here() == ' ') {
            ++m_at;
            return scalar(indent);
        }
        end_line();
        if (!to_line() || m_indent <= indent) return false;
        const std::size_t deeper = m_indent;
        return is_item() ? list(deeper, depth + 1) : map(deeper, depth + 1);
    }

    bool is_item() const { return m_bytes.substr(m_at).starts_with("- "); }

    bool list(std::size_t indent, std::size_t depth) {
        if (depth == Limits::depth) return false;
        const std::uint32_t node = m_tree.open(Shape::list, mark());
        do {
            if (!is_item()) return false;
            m_at += 2;
            m_indent = indent + 2;
            if (key().empty() ? !scalar(indent) : !map(indent + 2, depth + 1)) return false;
        } while (!at_end() && m_indent == indent);
        m_tree.close(node);
        return m_indent < indent || at_end();
    }

    /// A scalar up to the end of its line; what follows isn't indented deeper, or it would belong to it.
    bool scalar(std::size_t indent) {
        const Mark place = mark();
        const std::size_t end = std::min(m_bytes.find('\n', m_at), m_bytes.size());
        const std::string_view text = m_bytes.substr(m_at, end - m_at);
        if (text.empty() || text.back() == ' ') return false;
        if (text[0] == '"') {
            if (text.size() < 2 || text.find('"', 1) != text.size() - 1 || text.find('\\') != text.npos) return false;
            m_tree.scalar(text.substr(1, text.size() - 2), place, true);
        } else {
            if (!begins_plain(text[0]) || text.back() == ':' || is_null(text) || text.find(": ") != text.npos ||
                text.find(" #") != text.npos)
                return false;
            m_tree.scalar(text, place);
        }
        m_at = end;
        end_line();
        to_line();
        return at_end() || m_indent <= indent;
    }

    std::string_view m_bytes;
    Tree& m_tree;
    std::size_t m_at = 0, m_begin = 0, m_indent = 0;  ///< where it reads, where that line begins, how far its text is indented
    std::uint32_t m_line = 1;
};

bool has_document_mark(std::string_view bytes) {
    return bytes.starts_with("---") || bytes.starts_with("...") || bytes.find("\n---") != bytes.npos ||
           bytes.find("\n...") != bytes.npos;
}

}

bool scan_canonical(std::string_view bytes, Tree& tree) {
    tree.clear();
    const bool plain = bytes.find('\t') == bytes.npos && bytes.find('\r') == bytes.npos && !has_document_mark(bytes);
    if (plain && Scanner(bytes, tree).document()) return true;
    tree.clear();
    return false;
}

}
