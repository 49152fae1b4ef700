// SPDX-License-Identifier: MIT
#include "syntax/json.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "base/utf8.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"

using namespace svc;

namespace {

/// Compact again, or the findings as code@line:column.
std::string read(std::string_view text) {
    Tree tree;
    Findings found;
    const bool good = read_json(text, "f", tree, found);
    CHECK(good == found.empty());
    if (good) return to_json(tree.root(), JsonStyle::compact);
    std::string all;
    for (const Finding& f : found)
        all += std::string(f.message->code) + "@" + std::to_string(f.place.line) + ":" + std::to_string(f.place.column);
    return all;
}

std::string records(std::string_view text, std::string* said = nullptr) {
    std::string all;
    Findings found;
    read_any(
        text, "f",
        [&](const Tree& t, std::uint32_t line) { all += std::to_string(line) + to_json(t.root(), JsonStyle::compact) + " "; },
        found);
    for (const Finding& f : found)
        if (said)
            *said +=
                std::string(f.message->code) + "@" + std::to_string(f.place.line) + ":" + std::to_string(f.place.column) + " ";
    return all;
}

}

TEST_CASE("JSON is read with the texts of its values") {
    CHECK(read(R"({"a": 1.50, "b": [true, false, -0, 1e5, "x"], "c": {}, "d": []})") ==
          R"({"a":"1.50","b":["true","false","-0","1e5","x"],"c":{},"d":[]})");
    CHECK(read(R"({"a": "\u4e2d\ud83d\ude00\/\"\\\n\t"})") == "{\"a\":\"中😀/\\\"\\\\\\n\\t\"}");
    CHECK(read(R"({"a": null, "b": {"c": null}, "d": "null"})") == R"({"b":{},"d":"null"})");
    CHECK(read(R"({"lines": "one\r\ntwo"})") == R"({"lines":"one\ntwo"})");
    CHECK(read("\xEF\xBB\xBF{\"a\": \"b\"}\r\n") == R"({"a":"b"})");
}

TEST_CASE("what is no JSON is refused, and where") {
    CHECK(read("") == "json-syntax@1:1");
    for (std::string_view s : {"01", "1.", ".5", "+1", "1e", "-", "1.e1", "0x1", "NaN", "tru", "'a'", "nul"}) {
        INFO(s);
        CHECK(read("{\"a\": " + std::string(s) + "}") == "json-syntax@1:7");
    }
    CHECK(read("{\"a\": 1,}") == "json-syntax@1:9");
    CHECK(read("{\"a\" 1}") == "json-syntax@1:6");
    CHECK(read("[1 2]") == "json-syntax@1:4");
    CHECK(read("[1,]") == "json-syntax@1:4");
    CHECK(read("{} {}") == "json-syntax@1:4");
    CHECK(read("{\"键\":\n \"\\q\"}") == "json-syntax@2:5");
    CHECK(read("{\"a\": \"\\ud83d\"}") == "json-syntax@1:14");
    CHECK(read("{\"a\": \"b}") == "yaml-unclosed-quote@1:7");
    CHECK(read("{\"a\": \"b\nc\"}") == "control-character@1:9");
    CHECK(read("{\"a\": \"\\u0000\"}") == "control-character@1:7");
    CHECK(read("{\"a\": \"\\r\"}") == "control-character@1:7");
    CHECK(read("{\"a\": [1, null]}") == "null-item@1:11");
    CHECK(read("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"a\": null}") == "duplicate-key@1:24duplicate-key@1:33");
    CHECK(read("{\"a\": \"\xFF\"}") == "utf8@1:8");
    CHECK(read(std::string(16, '[') + "1" + std::string(16, ']')).front() == '[');
    CHECK(read(std::string(17, '[') + std::string(17, ']')) == "too-deep@1:17");
}

TEST_CASE("records come as YAML documents, a JSON document, an array or JSON Lines") {
    CHECK(records("{\"a\": 1}\n") == "1{\"a\":\"1\"} ");
    CHECK(records("{\n \"a\": 1\n}\n") == "1{\"a\":\"1\"} ");
    CHECK(records("\n[{\"a\": 1},\n {\"b\": 2}]\n") == "2{\"a\":\"1\"} 3{\"b\":\"2\"} ");
    CHECK(records("{\"a\": 1}\n\n{\"b\": 2}\r\n{\"c\": 3}") == "1{\"a\":\"1\"} 3{\"b\":\"2\"} 4{\"c\":\"3\"} ");
    CHECK(records("a: 1\n---\nb: 2\n") == "1{\"a\":\"1\"} 3{\"b\":\"2\"} ");
    CHECK(records("[]") == "");
    CHECK(records("") == "");
}

