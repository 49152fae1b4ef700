// SPDX-License-Identifier: MIT
// Random edits of documents in random hands: what is read afterwards is what was asked for, and nothing else has changed.
#include <catch2/catch.hpp>
#include <memory>
#include <optional>

#include "syntax/extent.hpp"
#include "syntax/patch.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"
#include "unit/syntax/samples.hpp"

using namespace svc;

namespace {

using Path = std::vector<std::string>;

/// A value as plain data, to be edited without any of the code under test.
struct Value {
    Shape shape = Shape::scalar;
    std::string text{};
    std::vector<std::pair<std::string, Value>> children{};

    bool operator==(const Value& other) const {
        if (shape != other.shape || text != other.text || children.size() != other.children.size()) return false;
        for (std::size_t i = 0; i < children.size(); ++i) {
            const Value* like = shape == Shape::map ? other.find(children[i].first) : &other.children[i].second;
            if (!like || !(children[i].second == *like)) return false;
        }
        return true;
    }
    const Value* find(const std::string& key) const {
        for (const auto& [k, v] : children)
            if (k == key) return &v;
        return nullptr;
    }
};

Value value_of(Node node) {
    Value v{node.shape(), std::string(node.shape() == Shape::scalar ? node.text() : "")};
    if (node.shape() == Shape::list) node.each_item([&](Node i) { v.children.emplace_back("", value_of(i)); });
    if (node.shape() == Shape::map) node.each_entry([&](Node k, Node i) { v.children.emplace_back(k.text(), value_of(i)); });
    return v;
}

void add_to(Tree& tree, const Value& v) {
    if (v.shape == Shape::scalar) {
        tree.scalar(v.text);
        return;
    }
    const std::uint32_t node = tree.open(v.shape);
    for (const auto& [key, child] : v.children) {
        if (v.shape == Shape::map) tree.scalar(key);
        add_to(tree, child);
    }
    tree.close(node);
}

Tree tree_of(const Value& v) {
    Tree tree;
    add_to(tree, v);
    return tree;
}

/// The place of a path in a value; the last step may be missing.
Value* at(Value& v, std::span<const std::string> path) {
    Value* here = &v;
    for (const std::string& step : path) {
        Value* next = nullptr;
        for (std::size_t i = 0; i < here->children.size(); ++i)
            if (here->shape == Shape::map ? here->children[i].first == step : std::to_string(i) == step)
                next = &here->children[i].second;
        if (!next) return nullptr;
        here = next;
    }
    return here;
}

void put(Value& root, const Path& path, const Value& value) {
    if (Value* old = at(root, path)) {
        *old = value;
        return;
    }
    at(root, std::span(path).first(path.size() - 1))->children.emplace_back(path.back(), value);
}

void take(Value& root, const Path& path) {
    Value& owner = *at(root, std::span(path).first(path.size() - 1));
    for (std::size_t i = 0; i < owner.children.size(); ++i)
        if (owner.shape == Shape::map ? owner.children[i].first == path.back() : std::to_string(i) == path.back()) {
            owner.children.erase(owner.children.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
}

/// Writes random documents in random hands.
class Hand {
public:
    explicit Hand(unsigned seed) : m_random(seed) {}

    std::size_t below(std::size_t n) { return m_random() % n; }
    bool chance(unsigned percent) { return m_random() % 100 < percent; }

    std::string document() {
        m_newline = chance(15) ? "\r\n" : "\n";
        std::string s = chance(10) ? "---" + m_newline : "";
        s += notes(0);
        s += chance(8) ? flow_map(3) + tail() : map(0, 1 + below(5), 3, true);
        if (chance(10)) s.erase(s.find_last_not_of("\r\n") + 1);
        return s;
    }
    std::string text() {
        static const char* all[] = {"plain",
                                    "服务器无法启动",
                                    "no",
                                    "007",
                                    "a: b",
                                    "x # y",
                                    "- z",
                                    "",
                                    " lead",
                                    "two\nlines",
                                    "two\nlines\n",
                                    "\nblank first\n\n",
                                    "it's \"so\"",
                                    "[a, b",
                                    "}",
                                    "tab\there",
                                    "12:30",
                                    "  indented\nfirst\n",
                                    "end\n\n\n",
                                    "\u202e",
                                    "#",
                                    "key: |\n  block\n"};
        return all[below(std::size(all))];
    }

private:
    std::string pad(std::size_t n) { return std::string(n, ' '); }
    std::string tail() {
        const char* all[] = {"", "", "", "  # 注释: \"x\" - y", " #}", "   "};
        return all[below(6)] + m_newline;
    }
    std::string notes(std::size_t indent) {
        std::string s;
        while (chance(12))
            s += chance(60) ? pad(chance(80) ? indent : below(9)) + "# - at: not an event: [" + m_newline : m_newline;
        return s;
    }
    std::string key(std::size_t n) {
        static const char* all[] = {"k", "\"k", "'k", "键", "k k "};
        const std::string start = all[chance(80) ? 0 : below(5)], name = start + std::to_string(n);
        return start[0] == '"' || start[0] == '\'' ? name + start[0] : name;
    }
    std::string scalar(std::size_t indent, bool flow) {
        static const char* all[] = {"plain",
                                    "服务器无法启动",
                                    "'it''s'",
                                    "\"a \\\"b\\\" # c\"",
                                    "two words",
                                    "\"\\u4e2d\"",
                                    "a:b",
                                    "x#y",
                                    "'# no'",
                                    "\"\"",
                                    "-1",
                                    "a 'b'",
                                    "2026-02-10T09:12:00+08:00"};
        if (chance(12)) return "two" + m_newline + pad(indent + 1 + below(3)) + "lines";
        if (chance(8)) return "\"two" + m_newline + m_newline + pad(indent + 1 + below(3)) + "li\\\"nes\"";
        if (!flow && chance(10)) return block(indent);
        return all[below(std::size(all))];
    }
    std::string block(std::size_t indent) {
        static const char* heads[] = {"|", ">", "|-", ">-", "|+", "| # c", "|2"};
        const std::string head = heads[below(7)];
        const std::string inner = pad(head == "|2" ? indent + 2 : indent + 1 + below(4));
        std::string s = head + m_newline;
        if (head == "|2") s += inner + "  more" + m_newline;
        s += inner + "one" + m_newline;
        if (chance(40)) s += m_newline + inner + "# two" + m_newline;
        if (chance(30)) s += inner + "  - three: x" + m_newline;
        if (chance(20)) s += m_newline;
        return s.substr(0, s.size() - m_newline.size());
    }
    std::string flow_map(std::size_t depth) {
        std::string s = "{";
        const std::size_t n = below(4);
        for (std::size_t i = 0; i < n; ++i) s += (i ? "," + gap() : "") + key(i) + ": " + flow(depth);
        return s + (n && chance(15) ? "," : "") + (chance(20) ? " " : "") + "}";
    }
    std::string flow(std::size_t depth) {
        if (depth == 0 || chance(60)) return scalar(12, true);
        if (chance(50)) return flow_map(depth - 1);
        std::string s = "[";
        const std::size_t n = below(4);
        for (std::size_t i = 0; i < n; ++i) s += (i ? "," + gap() : "") + flow(depth - 1);
        return s + (n && chance(15) ? "," : "") + "]";
    }
    std::string gap() { return chance(15) ? (chance(30) ? " # ,}]" : "") + m_newline + pad(12 + below(3)) : pad(below(3)); }

    /// A collection or scalar behind a key or dash, with the newline that ends it.
    std::string value(std::size_t indent, std::size_t depth, bool in_list) {
        if (depth == 0 || chance(50)) {
            const std::string s = scalar(indent, false);
            const bool block = s[0] == '|' || s[0] == '>';
            return pad(1 + below(3)) + s + (block ? m_newline : tail());
        }
        if (chance(35)) return pad(1 + below(2)) + flow(depth) + tail();
        const std::size_t inner = indent + 1 + below(8);
        if (in_list && chance(80)) return {};  // goes on behind the dash
        if (chance(50)) return tail() + notes(inner) + map(inner, 1 + below(3), depth - 1, false);
        return tail() + notes(inner) + list(!in_list && chance(25) ? indent : inner, depth - 1);
    }
    std::string map(std::size_t indent, std::size_t n, std::size_t depth, bool root) {
        std::string s;
        const std::size_t events = root && chance(70) ? below(n + 1) : n + 1;
        for (std::size_t i = 0; i <= n; ++i) {
            if (i == events)
                s += "events:" +
                     (chance(15)   ? " []" + tail()
                      : chance(15) ? " [{k0: a}, {k0: 'b]', k1: c}]" + tail()
                                   : tail() + notes(indent) + list(below(5), 2)) +
                     notes(indent);
            if (i < n) s += pad(indent) + key(i) + ":" + value(indent, depth, false) + notes(indent);
        }
        return s;
    }
    std::string list(std::size_t indent, std::size_t depth) {
        std::string s;
        for (std::size_t n = 1 + below(3); n > 0; --n) {
            const std::string own = value(indent, depth, true);
            const std::size_t space = 1 + below(3);
            if (!own.empty()) {
                s += pad(indent) + "-" + own;
            } else {
                const std::string inside =
                    chance(80) ? map(indent + 1 + space, 1 + below(3), depth - 1, false) : list(indent + 1 + space, depth - 1);
                s += pad(indent) + "-" + pad(space) + inside.substr(indent + 1 + space);
            }
            s += notes(indent);
        }
        return s;
    }

    std::mt19937 m_random;
    std::string m_newline = "\n";
};

Value random_value(Hand& hand, std::size_t depth) {
    const std::size_t what = depth == 0 ? 0 : hand.below(4);
    if (what < 2) return {Shape::scalar, hand.text()};
    Value v{what == 2 ? Shape::map : Shape::list};
    for (std::size_t n = hand.below(3); n > 0; --n)
        v.children.emplace_back(what == 2 ? "n" + std::to_string(n) : "", random_value(hand, depth - 1));
    return v;
}

/// A path that exists, at any depth.
Path random_path(Hand& hand, const Value& root) {
    Path path;
    const Value* here = &root;
    while (!here->children.empty() && (path.empty() || hand.chance(60))) {
        const std::size_t n = hand.below(here->children.size());
        path.push_back(here->shape == Shape::map ? here->children[n].first : std::to_string(n));
        here = &here->children[n].second;
    }
    return path;
}

std::vector<std::string_view> views(const Path& path) { return {path.begin(), path.end()}; }

/// The bytes that both begin with, and the bytes that both end with behind those.
std::pair<std::size_t, std::size_t> shared(std::string_view a, std::string_view b) {
    std::size_t front = 0, back = 0;
    while (front < std::min(a.size(), b.size()) && a[front] == b[front]) ++front;
    while (back < std::min(a.size(), b.size()) - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    return {front, back};
}

std::optional<Tree> read(const std::string& text) {
    Tree tree;
    Findings found;
    if (!general_reader().read(text, "x", tree, found)) return std::nullopt;
    return tree;
}

struct Tally {
    std::size_t edits = 0, refused = 0;
};

/// The stretch of bytes that an edit at a path may touch: from what stands before it to what follows it, or to the end of the
/// line its value ends in.
std::pair<std::size_t, std::size_t> stretch(const std::string& text, Node root, const Path& path) {
    Node owner = root, node = root, key;
    for (const std::string& step : path) {
        owner = node;
        key = owner.shape() == Shape::map ? owner.key(step) : Node{};
        node = key ? owner.find(step) : owner.item(std::stoul(step));
    }
    const std::size_t column = column_of(owner), begin = (key ? key : node).mark().byte, end = end_of(text, node, column);
    std::size_t from = owner.mark().byte, to = std::min(line_end(text, end) + 1, text.size());
    for (std::uint32_t i = owner.index() + 1; i < (key ? key : node).index(); i = root.tree().data(i).after)
        from = end_of(text, Node(root.tree(), i), column);
    if (from == owner.mark().byte) from = std::min(from, text.find_last_not_of(" \r\n", from == 0 ? 0 : from - 1) + 1);
    if (node.data().after < owner.data().after) to = std::max<std::size_t>(to, root.tree().data(node.data().after).mark.byte);
    return {std::min(from, begin), to};
}

}

TEST_CASE("an item added to the events is the only change") {
    Tally tally;
    for (unsigned seed = 0; seed < 6000; ++seed) {
        Hand hand(seed);
        const std::string text = hand.document();
        INFO("seed " << seed << "\n" << text);
        const auto tree = read(text);
        if (!tree) continue;
        Value wanted = value_of(tree->root());
        Value* events = at(wanted, Path{"events"});
        if (events && events->shape != Shape::list) continue;
        const Value item{Shape::map, "", {{"do", random_value(hand, 0)}, {"text", random_value(hand, 1)}}};
        if (events)
            events->children.emplace_back("", item);
        else
            wanted.children.emplace_back("events", Value{Shape::list, "", {{"", item}}});
        INFO("item\n" << to_yaml(tree_of(item).root()));
        Patch patch(text, *tree);
        patch.append("events", tree_of(item));
        const auto done = patch.finish();
        ++tally.edits;
        if (!done) {
            ++tally.refused;
            CHECK(text.back() != '\n');  // the newline would become part of the block scalar that ends the file
            continue;
        }
        INFO("became\n" << *done);
        const auto now = read(*done);
        REQUIRE(now);
        CHECK(value_of(now->root()) == wanted);
        const auto [front, back] = shared(text, *done);
        if (text.find("events: []") == text.npos) CHECK(front + back >= text.size());
    }
    CHECK(tally.edits > 5000);
}

TEST_CASE("values set at any depth are the only change") {
    Tally tally;
    for (unsigned seed = 0; seed < 12000; ++seed) {
        Hand hand(seed);
        const std::string text = hand.document();
        INFO("seed " << seed << "\n" << text);
        const auto tree = read(text);
        if (!tree) continue;
        Value wanted = value_of(tree->root());
        Path path = random_path(hand, wanted);
        if (path.empty()) continue;
        const Value* owner = at(wanted, std::span(path).first(path.size() - 1));
        const bool fresh = owner->shape == Shape::map && hand.chance(30);
        if (fresh) path.back() = "new";
        const Value value = random_value(hand, 2);
        put(wanted, path, value);
        std::string said;
        for (const std::string& step : path) said += "/" + step;
        INFO("set " << said << " to\n" << to_yaml(tree_of(value).root()));
        Patch patch(text, *tree);
        patch.set(views(path), tree_of(value));
        const auto done = patch.finish();
        ++tally.edits;
        if (!done) {
            ++tally.refused;
            continue;
        }
        INFO("became\n" << *done);
        const auto now = read(*done);
        REQUIRE(now);
        CHECK(value_of(now->root()) == wanted);
        if (fresh) {
            const auto [front, back] = shared(text, *done);
            CHECK(front + back >= text.size());
        } else {
            const auto [from, to] = stretch(text, tree->root(), path);
            CHECK(done->starts_with(text.substr(0, from)));
            CHECK(done->ends_with(text.substr(to)));
        }
    }
    CHECK(tally.edits > 9000);
    CHECK(tally.refused < tally.edits / 1000);
}

TEST_CASE("what is taken out is the only change") {
    Tally tally;
    for (unsigned seed = 0; seed < 6000; ++seed) {
        Hand hand(seed);
        const std::string text = hand.document();
        INFO("seed " << seed << "\n" << text);
        const auto tree = read(text);
        if (!tree) continue;
        Value wanted = value_of(tree->root());
        const Path path = random_path(hand, wanted);
        if (path.empty()) continue;
        take(wanted, path);
        std::string said;
        for (const std::string& step : path) said += "/" + step;
        INFO("remove " << said);
        Patch patch(text, *tree);
        patch.remove(views(path));
        const auto done = patch.finish();
        ++tally.edits;
        if (!done) {
            ++tally.refused;
            continue;
        }
        INFO("became\n" << *done);
        const auto now = read(*done);
        REQUIRE(now);
        CHECK(value_of(now->root()) == wanted);
        const bool alone = path.size() > 1 && at(wanted, std::span(path).first(path.size() - 1))->children.empty();
        const auto [from, to] = stretch(text, tree->root(), alone ? Path(path.begin(), path.end() - 1) : path);
        CHECK(done->starts_with(text.substr(0, from)));
        CHECK(done->ends_with(text.substr(to)));
    }
    CHECK(tally.edits > 4500);
    CHECK(tally.refused < tally.edits / 1000);
}
