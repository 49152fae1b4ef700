// SPDX-License-Identifier: MIT
#include "syntax/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace svc {

namespace {

constexpr std::string_view words[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan", "infinity"};

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_word(std::string_view text) {
    if (text.size() > 8) return false;
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::ranges::find(words, lower) != std::end(words);
}

bool shows_plainly(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = decode(text, i);
        if (is_control(c) || is_format(c) || c == 0xA0) return false;
    }
    return true;
}

std::string double_quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = decode(text, i);
        if (c == U'"' || c == U'\\')
            (out += '\\') += static_cast<char>(c);
        else if (c == U'\n')
            out += "\\n";
        else if (c == U'\t')
            out += "\\t";
        else if (is_control(c))
            out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
        else if (is_format(c) || c == 0xA0)
            out += fmt::format(fmt::runtime(c > 0xFFFF ? "\\U{:08x}" : "\\u{:04x}"), static_cast<std::uint32_t>(c));
        else
            out += text.substr(begin, i - begin);
    }
    return out + "\"";
}

std::string quoted_as(Node node, bool in_flow) {
    const std::string_view text = node.text();
    const Quotes quotes = node.data().quotes;
    const bool flow_danger = in_flow && text.find_first_of(",[]{}\"'#") != std::string_view::npos;
    if (quotes == Quotes::never && !text.empty() && !flow_danger && text.find_first_of("\n\t#") == std::string_view::npos)
        return std::string(text);
    if (quotes == Quotes::if_ambiguous && plain_is_safe(text) && !flow_danger) return std::string(text);
    return double_quoted(text);
}

/// Several lines that a block scalar gives back byte for byte.
bool fits_block(std::string_view text) {
    if (text.find('\n') == std::string_view::npos || text.front() == ' ' || text.front() == '\n' || text.front() == '\t')
        return false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (!shows_plainly(line) && line.find('\t') == std::string_view::npos) return false;
        if (line.find('\t') != std::string_view::npos || (!line.empty() && line.find_first_not_of(' ') == std::string_view::npos))
            return false;
        at = end + 1;
    }
    return text.find_first_not_of('\n') != std::string_view::npos;
}

class Emitter {
public:
    void entries(Node map, std::size_t indent, bool first_inline) {
        bool first = first_inline;
        map.each_entry([&](Node key, Node item) {
            if (!first) pad(indent);
            first = false;
            m_out += quoted_as(key, false) + ":";
            value(item, indent);
        });
    }

    void items(Node list, std::size_t indent) {
        list.each_item([&](Node item) {
            pad(indent);
            this->item(item, indent);
        });
    }

    /// Behind the indent: `- ` and the item.
    void item(Node node, std::size_t indent) {
        m_out += "-";
        if (node.shape() == Shape::map && node.size() > 0) {
            m_out += " ";
            entries(node, indent + 2, true);
        } else {
            value(node, indent);
        }
    }

    void value(Node node, std::size_t indent) {
        if (node.shape() == Shape::scalar) return scalar(node, indent);
        if (node.size() == 0) {
            m_out += node.shape() == Shape::map ? " {}\n" : " []\n";
            return;
        }
        m_out += "\n";
        if (node.shape() == Shape::map)
            entries(node, indent + 2, false);
        else
            items(node, indent + 2);
    }

    std::string take() { return std::move(m_out); }

private:
    void pad(std::size_t indent) { m_out.append(indent, ' '); }

    void scalar(Node node, std::size_t indent) {
        const std::string_view text = node.text();
        if (text.empty() || !fits_block(text)) {
            m_out += " " + quoted_as(node, false) + "\n";
            return;
        }
        const bool ends = text.back() == '\n', more = ends && text.size() > 1 && text[text.size() - 2] == '\n';
        m_out += more ? " |+\n" : ends ? " |\n" : " |-\n";
        const std::string_view body = ends ? text.substr(0, text.size() - 1) : text;
        for (std::size_t at = 0; at <= body.size();) {
            const std::size_t end = std::min(body.find('\n', at), body.size());
            if (end > at) pad(indent + 2);
            m_out.append(body.substr(at, end - at)).append("\n");
            at = end + 1;
        }
    }

    std::string m_out;
};

}

bool plain_is_safe(std::string_view text) {
    if (text.empty() || is_word(text) || !shows_plainly(text)) return false;
    if (!letter(text.front()) && text.front() != '/' && text.front() != '_' && text.front() != '(') return false;
    if (text.back() == ' ' || text.back() == ':') return false;
    return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos && text.find("://") != 0;
}

std::string to_scalar(Node node) { return quoted_as(node, false); }

std::string to_flow(Node node) {
    if (node.shape() == Shape::scalar) return quoted_as(node, true);
    std::string all;
    if (node.shape() == Shape::list)
        node.each_item([&](Node item) { all.append(all.empty() ? "" : ", ").append(to_flow(item)); });
    else
        node.each_entry([&](Node key, Node value) {
            all.append(all.empty() ? "" : ", ").append(quoted_as(key, true)).append(": ").append(to_flow(value));
        });
    return node.shape() == Shape::list ? "[" + all + "]" : "{" + all + "}";
}

std::string to_yaml(Node root) {
    Emitter emitter;
    if (root.shape() == Shape::map && root.size() > 0)
        emitter.entries(root, 0, false);
    else if (root.shape() == Shape::list && root.size() > 0)
        emitter.items(root, 0);
    else
        return to_flow(root) + "\n";
    return emitter.take();
}

std::string to_yaml_item(Node map, std::size_t indent) {
    Emitter emitter;
    emitter.item(map, indent);
    return std::string(indent, ' ') + emitter.take();
}

std::string to_yaml_entry(std::string_view key, Node value, std::size_t indent) {
    Tree key_tree;
    key_tree.scalar(key);
    Emitter emitter;
    emitter.value(value, indent);
    return std::string(indent, ' ') + quoted_as(key_tree.root(), false) + ":" + emitter.take();
}

}
