// SPDX-License-Identifier: MIT
#include "syntax/edits.hpp"

#include <algorithm>

#include "syntax/extent.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

/// What goes in the place of bytes [begin, end).
struct Cut {
    std::size_t begin, end;
    std::string text;
};

std::string cut(std::string_view bytes, const Cut& c) {
    return std::string(bytes.substr(0, c.begin)).append(c.text).append(bytes.substr(c.end));
}

std::string with_newlines_of(std::string_view bytes, std::string_view text) {
    const std::size_t first = bytes.find('\n');
    const bool crlf = first != bytes.npos && first > 0 && bytes[first - 1] == '\r';
    std::string out;
    for (char c : text) crlf&& c == '\n' ? out += "\r\n" : out += c;
    return out;
}

std::size_t behind_line(std::string_view bytes, std::size_t at) { return std::min(line_end(bytes, at) + 1, bytes.size()); }
bool begins_line(std::string_view bytes, std::size_t at) {
    return bytes.substr(line_begin(bytes, at), at - line_begin(bytes, at)).find_first_not_of(' ') == bytes.npos;
}
bool blank_behind(std::string_view bytes, std::size_t at) {
    return bytes.substr(at, line_end(bytes, at) - at).find_first_not_of(" \t\r") == bytes.npos;
}
/// Whole lines at the beginning of a line, or at the end of a text that may lack its last newline.
std::string with_lines(std::string_view bytes, std::size_t at, std::string lines) {
    if (at > 0 && bytes[at - 1] != '\n') lines.insert(0, "\n");
    return cut(bytes, {at, at, with_newlines_of(bytes, lines)});
}

/// A collection or text in block style whose first line goes on where another stands.
std::string block_text(Node value, std::size_t column) {
    std::string text = value.shape() == Shape::list ? to_yaml_items(value, column) : to_yaml_entries(value, column);
    text.pop_back();
    return text.substr(column);
}
bool is_block(Node n) { return n.shape() != Shape::scalar && !n.data().flow; }
bool wants_block(Node n) { return n.shape() != Shape::scalar && n.size() > 0; }

/// Where the child before one ends, none for the first.
Node child_before(Node owner, Node child) {
    Node before, last;
    for (std::uint32_t i = owner.index() + 1; i < child.index(); i = owner.tree().data(i).after) last = Node(owner.tree(), i);
    return last;
}
Node last_child(Node owner) { return owner.size() == 0 ? Node{} : child_before(owner, Node(owner.tree(), owner.data().after)); }
std::size_t end_within(std::string_view bytes, Node child, Node owner) { return end_of(bytes, child, column_of(owner)); }

/// Behind the colon of a key, or the dash of an item.
std::size_t lead_of(std::string_view bytes, const Child& c) {
    if (c.key) return bytes.find(':', end_within(bytes, c.key, c.owner)) + 1;
    const Node before = child_before(c.owner, c.value);
    return (before ? past_nothing(bytes, end_within(bytes, before, c.owner)) : c.owner.mark().byte) + 1;
}

}

Candidates replaced(const EditedText& s, const Child& c, Node value) {
    const std::size_t begin = c.value.mark().byte, end = end_within(s.bytes, c.value, c.owner);
    const std::size_t own = column_of(c.owner), lead = lead_of(s.bytes, c);
    const auto text = [&](const std::string& t) { return with_newlines_of(s.bytes, t); };
    Candidates all;
    if (c.owner.data().flow || (c.value.data().flow && wants_block(value)))
        return {cut(s.bytes, {begin, end, c.owner.data().flow || wants_block(value) ? to_flow(value) : to_scalar(value)})};
    if (wants_block(value)) {
        const std::size_t column =
            is_block(c.value) && (column_of(c.value) > own || value.shape() == Shape::list) ? column_of(c.value) : own + 2;
        const std::string block = block_text(value, column);
        if (is_block(c.value) && begins_line(s.bytes, begin))
            all.push_back(cut(s.bytes, {line_begin(s.bytes, begin), end, text(std::string(column, ' ') + block)}));
        else if (is_block(c.value))
            all.push_back(cut(s.bytes, {begin, end, text(block)}));
        if (blank_behind(s.bytes, end)) {
            if (!c.key) all.push_back(cut(s.bytes, {begin, end, text(block_text(value, column_of(c.value)))}));
            all.push_back(cut(s.bytes, {lead, end, text("\n" + std::string(column, ' ') + block)}));
        }
        all.push_back(cut(s.bytes, {begin, end, to_flow(value)}));
        return all;
    }
    const std::string inline_text = value.shape() == Shape::scalar ? to_scalar(value) : to_flow(value);
    std::string nicest = value.shape() == Shape::scalar ? to_yaml_entry("", value, own).substr(own + 4) : inline_text + "\n";
    nicest.pop_back();
    for (const std::string& written : {nicest, inline_text}) {
        if (is_block(c.value) && (begins_line(s.bytes, begin) || c.key)) {
            // The value moves up to its key; what stands behind the key and above the old value stays.
            const std::string rest = cut(s.bytes, {line_begin(s.bytes, begin), behind_line(s.bytes, end), ""});
            const std::size_t to = blank_behind(rest, lead) ? std::min(rest.find_first_of("\r\n", lead), rest.size()) : lead;
            all.push_back(cut(rest, {lead, to, text(" " + written)}));
        } else {
            all.push_back(cut(s.bytes, {begin, end, text(written)}));
        }
    }
    return all;
}

