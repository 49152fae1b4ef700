// SPDX-License-Identifier: MIT
#include "syntax/tabs.hpp"

#include "syntax/bytes.hpp"
#include "syntax/extent.hpp"
#include "syntax/messages.hpp"

namespace svc {

namespace {

/// A stretch of bytes whose lines may begin with tabs behind at least so many spaces.
struct Stretch {
    std::size_t begin, end, spaces;
};

/// Texts, and collections in brackets, in the order of the document; they don't overlap.
void add_stretches(std::string_view bytes, Node node, std::size_t parent, std::vector<Stretch>& all) {
    if (node.shape() == Shape::scalar || node.data().flow) {
        const bool block = node.quoted() && (bytes[node.mark().byte] == '|' || bytes[node.mark().byte] == '>');
        all.push_back({node.mark().byte, end_of(bytes, node, parent), block ? 0 : parent + 1});
        return;
    }
    const std::size_t own = column_of(node);
    for (std::uint32_t i = node.index() + 1; i < node.data().after; i = node.tree().data(i).after)
        add_stretches(bytes, Node(node.tree(), i), own, all);
}

}

void check_tabs(std::string_view bytes, const std::string& file, const Tree& tree, Findings& found) {
    std::vector<Stretch> stretches;
    add_stretches(bytes, tree.root(), static_cast<std::size_t>(-1), stretches);
    Positions positions(bytes);
    std::size_t next = 0, count = 0;
    for (std::size_t line = 0; line < bytes.size() && count < most_findings; line = line_end(bytes, line) + 1) {
        const std::size_t text = std::min(bytes.find_first_not_of(" -?:", line), bytes.size());
        if (text == bytes.size() || bytes[text] != '\t') continue;
        while (next < stretches.size() && stretches[next].end <= text) ++next;
        const bool inside = next < stretches.size() && stretches[next].begin <= text;
        const std::size_t spaces = std::min(bytes.find_first_not_of(' ', line), bytes.size()) - line;
        if (inside && (stretches[next].begin > line || spaces >= stretches[next].spaces)) continue;
        found.add(finding_at(bytes, file, positions.at(text), {&syntax::message("yaml-tab")}));
        ++count;
    }
}

}
