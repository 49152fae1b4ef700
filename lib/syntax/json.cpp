// SPDX-License-Identifier: MIT
#include "syntax/json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

constexpr std::string_view spaces = " \t\r\n";

class JsonReader {
public:
    JsonReader(std::string_view bytes, const std::string& file, Tree& tree, Findings& found, std::size_t at = 0)
        : m_bytes(bytes), m_file(file), m_tree(tree), m_found(found), m_at(at) {}

    bool value(std::size_t depth = 0) {
        skip();
        if (depth >= Limits::depth) return wrong(syntax::message("too-deep"));
        const char c = peek();
        if (c == '{') return map(depth);
        if (c == '[') return list(depth);
        if (c == '"') return text(true);
        return word();
    }
    bool at_end() {
        skip();
        return m_at >= m_bytes.size();
    }
    std::size_t position() const { return m_at; }
    bool trailing() { return syntax_error("something follows the value"); }

private:
    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    void skip() { m_at = std::min(m_bytes.find_first_not_of(spaces, m_at), m_bytes.size()); }
    bool wrong(const Message& m, std::vector<std::string> words = {}) {
        m_found.add(finding_at(m_bytes, m_file, mark_at(m_bytes, std::min(m_at, m_bytes.size())), {&m, std::move(words)}));
        return false;
    }
    bool syntax_error(std::string_view what) { return wrong(syntax::message("json-syntax"), {std::string(what)}); }
    bool take(char c) {
        skip();
        if (peek() != c) return false;
        ++m_at;
        return true;
    }

    bool map(std::size_t depth) {
        const std::uint32_t node = m_tree.open(Shape::map, mark_at(m_bytes, m_at));
        ++m_at;
        std::vector<std::string> keys;
        for (bool first = true; !take('}'); first = false) {
            if (!first && !take(',')) return syntax_error("a comma or } is missing");
            skip();
            if (peek() != '"') return syntax_error("a key in quotes is missing");
            const std::size_t key_at = m_at;
            std::string key;
            if (!string(key)) return false;
            if (std::ranges::find(keys, key) != keys.end()) {
                m_at = key_at;
                return wrong(syntax::message("duplicate-key"), {key});
            }
            keys.push_back(key);
            if (!take(':')) return syntax_error("a colon is missing");
            skip();
            if (m_bytes.substr(m_at, 4) == "null") {
                m_at += 4;
                continue;
            }
            m_tree.scalar(key, mark_at(m_bytes, key_at), true);
            if (!value(depth + 1)) return false;
        }
        m_tree.close(node);
        return true;
    }

    bool list(std::size_t depth) {
        const std::uint32_t node = m_tree.open(Shape::list, mark_at(m_bytes, m_at));
        ++m_at;
        for (bool first = true; !take(']'); first = false) {
            if (!first && !take(',')) return syntax_error("a comma or ] is missing");
            if (!value(depth + 1)) return false;
        }
        m_tree.close(node);
        return true;
    }

    bool text(bool quoted) {
        const Mark mark = mark_at(m_bytes, m_at);
        std::string s;
        if (!string(s)) return false;
        m_tree.scalar(s, mark, quoted);
        return true;
    }

    bool word() {
        const std::size_t end = std::min(m_bytes.find_first_of(" \t\r\n,]}", m_at), m_bytes.size());
        const std::string_view w = m_bytes.substr(m_at, end - m_at);
        const bool number = !w.empty() && (w[0] == '-' || (w[0] >= '0' && w[0] <= '9')) &&
                            w.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
        if (w != "true" && w != "false" && w != "null" && !number) return syntax_error("a value is missing or misspelt");
        m_tree.scalar(w, mark_at(m_bytes, m_at));
        m_at = end;
        return true;
    }

    bool string(std::string& out) {
        const std::size_t begin = m_at++;
        while (m_at < m_bytes.size() && m_bytes[m_at] != '"') {
            const char c = m_bytes[m_at];
            if (static_cast<unsigned char>(c) < 0x20)
                return wrong(syntax::message("control-character"), {visible(std::string_view(&c, 1))});
            if (c != '\\') {
                out += c;
                ++m_at;
            } else if (!escape(out)) {
                return false;
            }
        }
        if (m_at >= m_bytes.size()) {
            m_at = begin;
            return wrong(syntax::message("yaml-unclosed-quote"));
        }
        ++m_at;
        return checked(out, begin);
    }

    bool checked(const std::string& text, std::size_t begin) {
        for (std::size_t i = 0; i < text.size();) {
            const char32_t c = decode(text, i);
            if (!is_control(c) || c == U'\n' || c == U'\t' || c == U'\r') continue;
            m_at = begin;
            std::string one;
            append_utf8(one, c);
            return wrong(syntax::message("control-character"), {visible(one)});
        }
        return true;
    }

