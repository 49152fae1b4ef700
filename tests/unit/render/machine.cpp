// SPDX-License-Identifier: MIT
// What scripts and spreadsheets rely on.
#include <catch2/catch.hpp>

#include <set>

#include "sample.hpp"

using namespace svc;

namespace {

Tree tree_of(std::initializer_list<std::pair<const char*, std::vector<const char*>>> lists, bool enveloped) {
    Tree tree;
    const std::uint32_t map = tree.open(Shape::map);
    if (enveloped) {
        tree.scalar("svc");
        tree.scalar("1", {.name = "", .quotes = Quotes::never, .json = Json::integer});
    }
    for (const auto& [key, values] : lists) {
        tree.scalar(key);
        const std::uint32_t list = tree.open(Shape::list);
        for (const char* value : values) tree.scalar(value);
        tree.close(list);
    }
    tree.close(map);
    return tree;
}

}

TEST_CASE("the list of formats: unique, explained in both languages, found by name") {
    std::set<std::string_view> names;
    for (const Format& format : formats()) {
        CHECK(names.insert(format.name).second);
        CHECK_FALSE(format.meaning.zh.empty());
        CHECK_FALSE(format.meaning.en.empty());
        CHECK(find_format(format.name) == &format);
        CHECK(format.write != nullptr);
    }
    CHECK(find_format("xml") == nullptr);
    CHECK(find_format("") == nullptr);
    CHECK(formats().front().name == "table");
}

TEST_CASE("plain: machine values, tabs, no header, no headings") {
    CHECK(written("plain", sample()) ==
          "T-20260210-7K3QF\tCU-7K3QF2\topen\t-3600\t服务器无法启动，电源风扇异响（客户称昨晚停电后出现）\n"
          "T-20260210-1Q2W3\tCU-7K3QF2\tpaused\t5400\tSwitch drops half of its ports after the firmware update\n"
          "T-20260211-3HJ5N\t\tclosed\t\t打印\n"
          "unit\tSN0001\n"
          "text\t第一行\\n第二行很长，一直写到屏幕边上，然后还要继续写下去，直到换行为止。\n"
          "contract\t\n");
}

TEST_CASE("json: svc 1, facts at the root, a list a table, empty numbers null") {
    Document document = column_of({"x"});
    Table& table = std::get<Table>(document.blocks[0]);
    table.columns.push_back({"left", "剩余", true});
    table.rows = {{{"服务\"器"}, {"-3600", "逾期", Json::integer}}, {{""}, {"", {}, Json::integer}}};
    document.blocks.insert(document.blocks.begin(), Facts{{{{"late", "逾期"}, {"true", "是", Json::boolean}}}});
    CHECK(written("json", document) == R"({
  "svc": 1,
  "late": true,
  "records": [
    {
      "text": "服务\"器",
      "left": -3600
    },
    {
      "text": "",
      "left": null
    }
  ]
}
)");
    CHECK(written("jsonl", document) == R"({"text":"服务\"器","left":-3600}
{"text":"","left":null}
)");
}

TEST_CASE("json: tables and facts of one key are one") {
    Document document = column_of({"1"});
    document.blocks.push_back(document.blocks[0]);
    const Facts facts{{{{"late", "逾期"}, {"1", {}, Json::integer}}, {{"svc", "版本"}, {"2"}}}};
    document.blocks.push_back(facts);
    document.blocks.push_back(facts);
    CHECK(written("jsonl", document) == "{\"text\":\"1\"}\n{\"text\":\"1\"}\n");
    const std::string json = written("json", document);
    CHECK(json.find("late") == json.rfind("late"));
    CHECK(json.find("svc") == json.rfind("svc"));
}

TEST_CASE("a document's own data goes before its tables") {
    Document document = column_of({"x"});
    document.data = tree_of({{"goals", {"a", "b"}}, {"left_out", {"c"}}}, true);
    CHECK(written("jsonl", document) == "\"a\"\n\"b\"\n");
    CHECK(written("json", document).find("goals") != std::string::npos);
    CHECK(written("json", document).find("records") == std::string::npos);
    CHECK(written("csv", document) == "text\nx\n");
}

TEST_CASE("jsonl: a record of its own is one line, whatever lists it has") {
    Document document;
    document.data = tree_of({{"events", {"a", "b"}}}, false);
    CHECK(written("jsonl", document) == "{\"events\":[\"a\",\"b\"]}\n");
    document.data = tree_of({}, true);
    CHECK(written("jsonl", document) == "{\"svc\":1}\n");
    Tree list;
    const std::uint32_t items = list.open(Shape::list);
    list.scalar("1");
    list.scalar("2");
    list.close(items);
    document.data = list;
    CHECK(written("jsonl", document) == "\"1\"\n\"2\"\n");
}

TEST_CASE("yaml says the same as json") {
    CHECK(written("yaml", column_of({"no", "打印"})) == "svc: 1\nrecords:\n  - text: \"no\"\n  - text: 打印\n");
}

TEST_CASE("csv: header of keys, quoted where it must be, formulas disarmed") {
    CHECK(written("csv", column_of({"a,b", "say \"x\"", "two\nlines", "=1+1", "打印"})) ==
          "text\n\"a,b\"\n\"say \"\"x\"\"\"\n\"two\nlines\"\n'=1+1\n打印\n");
}

TEST_CASE("csv for Excel: a BOM, and what it would spoil stays text") {
    CHECK(written("csv", column_of({"13800001111", "007", "12", "4006000000000001", "12E34", "0.5", "0"}), {.excel = true}) ==
          "\xEF\xBB\xBFtext\n\"=\"\"13800001111\"\"\"\n\"=\"\"007\"\"\"\n12\n\"=\"\"4006000000000001\"\"\"\n\"="
          "\"\"12E34\"\"\"\n0.5\n0\n");
    Table numbers{.key = "n", .columns = {{"n", "数"}}, .rows = {{{"4006000000000001", {}, Json::integer}}}};
    CHECK(written("csv", {.blocks = {numbers}}, {.excel = true}) == "\xEF\xBB\xBFn\n4006000000000001\n");
}

TEST_CASE("tsv: a header, one row a line, backslash escapes") {
    CHECK(written("tsv", column_of({"a\tb", "two\nlines", "C:\\new"})) == "text\na\\tb\ntwo\\nlines\nC:\\\\new\n");
}

TEST_CASE("csv, tsv and facts: without a table they are key and value") {
    const Document document{.blocks = {Facts{{{{"unit", "设备"}, {"SN0001"}}, {{"left", "剩余"}, {"12", "十二"}}}}}};
    CHECK(written("csv", document) == "key,value\nunit,SN0001\nleft,12\n");
    CHECK(written("tsv", document) == "key\tvalue\nunit\tSN0001\nleft\t12\n");
}

TEST_CASE("ids: the document's own, else the first column") {
    Document document = sample();
    CHECK(written("ids", document) == "T-20260210-7K3QF\nT-20260210-1Q2W3\nT-20260211-3HJ5N\n");
    document.ids = {"C-20260211-3HJ5N"};
    CHECK(written("ids", document) == "C-20260211-3HJ5N\n");
}
