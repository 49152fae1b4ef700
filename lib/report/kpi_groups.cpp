// SPDX-License-Identifier: MIT
#include <map>

#include "report/kpi.hpp"
#include "report/words.hpp"

namespace svc {

namespace {

struct Sum {
    std::int32_t good = 0, counted = 0;
};
struct Rates {
    std::optional<Rate> now, before;
};
using Sums = std::map<std::pair<std::string, Figure>, Sum>;

Sums sums_of(const std::vector<Judged>& records) {
    Sums sums;
    for (const Judged& j : records) {
        if (!j.counted()) continue;
        Sum& sum = sums[{j.group, j.figure}];
        sum.good += j.standing == Standing::good;
        ++sum.counted;
    }
    return sums;
}

Table table_of(const KpiResult& result, std::string_view by, Text by_label, Language language) {
    const auto label = [&](std::string_view key) {
        return std::string(find_field(fields(Of<GoalResult>{}), key)->label.in(language));
    };
    Table table{.key = "groups",
                .columns = {{std::string(by), std::string(by_label.in(language))},
                            {"figure", label("figure")},
                            {"good", label("good"), true},
                            {"counted", label("counted"), true},
                            {"rate", label("rate"), true}}};
    for (const auto& [key, sum] : sums_of(result.records))
        table.rows.push_back({{key.first, tally_label(by, key.first, language)},
                              choice_cell(key.second, language),
                              number_cell({sum.good}),
                              number_cell({sum.counted}),
                              rate_cell(rate_of(sum.good, sum.counted))});
    return table;
}

Table table_of_both(const KpiResult& now, const KpiResult& before, const Choice& by, Language language) {
    Table table{.key = "differences",
                .columns = {{std::string(by.name), std::string(by.label.in(language))},
                            {"figure", std::string(find_field(fields(Of<GoalResult>{}), "figure")->label.in(language))},
                            {"now", now.figures.period.name, true},
                            {"before", before.figures.period.name, true},
                            {"difference", std::string(Text{"差", "difference"}.in(language)), true}}};
    Sums ours = sums_of(now.records), theirs = sums_of(before.records);
    for (const auto& [key, sum] : theirs) ours.try_emplace(key);
    for (const auto& [key, sum] : ours) {
        const Rates rates{rate_of(sum.good, sum.counted), rate_of(theirs[key].good, theirs[key].counted)};
        table.rows.push_back({{key.first, tally_label(by.name, key.first, language)},
                              choice_cell(key.second, language),
                              rate_cell(rates.now),
                              rate_cell(rates.before),
                              difference_cell(rates.now, rates.before)});
    }
    return table;
}

const Choice& by_of(const KpiResult& result) {
    return choices(Of<By>{})[static_cast<std::size_t>(result.by.value_or(By::department))];
}

Document document_of(const KpiFigures& figures, Text title, const Choice& by, Table table, Language language) {
    Document d;
    begin_report(d, figures, title, language);
    const std::uint32_t map = open_data(d.data, figures);
    d.data.scalar("by");
    d.data.scalar(by.name);
    add_table(d.data, table);
    d.data.close(map);
    d.blocks.push_back(std::move(table));
    return d;
}

}

Document group_document(const KpiResult& result, Language language) {
    const Choice& by = by_of(result);
    return document_of(result.figures, {"服务指标", "Service figures"}, by, table_of(result, by.name, by.label, language),
                       language);
}

Document compare_groups_document(const KpiResult& now, const KpiResult& before, Language language) {
    const Choice& by = by_of(now);
    return document_of(now.figures, {"服务指标对比", "Service figures compared"}, by, table_of_both(now, before, by, language),
                       language);
}

}
