// SPDX-License-Identifier: MIT
// Reads JSON strictly, with places; the depth is bounded, so it may recurse.
#include <algorithm>
#include <unordered_set>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/json.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

constexpr std::string_view spaces = " \t\r\n";

std::size_t past(std::string_view s, std::size_t at, std::string_view these) {
    return std::min(s.find_first_not_of(these, at), s.size());
}

/// Reads one value after the other from a text.
class JsonReader {
public:
    JsonReader(std::string_view bytes, const std::string& file, Findings& found)
        : m_bytes(bytes), m_file(file), m_positions(bytes), m_found(found) {
        if (bytes.starts_with("\xEF\xBB\xBF")) m_at = 3;
    }

    /// Reads a value into a tree, cleared first. False when the tree can't be used.
    bool read(Tree& tree) {
        m_tree = &tree;
        m_tree->clear();
        const std::size_t begin = m_at, before = m_found.size();
        if (!value(0)) return false;
        if (m_at - begin > Limits::bytes) return wrong(syntax::message("too-large"), {std::to_string(m_at - begin)});
        return m_found.size() == before;
    }
    bool at_end() { return next() == '\0' && m_at >= m_bytes.size(); }
    /// Passes a character when it is the next one.
    bool take(char c) {
        if (next() != c || at_text_end()) return false;
        ++m_at;
        return true;
    }
    bool syntax_error(std::string_view what) { return wrong(syntax::message("json-syntax"), {std::string(what)}); }
    /// Goes to the next line that begins with {, or to the end.
    void skip_to_record() {
        const std::size_t found = m_bytes.find("\n{", m_at);
        m_at = found == m_bytes.npos ? m_bytes.size() : found + 1;
    }

private:
    bool at_text_end() const { return m_at >= m_bytes.size(); }
    char peek() const { return at_text_end() ? '\0' : m_bytes[m_at]; }
    char next() {
        m_at = past(m_bytes, m_at, spaces);
        return peek();
    }
    Mark here() { return m_positions.at(std::min(m_at, m_bytes.size())); }
    bool wrong(const Message& m, std::vector<std::string> words = {}) {
        m_found.add(finding_at(m_bytes, m_file, here(), {&m, std::move(words)}));
        return false;
    }

    bool value(std::size_t depth) {
        const char c = next();
        if ((c == '{' || c == '[') && depth >= Limits::depth) return wrong(syntax::message("too-deep"));
        if (c == '{') return map(depth);
        if (c == '[') return list(depth);
        if (c == '"') return text();
        return word();
    }

    bool map(std::size_t depth) {
        const std::uint32_t node = m_tree->open(Shape::map, here());
        ++m_at;
        std::unordered_set<std::string> keys;
        for (bool first = true; !take('}'); first = false) {
            if (!first && !take(',')) return syntax_error("a comma or } is missing");
            if (next() != '"') return syntax_error("a key in quotes is missing");
            if (!entry(keys, depth)) return false;
        }
        m_tree->close(node);
        return true;
    }

    bool entry(std::unordered_set<std::string>& keys, std::size_t depth) {
        const Mark mark = here();
        std::string key;
        if (!string(key)) return false;
        if (!keys.insert(key).second && m_repeated++ < most_findings)
            m_found.add(finding_at(m_bytes, m_file, mark, {&syntax::message("duplicate-key"), {key}}));
        if (!take(':')) return syntax_error("a colon is missing");
        next();
        if (null()) return true;
        m_tree->scalar(key, mark, true);
        return value(depth + 1);
    }

    bool list(std::size_t depth) {
        const std::uint32_t node = m_tree->open(Shape::list, here());
        ++m_at;
        for (bool first = true; !take(']'); first = false) {
            if (!first && !take(',')) return syntax_error("a comma or ] is missing");
            next();
            const std::size_t begin = m_at;
            if (null()) {
                m_at = begin;
                return wrong(syntax::message("null-item"));
            }
            if (!value(depth + 1)) return false;
        }
        m_tree->close(node);
        return true;
    }

    bool text() {
        const Mark mark = here();
        std::string s;
        if (!string(s)) return false;
        m_tree->scalar(s, mark, true);
        return true;
    }

    std::string_view this_word() const {
        const std::size_t end = std::min(m_bytes.find_first_of(" \t\r\n,:[]{}\"", m_at), m_bytes.size());
        return m_bytes.substr(m_at, end - m_at);
    }
    bool null() {
        if (peek() != 'n' || this_word() != "null") return false;
        m_at += 4;
        return true;
    }
    bool word() {
        const std::string_view w = this_word();
        if (w != "true" && w != "false" && !is_json_number(w)) return syntax_error("a value is missing or misspelt");
        m_tree->scalar(w, here());
        m_at += w.size();
        return true;
    }