TEST_CASE("a bad line doesn't hide the others") {
    std::string said;
    CHECK(records("{\"a\": 1}\n{\"b\": }\n{\"c\": 3, \"c\": 4}\n{\"d\": 4}\n", &said) == "1{\"a\":\"1\"} 4{\"d\":\"4\"} ");
    CHECK(said == "json-syntax@2:7 duplicate-key@3:10 ");
    said.clear();
    CHECK(records("{\"a\": 1,\n \"b\": oops,\n \"c\": {\n  \"d\": 1}}\n", &said) == "");
    CHECK(said == "json-syntax@2:7 ");
}

TEST_CASE("JSON is written by the types of its scalars") {
    Tree tree;
    const std::uint32_t map = tree.open(Shape::map);
    const auto add = [&](const char* key, const char* text, Json json) {
        tree.scalar(key);
        tree.scalar(text, Notation{"", Quotes::never, json});
    };
    add("a", "12", Json::integer);
    add("b", "0.95", Json::number);
    add("c", "true", Json::boolean);
    add("d", "true", Json::string);
    add("e", "", Json::number);
    add("f", "007", Json::integer);  // no JSON: a text rather than a broken document
    add("g", "\x1b\xE2\x80\xAE\xF3\xA0\x80\x81\"\\\n", Json::string);
    tree.close(map);
    CHECK(to_json(tree.root(), JsonStyle::compact) ==
          R"({"a":12,"b":0.95,"c":true,"d":"true","e":null,"f":"007","g":"\u001b\u202e\udb40\udc01\"\\\n"})");
    CHECK(to_json(tree.root(), JsonStyle::indented).starts_with("{\n  \"a\": 12,\n  \"b\": 0.95,\n"));
}

TEST_CASE("random texts come back through JSON") {
    static const char32_t odd[] = {U' ',  U'\n',     U'\t',     U'"',      U'\\',         U'/',          U'{',     U'a',
                                   U'中', U'\u2028', U'\uFEFF', U'\u202E', U'\U0001F600', U'\U000E0001', U'\uFFFF'};
    std::mt19937 random(3);
    for (int n = 0; n < 20000; ++n) {
        std::string text;
        for (std::size_t length = random() % 12; length > 0; --length) append_utf8(text, odd[random() % std::size(odd)]);
        Tree tree, again;
        const std::uint32_t map = tree.open(Shape::map);
        tree.scalar(text);
        tree.scalar(text);
        tree.close(map);
        Findings found;
        REQUIRE(read_json(to_json(tree.root(), n % 2 ? JsonStyle::compact : JsonStyle::indented), "f", again, found));
        REQUIRE(equal(tree.root(), again.root()));
    }
}

TEST_CASE("spoilt JSON never crashes; what is read says so again") {
    const std::string good =
        "[{\"id\": \"T-1\", \"n\": [1, -2.5e3, true, null], \"t\": \"\\u4e2d\\n\"}, {\"键\": {\"a\": {}}}]\n{\"b\": 1}\n";
    std::mt19937 random(5);
    for (int n = 0; n < 20000; ++n) {
        std::string text = good;
        for (std::size_t k = 1 + random() % 4; k > 0; --k) {
            const std::size_t at = random() % text.size();
            if (random() % 2)
                text[at] = "\"\\{}[],:0-.eEnu \n\x80"[random() % 18];
            else
                text.erase(at, 1 + random() % 3);
        }
        Tree tree, again;
        Findings found;
        if (read_json(text, "f", tree, found)) {
            REQUIRE(read_json(to_json(tree.root(), JsonStyle::compact), "f", again, found));
            REQUIRE(equal(tree.root(), again.root()));
        } else {
            REQUIRE_FALSE(found.good());
        }
        records(text);
    }
}

TEST_CASE("a long line of JSON is read in time that grows with it") {
    std::string text = "{\"a\": [";
    while (text.size() < Limits::bytes - 100) text += "\"中\", ";
    text += "1]}";
    const auto begin = std::chrono::steady_clock::now();
    CHECK(read(text).size() > 1000);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}
