// SPDX-License-Identifier: MIT
#include "syntax/json.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace svc {

namespace {

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
        const std::string_view text = node.text();
        const Json as = node.data().json;
        const bool bare = as == Json::boolean ? text == "true" || text == "false" : as != Json::string && is_json_number(text);
        if (bare)
            out += text;
        else
            out += as != Json::string && (text.empty() || text == "null") ? "null" : json_text(text);
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

std::string to_json(Node node, JsonStyle style) {
    std::string out;
    append_json(node, out, style, 0);
    return out;
}

}
