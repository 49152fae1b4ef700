// SPDX-License-Identifier: MIT
#include "syntax/patch.hpp"

#include <algorithm>

#include "syntax/extent.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

/// Copies a node with one child list, map or value changed at a path; `edit` is handed the node at its end (false: absent).
template <class Edit> void copy_edited(Node node, std::span<const std::string_view> path, Tree& into, const Edit& edit) {
    const std::uint32_t map = into.open(Shape::map, node.mark());
    bool found = false;
    node.each_entry([&](Node key, Node value) {
        if (key.text() != path.front()) {
            into.copy(key);
            into.copy(value);
            return;
        }
        found = true;
        if (path.size() == 1) return edit(path.front(), value, into);
        into.copy(key);
        if (value.shape() == Shape::map)
            copy_edited(value, path.subspan(1), into, edit);
        else
            into.copy(value);
    });
    if (!found && path.size() == 1) edit(path.front(), Node{}, into);
    into.close(map);
}

/// As equal(), but the order of a map's keys doesn't matter.
bool same(Node a, Node b) {
    if (a.shape() != b.shape() || a.size() != b.size()) return false;
    if (a.shape() == Shape::scalar) return a.text() == b.text();
    bool all = true;
    if (a.shape() == Shape::map) {
        a.each_entry([&](Node key, Node value) {
            const Node other = all ? b.find(key.text()) : Node{};
            all = all && other && same(value, other);
        });
        return all;
    }
    for (std::size_t i = 0; all && i < a.size(); ++i) all = same(a.item(i), b.item(i));
    return all;
}

std::string newline_of(std::string_view bytes) {
    const std::size_t first = bytes.find('\n');
    return first != std::string_view::npos && first > 0 && bytes[first - 1] == '\r' ? "\r\n" : "\n";
}

std::string with_newlines(std::string text, const std::string& newline) {
    if (newline == "\n") return text;
    std::string out;
    for (char c : text) c == '\n' ? out += newline : out += c;
    return out;
}

/// Inserts whole lines at the beginning of a line, or at the end of a text that may lack its last newline.
std::string with_lines(std::string_view bytes, std::size_t at, const std::string& lines) {
    const std::string newline = newline_of(bytes);
    std::string out(bytes.substr(0, at));
    if (!out.empty() && out.back() != '\n') out += newline;
    return out.append(with_newlines(lines, newline)).append(bytes.substr(at));
}

std::size_t behind_line(std::string_view bytes, std::size_t at) { return std::min(line_end(bytes, at) + 1, bytes.size()); }

/// Columns of the dash that begins an item of a block list.
std::size_t dash_indent(std::string_view bytes, Node item) {
    const std::size_t dash = bytes.rfind('-', item.mark().byte == 0 ? 0 : item.mark().byte - 1);
    return dash == std::string_view::npos ? 0 : dash - line_begin(bytes, dash);
}

/// Where lines may go behind a node: behind its last line, or behind the blank lines and comments that follow.
std::vector<std::size_t> places_behind(std::string_view bytes, Node node) {
    std::vector<std::size_t> places = {behind_line(bytes, end_of(bytes, node))};
    std::size_t at = places.front();
    while (at < bytes.size()) {
        const std::size_t text = std::min(bytes.find_first_not_of(" \r", at), bytes.size());
        if (text < bytes.size() && bytes[text] != '\n' && bytes[text] != '#') break;
        at = behind_line(bytes, text);
        places.push_back(at);
    }
    return places;
}

Node node_at(Node node, std::span<const std::string_view> path) {
    for (std::string_view key : path) {
        if (!node || node.shape() != Shape::map) return {};
        node = node.find(key);
    }
    return node;
}

std::string flow_scalar(Node value, bool in_flow) { return in_flow ? to_flow(value) : to_scalar(value); }

}

Patch::Patch(std::string_view bytes, const Tree& tree) : m_bytes(bytes) { m_tree.copy(tree.root()); }

void Patch::refuse(std::string_view what) { m_found.add(syntax::message("patch-refused"), {std::string(what)}); }

bool Patch::accept(std::string changed, const Tree& wanted) {
    Tree now;
    Findings found;
    if (!general_reader().read(changed, "", now, found) || !same(now.root(), wanted.root())) return false;
    m_bytes = std::move(changed);
    m_tree = std::move(now);
    return true;
}

