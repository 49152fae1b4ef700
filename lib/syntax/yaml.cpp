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

/// What no reader takes as it stands, or what doesn't show.
bool hidden(char32_t c) { return is_control(c) || is_format(c) || c == 0xA0 || c == 0xFFFE || c == 0xFFFF; }

bool shows_plainly(std::string_view text) {
    for (std::size_t i = 0; i < text.size();)
        if (hidden(decode(text, i))) return false;
    return true;
}

/// True when nothing in the text could end it, or begin something else.
bool stands_plainly(std::string_view text) {
    if (text.empty() || !shows_plainly(text)) return false;
    const bool dash = text.front() == '-' && text.size() > 1 && text[1] != ' ';
    if (!dash && std::string_view(" -?:,[]{}#&*!|>'\"%@`").find(text.front()) != text.npos) return false;
    if (text.back() == ' ' || text.back() == ':' || text.starts_with("---")) return false;
    return text.find(": ") == text.npos && text.find(" #") == text.npos;
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
        else if (c == U'\r')
            out += "\\r";
        else if (is_control(c))
            out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
        else if (hidden(c))
            out += fmt::format(fmt::runtime(c > 0xFFFF ? "\\U{:08x}" : "\\u{:04x}"), static_cast<std::uint32_t>(c));
        else
            out += text.substr(begin, i - begin);
    }
    return out + "\"";
}

std::string quoted_as(Node node, bool in_flow) {
    const std::string_view text = node.text();
    const bool must = node.data().quotes == Quotes::never;  // be plain, where it can
    const bool plain = node.data().quotes != Quotes::always && (must ? stands_plainly(text) : plain_is_safe(text));
    const bool danger = in_flow && text.find_first_of(must ? ",[]{}?" : ",[]{}?:\"'") != text.npos;  // PyYAML ends a text at a ?
    return plain && !danger ? std::string(text) : double_quoted(text);
}

/// How a text of several lines begins as a block scalar that gives it back byte for byte; empty when none does.
std::string block_header(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\n');
    if (first == text.npos || text.find('\n') == text.npos) return {};
    if (text.ends_with("\n\n")) return {};  // with |+ an empty line that somebody adds below would become part of it
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (!line.empty() && line.find_first_not_of(" \t") == line.npos) return {};  // editors take such away
        for (std::size_t i = 0; i < line.size();)
            if (const char32_t c = decode(line, i); c != U'\t' && hidden(c)) return {};
        at = end + 1;
    }
    const std::string_view indent = text[first] == ' ' || text[first] == '\t' ? "2" : "";
    return fmt::format("|{}{}", indent, text.ends_with('\n') ? "" : "-");
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
        const std::string header = block_header(text);
        if (header.empty()) {
            m_out += " " + quoted_as(node, false) + "\n";
            return;
        }
        const bool ends = text.back() == '\n';
        m_out += " " + header + "\n";
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
    if (!stands_plainly(text) || is_word(text)) return false;
    return letter(text.front()) || text.front() == '/' || text.front() == '_' || text.front() == '(';
}

std::string to_scalar(Node node) { return quoted_as(node, false); }

std::string to_flow(Node node) {
    if (node.shape() == Shape::scalar) return quoted_as(node, true);
    std::string all;
    const auto add = [&](const std::string& one) { all.append(all.empty() ? "" : ", ").append(one); };
    if (node.shape() == Shape::list)
        node.each_item([&](Node item) { add(to_flow(item)); });
    else
        node.each_entry([&](Node key, Node value) { add(quoted_as(key, true) + ": " + to_flow(value)); });
    return node.shape() == Shape::list ? "[" + all + "]" : "{" + all + "}";
}

std::string to_flow_entry(std::string_view key, Node value) {
    Tree tree;
    tree.scalar(key);
    return quoted_as(tree.root(), true) + ": " + to_flow(value);
}

std::string to_yaml_entries(Node map, std::size_t indent) {
    Emitter emitter;
    emitter.entries(map, indent, false);
    return emitter.take();
}

std::string to_yaml_items(Node list, std::size_t indent) {
    Emitter emitter;
    emitter.items(list, indent);
    return emitter.take();
}

std::string to_yaml(Node root) {
    if (root.shape() == Shape::scalar || root.size() == 0) return to_flow(root) + "\n";
    return root.shape() == Shape::map ? to_yaml_entries(root, 0) : to_yaml_items(root, 0);
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
