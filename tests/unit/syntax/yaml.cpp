// SPDX-License-Identifier: MIT
// What svc writes it reads back as the same text, however hostile, and writes again byte for byte.
#include <catch2/catch.hpp>

#include <random>

#include "base/utf8.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"

using namespace svc;

namespace {

std::string document(std::string_view text, Quotes quotes) {
    Tree tree;
    const std::uint32_t map = tree.open(Shape::map);
    tree.scalar("key");
    tree.scalar(text, Notation{"", quotes});
    tree.scalar("list");
    const std::uint32_t list = tree.open(Shape::list);
    tree.scalar(text, Notation{"", quotes});
    tree.close(list);
    tree.close(map);
    return to_yaml(tree.root());
}

std::string read_back(const std::string& yaml) {
    Tree tree;
    Findings found;
    const bool good = general_reader().read(yaml, "x", tree, found);
    for (const Finding& f : found) UNSCOPED_INFO(f.message->code << "\n" << yaml);
    REQUIRE(good);
    CHECK(tree.root().find("list").item(0).text() == tree.root().find("key").text());
    return std::string(tree.root().find("key").text());
}

}

TEST_CASE("ambiguous texts are quoted") {
    for (std::string_view s :
         {"no", "y",  "Yes", "007123", "1e3", "0x1F", "1_000", "12:30", "2026-02-10", "+86 138", "~",  "null", ".inf",
          "=",  "<<", " a",  "a ",     "- a", "# a",  "a: b",  "a #b",  "@a",         "`a",      "%a", "",     "!t",
          "&a", "*a", "[a",  "{a",     "|",   ">",    "'a",    "\"a",   "?a",         ",a",      "-",  "NaN"}) {
        INFO(s);
        CHECK(document(s, Quotes::if_ambiguous).find("key: \"") == 0);
    }
    for (std::string_view s : {"lina", "服务器无法启动", "T-20260210-7K3QF", "after-sales", "two words", "a,b", "x#y", "a:b"})
        CHECK(document(s, Quotes::if_ambiguous).find('"') == std::string::npos);
}

TEST_CASE("random hostile texts come back as they went") {
    static const char32_t odd[] = {U' ',  U'\n',     U'\t',     U'"',      U'\'',     U'\\',     U':',          U'#', U'-',
                                   U'?',  U'|',      U'>',      U'&',      U'*',      U'!',      U'%',          U'@', U'`',
                                   U'{',  U'}',      U'[',      U']',      U',',      U'~',      U'0',          U'9', U'a',
                                   U'中', U'\u00A0', U'\u2028', U'\uFEFF', U'\u202E', U'\u200B', U'\U0001F600', U'é'};
    std::mt19937 random(7);
    for (int n = 0; n < 20000; ++n) {
        std::string text;
        for (std::size_t length = random() % 12; length > 0; --length) append_utf8(text, odd[random() % std::size(odd)]);
        INFO("text: " << visible(text));
        const std::string yaml = document(text, n % 3 == 0 ? Quotes::always : Quotes::if_ambiguous);
        REQUIRE(read_back(yaml) == text);
    }
}

namespace {

std::string entry(std::string_view text) {
    Tree tree;
    tree.scalar(text);
    return to_yaml_entry("k", tree.root(), 0);
}

}

TEST_CASE("texts of several lines are blocks, as far as those give them back") {
    CHECK(entry("one\n\n  two\n") == "k: |\n  one\n\n    two\n");
    CHECK(entry("one\ntwo") == "k: |-\n  one\n  two\n");
    CHECK(entry("\none\n") == "k: |\n\n  one\n");
    CHECK(entry("  one\ntwo\n") == "k: |2\n    one\n  two\n");
    CHECK(entry("\tone\ntwo") == "k: |2-\n  \tone\n  two\n");
    CHECK(entry("end\n\n") == "k: \"end\\n\\n\"\n");       // an empty line added below would become part of it
    CHECK(entry("a\n \nb\n") == "k: \"a\\n \\nb\\n\"\n");  // editors take white space from ends of lines
    CHECK(entry("a\nb\x1b\n") == "k: \"a\\nb\\x1b\\n\"\n");
    CHECK(entry("\n\n") == "k: \"\\n\\n\"\n");
}

TEST_CASE("collections in canonical form") {
    Tree tree;
    Findings found;
    REQUIRE(general_reader().read("{a: 1, b: [{c: d, e: [f, [g]]}, h], i: {}, j: [], k: {l: {m: o}}}", "x", tree, found));
    const std::string yaml = to_yaml(tree.root());
    CHECK(yaml == "a: \"1\"\nb:\n  - c: d\n    e:\n      - f\n      -\n        - g\n  - h\ni: {}\nj: []\nk:\n  l:\n    m: o\n");
    Tree again;
    REQUIRE(general_reader().read(yaml, "x", again, found));
    CHECK(equal(tree.root(), again.root()));
    CHECK(to_yaml(again.root()) == yaml);
}

TEST_CASE("a text that is to be plain is quoted where it would be something else") {
    const auto never = [](std::string_view text) {
        Tree tree;
        tree.scalar(text, Notation{"", Quotes::never});
        return to_scalar(tree.root());
    };
    for (std::string_view s : {"12", "-5", "true", "2026-02-10T09:12:00+08:00", "10m", "mon-fri"}) CHECK(never(s) == s);
    for (std::string_view s : {"", "a: b", "a #b", "- a", "a:", " a", "[a", "a\nb"}) CHECK(never(s).front() == '"');
}
