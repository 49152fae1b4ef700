// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "record/codec.hpp"
#include "report/kpi.hpp"
#include "report/words.hpp"

namespace svc {

namespace {

Cell score_cell(const std::optional<Tenths>& score) {
    return score ? Cell{score->text(), {}, Json::number} : Cell{"", "-", Json::number};
}

Cell score_difference(const std::optional<Tenths>& now, const std::optional<Tenths>& before) {
    if (!now || !before) return {"", "-", Json::number};
    const std::int64_t d = now->tenths - before->tenths, size = d < 0 ? -d : d;
    const std::string text = fmt::format("{}{}.{}", d < 0 ? "-" : "", size / 10, size % 10);
    return {text, d > 0 ? "+" + text : text, Json::number, d < 0 ? Tone::bad : d > 0 ? Tone::good : Tone::plain};
}

std::vector<Cell> row_of(Figure figure, const std::optional<Rate>& now, const std::optional<Rate>& before, Language language) {
    return {choice_cell(figure, language), rate_cell(now), rate_cell(before), difference_cell(now, before)};
}

Table table_of(const KpiFigures& now, const KpiFigures& before, Language language) {
    const auto label = [&](Text t) { return std::string(t.in(language)); };
    Table table{.key = "differences",
                .columns = {{"figure", label({"指标", "figure"})},
                            {"now", now.period.name, true},
                            {"before", before.period.name, true},
                            {"difference", label({"差", "difference"}), true}}};
    for (std::size_t i = 0; i < now.goals.size() && i < before.goals.size(); ++i)
        table.rows.push_back(row_of(now.goals[i].figure, now.goals[i].rate, before.goals[i].rate, language));
    table.rows.push_back(row_of(Figure::satisfaction, now.satisfaction.rate, before.satisfaction.rate, language));
    table.rows.push_back({{"score", label({"总分", "score"})},
                          score_cell(now.score),
                          score_cell(before.score),
                          score_difference(now.score, before.score)});
    return table;
}

}

Document compare_document(const KpiResult& now, const KpiResult& before, Language language) {
    Document d;
    begin_report(d, now.figures, Text{"服务指标对比", "Service figures compared"}, language);
    Table table = table_of(now.figures, before.figures, language);
    const std::uint32_t map = open_data(d.data, now.figures);
    add_table(d.data, table);
    d.data.scalar("now");
    write(fields(Of<KpiFigures>{}), &now.figures, d.data);
    d.data.scalar("before");
    write(fields(Of<KpiFigures>{}), &before.figures, d.data);
    d.data.close(map);
    d.blocks.push_back(std::move(table));
    return d;
}

}
