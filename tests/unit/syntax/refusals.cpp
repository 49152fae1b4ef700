// SPDX-License-Identifier: MIT
// What the general reader refuses: by which message, and where.
#include <catch2/catch.hpp>
#include <chrono>

#include "syntax/json.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

using namespace svc;
using namespace std::string_literals;

namespace {

struct Refusal {
    std::string bytes, all;  ///< each finding as code@line:column
};

std::string said(const Findings& found) {
    std::string all;
    for (const Finding& f : found) {
        if (!all.empty()) all += " ";
        all += std::string(f.message->code) +
               (f.place.line ? "@" + std::to_string(f.place.line) + ":" + std::to_string(f.place.column) : "");
    }
    return all;
}

Findings read(const std::string& bytes) {
    Tree tree;
    Findings found;
    const bool good = general_reader().read(bytes, "f", tree, found);
    CHECK(good == found.good());
    return found;
}

std::string nested(std::size_t depth) { return "a: " + std::string(depth, '[') + std::string(depth, ']') + "\n"; }

const Refusal refusals[] = {
    {"", "empty-file"},
    {" \n\n", "empty-file"},
    {"# only a comment\n", "empty-file"},
    {"---\n", "empty-file"},
    {"- a\n", "root-not-map@1:1"},
    {"text\n", "root-not-map@1:1"},
    {"\xFF\xFE"
     "a\0"s,
     "encoding"},
    {"a\0:\0 \0b\0"s, "encoding"},
    {"\0a\0:\0 \0b"s, "encoding"},
    {"\0\0\xFE\xFF"s, "encoding"},
    {"a: b\nc: \xC3(\n", "utf8@2:4"},
    {"a: \xED\xA0\x80\n", "utf8@1:4"},
    {"a: b\x01\nc: \x7F\nd: \xC2\x85\ne: \x1B[m\n",
     "control-character@1:5 control-character@2:4 control-character@3:4 control-character@4:4"},
    {"a: b\rc: d\n", "control-character@1:5"},
    {"a: \"\\x00\"\nb: \"\\e[m\"\nc: \"\\r\"\n", "control-character@1:4 control-character@2:4 control-character@3:4"},
    {"a: x\xE2\x80\xA8y\n", "line-separator@1:5"},
    {"a: b\n\xEF\xBB\xBF"
     "c: d\n",
     "line-separator@2:1"},
    {"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n", "conflict-marker@1:1 conflict-marker@3:1 conflict-marker@5:1"},
    {"%YAML 1.2\n---\na: b\n", "yaml-directive@1:1"},
    {"a: 1\nb: 2\na: 3\nb: 4\n", "duplicate-key@3:1 duplicate-key@4:1"},
    {"键: 1\nb: {c: 1, c: 2}\n'键': 3\n", "duplicate-key@2:11 duplicate-key@3:1"},
    {"a: &x 1\nb: *x\n", "yaml-anchor@1:4 yaml-anchor@2:4"},
    {"a: *x\n", "yaml-anchor@1:4"},
    {"a: !!str 1\nb: ! x\nc: !t {}\n", "yaml-tag@1:4 yaml-tag@2:4 yaml-tag@3:4"},
    {"<<: {a: b}\n", "yaml-merge-key@1:1"},
    {"a:\nb: ~\nc: null\nd: [NULL, x]\ne:\n  - \n  - y\n",
     "yaml-null@1:1 yaml-null@2:1 yaml-null@3:1 yaml-null@4:5 yaml-null@6:3"},
    {"{a}\n", "yaml-null@1:2"},
    {": a\n", "yaml-key@1:1"},
    {"[a]: b\n", "yaml-key@1:1"},
    {"a: 1\n---\nb: 2\n", "several-documents@2:1"},
    {"a: 1\n...\nb: 2\n", "several-documents@3:1"},
    {nested(15), ""},
    {nested(16), "too-deep@1:19"},
    {"a: " + std::string(Limits::bytes, 'x'), "too-large"},
    {"a: b: c\n", "yaml-colon@1:5"},
    {"a: \"b\nc: d\n", "yaml-unclosed-quote@1:4"},
    {"a: 'b\nc: d\n", "yaml-unclosed-quote@1:4"},
    {"a: [b, c\nd: e\n", "yaml-bracket@2:2"},
    {"a: b]\nc: ]\n", "yaml-bracket@2:4"},
    {"a:\n   b: c\n  d: e\n", "yaml-indent@3:3"},
    {"a:\n\"x\"\n", "yaml-indent@2:1"},
    {"a: 1\n}\n", "yaml-bracket@2:1"},
    {"a:\n\t- b\n", "yaml-tab@2:1"},
    {"a:\n  -\tb: c\n", "yaml-tab@2:4"},
    {"a: |\n  \tb\n", "yaml-tab@2:3"},
    {"a: @b\n", "yaml-reserved@1:4"},
    {"a: [:b]\n", "yaml-reserved@1:5"},
    {"a: \"\\q\"\n", "yaml-escape@1:7"},
    {"a: \"\\ud800\"\n", "yaml-escape@1:11"},
    {"\xEF\xBB\xBF"
     "a: b\r\nc: d\r\n",
     "bom crlf"},
    {"a: b", ""},
};

double seconds(const std::string& bytes) {
    const auto begin = std::chrono::steady_clock::now();
    Tree tree;
    Findings found;
    general_reader().read(bytes, "f", tree, found);
    read_any(bytes, "f", [](const Tree&, std::uint32_t) {}, found);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}

TEST_CASE("what is refused, and where") {
    for (const Refusal& r : refusals) {
        INFO(r.bytes.substr(0, 80));
        CHECK(said(read(r.bytes)) == r.all);
    }
}

TEST_CASE("a finding shows its line, without its end and not too long") {
    Findings null = read("\xEF\xBB\xBF键: ~\r\n");
    null.sort();
    CHECK((null.end() - 1)->excerpt == "键: ~");
    const Findings found = read("a: *" + std::string(1000, 'x') + "\n");
    CHECK(found.begin()->excerpt.size() == 200);
}

TEST_CASE("a text that is all wrong is reported in part") {
    std::string many;
    for (int n = 0; n < 5000; ++n) many += "<<<<<<< x\n";
    CHECK(read(many).size() == 100);
    many.clear();
    for (int n = 0; n < 5000; ++n) many += "a: b\n";
    CHECK(read(many).size() == 100);
}

TEST_CASE("no text is slow to read") {  // what is quadratic takes minutes
    constexpr std::size_t n = Limits::bytes / 4;
    const auto repeated = [&](std::string_view piece) {
        std::string s;
        while (s.size() + piece.size() <= n) s += piece;
        return s;
    };
    for (std::string_view piece :
         {"[",     "{",   "- ",           "? ",      "a: ",    "\"", "'",         "[a,",           "{\"a\":", "&a ", "*a ",
          "!a ",   "|\n", "- - ",         ",",       ":",      "#",  "\t",        "a\n",           "a: b\n",  "\n",  "%\n",
          "---\n", "\\",  "\xE4\xB8\xAD", "中: 中,", "a: |\n", " ",  "\"a\"\n\t", "x: \"\n\ty\"\n"}) {
        INFO(piece);
        CHECK(seconds(repeated(piece)) < 30);
        CHECK(seconds("k: " + repeated(piece)) < 30);
        CHECK(seconds("k: [" + repeated(piece)) < 30);
        CHECK(seconds("k: {" + repeated(piece)) < 30);
        CHECK(seconds("k: \"" + repeated(piece)) < 30);
    }
    std::string map;
    for (int k = 0; map.size() < n; ++k) map += "键" + std::to_string(k) + ": 值\n";
    CHECK(seconds(map) < 30);
    std::string line = "a: [";
    while (line.size() < n) line += "中, ";
    CHECK(seconds(line + "]") < 30);
}

TEST_CASE("several documents, with their places in the stream") {
    std::string all;
    Findings found;
    const std::string text = "# head\n---\na: 1\n--- # two\nb: 2\n...\n---\n# nothing\n---\nc: *x\n---\n{d: 4}\n";
    const bool good = read_yaml_documents(
        text, "f",
        [&](const Tree& t) {
            const Node key(t, 1);
            all += std::string(key.text()) + std::to_string(key.mark().line) + text[key.mark().byte] + " ";
        },
        found);
    CHECK_FALSE(good);
    CHECK(all == "a3a b5b d12d ");
    CHECK(said(found) == "yaml-anchor@10:4");
}

TEST_CASE("the size limit is a document's, not the stream's") {
    std::string text;
    for (int n = 0; n < 3; ++n) text += "---\na: " + std::string(Limits::bytes / 2, 'x') + "\n";
    int count = 0;
    Findings found;
    CHECK(read_yaml_documents(text, "f", [&](const Tree&) { ++count; }, found));
    CHECK(count == 3);
}

TEST_CASE("every message of reading has its two languages and a remedy") {
    for (const Message& m : syntax::messages) {
        INFO(m.code);
        CHECK_FALSE(m.says.zh.empty());
        CHECK_FALSE(m.says.en.empty());
        CHECK_FALSE(m.remedy.zh.empty());
        CHECK_FALSE(m.remedy.en.empty());
    }
}
