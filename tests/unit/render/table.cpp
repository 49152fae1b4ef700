// SPDX-License-Identifier: MIT
// The layouts below were looked at on a terminal, in a monospaced font with Chinese at two columns, and are kept as they were.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/width.hpp"
#include "sample.hpp"

using namespace svc;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}

TEST_CASE("a table is aligned by display width, and the wide column gives way") {
    CHECK("\n" + written("table", sample()) == R"(
到期事项 Due
2 条记录无法读取，见标准错误。 Two records are unreadable: the figures are
partial.

编号              客户       状态           剩余  摘要 summary
T-20260210-7K3QF  CU-7K3QF2  处理中  逾期 1 小时  服务器无法启动，电源风扇异响
                                                  （客户称昨晚停电后出现）
T-20260210-1Q2W3  CU-7K3QF2  已暂停   1 h 30 min  Switch drops half of its ports
                                                  after the firmware update
T-20260211-3HJ5N             已关闭               打印

案件
设备 unit: SN0001
说明:      第一行
           第二行很长，一直写到屏幕边上，然后还要继续写下去，直到换行为止。
合同:
)");
}

TEST_CASE("on a narrow terminal each row stands as facts, and nothing is cut off") {
    CHECK("\n" + written("table", sample(), {.width = 40}) == R"(
到期事项 Due
2 条记录无法读取，见标准错误。 Two
records are unreadable: the figures are
partial.

编号:         T-20260210-7K3QF
客户:         CU-7K3QF2
状态:         处理中
剩余:         逾期 1 小时
摘要 summary: 服务器无法启动，电源风扇异
              响（客户称昨晚停电后出现）

编号:         T-20260210-1Q2W3
客户:         CU-7K3QF2
状态:         已暂停
剩余:         1 h 30 min
摘要 summary: Switch drops half of its
              ports after the firmware
              update

编号:         T-20260211-3HJ5N
状态:         已关闭
摘要 summary: 打印

案件
设备 unit: SN0001
说明:      第一行
           第二行很长，一直写到屏幕边
           上，然后还要继续写下去，直到
           换行为止。
合同:
)");
}

TEST_CASE("no line is longer than the terminal or ends with a space") {
    for (unsigned columns = 18; columns < 200; ++columns)
        for (const std::string& line : lines_of(written("table", sample(), {.width = columns}))) {
            CHECK(width(line) <= columns);
            CHECK_FALSE(line.ends_with(' '));
        }
    CHECK_FALSE(written("table", sample(), {.width = 0}).empty());
}

TEST_CASE("several wide columns give way evenly") {
    Table table{.key = "findings", .columns = {{"a", "A", false, true}, {"n", "N", true}, {"b", "B", false, true}}};
    table.rows.push_back({{"one two three four five six seven"}, {"12"}, {"eight nine ten eleven twelve thirteen"}});
    CHECK("\n" + written("table", {.blocks = {table}}, {.width = 44}) == R"(
A                     N  B
one two three four   12  eight nine ten
five six seven           eleven twelve
                         thirteen
)");
}

TEST_CASE("tones are colours when asked for, and alignment doesn't see them") {
    Table table{.key = "goals", .columns = {{"name", "名称"}, {"rate", "比率", true}}};
    table.rows.push_back({{"首次修复"}, {"0.92", "92 %", Json::number, Tone::good}});
    table.rows.push_back({{"报价"}, {"0.5", "50 %", Json::number, Tone::bad}});
    CHECK(written("table", {.blocks = {Heading{"目标"}, table}}, {.colour = true}) ==
          "\x1B[1m目标\x1B[0m\n"
          "\x1B[1m名称\x1B[0m      \x1B[1m比率\x1B[0m\n"
          "首次修复  \x1B[32m92 %\x1B[0m\n"
          "报价      \x1B[31m50 %\x1B[0m\n");
    CHECK(written("table", {.blocks = {table}}) == "名称      比率\n首次修复  92 %\n报价      50 %\n");
}

TEST_CASE("an empty table is nothing, an empty document too") {
    for (const Format& format : formats()) {
        const std::string out = format.write({.blocks = {Table{.key = "records", .columns = {{"id", "编号"}}}}}, {});
        static constexpr std::string_view heads[] = {"json", "yaml", "csv", "tsv", "ics"};
        const bool says_so = std::ranges::find(heads, format.name) != std::end(heads);
        CHECK(out.empty() != says_so);
        CHECK_NOTHROW(format.write({}, {}));
    }
}

TEST_CASE("a row shorter or longer than the header does no harm") {
    Table table{.key = "records", .columns = {{"a", "A"}, {"b", "B"}}};
    table.rows = {{}, {{"1"}}, {{"1"}, {"2"}, {"3"}}};
    for (const Format& format : formats()) CHECK_NOTHROW(format.write({.blocks = {table}}, {}));
    CHECK(written("table", {.blocks = {table}}) == "A  B\n\n1\n1  2\n");
}
