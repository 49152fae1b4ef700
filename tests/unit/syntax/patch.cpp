// SPDX-License-Identifier: MIT
// Patching keeps every byte it isn't about. Hand-made shapes first, then thousands of random ones.
#include <catch2/catch.hpp>

#include <random>

#include "syntax/patch.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"

using namespace svc;

namespace {

Tree tree_of(std::string_view text) {
    Tree tree;
    Findings found;
    const bool good = general_reader().read(text, "x", tree, found);
    for (const Finding& f : found)
        UNSCOPED_INFO(f.message->code << " at " << f.place.line << ":" << f.place.column << " in\n" << text);
    REQUIRE(good);
    return tree;
}

Tree event() {
    Tree tree = tree_of("at: 2026-02-10T09:12:00+08:00\nby: lina\ndo: note\ntext: \"no\"\n");
    tree.data(tree.root().find("at").index()).quotes = Quotes::never;  // as an instant is written
    return tree;
}

Tree scalar(std::string_view text) {
    Tree tree;
    tree.scalar(text);
    return tree;
}

std::string appended(std::string_view text) {
    Patch patch(text, tree_of(text));
    patch.append("events", event());
    const auto done = patch.finish();
    REQUIRE(done);
    return *done;
}

std::string set(std::string_view text, std::string_view key, std::string_view value) {
    Patch patch(text, tree_of(text));
    const std::string_view path[] = {key};
    patch.set(path, scalar(value));
    const auto done = patch.finish();
    REQUIRE(done);
    return *done;
}

const std::string lines = "  - at: 2026-02-10T09:12:00+08:00\n    by: lina\n    do: note\n    text: \"no\"\n";

}

TEST_CASE("an event goes to the end of the events, whatever stands around them") {
    CHECK(appended("id: x\n") == "id: x\nevents:\n" + lines);
    CHECK(appended("id: x") == "id: x\nevents:\n" + lines);
    CHECK(appended("id: x\nevents:\n  - do: a\n") == "id: x\nevents:\n  - do: a\n" + lines);
    CHECK(appended("id: x\nevents:\n  - do: a # why\n# end\n") == "id: x\nevents:\n  - do: a # why\n" + lines + "# end\n");
    CHECK(appended("events:\n  - do: a\n\nid: x\n") == "events:\n  - do: a\n" + lines + "\nid: x\n");
    CHECK(appended("id: x\nevents:\n- do: a\n") ==
          "id: x\nevents:\n- do: a\n- at: 2026-02-10T09:12:00+08:00\n  by: lina\n  do: note\n  text: \"no\"\n");
    CHECK(appended("id: x\nevents: []  # none\nz: 1\n") == "id: x\nevents:  # none\n" + lines + "z: 1\n");
    CHECK(appended("id: x\nevents: [{do: a}]  # one\n") ==
          "id: x\nevents: [{do: a}, {at: 2026-02-10T09:12:00+08:00, by: lina, do: note, text: \"no\"}]  # one\n");
    CHECK(appended("id: x\nevents:\n  - do: a\n    text: |\n      one\n\n      # two\n") ==
          "id: x\nevents:\n  - do: a\n    text: |\n      one\n\n      # two\n" + lines);
    CHECK(appended("id: x\r\nevents:\r\n  - do: a\r\n").find("\n  - at: 2026-02-10T09:12:00+08:00\r\n") != std::string::npos);
}

TEST_CASE("a field is changed where it stands") {
    CHECK(set("id: x\nkind: a   # why\nz: 1\n", "kind", "b") == "id: x\nkind: b   # why\nz: 1\n");
    CHECK(set("id: x\nkind: 'a b'\n", "kind", "no") == "id: x\nkind: \"no\"\n");
    CHECK(set("id: x\nkind: a\n  b\nz: 1\n", "kind", "c") == "id: x\nkind: c\nz: 1\n");
    CHECK(set("id: x\nkind: |\n  one\n  two\nz: 1\n", "kind", "c") == "id: x\nkind: c\nz: 1\n");
    CHECK(set("{id: x, kind: a}\n", "kind", "b, c") == "{id: x, kind: \"b, c\"}\n");
    CHECK(set("id: x\nevents:\n  - do: a\n", "kind", "b") == "id: x\nkind: b\nevents:\n  - do: a\n");
    CHECK(set("id: x\n# last\n", "kind", "b") == "id: x\nkind: b\n# last\n");
}

TEST_CASE("a field is taken out with its line") {
    const std::string text = "id: x\nkind: a  # why\nz: 1\n";
    Patch patch(text, tree_of(text));
    const std::string_view path[] = {"kind"};
    patch.remove(path);
    CHECK(*patch.finish() == "id: x\nz: 1\n");
}

