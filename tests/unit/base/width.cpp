// SPDX-License-Identifier: MIT
#include "base/width.hpp"

#include <catch2/catch.hpp>
#include <span>

#include "base/width_table.hpp"

using namespace svc;
using Lines = std::vector<std::string>;

TEST_CASE("the tables of widths are in order and don't overlap") {
    for (const std::span<const width_table::Range> table : {std::span<const width_table::Range>(width_table::no_columns),
                                                            std::span<const width_table::Range>(width_table::two_columns)})
        for (std::size_t i = 0; i < table.size(); ++i) {
            CHECK(table[i].first <= table[i].last);
            if (i > 0) CHECK(table[i - 1].last < table[i].first);
        }
}

TEST_CASE("a text takes the columns a terminal gives it") {
    CHECK(width("") == 0);
    CHECK(width("RS-4200") == 7);
    CHECK(width("服务器") == 6);
    CHECK(width("\uFF21\uFF11，") == 6);        // full-width letter, digit, comma
    CHECK(width("\uFF76") == 1);                // half-width kana
    CHECK(width("e\u0301") == 1);               // combining accent
    CHECK(width("a\u200B\u202E\u00ADb") == 3);  // formats take none, the soft hyphen one
    CHECK(width("🔥") == 2);
    CHECK(width("\U0001FAE9") == 2);  // an emoji younger than the table
    CHECK(width("“…”—") == 4);        // ambiguous ones are narrow
    CHECK(width("𠮷") == 2);
    CHECK(width("한국") == 4);
    CHECK(width("\x1B[31m\n\x7F") == 4);
}

TEST_CASE("bytes that are no UTF-8 take one column each") {
    CHECK(width("\xFF\xC0\x80") == 3);
    CHECK(width("a\xE4\xBD") == 3);
    CHECK(clip("\xE4\xBD\xE4\xBD\xE4", 3) == "\xE4\xBD…");
}

TEST_CASE("clip keeps what fits and says that there was more") {
    CHECK(clip("服务器", 6) == "服务器");
    CHECK(clip("服务器", 5) == "服务…");
    CHECK(clip("服务器", 4) == "服…");
    CHECK(clip("服务器", 1) == "…");
    CHECK(clip("服务器", 0).empty());
    CHECK(clip("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
}

TEST_CASE("padded fills up by columns and never cuts") {
    CHECK(padded("维修", 6) == "维修  ");
    CHECK(padded("12", 4, Align::right) == "  12");
    CHECK(padded("维修", 3) == "维修");
}

TEST_CASE("Latin breaks at spaces, and the spaces are gone") {
    CHECK(wrap("the fan makes noise", 9) == Lines{"the fan", "makes", "noise"});
    CHECK(wrap("the fan   makes", 7) == Lines{"the fan", "makes"});
    CHECK(wrap("see .svc/ or don’t", 5) == Lines{"see", ".svc/", "or", "don’t"});
    CHECK(wrap("", 5) == Lines{""});
    CHECK(wrap("a\n\nb\n", 5) == Lines{"a", "", "b", ""});
}

TEST_CASE("a word longer than the line is cut") {
    CHECK(wrap("https://example.com", 8) == Lines{"https://", "example.", "com"});
    CHECK(wrap("   unbreakable", 6) == Lines{"   unb", "reakab", "le"});
    CHECK(wrap("中", 1) == Lines{"中"});
    CHECK(wrap("中文", 0) == Lines{"中", "文"});
}

TEST_CASE("Chinese breaks between characters") {
    CHECK(wrap("服务器无法启动", 6) == Lines{"服务器", "无法启", "动"});
    CHECK(wrap("型号RS-4200服务器", 8) == Lines{"型号", "RS-4200", "服务器"});
}

TEST_CASE("closing punctuation begins no line and opening ends none") {
    CHECK(wrap("无法启动，异响", 8) == Lines{"无法启", "动，异响"});
    CHECK(wrap("客户说（电话", 8) == Lines{"客户说", "（电话"});
    CHECK(wrap("他说“不行”。", 6) == Lines{"他说", "“不", "行”。"});
    CHECK(wrap("好？！》。坏", 4) == Lines{"好？", "！》", "。坏"});  // nothing else is left to do
    const std::string a = "一二", b = "三四五", c = " 六七八九", d = "十";
    for (const std::string mark : {"，", "。", "、", "！", "？", "；", "：", "）", "」", "》", "】", "…", "%"})
        for (std::size_t columns = 5; columns < 20; ++columns)
            for (const std::string& line : wrap(a + mark + b + mark + c + mark, columns)) CHECK_FALSE(line.starts_with(mark));
    for (const std::string mark : {"（", "「", "《", "【", "“"})
        for (std::size_t columns = 5; columns < 20; ++columns)
            for (const std::string& line : wrap(a + mark + b + mark + c + mark + d, columns)) CHECK_FALSE(line.ends_with(mark));
}

TEST_CASE("lines fit and nothing but spaces is lost") {
    const std::string text = "客户 reports: 电源风扇异响，服务器 RS-4200 won't start（since 2026-02-10）。 Emoji 🔥🔥 too";
    const auto squeezed = [](std::string s) { return std::erase(s, ' '), s; };
    for (std::size_t columns = 4; columns < 60; ++columns) {
        std::string all;
        for (const std::string& line : wrap(text, columns)) {
            CHECK(width(line) <= columns);
            CHECK_FALSE(line.ends_with(' '));
            all += line;
        }
        CHECK(squeezed(all) == squeezed(text));
    }
}

TEST_CASE("a mebibyte of anything wraps at once") {
    for (const char* piece : {" ", "。", "a", "中", "a "}) {
        std::string text;
        while (text.size() < 1u << 20) text += piece;
        CHECK(wrap(text, 80).size() >= 1);
    }
}
