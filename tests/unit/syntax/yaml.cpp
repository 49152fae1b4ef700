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

TEST_CASE("mutated documents never crash the reader, and what is found has a place") {
    const std::string good =
        "id: T-1\nkind: repair  # x\nsummary: |\n  one\n  two\nparts: [{part: a, qty: 1}, 'b']\nevents:\n  - at: "
        "2026-02-10T09:12:00+08:00\n    by: \"li\\u006ea\"\n    do: receive\n";
    std::mt19937 random(11);
    std::size_t read = 0;
    for (int n = 0; n < 20000; ++n) {
        std::string text = good;
        for (std::size_t k = 1 + random() % 4; k > 0; --k) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
                case 0: text.erase(at, 1 + random() % 5); break;
                case 1: text.insert(at, 1, static_cast<char>(random() % 256)); break;
                case 2: text.insert(at, std::string(1, "\"'{}[],:&*!|>%@`~#-?\n\t "[random() % 24])); break;
                default: text[at] = static_cast<char>(random() % 256);
            }
            if (text.empty()) text = "a";
        }
        Tree tree;
        Findings found;
        if (general_reader().read(text, "x", tree, found))
            ++read;
        else
            REQUIRE_FALSE(found.good());
    }
    CHECK(read > 1000);
}