    bool string(std::string& out) {
        const std::size_t begin = m_at++;
        bool escaped = false;
        while (!at_text_end() && peek() != '"') {
            const char c = peek();
            if (static_cast<unsigned char>(c) < 0x20) return wrong(syntax::message("control-character"), {visible({&c, 1})});
            if (c == '\\') {
                escaped = true;
                if (!escape(out)) return false;
            } else {
                out += c;
                ++m_at;
            }
        }
        if (at_text_end()) {
            m_at = begin;
            return wrong(syntax::message("yaml-unclosed-quote"));
        }
        ++m_at;
        return checked(out, begin, escaped);
    }

    /// A web form sends its lines with CR LF; other control characters are refused.
    bool checked(std::string& text, std::size_t begin, bool escaped) {
        if (escaped)
            for (std::size_t at = text.find("\r\n"); at != text.npos; at = text.find("\r\n", at)) text.erase(at, 1);
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t from = i;
            const char32_t c = decode(text, i);
            if (!is_control(c) || c == U'\n' || c == U'\t') continue;
            m_at = begin;
            return wrong(syntax::message("control-character"), {visible(std::string_view(text).substr(from, i - from))});
        }
        return true;
    }

    bool escape(std::string& out) {
        static constexpr std::string_view names = "\"\\/bfnrt", means = "\"\\/\b\f\n\r\t";
        const char c = m_at + 1 < m_bytes.size() ? m_bytes[m_at + 1] : '\0';
        m_at += 2;
        if (const std::size_t n = names.find(c); n != names.npos) {
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
        static constexpr std::string_view digits = "0123456789abcdefABCDEF";
        for (int n = 0; n < 4; ++n, ++m_at) {
            const std::size_t digit = at_text_end() ? digits.npos : digits.find(m_bytes[m_at]);
            if (digit == digits.npos) return false;
            code = code * 16 + static_cast<char32_t>(digit > 15 ? digit - 6 : digit);
        }
        return true;
    }

    std::string_view m_bytes;
    const std::string& m_file;
    Positions m_positions;
    Tree* m_tree = nullptr;
    Findings& m_found;
    std::size_t m_at = 0, m_repeated = 0;
};

using Each = std::function<void(const Tree&, std::uint32_t line)>;

bool one(JsonReader& reader, const Each& each) {
    Tree tree;
    if (!reader.read(tree)) return false;
    each(tree, tree.root().mark().line);
    return true;
}

/// Hands over the items of an array without holding all of them.
bool each_item(JsonReader& reader, const Each& each) {
    for (bool first = true; !reader.take(']'); first = false) {
        if (!first && !reader.take(',')) return reader.syntax_error("a comma or ] is missing");
        if (!one(reader, each)) return false;
    }
    return true;
}

}

bool is_json_number(std::string_view s) {
    static constexpr std::string_view digits = "0123456789";
    std::size_t at = s.starts_with('-') ? 1 : 0;
    const auto some = [&] {
        const std::size_t begin = at;
        at = past(s, at, digits);
        return at > begin;
    };
    const bool zero = s.substr(at).starts_with('0');
    const std::size_t whole = at;
    if (!some() || (zero && at > whole + 1)) return false;
    if (s.substr(at).starts_with('.') && (++at, !some())) return false;
    if (at < s.size() && (s[at] == 'e' || s[at] == 'E')) {
        ++at;
        if (at < s.size() && (s[at] == '+' || s[at] == '-')) ++at;
        if (!some()) return false;
    }
    return at == s.size();
}

bool read_json(std::string_view bytes, const std::string& file, Tree& tree, Findings& found) {
    tree.clear();
    if (!is_utf8(bytes, file, found)) return false;
    JsonReader reader(bytes, file, found);
    return reader.read(tree) && (reader.at_end() || reader.syntax_error("something follows the value"));
}

bool read_json_lines(std::string_view bytes, const std::string& file, const Each& each, Findings& found) {
    if (!is_utf8(bytes, file, found)) return false;
    JsonReader reader(bytes, file, found);
    bool good = true;
    while (!reader.at_end() && found.size() < most_findings) {
        if (reader.take('[') ? each_item(reader, each) : one(reader, each)) continue;
        good = false;
        reader.skip_to_record();
    }
    return good;
}

bool read_any(std::string_view bytes, const std::string& file, const Each& each, Findings& found) {
    const std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, first = past(bytes, begin, spaces);
    const bool json = first < bytes.size() && (bytes[first] == '{' || bytes[first] == '[');
    if (json) return read_json_lines(bytes, file, each, found);
    return read_yaml_documents(bytes, file, [&](const Tree& tree) { each(tree, tree.root().mark().line); }, found);
}

}
