// SPDX-License-Identifier: MIT
#include "report/kpi.hpp"
#include "report/words.hpp"

namespace svc {

namespace {

constexpr Notation plain{"VALUE"};

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

/// An instant is shown without its seconds' offset; anything else as it is.
Cell value_cell(const std::string& value) {
    if (const auto at = Instant::parse(value)) return instant_cell(*at);
    return {value};
}

std::vector<Cell> row_of(const Judged& j, Language language) {
    std::vector<Cell> row{
        {j.id}, status_cell(j, language), reason_cell(j, language), flags_cell(j, language), instant_cell(j.when)};
    for (const std::string& value : j.values) row.push_back(value_cell(value));
    return row;
}

Table table_of(Figure figure, Language language) {
    const auto label = [&](Text t) { return std::string(t.in(language)); };
    Table table{.key = "cases",
                .columns = {{"id", label({"编号", "id"})},
                            {"status", label({"判定", "status"})},
                            {"reason", label({"原因", "reason"})},
                            {"notes", label({"备注", "notes"})},
                            {"when", label({"计入时间", "counts at"})}}};
    for (const ValueColumn& c : value_columns(figure)) table.columns.push_back({std::string(c.key), label(c.label)});
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
    Table table = table_of(figure, language);
    for (const Judged& j : result.records) {
        if (j.figure != figure) continue;
        table.rows.push_back(row_of(j, language));
        d.ids.push_back(j.id);
    }
    add_data(d.data, result.figures, name.name, table);
    d.blocks.push_back(std::move(table));
    return d;
}

}
