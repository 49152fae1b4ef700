// SPDX-License-Identifier: MIT
// The tables of a csv-set: every column has a name of its own, and every value of a record a column.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "domain/kinds.hpp"
#include "record/data_package.hpp"
#include "syntax/reader.hpp"

using namespace svc;

namespace {

Tree tree_of(std::string_view text) {
    Tree tree;
    Findings found;
    REQUIRE(general_reader().read(text, "x", tree, found));
    return tree;
}

constexpr std::string_view repair = R"(id: R-20260210-7K3QF-4ZN
ticket: T-20260210-7K3QF
source: {system: erp, id: "7"}
x: {shelf: [1, two]}
events:
  - {at: 2026-02-10T09:12:00+08:00, by: lina, do: arrive}
  - {at: 2026-02-10T09:20:00+08:00, by: lina, do: leave, fixed: true, parts: [{part: fan, qty: 2}, {part: "=disk", qty: 1}]}
)";

}

TEST_CASE("no two columns of a table have one name, though events and parts share theirs") {
    const FlatTables tables(kinds());
    CHECK(tables.all().size() == kinds().size() + 2);
    for (const FlatTable& table : tables.all()) {
        std::set<std::string> names;
        std::size_t naming = 0;
        for (const FlatColumn& c : table.columns) {
            INFO(table.name << "." << c.name);
            CHECK(names.insert(c.name).second);
            naming += c.path.empty();
        }
        CHECK(naming == (table.keys == 1 ? 0 : 4));
    }
}

TEST_CASE("a record is a row of its kind, one for each event and each part") {
    const FlatTables tables(kinds());
    std::vector<std::string> rows;
    const Tree tree = tree_of(repair);
    tables.flatten(*find_kind(kinds(), "repair"), tree.root(), [&](std::size_t table, const std::vector<Cell>& cells) {
        REQUIRE(cells.size() == tables.all()[table].columns.size());
        std::string row = tables.all()[table].name;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!cells[i].value.empty()) row += " " + tables.all()[table].columns[i].name + "=" + cells[i].value;
        rows.push_back(row);
    });
    const std::string names = " record_kind=repair record=R-20260210-7K3QF-4ZN ";
    CHECK(rows ==
          std::vector<std::string>{
              R"(repair id=R-20260210-7K3QF-4ZN ticket=T-20260210-7K3QF source.system=erp source.id=7 x={"shelf":["1","two"]})",
              "events" + names + "n=1 do=arrive at=2026-02-10T09:12:00+08:00 by=lina",
              "events" + names + "n=2 do=leave at=2026-02-10T09:20:00+08:00 by=lina fixed=true",
              "parts" + names + "n=2 line=1 part=fan qty=2",
              "parts" + names + "n=2 line=2 part==disk qty=1",
          });
}

TEST_CASE("cells make the map again, members inside their structs; what is no JSON is told") {
    const auto back = [](const std::map<std::string, std::string>& cells, std::vector<std::string>& wrong) {
        Tree tree;
        const std::uint32_t map = tree.open(Shape::map);
        unflatten(
            FlatTables(kinds()).table("customer").columns, tree,
            [&](const FlatColumn& c) {
                const auto found = cells.find(c.name);
                return std::pair(found == cells.end() ? std::string() : found->second, Mark{});
            },
            [&](const Mark&, Fault f) { wrong.emplace_back(f.message->code); });
        tree.close(map);
        return tree;
    };
    std::vector<std::string> wrong;
    const Tree good =
        back({{"id", "CU-1"}, {"source.system", "erp"}, {"source.id", "7"}, {"contacts", R"([{"key":"a"}])"}}, wrong);
    CHECK(wrong.empty());
    CHECK(equal(good.root(), tree_of("{id: CU-1, contacts: [{key: a}], source: {system: erp, id: '7'}}").root()));
    back({{"contacts", "[{"}, {"x", "{}"}}, wrong);
    CHECK(wrong.size() == 1);
}

TEST_CASE("ids lead to kinds that are in the set, and to no others") {
    const Kind* only[] = {find_kind(kinds(), "repair")};
    const Tree alone = data_package(FlatTables(only)), all = data_package(FlatTables(kinds()));
    const auto keys = [](const Tree& tree, std::string_view table) {
        std::size_t n = 0;
        tree.root().find("resources").each_item([&](Node r) {
            if (r.find("name").text() == table) n = r.find("schema").find("foreignKeys").size();
        });
        return n;
    };
    CHECK(keys(all, "repair") > keys(alone, "repair"));
    CHECK(keys(all, "parts") == 0);  // a part may be of the record itself, which is no event
}