/// The key of the root that a new one goes before; an unknown key goes before the last of the order.
Node follower(const EditedText& s, Node owner, std::string_view key) {
    if (owner.index() != s.root.index()) return {};
    const auto known = std::ranges::find(s.order, key);
    const auto later = known == s.order.end() ? s.order.last(s.order.empty() ? 0 : 1)
                                              : s.order.subspan(static_cast<std::size_t>(known - s.order.begin()) + 1);
    Node first;
    owner.each_entry([&](Node k, Node) {
        if (!first && std::ranges::find(later, k.text()) != later.end()) first = k;
    });
    return first;
}

Candidates entry_added(const EditedText& s, Node owner, std::string_view key, Node value) {
    const Node last = last_child(owner);
    if (owner.data().flow) {
        const std::size_t end = last ? end_within(s.bytes, last, owner) : owner.mark().byte + 1;
        const std::size_t next = past_nothing(s.bytes, end);
        const bool comma = last && next < s.bytes.size() && s.bytes[next] == ',';
        const std::size_t at = comma ? next + 1 : end;
        return {cut(s.bytes, {at, at, (comma ? " " : last ? ", " : "") + to_flow_entry(key, value)})};
    }
    const std::string lines = to_yaml_entry(key, value, column_of(owner));
    Candidates all;
    const Node next = follower(s, owner, key);
    const Node before = next ? child_before(owner, next) : last;
    if (next && !before) {
        all.push_back(with_lines(s.bytes, line_begin(s.bytes, next.mark().byte), lines));
    } else if (key == "events") {
        all.push_back(with_lines(s.bytes, s.bytes.size(), lines));
    }
    const std::size_t behind = before ? behind_line(s.bytes, end_within(s.bytes, before, owner)) : s.bytes.size();
    if (before) all.push_back(with_lines(s.bytes, behind, lines));
    // On one line it goes where a block text wouldn't end as it should.
    const std::string pad(column_of(owner), ' ');
    if (before) all.push_back(with_lines(s.bytes, behind, pad + to_flow_entry(key, value) + "\n"));
    return all;
}

Candidates item_added(const EditedText& s, const Child& c, Node item) {
    const Node list = c.value, last = last_child(list);
    if (list.data().flow) {
        const std::size_t begin = list.mark().byte, end = last ? end_within(s.bytes, last, list) : begin + 1;
        const std::size_t next = past_nothing(s.bytes, end);
        Candidates all;
        if (!last && !c.owner.data().flow) {
            // [] gives way to lines; a comment behind it stays.
            const std::size_t bare = s.bytes.find_last_not_of(' ', begin - 1) + 1;
            const std::string without = cut(s.bytes, {bare, next + 1, ""});
            all.push_back(with_lines(without, behind_line(without, bare), to_yaml_item(item, column_of(c.owner) + 2)));
        }
        const bool comma = last && next < s.bytes.size() && s.bytes[next] == ',';
        const std::size_t at = comma ? next + 1 : end;
        all.push_back(cut(s.bytes, {at, at, (comma ? " " : last ? ", " : "") + to_flow(item)}));
        return all;
    }
    const std::size_t dash = column_of(list);
    const std::string lines = to_yaml_item(item, dash);
    const std::size_t first = behind_line(s.bytes, end_within(s.bytes, last, list));
    // Behind the comments that are indented like the items: they speak of what is above them.
    std::size_t at = first;
    while (dash > 0 && at < s.bytes.size()) {
        const std::size_t text = std::min(s.bytes.find_first_not_of(' ', at), s.bytes.size());
        if (text == s.bytes.size() || s.bytes[text] != '#' || text - at < dash) break;
        at = behind_line(s.bytes, text);
    }
    return {with_lines(s.bytes, at, lines), with_lines(s.bytes, first, lines)};
}

Candidates removed(const EditedText& s, const Child& c) {
    const Node begins = c.key ? c.key : c.value, before = child_before(c.owner, begins);
    const std::size_t end = end_within(s.bytes, c.value, c.owner), begin = begins.mark().byte;
    const bool last = c.value.data().after == c.owner.data().after;
    if (c.owner.data().flow) {
        const std::size_t next = past_nothing(s.bytes, end);
        if (!last) return {cut(s.bytes, {begin, Node(c.owner.tree(), c.value.data().after).mark().byte, ""})};
        if (!before) return {cut(s.bytes, {begin, s.bytes[next] == ',' ? next + 1 : end, ""})};
        const std::size_t comma = past_nothing(s.bytes, end_within(s.bytes, before, c.owner));
        const std::string without = cut(s.bytes, {s.bytes.find_last_not_of(" \t", begin - 1) + 1, end, ""});
        return {cut(without, {comma, comma + 1, ""})};
    }
    if (!before && last) return {cut(s.bytes, {line_begin(s.bytes, begin), end, "{}"})};  // of the root
    const std::size_t mark = c.key ? begin : lead_of(s.bytes, c) - 1;
    Candidates all;
    if (begins_line(s.bytes, mark)) all.push_back(cut(s.bytes, {line_begin(s.bytes, mark), behind_line(s.bytes, end), ""}));
    if (!last) {
        const Node next(c.owner.tree(), c.value.data().after);
        const std::size_t to = c.key ? next.mark().byte : lead_of(s.bytes, {c.owner, {}, next}) - 1;
        all.push_back(cut(s.bytes, {mark, to, ""}));
    }
    return all;
}

}
