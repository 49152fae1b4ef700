// SPDX-License-Identifier: MIT
#include "syntax/csv.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace svc;

namespace {

/// Reads rows by RFC 4180, to compare with.
std::vector<std::string> cells_of(std::string_view row, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    row.remove_suffix(1);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '"' && quoted && i + 1 < row.size() && row[i + 1] == '"')
            cells.back() += row[i++];
        else if (row[i] == '"')
            quoted = !quoted;
        else if (row[i] == separator && !quoted)
            cells.emplace_back();
        else
            cells.back() += row[i];
    }
    return cells;
}

std::string random_cell(std::mt19937& random) {
    static constexpr std::string_view odd = "=+-@\t\r\n',;\"a0 ";
    std::string cell;
    for (std::size_t n = random() % 6; n > 0; --n) cell += odd[random() % odd.size()];
    if (random() % 8 == 0) cell.insert(0, "＝");
    return cell;
}

}

TEST_CASE("cells are quoted where they must be") {
    const std::string cells[] = {"a", "b,c", "d\"e", "f\ng", "", "h;i", " j "};
    CHECK(csv_row(cells, ',', false) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",,h;i, j \n");
    CHECK(csv_row(cells, ';', false) == "a;b,c;\"d\"\"e\";\"f\ng\";;\"h;i\"; j \n");
}

TEST_CASE("no cell is a formula") {
    for (const char* s : {"=1", "+86 138", "-1", "@a", "\tx", "\rx", "\n=1", "＝1", "＋1", "－1", "＠a"}) {
        INFO(s);
        CHECK(guarded(s) == "'" + std::string(s));
        CHECK(unguarded(guarded(s)) == s);
    }
    for (const char* s : {"a=1", "", "'", "中", "1-2"}) CHECK(guarded(s) == s);
}

TEST_CASE("what is guarded comes back, and rows too") {
    std::mt19937 random(1);
    for (int n = 0; n < 20000; ++n) {
        std::vector<std::string> cells;
        for (std::size_t k = 1 + random() % 4; k > 0; --k) cells.push_back(random_cell(random));
        for (const std::string& cell : cells) REQUIRE(unguarded(guarded(cell)) == cell);
        const char separator = ",;\t"[random() % 3];
        std::vector<std::string> read = cells_of(csv_row(cells, separator, true), separator);
        for (std::string& cell : read) cell = unguarded(cell);
        REQUIRE(read == cells);
    }
}

TEST_CASE("long digits are a text to Excel, and come back") {
    for (const char* s : {"13800001111", "007", "1E5", "12e3"}) {
        CHECK(excel_text(s) == "=\"" + std::string(s) + "\"");
        CHECK(unguarded(excel_text(s)) == s);
    }
    for (const char* s : {"1234567890", "0", "1.5", "12a"}) CHECK(excel_text(s) == s);
    CHECK(excel_text("=1") == "'=1");
}
