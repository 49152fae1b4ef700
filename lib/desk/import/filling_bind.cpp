// SPDX-License-Identifier: MIT
// What a map names, looked up in the header once.
#include "desk/import/filling.hpp"
#include "desk/messages.hpp"

namespace svc {

Outcome<Filling> Filling::bind(const ImportMap& map, const CsvRow& header, Zones zones, Finder finder) {
    Filling made(map, header, std::move(zones), std::move(finder));
    Findings found;
    if (const auto& rule = map.head.case_rule)
        for (auto [names, indexes] : {std::pair(&rule->columns, &made.m_case_columns), std::pair(&rule->order, &made.m_order)})
            for (const std::string& name : *names) {
                if (auto i = made.m_columns->index(name))
                    indexes->push_back(*i);
                else
                    found.add(std::move(i.error()), {map.file});
            }
    made.m_templates.reserve(map.records.size());
    for (const MapRecord& record : map.records) made.bind_record(record, found);
    if (!found.good()) return failed(std::move(found));
    return made;
}

void Filling::bind_record(const MapRecord& record, Findings& found) {
    Template& t = m_templates.emplace_back();
    t.map = &record;
    const Node root = record.record.root();
    t.rows = bind_rows(record.rows, root, found);
    for (std::uint32_t i = 0; i < record.record.node_count(); ++i)
        if (const Node node(record.record, i); is_cell_rule(node)) bind_source(node, t, found);
    if (const Node events = root.find("events"))
        events.each_item([&](Node event) {
            RowRule rule;
            Findings none;
            if (const Node rows = event.find("rows")) read(fields(Of<RowRule>{}), rows, &rule, {}, none);
            t.events[event.index()] = bind_rows(rule, event, found);
        });
}

Filling::Rows Filling::bind_rows(const RowRule& rule, Node at, Findings& found) {
    Rows rows{.rule = rule};
    if (!rule.where) return rows;
    auto test = m_columns->condition(*rule.where);
    if (test)
        rows.fits = std::move(*test);
    else
        for (Finding& f : test.error()) found.add(finding_at(m_map->origin(), at.mark(), {f.message, std::move(f.words)}));
    return rows;
}

void Filling::bind_source(Node node, Template& t, Findings& found) {
    Source& source = t.sources[node.index()];
    source.rule = cell_rule(node);
    if (source.rule.values) source.table = m_map->table(*source.rule.values);
    const auto column = [&](std::string_view name) {
        if (auto i = m_columns->index(name))
            source.pieces.push_back({.column = *i});
        else
            found.add(finding_at(m_map->origin(), node.mark(), std::move(i.error())));
    };
    if (source.rule.column) return column(*source.rule.column);
    const std::string_view text = *source.rule.text;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t open = text.find('{', i), close = open == text.npos ? open : text.find('}', open);
        source.pieces.push_back({.text = std::string(text.substr(i, close == text.npos ? close : open - i))});
        if (close == text.npos) return;
        column(text.substr(open + 1, close - open - 1));
        i = close + 1;
    }
}

}