namespace {

/// Writes the same record in one of many hands: comments, quotes, flow, indents.
class Hand {
public:
    explicit Hand(unsigned seed) : m_random(seed) {}

    std::string record() {
        std::string s = comment(0);
        for (const char* key : {"id", "kind", "summary", "unit"})
            if (key == std::string("id") || chance(70)) s += std::string(key) + ":" + spaces() + value() + tail() + comment(0);
        if (chance(85)) s += events();
        if (chance(20)) s += "x: {own: [1, 2], more: 'yes'}" + tail();
        if (chance(20) && s.back() == '\n') s.pop_back();
        return s;
    }
    bool chance(unsigned percent) { return m_random() % 100 < percent; }

private:
    std::string spaces() { return std::string(1 + m_random() % 3, ' '); }
    std::string tail() { return (chance(20) ? "  # 注释: \"x\" - y" : "") + std::string("\n") + (chance(10) ? "\n" : ""); }
    std::string comment(std::size_t indent) { return chance(15) ? std::string(indent, ' ') + "# - at: not an event\n" : ""; }
    std::string value() {
        static const char* all[] = {
            "plain", "服务器无法启动", "'it''s'", "\"a \\\"b\\\" # c\"", "two words", "\"\\u4e2d\"", "a:b", "x#y", "'# no'"};
        return all[m_random() % std::size(all)];
    }
    std::string events() {
        if (chance(15)) return "events: []" + tail();
        if (chance(20)) return "events: [{do: a, text: " + std::string(chance(50) ? "'x, ]'" : "\"}\"") + "}, {do: b}]" + tail();
        const std::size_t indent = m_random() % 5;
        std::string s = "events:" + tail();
        for (std::size_t n = 1 + m_random() % 3; n > 0; --n) {
            const std::size_t gap = 1 + m_random() % 3;
            const std::string inner(indent + 1 + gap, ' ');
            s += comment(indent) + std::string(indent, ' ') + "-" + std::string(gap, ' ') + "do: a" + tail();
            if (chance(50)) s += inner + "text: " + value() + tail();
            if (chance(25)) s += inner + "text2: |" + (chance(30) ? "-" : "") + "\n" + inner + "  one\n\n" + inner + "  # two\n";
            if (chance(25)) s += inner + "answers: {overall: 5}" + tail();
        }
        return s;
    }
    std::mt19937 m_random;
};

/// The lines of `before` that `after` has lost.
std::size_t lost_lines(const std::string& before, const std::string& after) {
    std::size_t lost = 0, at = 0;
    for (std::size_t i = 0; i < before.size();) {
        const std::size_t end = std::min(before.find('\n', i), before.size());
        const std::size_t found = after.find(before.substr(i, end - i), at);
        if (found == std::string::npos)
            ++lost;
        else
            at = found;
        i = end + 1;
    }
    return lost;
}

}

TEST_CASE("random hands: an event and a value change nothing else") {
    std::size_t refused = 0;
    constexpr unsigned all = 4000;
    for (unsigned seed = 0; seed < all; ++seed) {
        Hand hand(seed);
        const std::string text = hand.record();
        INFO("seed " << seed << "\n" << text);
        Patch patch(text, tree_of(text));
        patch.append("events", event());
        const auto done = patch.finish();
        if (!done) {
            // Behind a block text that ends with the file, a newline would become part of it.
            if (text.back() == '\n') ++refused;
            continue;
        }
        const bool flow = text.find("events: [") != std::string::npos;
        CHECK(lost_lines(text, *done) <= (flow ? 1U : 0U));
        Patch second(*done, tree_of(*done));
        const std::string_view path[] = {"summary"};
        second.set(path, scalar("changed: yes"));
        const auto twice = second.finish();
        REQUIRE(twice);
        CHECK(lost_lines(*done, *twice) <= 1);
        CHECK(tree_of(*twice).root().find("summary").text() == "changed: yes");
    }
    CHECK(refused == 0);
}

TEST_CASE("a new key of the root goes to its place among those that are there, an unknown one before the events") {
    const auto added = [](std::string_view text, std::string_view key) {
        Patch patch(text, tree_of(text), {"id", "kind", "customer", "priority", "x", "events"});
        const std::string_view path[] = {key};
        patch.set(path, scalar("v"));
        return *patch.finish();
    };
    CHECK(added("id: a\n# why\npriority: low\n", "kind") == "id: a\nkind: v\n# why\npriority: low\n");
    CHECK(added("id: a\nkind: b\nx: {}\n", "priority") == "id: a\nkind: b\npriority: v\nx: {}\n");
    CHECK(added("id: a\nevents: []\n", "other") == "id: a\nother: v\nevents: []\n");
    CHECK(added("priority: low\nkind: b\n", "customer") == "customer: v\npriority: low\nkind: b\n");
}
