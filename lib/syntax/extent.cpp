// SPDX-License-Identifier: MIT
#include "syntax/extent.hpp"

#include <algorithm>

#include "syntax/scalars.hpp"

namespace svc {

namespace {

/// A plain text may be folded over lines: white space in it stands for any run of it.
std::size_t behind_plain(std::string_view bytes, std::size_t begin, std::string_view text) {
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    std::size_t i = begin;
    for (std::size_t j = 0; j < text.size() && i < bytes.size();) {
        if (space(bytes[i]) && space(text[j])) {
            while (i < bytes.size() && space(bytes[i])) ++i;
            while (j < text.size() && space(text[j])) ++j;
        } else {
            ++i;
            ++j;
        }
    }
    return i;
}

}

std::size_t line_begin(std::string_view bytes, std::size_t at) {
    const std::size_t newline = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t line_end(std::string_view bytes, std::size_t at) { return std::min(bytes.find('\n', at), bytes.size()); }

std::size_t past_nothing(std::string_view bytes, std::size_t at) {
    for (;;) {
        at = std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
        if (at == bytes.size() || bytes[at] != '#') return at;
        at = line_end(bytes, at);
    }
}

std::size_t behind_bracket(std::string_view bytes, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < bytes.size(); ++i) {
        const char c = bytes[i], before = i > 0 ? bytes[i - 1] : ' ';
        const bool fresh = std::string_view(" \t\n[{,:").find(before) != std::string_view::npos;  // a quote inside a word is none
        if ((c == '"' || c == '\'') && fresh)
            i = std::min(behind_quote(bytes, i), bytes.size()) - 1;
        else if (c == '#' && std::string_view(" \t\n").find(before) != std::string_view::npos)
            i = line_end(bytes, i);
        else if (c == '[' || c == '{')
            ++depth;
        else if ((c == ']' || c == '}') && --depth == 0)
            return i + 1;
    }
    return bytes.size();
}

std::size_t end_of(std::string_view bytes, Node node, std::size_t parent) {
    const std::size_t begin = node.mark().byte;
    if (begin >= bytes.size()) return bytes.size();
    if (node.shape() != Shape::scalar && node.data().flow) return behind_bracket(bytes, begin);
    if (node.shape() != Shape::scalar) {
        std::uint32_t last = node.index();
        for (std::uint32_t i = node.index() + 1; i < node.data().after; i = node.tree().data(i).after) last = i;
        return last == node.index() ? begin : end_of(bytes, Node(node.tree(), last), column_of(node));
    }
    if (!node.quoted()) return behind_plain(bytes, begin, node.text());
    if (bytes[begin] == '"' || bytes[begin] == '\'') return std::min(behind_quote(bytes, begin), bytes.size());
    return block_scalar(bytes, begin, parent).end;
}

}
