// SPDX-License-Identifier: MIT
#include "syntax/csv_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "syntax/csv.hpp"

using namespace svc;

namespace {

struct Read {
    std::vector<CsvRow> rows{};
    std::string codes{};
    bool broken = false;
};

/// Reads a text in portions of so many bytes.
Read read(std::string text, char separator = ',', std::size_t portion = 3) {
    std::size_t at = 0;
    CsvReader reader(
        [&](std::span<char> into) {
            const std::size_t n = std::min({portion, into.size(), text.size() - at});
            std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), n, into.begin());
            at += n;
            return n;
        },
        "f.csv", separator);
    Read all;
    Findings found;
    while (auto row = reader.next(found)) all.rows.push_back(std::move(*row));
    for (const Finding& f : found)
        all.codes +=
            std::string(f.message->code) + "@" + std::to_string(f.place.line) + ":" + std::to_string(f.place.column) + " ";
    all.broken = reader.broken();
    return all;
}

using Cells = std::vector<std::string>;

}

TEST_CASE("Rows end with LF, CR LF or CR, the last one with nothing") {
    const Read all = read("a,b\nc,d\r\ne,f\rg,h");
    REQUIRE(all.rows.size() == 4);
    CHECK(all.rows[3].cells == Cells{"g", "h"});
    CHECK(all.rows[0].line == 1);
    CHECK(all.rows[3].line == 4);
    CHECK(all.codes.empty());
}

TEST_CASE("Empty cells are cells, empty lines are no rows") {
    const Read all = read("\n,\n\n\na,\n");
    REQUIRE(all.rows.size() == 2);
    CHECK(all.rows[0].cells == Cells{"", ""});
    CHECK(all.rows[1].cells == Cells{"a", ""});
    CHECK(all.rows[1].line == 5);
}

TEST_CASE("Quotes hold separators, line breaks and doubled quotes") {
    const Read all = read("\"a,\"\"b\"\"\",\"x\r\ny\"\nc,\"\"\n");
    REQUIRE(all.rows.size() == 2);
    CHECK(all.rows[0].cells == Cells{"a,\"b\"", "x\ny"});
    CHECK(all.rows[1].cells == Cells{"c", ""});
    CHECK(all.rows[1].line == 3);
}

TEST_CASE("A quote inside a cell that doesn't begin with one stands for itself") {
    const Read all = read("3.5\" disk,b \"c\"\n");
    REQUIRE(all.rows.size() == 1);
    CHECK(all.rows[0].cells == Cells{"3.5\" disk", "b \"c\""});
}

TEST_CASE("A byte order mark is passed over, other separators are seen from the first line") {
    CHECK(read("\xEF\xBB\xBF"
               "a,b\n")
              .rows[0]
              .cells == Cells{"a", "b"});
    CHECK(read("a;b;c,d\n1;2;3\n", '\0').rows[1].cells == Cells{"1", "2", "3"});
    CHECK(read("a\tb\n1\t2,3\n", '\0').rows[1].cells == Cells{"1", "2,3"});
    CHECK(read("a long name;b\n1;2,3\n", '\0').rows[1].cells == Cells{"1", "2,3"});
    CHECK(read("\xEF\xBB\xBC,b\n").rows[0].cells == Cells{"\xEF\xBB\xBC", "b"});  // a letter that begins as the mark does
}

TEST_CASE("Cells know where they stand, in characters") {
    const CsvRow row = read("编号,名称,\"x\ny\",z\n").rows[0];
    CHECK(row.marks[1].column == 4);
    CHECK(row.marks[2].column == 7);
    CHECK(row.marks[3].line == 2);
    CHECK(row.marks[3].column == 4);
}

TEST_CASE("What is wrong with a row doesn't hide the next one") {
    const Read all = read(std::string("a\n\"b\"c,d\ne\0f\n\xFF\ng\n", 17));
    REQUIRE(all.rows.size() == 5);
    CHECK(all.codes == "csv-quote@2:4 control-character@3:2 utf8@4:1 ");
    CHECK(all.rows[4].sound);
    CHECK_FALSE(all.rows[1].sound);
    CHECK_FALSE(all.broken);
}

TEST_CASE("A quote that isn't closed ends the reading, and is told where it stands") {
    const Read all = read("a,b\nc,\"d\ne,f\n");
    CHECK(all.rows.size() == 1);
    CHECK(all.codes == "csv-unclosed@2:3 ");
    CHECK(all.broken);
}

TEST_CASE("A row has limits, in bytes and in cells, and both sides of them are known") {
    const std::string longest(CsvReader::most_bytes, 'x');
    CHECK(read(longest + "\n", ',', 1 << 16).rows.size() == 1);
    CHECK(read(longest + "x\n", ',', 1 << 16).codes == "csv-row-too-long@1:1 ");
    CHECK(read("\"" + longest + "\"\n", ',', 1 << 16).codes == "csv-unclosed@1:1 ");
    const std::string widest(CsvReader::most_cells - 1, ',');
    CHECK(read(widest + "\n", ',', 1 << 16).rows[0].cells.size() == CsvReader::most_cells);
    CHECK(read(widest + ",\n", ',', 1 << 16).codes.starts_with("csv-too-many-cells"));
}

TEST_CASE("What csv_row writes is read back, whatever stands in it") {
    std::mt19937 random(7);
    static constexpr std::string_view pieces[] = {"a", ",", "\"", "\n", "=", "'", " ", "服", ";", "+1", "\t", "-"};
    for (int n = 0; n < 2000; ++n) {
        Cells cells(1 + random() % 4);
        for (std::string& cell : cells)
            for (std::size_t i = random() % 6; i > 0; --i) cell += pieces[random() % std::size(pieces)];
        if (cells.size() == 1 && cells[0].empty()) continue;  // an empty line
        for (bool guard : {false, true}) {
            const Read all = read(csv_row(cells, ',', guard), ',', 1 + random() % 7);
            REQUIRE(all.rows.size() == 1);
            Cells back = all.rows[0].cells;
            if (guard) std::ranges::transform(back, back.begin(), [](const std::string& c) { return unguarded(c); });
            CHECK(back == cells);
            CHECK(all.codes.empty());
        }
    }
}

TEST_CASE("A row read again from its text is the same") {
    CsvReader reader([](std::span<char>) { return std::size_t{0}; }, "f.csv", ',');
    const CsvRow first = read("编,\"a\"\"b\",c\n").rows[0], again = reader.again(first.text, first.line);
    CHECK(again.cells == first.cells);
    CHECK(again.marks[2].column == first.marks[2].column);
}
