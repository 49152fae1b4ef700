// SPDX-License-Identifier: MIT
#pragma once
// A document with one of everything, in both languages, as `svc due` might make it.
#include "render/formats.hpp"

namespace svc {

inline Table sample_table() {
    Table table{.key = "records",
                .columns = {{"id", "编号"},
                            {"customer", "客户"},
                            {"state", "状态"},
                            {"left", "剩余", true},
                            {"summary", "摘要 summary", false, true}}};
    table.rows.push_back({{"T-20260210-7K3QF"},
                          {"CU-7K3QF2"},
                          {"open", "处理中"},
                          {"-3600", "逾期 1 小时", Json::integer, Tone::bad},
                          {"服务器无法启动，电源风扇异响（客户称昨晚停电后出现）"}});
    table.rows.push_back({{"T-20260210-1Q2W3"},
                          {"CU-7K3QF2"},
                          {"paused", "已暂停"},
                          {"5400", "1 h 30 min", Json::integer},
                          {"Switch drops half of its ports after the firmware update"}});
    table.rows.push_back(
        {{"T-20260211-3HJ5N"}, {""}, {"closed", "已关闭", Json::string, Tone::good}, {"", {}, Json::integer}, {"打印"}});
    return table;
}

inline Document sample() {
    Document document;
    document.blocks.push_back(Heading{"到期事项 Due"});
    document.blocks.push_back(
        Paragraph{"2 条记录无法读取，见标准错误。 Two records are unreadable: the figures are partial.", Tone::warning});
    document.blocks.push_back(sample_table());
    document.blocks.push_back(Heading{"案件", 2});
    document.blocks.push_back(
        Facts{{{{"unit", "设备 unit"}, {"SN0001"}},
               {{"text", "说明"}, {"第一行\n第二行很长，一直写到屏幕边上，然后还要继续写下去，直到换行为止。"}},
               {{"contract", "合同"}, {""}}}});
    return document;
}

inline std::string written(std::string_view format, const Document& document, const Style& style = {}) {
    return find_format(format)->write(document, style);
}

/// A document of one table with one text column, one row a value.
inline Document column_of(const std::vector<std::string>& values) {
    Table table{.key = "records", .columns = {{"text", "文字", false, true}}};
    for (const std::string& value : values) table.rows.push_back({{value}});
    return {.blocks = {table}};
}

}
