// SPDX-License-Identifier: MIT
// Free text from customers, sent through every format (design §6): nothing in it may move the cursor, turn the line round, break
// a row, become a formula or markup.
#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace svc;

namespace {

std::string utf8(char32_t c) {
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
}

std::vector<char32_t> hostile_characters() {
    std::vector<char32_t> all{0x7F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029};
    for (char32_t c = 0; c < 0x20; ++c) all.push_back(c);
    for (char32_t c = 0x80; c < 0xA0; ++c) all.push_back(c);
    for (char32_t c = 0x202A; c <= 0x202E; ++c) all.push_back(c);
    for (char32_t c = 0x2066; c <= 0x2069; ++c) all.push_back(c);
    return all;
}

/// The text wherever a document can hold one.
Document everywhere(const std::string& text) {
    Document document = column_of({text});
    Table& table = std::get<Table>(document.blocks[0]);
    table.columns.push_back({"second", "第二" + text});
    table.rows[0].push_back({"x", text});
    document.blocks.insert(document.blocks.begin(), Heading{text});
    document.blocks.push_back(Paragraph{text});
    document.blocks.push_back(Facts{{{{"fact", text}, {text}}, {{"other", "其他"}, {"x", text}}}});
    return document;
}

/// Whether a format may break a line or leave a gap there: in a people's cell, between quotes, in a YAML block.
bool keeps(std::string_view format, char32_t c) {
    const bool lines = format == "table" || format == "md" || format == "csv" || format == "yaml";
    return (c == '\n' && lines) || (c == '\t' && (format == "csv" || format == "yaml"));
}

/// As data, the way a command hands over a record.
Document as_data(const std::string& text) {
    Document document = column_of({text});
    const std::uint32_t map = document.data.open(Shape::map);
    document.data.scalar("text");
    document.data.scalar(text);
    document.data.close(map);
    document.ids = {text};
    return document;
}

std::size_t rows_of(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

}

TEST_CASE("no control, bidirectional or line-separating character reaches any output") {
    for (const char32_t c : hostile_characters())
        for (const Format& format : formats()) {
            const std::string text = "a" + utf8(c) + "b", raw = c < 0x20 ? text : utf8(c);
            INFO(format.name << " U+" << std::hex << static_cast<unsigned>(c));
            if (keeps(format.name, c)) continue;
            for (const Document& document : {everywhere(text), as_data(text)})
                for (const bool excel : {false, true})
                    CHECK(format.write(document, {.excel = excel}).find(raw) == std::string::npos);
        }
}

TEST_CASE("bytes that are no UTF-8 don't reach people's formats") {
    for (const char* format : {"table", "plain", "md", "ids", "csv", "tsv"})
        CHECK(written(format, everywhere("a\xFF\x9B\n")).find('\xFF') == std::string::npos);
}

TEST_CASE("in machine formats one row stays one line") {
    const Document document = column_of({"a\r\nb", "c\td", "e\u2028f", "g\vh\fi"});
    CHECK(rows_of(written("plain", document)) == 4);
    CHECK(rows_of(written("ids", document)) == 4);
    CHECK(rows_of(written("jsonl", document)) == 4);
    CHECK(rows_of(written("tsv", document)) == 5);
    CHECK(std::ranges::count(written("plain", document), '\t') == 0);
}

TEST_CASE("a formula is disarmed in csv and tsv") {
    for (const char* formula : {"=cmd|' /C calc'!A0", "+1+cmd()", "-2+3+cmd()", "@SUM(1)", "\t=cmd()", "=1"})
        for (const char* format : {"csv", "tsv"})
            for (const bool excel : {false, true}) {
                const std::string out = written(format, column_of({formula}), {.excel = excel});
                std::string cell = out.substr(out.find('\n') + 1);
                if (cell.starts_with('"')) cell.erase(0, 1);
                INFO(format << " " << formula << " -> " << cell);
                CHECK(std::string_view("=+-@\t").find(cell[0]) == std::string_view::npos);
            }
}

TEST_CASE("Markdown shows markup instead of obeying it") {
    const std::string out = written("md", everywhere("<script>alert(1)</script> a|b `c` *d* [e](f) &lt; \\ ~g~ $h$ _i_ j_k"));
    CHECK(out.find("<script") == std::string::npos);
    CHECK(out.find("a|b") == std::string::npos);
    CHECK(out.find("\n| &lt;script&gt;alert(1)&lt;/script&gt; "
                   "a\\|b \\`c\\` \\*d\\* \\[e\\](f) &amp;lt; \\\\ \\~g\\~ \\$h\\$ \\_i\\_ j_k | ") != std::string::npos);
}

TEST_CASE("a line of a paragraph is no heading, list or rule in Markdown") {
    const std::pair<const char*, const char*> lines[] = {
        {"# a", "\\# a\n"},         {"- a", "\\- a\n"}, {"+ a", "\\+ a\n"},  {"12. a", "12\\. a\n"}, {"1) a", "1\\) a\n"},
        {"a\n===", "a\\\n\\===\n"}, {"    a", "a\n"},   {"> a", "&gt; a\n"}, {"2026", "2026\n"},     {"***", "\\*\\*\\*\n"}};
    for (const auto& [text, safe] : lines) CHECK(written("md", {.blocks = {Paragraph{text}}}) == safe);
}
