// SPDX-License-Identifier: MIT
#include "report/kpi.hpp"
#include "report/words.hpp"

namespace svc {

namespace {

constexpr Notation plain{"VALUE"};

const Choice& name_of(By by) { return choices(Of<By>{})[static_cast<std::size_t>(by)]; }

/// good, bad, provisional, pending, left_out.
std::string status_of(const Judged& j) {
    return j.provisional ? "provisional" : std::string(choices(Of<Standing>{})[static_cast<std::size_t>(j.standing)].name);
}

Cell status_cell(const Judged& j, Language language) {
    const Tone tone = j.standing == Standing::bad ? Tone::bad : j.standing == Standing::good ? Tone::good : Tone::faint;
    const std::string_view shown = j.provisional
                                       ? Text{"暂计达标", "provisional"}.in(language)
                                       : choices(Of<Standing>{})[static_cast<std::size_t>(j.standing)].label.in(language);
    return {status_of(j), std::string(shown), Json::string, tone};
}

void add_word(Cell& cell, std::string_view name, std::string_view label, Language language) {
    cell.value.append(cell.value.empty() ? "" : " ").append(name);
    cell.shown->append(cell.shown->empty() ? "" : comma(language)).append(label);
}

/// Why it is left out, not good or pending; empty for good ones.
Cell reason_cell(const Judged& j, Language language) {
    Cell cell{.value = "", .shown = ""};
    if (j.reason) {
        const Choice& c = choices(Of<LeftOut>{})[static_cast<std::size_t>(*j.reason)];
        add_word(cell, c.name, c.label.in(language), language);
    }
    const Choices whys = choices(Of<Why>{});
    for (std::size_t i = 0; i < whys.size(); ++i)
        if (has(j.why, static_cast<unsigned>(i))) add_word(cell, whys[i].name, whys[i].label.in(language), language);
    if (j.unanswered) add_word(cell, "unanswered", Text{"未接通", "unanswered"}.in(language), language);
    return cell;
}

/// What stands beside it: visited moved …
Cell flags_cell(const Judged& j, Language language) {
    Cell cell{.value = "", .shown = ""};
    const std::pair<bool, std::string_view> flags[] = {{j.visited, "visited"},
                                                       {j.no_unit, "no_unit"},
                                                       {j.contradicted, "contradicted"},
                                                       {j.moved, "moved"},
                                                       {j.late_logged, "late_logged"}};
    for (const auto& [holds, key] : flags)
        if (holds) add_word(cell, key, find_field(fields(Of<GoalResult>{}), key)->label.in(language), language);
    return cell;
}

/// What it holds tells how people and JSON read it; what there isn't is null.
Cell value_cell(const ValueColumn& column, const std::string& value) {
    if (value.empty()) return {"", {}, Json::number};
    switch (column.holds) {
        case ValueColumn::Holds::instant: return instant_cell(Instant::parse(value).value());
        case ValueColumn::Holds::count: return {value, {}, Json::integer};
        case ValueColumn::Holds::duration: return seconds_cell({std::stoll(value)});
        case ValueColumn::Holds::text: break;
    }
    return {value};
}

std::vector<Cell> row_of(const Judged& j, const std::optional<By>& by, Language language) {
    std::vector<Cell> row{
        {j.id}, status_cell(j, language), reason_cell(j, language), flags_cell(j, language), instant_cell(j.when)};
    const auto columns = value_columns(j.figure);
    for (std::size_t i = 0; i < j.values.size(); ++i) row.push_back(value_cell(columns[i], j.values[i]));
    if (by) row.push_back({j.group, tally_label(name_of(*by).name, j.group, language)});
    return row;
}

Table table_of(Figure figure, const std::optional<By>& by, Language language) {
    const auto label = [&](Text t) { return std::string(t.in(language)); };
    Table table{.key = "cases",
                .columns = {{"id", label({"编号", "id"})},
                            {"status", label({"判定", "status"})},
                            {"reason", label({"原因", "reason"})},
                            {"notes", label({"备注", "notes"})},
                            {"when", label({"计入时间", "counts at"})}}};
    for (const ValueColumn& c : value_columns(figure)) table.columns.push_back({std::string(c.key), label(c.label)});
    if (by) table.columns.push_back({std::string(name_of(*by).name), label(name_of(*by).label)});
    return table;
}

void add_data(Tree& tree, const KpiFigures& f, std::string_view figure, const Table& table) {
    const std::uint32_t map = open_data(tree, f);
    tree.scalar("figure");
    tree.scalar(figure, plain);
    add_table(tree, table);
    tree.close(map);
}

}

Document explain_document(const KpiResult& result, Language language) {
    const Figure figure = result.explain.value_or(Figure::repair_in_time);
    const Choice& name = choices(Of<Figure>{})[static_cast<std::size_t>(figure)];
    Document d;
    begin_report(d, result.figures, name.label, language);
    Table table = table_of(figure, result.by, language);
    for (const Judged& j : result.records) {
        if (j.figure != figure) continue;
        table.rows.push_back(row_of(j, result.by, language));
        d.ids.push_back(j.id);
    }
    add_data(d.data, result.figures, name.name, table);
    d.blocks.push_back(std::move(table));
    return d;
}

}