    bool escape(std::string& out) {
        static constexpr std::string_view names = "\"\\/bfnrt", means = "\"\\/\b\f\n\r\t";
        const char c = m_at + 1 < m_bytes.size() ? m_bytes[m_at + 1] : '\0';
        m_at += 2;
        if (const std::size_t n = names.find(c); n != std::string_view::npos && c != '\0') {
            out += means[n];
            return true;
        }
        if (c != 'u') return syntax_error("an unknown escape");
        char32_t code = 0;
        if (!four(code)) return syntax_error("\\u takes four hexadecimal digits");
        if (code >= 0xD800 && code < 0xDC00 && m_bytes.substr(m_at, 2) == "\\u") {
            m_at += 2;
            char32_t low = 0;
            if (!four(low) || low < 0xDC00 || low > 0xDFFF) return syntax_error("half a surrogate pair");
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        if (code >= 0xD800 && code < 0xE000) return syntax_error("half a surrogate pair");
        append_utf8(out, code);
        return true;
    }

    bool four(char32_t& code) {
        for (int n = 0; n < 4; ++n, ++m_at) {
            const std::size_t digit =
                m_at < m_bytes.size() ? std::string_view("0123456789abcdefABCDEF").find(m_bytes[m_at]) : std::string_view::npos;
            if (digit == std::string_view::npos) return false;
            code = code * 16 + static_cast<char32_t>(digit > 15 ? digit - 6 : digit);
        }
        return true;
    }

    std::string_view m_bytes;
    const std::string& m_file;
    Tree& m_tree;
    Findings& m_found;
    std::size_t m_at;
};

bool good_utf8(std::string_view bytes, const std::string& file, Findings& found) {
    const std::size_t bad = invalid_utf8(bytes);
    if (bad != std::string_view::npos) found.add(finding_at(bytes, file, mark_at(bytes, bad), {&syntax::message("utf8")}));
    return bad == std::string_view::npos;
}

void each_object(const Tree& tree, const std::function<void(const Tree&, std::uint32_t)>& each) {
    if (tree.root().shape() != Shape::list) return each(tree, tree.root().mark().line);
    tree.root().each_item([&](Node item) {
        Tree one;
        one.copy(item);
        each(one, item.mark().line);
    });
}

std::string json_text(std::string_view s) {
    std::string out = "\"";
    for (std::size_t i = 0; i < s.size();) {
        const std::size_t begin = i;
        const char32_t c = decode(s, i);
        if (c == U'"' || c == U'\\')
            (out += '\\') += static_cast<char>(c);
        else if (c == U'\n')
            out += "\\n";
        else if (c == U'\t')
            out += "\\t";
        else if (c > 0xFFFF && is_format(c))
            out += fmt::format("\\u{:04x}\\u{:04x}", static_cast<std::uint32_t>(0xD800 + ((c - 0x10000) >> 10)),
                               static_cast<std::uint32_t>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        else if (is_control(c) || is_format(c))
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        else
            out += s.substr(begin, i - begin);
    }
    return out + "\"";
}

void append_json(Node node, std::string& out, JsonStyle style, std::size_t depth) {
    const auto line = [&](std::size_t d) {
        if (style == JsonStyle::indented) out.append("\n").append(d * 2, ' ');
    };
    if (node.shape() == Shape::scalar) {
        const bool text = node.data().json == Json::string;
        out += text ? json_text(node.text()) : node.text().empty() ? std::string("null") : std::string(node.text());
        return;
    }
    const bool map = node.shape() == Shape::map;
    out += map ? "{" : "[";
    bool first = true;
    const auto begin = [&] {
        if (!first) out += ",";
        first = false;
        line(depth + 1);
    };
    if (map)
        node.each_entry([&](Node key, Node value) {
            begin();
            out += json_text(key.text()) + (style == JsonStyle::indented ? ": " : ":");
            append_json(value, out, style, depth + 1);
        });
    else
        node.each_item([&](Node item) {
            begin();
            append_json(item, out, style, depth + 1);
        });
    if (!first) line(depth);
    out += map ? "}" : "]";
}

}

bool read_json(std::string_view bytes, const std::string& file, Tree& tree, Findings& found) {
    tree.clear();
    if (!good_utf8(bytes, file, found)) return false;
    JsonReader reader(bytes, file, tree, found);
    if (!reader.value()) return false;
    return reader.at_end() || reader.trailing();
}

bool read_any(std::string_view bytes, const std::string& file, const std::function<void(const Tree&, std::uint32_t)>& each,
              Findings& found) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(spaces);
    const bool json = first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
    if (!json) return read_yaml_documents(bytes, file, [&](const Tree& tree) { each(tree, tree.root().mark().line); }, found);
    if (!good_utf8(bytes, file, found)) return false;
    // One value after the other covers a document, an array and JSON Lines alike; a bad line doesn't hide the others.
    bool good = true;
    for (std::size_t at = first; at < bytes.size();) {
        Tree tree;
        JsonReader reader(bytes, file, tree, found, at);
        if (reader.value()) {
            each_object(tree, each);
            at = reader.position();
        } else {
            good = false;
            at = std::min(bytes.find('\n', reader.position()), bytes.size());
        }
        at = std::min(bytes.find_first_not_of(spaces, at), bytes.size());
    }
    return good;
}

std::string to_json(Node node, JsonStyle style) {
    std::string out;
    append_json(node, out, style, 0);
    return out;
}

}
