// SPDX-License-Identifier: MIT
#include "render/formats.hpp"

#include <algorithm>

namespace svc {

/// One a format, in the file of its name.
using Writer = std::string(const Document&, const Style&);
Writer write_table, write_plain, write_json, write_jsonl, write_csv, write_tsv, write_yaml, write_md, write_html, write_ids,
    write_ics;

namespace {

/// To add a format: its .cpp, its writer above and its row here.
constexpr Format all[] = {
    {"table", {"对齐的表格，终端上的默认格式", "aligned columns; what a terminal gets"}, write_table, true},
    {"plain", {"制表符分隔，无表头，管道中的默认格式", "tab-separated without a header; what a pipe gets"}, write_plain, false},
    {"json", {"一个 JSON 对象", "one JSON object"}, write_json, false},
    {"jsonl", {"每行一个 JSON 对象", "one JSON object a line"}, write_jsonl, false},
    {"csv",
     {"逗号分隔，有表头，公式已屏蔽（第一个表）", "comma-separated with a header, formulas disarmed (the first table)"},
     write_csv,
     false},
    {"tsv", {"制表符分隔，有表头（第一个表）", "tab-separated with a header (the first table)"}, write_tsv, false},
    {"yaml", {"与 JSON 相同的数据，写成 YAML", "the data of json as YAML"}, write_yaml, false},
    {"md", {"Markdown", "Markdown"}, write_md, true},
    {"html", {"独立的 HTML 页面", "an HTML page that stands alone"}, write_html, true},
    {"ids", {"每行一个编号", "one id a line"}, write_ids, false},
    {"ics", {"约定的上门时间，供日历订阅", "agreed visits, for calendars"}, write_ics, false, true},
};

}

std::span<const Format> formats() { return all; }

const Format* find_format(std::string_view name) {
    const auto* found = std::ranges::find(all, name, &Format::name);
    return found == std::end(all) ? nullptr : found;
}

}
