// SPDX-License-Identifier: MIT
#include "record/codec.hpp"
#include "report/kpi.hpp"
#include "report/words.hpp"

namespace svc {

namespace {

/// A column of a field, labelled in the language.
Column column(std::string_view key, Fields rows, Language language, bool number = false) {
    return {std::string(key), std::string(find_field(rows, key)->label.in(language)), number};
}

Table goal_table(Language language) {
    const Fields rows = fields(Of<GoalResult>{});
    Table table{.key = "goals"};
    for (std::string_view key : {"figure", "good", "counted", "rate", "target", "met", "weight", "department"})
        table.columns.push_back(column(key, rows, language, key != "figure" && key != "department" && key != "met"));
    table.columns.front().wide = true;
    return table;
}

Cell verdict(const std::optional<bool>& met, Language language) {
    if (!met) return {"", {}, Json::boolean};
    return {*met ? "true" : "false", std::string((*met ? Text{"达成", "met"} : Text{"未达成", "missed"}).in(language)),
            Json::boolean, *met ? Tone::good : Tone::bad};
}

Cell share(const std::optional<Share>& s) {
    return s ? Cell{s->text(), Rate{s->parts, 10000}.percent(), Json::number} : Cell{"", {}, Json::number};
}

/// The counts beside a figure that aren't zero, one a row: what, and how many.
template <class R> void add_notes(Table& table, Figure figure, const R& result, Language language) {
    const auto add = [&](const Field& f, const std::string& key, const void* owner) {
        std::string n = svc::cell(f, owner);
        if (n.empty() || n == "0") return;
        table.rows.push_back(
            {choice_cell(figure, language), {key, std::string(f.label.in(language))}, {std::move(n), {}, Json::integer}});
    };
    for (std::string_view key :
         {"provisional", "visited", "no_unit", "contradicted", "unanswered", "pending", "moved", "late_logged"})
        if (const Field* f = find_field(fields(Of<R>{}), key)) add(*f, std::string(key), &result);
    for (const Field& f : fields(Of<LeftOutCounts>{})) add(f, "left_out." + std::string(f.key), &result.left_out);
}

Table note_table(const KpiFigures& f, Language language) {
    Table table{.key = "notes",
                .columns = {column("figure", fields(Of<GoalResult>{}), language),
                            {"note", std::string(Text{"附注", "note"}.in(language))},
                            {"count", std::string(Text{"件数", "count"}.in(language)), true}}};
    for (const GoalResult& g : f.goals) add_notes(table, g.figure, g, language);
    add_notes(table, Figure::satisfaction, f.satisfaction, language);
    return table;
}

std::vector<Cell> goal_row(const GoalResult& g, Language language) {
    const Cell department = g.department ? choice_cell(*g.department, language) : Cell{};
    return {choice_cell(g.figure, language),
            number_cell(g.good),
            number_cell(g.counted),
            rate_cell(g.rate),
            share(g.target),
            verdict(g.met, language),
            share(g.weight),
            department};
}

std::vector<Cell> satisfaction_row(const SatisfactionResult& s, Language language) {
    return {choice_cell(Figure::satisfaction, language),
            number_cell(s.good),
            number_cell(s.counted),
            rate_cell(s.rate),
            share(s.target),
            verdict(s.met, language),
            {"", {}, Json::number},
            {}};
}

void tally_table(Document& document, const Field& f, const Tally& tally, Language language) {
    if (tally.empty()) return;
    Table table{.key = std::string(f.key),
                .columns = {{"value", std::string(f.label.in(language))},
                            {"count", std::string(Text{"件数", "count"}.in(language)), true}}};
    for (const auto& [key, n] : tally) table.rows.push_back({{key, tally_label(f.key, key, language)}, number_cell(n)});
    document.blocks.push_back(std::move(table));
}

void case_blocks(Document& document, const CaseMeasures& cases, Language language) {
    const Fields rows = fields(Of<CaseMeasures>{});
    const Tally* tallies[] = {&cases.kind, &cases.channel, &cases.category, &cases.department, &cases.person, &cases.hour};
    for (std::size_t i = 0; i < std::size(tallies); ++i) tally_table(document, rows[i + 2], *tallies[i], language);
}

void clock_block(Document& document, const ClockMeasures& clocks, Language language) {
    const Fields rows = fields(Of<ClockMeasure>{});
    Table table{.key = "clocks",
                .columns = {{"clock", std::string(Text{"环节", "step"}.in(language))},
                            column("count", rows, language, true),
                            column("median", rows, language, true),
                            column("p90", rows, language, true)}};
    const auto time = [](const std::optional<Seconds>& s) { return s ? seconds_cell(*s) : Cell{"", {}, Json::integer}; };
    for (const Field& f : fields(Of<ClockMeasures>{})) {
        const auto& c = *static_cast<const ClockMeasure*>(f.get(&clocks));
        table.rows.push_back(
            {{std::string(f.key), std::string(f.label.in(language))}, number_cell(c.count), time(c.median), time(c.p90)});
    }
    document.blocks.push_back(std::move(table));
}

std::string shown(const ShareMeasure& s) {
    return s.rate ? fmt_share(s.good.value, s.counted.value) + " (" + s.rate->percent() + ")" : "-";
}

void fact(Facts& facts, const Field& f, Language language, Cell cell) {
    facts.rows.emplace_back(Column{std::string(f.key), std::string(f.label.in(language))}, std::move(cell));
}

Facts single_measures(const Measures& m, Language language) {
    Facts facts;
    const auto row = [&](std::string_view key) -> const Field& { return *find_field(fields(Of<Measures>{}), key); };
    fact(facts, *find_field(fields(Of<CaseMeasures>{}), "received"), language, number_cell(m.cases.received));
    fact(facts, row("repeat_repairs"), language, number_cell(m.repeat_repairs));
    fact(facts, row("stayed_restored"), language, {shown(m.stayed_restored)});
    fact(facts, row("waited_for_parts"), language, seconds_cell(m.waited_for_parts.total));
    for (const Field& f : fields(Of<RevisitMeasures>{}))
        fact(facts, f, language, {shown(*static_cast<const ShareMeasure*>(f.get(&m.revisits)))});
    for (const Field& f : fields(Of<GradeMeasures>{})) fact(facts, f, language, {svc::cell(f, &m.complaints)});
    for (const Field& f : fields(Of<MoneyMeasures>{})) fact(facts, f, language, {svc::cell(f, &m.money)});
    return facts;
}

}

Document document(const KpiResult& result, Language language) {
    const KpiFigures& f = result.figures;
    Document d;
    begin_report(d, f, Text{"服务指标", "Service figures"}, language);
    Table table = goal_table(language);
    for (const GoalResult& g : f.goals) table.rows.push_back(goal_row(g, language));
    table.rows.push_back(satisfaction_row(f.satisfaction, language));
    d.blocks.push_back(std::move(table));
    Facts score;
    fact(score, *find_field(fields(Of<KpiFigures>{}), "score"), language,
         {f.score ? f.score->text() : "", f.score ? f.score->text() : "-", Json::number, Tone::strong});
    d.blocks.push_back(std::move(score));
    if (Table notes = note_table(f, language); !notes.rows.empty()) d.blocks.push_back(std::move(notes));
    d.blocks.push_back(Heading{std::string(Text{"其他统计", "Also measured"}.in(language)), 2});
    d.blocks.push_back(single_measures(f.measures, language));
    clock_block(d, f.measures.clocks, language);
    case_blocks(d, f.measures.cases, language);
    write(fields(Of<KpiFigures>{}), &f, d.data);
    return d;
}

}
