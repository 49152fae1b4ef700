// SPDX-License-Identifier: MIT
#include <map>

#include "report/kpi.hpp"
#include "report/words.hpp"

namespace svc {

namespace {

struct Sum {
    std::int32_t good = 0, counted = 0;
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

}

Document group_document(const KpiResult& result, Language language) {
    const Choice& by = choices(Of<By>{})[static_cast<std::size_t>(result.by.value_or(By::department))];
    Document d;
    begin_report(d, result.figures, Text{"服务指标", "Service figures"}, language);
    Table table = table_of(result, by.name, by.label, language);
    const std::uint32_t map = open_data(d.data, result.figures);
    d.data.scalar("by");
    d.data.scalar(by.name);
    add_table(d.data, table);
    d.data.close(map);
    d.blocks.push_back(std::move(table));
    return d;
}

}