void Patch::append(std::string_view list_key, const Tree& item) {
    const Node root = m_tree.root(), list = root.find(list_key);
    Tree wanted;
    const std::string_view path[] = {list_key};
    copy_edited(root, path, wanted, [&](std::string_view key, Node old, Tree& into) {
        into.scalar(key);
        const std::uint32_t items = into.open(Shape::list);
        if (old) old.each_item([&](Node i) { into.copy(i); });
        into.copy(item.root());
        into.close(items);
    });
    if (!list && !root.data().flow) {
        const std::string lines = std::string(list_key) + ":\n" + to_yaml_item(item.root(), 2);
        for (std::size_t at : places_behind(m_bytes, root))
            if (accept(with_lines(m_bytes, at, lines), wanted)) return;
        if (accept(with_lines(m_bytes, m_bytes.size(), lines), wanted)) return;
    } else if (list && list.shape() == Shape::list && list.data().flow) {
        const std::size_t end = behind_bracket(m_bytes, list.mark().byte) - 1;
        const std::size_t last = m_bytes.find_last_not_of(" \t\r\n", end - 1);
        const bool comma = list.size() > 0 && m_bytes[last] != ',';
        std::string changed = m_bytes;
        changed.insert(last + 1, (comma ? ", " : list.size() > 0 ? " " : "") + to_flow(item.root()));
        if (accept(std::move(changed), wanted)) return;
    } else if (list && list.shape() == Shape::list && list.size() > 0) {
        const std::string lines = to_yaml_item(item.root(), dash_indent(m_bytes, list.item(0)));
        for (std::size_t at : places_behind(m_bytes, list))
            if (accept(with_lines(m_bytes, at, lines), wanted)) return;
    }
    refuse(list_key);
}

void Patch::set(std::span<const std::string_view> path, const Tree& value) {
    const Node root = m_tree.root(), old = node_at(root, path), owner = node_at(root, path.first(path.size() - 1));
    if (!owner || owner.shape() != Shape::map) return refuse(path.back());
    Tree wanted;
    copy_edited(root, path, wanted, [&](std::string_view key, Node, Tree& into) {
        into.scalar(key);
        into.copy(value.root());
    });
    const bool in_flow = owner.data().flow;
    const Node key = owner.key(path.back());
    if (old) {
        const std::size_t begin = old.mark().byte, end = end_of(m_bytes, old);
        std::string changed = m_bytes;
        if (value.root().shape() == Shape::scalar && (old.shape() == Shape::scalar || old.data().flow)) {
            changed.replace(begin, end - begin, flow_scalar(value.root(), in_flow));
        } else if (in_flow || old.data().flow) {
            changed.replace(begin, end - begin, to_flow(value.root()));
        } else {
            // From the key's line to the last line of the old value.
            const std::size_t from = line_begin(m_bytes, key.mark().byte), lead = key.mark().byte - from;
            const std::string entry = to_yaml_entry(path.back(), value.root(), lead);
            changed.replace(key.mark().byte, behind_line(m_bytes, end) - key.mark().byte,
                            with_newlines(entry.substr(lead), newline_of(m_bytes)));
        }
        if (accept(std::move(changed), wanted)) return;
        return refuse(path.back());
    }
    if (in_flow) {
        std::string changed = m_bytes;
        const std::size_t close = behind_bracket(m_bytes, owner.mark().byte) - 1,
                          last = m_bytes.find_last_not_of(" \t\r\n,", close - 1);
        changed.insert(last + 1, (owner.size() > 0 ? ", " : "") + std::string(path.back()) + ": " + to_flow(value.root()));
        if (accept(std::move(changed), wanted)) return;
        return refuse(path.back());
    }
    const Node events = path.size() == 1 ? root.key("events") : Node{};
    const std::size_t lead = owner.mark().byte - line_begin(m_bytes, owner.mark().byte);
    const std::string lines = to_yaml_entry(path.back(), value.root(), lead);
    std::vector<std::size_t> places =
        events ? std::vector{line_begin(m_bytes, events.mark().byte)} : places_behind(m_bytes, owner);
    for (std::size_t at : places)
        if (accept(with_lines(m_bytes, at, lines), wanted)) return;
    refuse(path.back());
}

void Patch::remove(std::span<const std::string_view> path) {
    const Node root = m_tree.root(), old = node_at(root, path), owner = node_at(root, path.first(path.size() - 1));
    if (!old) return;
    Tree wanted;
    copy_edited(root, path, wanted, [](std::string_view, Node, Tree&) {});
    const Node key = owner.key(path.back());
    std::string changed = m_bytes;
    if (!owner.data().flow) {
        const std::size_t from = line_begin(m_bytes, key.mark().byte);
        changed.erase(from, behind_line(m_bytes, end_of(m_bytes, old)) - from);
    } else {
        std::size_t from = key.mark().byte, to = end_of(m_bytes, old);
        const std::size_t next = m_bytes.find_first_not_of(" \t\r\n", to);
        if (next != std::string::npos && m_bytes[next] == ',')
            to = m_bytes.find_first_not_of(" \t", next + 1);
        else
            from = m_bytes.find_last_not_of(" \t\r\n,", from - 1) + 1;
        changed.erase(from, to - from);
    }
    if (!accept(std::move(changed), wanted)) refuse(path.back());
}

Outcome<std::string> Patch::finish() const {
    if (!m_found.empty()) return failed(m_found);
    return m_bytes;
}

}
