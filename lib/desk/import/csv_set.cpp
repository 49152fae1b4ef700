// SPDX-License-Identifier: MIT
#include "desk/import/csv_set.hpp"

#include <algorithm>
#include <map>

#include "base/values.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "record/data_package.hpp"
#include "record/messages.hpp"
#include "syntax/csv.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

/// One file of the set, its columns in any order.
class Rows {
public:
    Rows(CsvReader reader, std::string file, const FlatTable& table, Findings& found)
        : m_file(std::move(file)), m_reader(std::move(reader)), m_columns(table.columns.size()) {
        const auto header = m_reader.next(found);
        if (!header) {
            found.add(desk::message("import-no-header"), {}, {m_file});
            return;
        }
        m_cells = header->cells.size();
        for (std::size_t i = 0; i < m_cells; ++i) take_column(table, *header, i, found);
        for (std::size_t i = 0; i < table.keys; ++i)
            if (!m_columns[i]) found.add(desk::message("import-no-column"), {table.columns[i].name, header->text}, {m_file});
    }

    const std::string& file() const { return m_file; }
    CsvReader& reader() { return m_reader; }

    std::optional<CsvRow> next(Findings& found) {
        auto row = m_reader.next(found);
        if (row && row->sound && row->cells.size() != m_cells)
            found.add(desk::message("import-cells"), {std::to_string(row->cells.size()), std::to_string(m_cells)},
                      {m_file, row->line, 1});
        return row;
    }
    /// Column n of the table in a row, without the guard against formulas; empty, at the row's begin, when the file hasn't it.
    std::pair<std::string, Mark> cell(const CsvRow& row, std::size_t n) const {
        const auto at = m_columns[n];
        if (!at || *at >= row.cells.size()) return {"", {row.line, 1, 0}};
        return {unguarded(row.cells[*at]), row.marks[*at]};
    }

private:
    void take_column(const FlatTable& table, const CsvRow& header, std::size_t i, Findings& found) {
        const auto known = std::ranges::find(table.columns, header.cells[i], &FlatColumn::name);
        const Place place{m_file, header.marks[i].line, header.marks[i].column};
        if (known == table.columns.end()) {
            std::string all;
            for (const FlatColumn& c : table.columns) all.append(all.empty() ? "" : " ").append(c.name);
            return found.add(record::message("unknown-column"), {header.cells[i], all}, place);
        }
        auto& column = m_columns[static_cast<std::size_t>(known - table.columns.begin())];
        if (column) found.add(desk::message("import-column-twice"), {header.cells[i]}, place);
        column = i;
    }

    std::string m_file;
    CsvReader m_reader;
    std::vector<std::optional<std::size_t>> m_columns;  ///< of the table: where in the file
    std::size_t m_cells = 0;
};

/// A row of `events` or `parts` until its record comes: read again then, as its text is a tenth of its cells.
struct Kept {
    std::int64_t event = 0, line = 0;  ///< its numbers; event 0: of the record itself
    std::uint32_t at = 0;              ///< line of the file
    std::string text{};
};

using Belongings = std::map<std::pair<std::string, std::string>, std::vector<Kept>>;  ///< by kind and record

/// A record as it is put together, with the text of all its rows, so that what is wrong is told at its place.
struct Assembled {
    Tree tree{};
    std::string text{};
    Origin origin{};
    std::vector<std::pair<Mark, Fault>> faults{};  ///< told when all the text is there

    /// The row's marks count bytes in the text from now on.
    void add(CsvRow& row, const std::string& file) {
        if (text.empty())
            origin = {.file = file, .personal = true};
        else if ((origin.others.empty() ? origin.file : origin.others.back().file) != file)
            origin.others.push_back({text.size(), file});
        for (Mark& m : row.marks) m.byte += static_cast<std::uint32_t>(text.size());
        text += row.text + "\n";
    }
    void wrong(const Mark& mark, Fault why) { faults.emplace_back(mark, std::move(why)); }
};

class Reading {
public:
    Reading(const FlatTables& tables, const CsvSet::Open& open, const TakeRecord& take, Findings& found)
        : m_tables(tables), m_open(open), m_take(take), m_found(found) {}

    void keep_events(const CsvSet::File& file) { keep(file, m_events, m_kept_events); }
    void keep_parts(const CsvSet::File& file) { keep(file, m_parts, m_kept_parts); }

    void records(const Kind& kind, const CsvSet::File& file) {
        Rows rows(m_open(file.name), file.shown, *file.table, m_found);
        while (auto row = m_found.good() ? rows.next(m_found) : std::nullopt) record(kind, *file.table, rows, *row);
    }

    void orphans() {
        tell_orphans(m_kept_events, m_events);
        tell_orphans(m_kept_parts, m_parts);
    }

private:
    static std::size_t column(const FlatTable& table, std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(table.columns, name, &FlatColumn::name) - table.columns.begin());
    }

    void keep(const CsvSet::File& file, std::unique_ptr<Rows>& rows, Belongings& into) {
        const FlatTable& table = *file.table;
        rows = std::make_unique<Rows>(m_open(file.name), file.shown, table, m_found);
        const bool of_parts = table.name == flat::parts;
        const auto number = [&](const CsvRow& row, std::string_view name) -> std::int64_t {
            const auto [text, mark] = rows->cell(row, column(table, name));
            const bool own = of_parts && name == flat::number;  // 0: of the record itself
            auto n = parse_whole(text, own ? 0 : 1, 1'000'000'000);
            if (!n) m_found.add(std::move(n.error()), {file.shown, mark.line, mark.column});
            return n.value_or(0);
        };
        while (auto row = rows->next(m_found)) {
            if (!m_found.good()) continue;
            Kept kept{number(*row, flat::number), of_parts ? number(*row, flat::line) : 0, row->line, std::move(row->text)};
            into[{rows->cell(*row, column(table, flat::kind)).first, rows->cell(*row, column(table, flat::record)).first}]
                .push_back(std::move(kept));
        }
    }

    static std::vector<Kept> taken(Belongings& from, const Kind& kind, const std::string& id) {
        auto node = from.extract({std::string(kind.name), id});
        if (node.empty()) return {};
        std::ranges::sort(node.mapped(), {}, [](const Kept& k) { return std::pair(k.event, k.line); });
        return std::move(node.mapped());
    }

    void record(const Kind& kind, const FlatTable& table, const Rows& rows, CsvRow& row) {
        Assembled all;
        all.add(row, rows.file());
        const std::string id = rows.cell(row, column(table, "id")).first;
        std::vector<Kept> parts = taken(m_kept_parts, kind, id);
        const std::uint32_t map = all.tree.open(Shape::map, {row.line, 1, 0});
        fill(table.columns, table, rows, row, all);
        put_parts(part_of(kind.fields), 0, parts, all);
        put_events(kind, taken(m_kept_events, kind, id), parts, all);
        all.tree.close(map);
        for (const Kept& left : parts) {
            CsvRow of_none = again(*m_parts, left, all);
            all.wrong(of_none.marks.front(), {&desk::message("csv-set-no-event"), {std::to_string(left.event), id}});
        }
        all.origin.bytes = all.text;
        Findings found;
        for (auto& [mark, why] : all.faults) found.add(finding_at(all.origin, mark, std::move(why)));
        m_take(&kind, all.tree.root(), all.origin, std::move(found));
    }

    static CsvRow again(Rows& rows, const Kept& kept, Assembled& all) {
        CsvRow row = rows.reader().again(kept.text, kept.at);
        all.add(row, rows.file());
        return row;
    }

    /// Adds what the row's cells amount to under these columns; other cells must be empty.
    static void fill(const std::vector<FlatColumn>& columns, const FlatTable& table, const Rows& rows, const CsvRow& row,
                     Assembled& all) {
        std::vector<bool> used(table.columns.size());
        unflatten(
            columns, all.tree,
            [&](const FlatColumn& c) {
                const std::size_t n = column(table, c.name);
                used[n] = true;
                return rows.cell(row, n);
            },
            [&](const Mark& mark, Fault why) { all.wrong(mark, std::move(why)); });
        for (std::size_t n = 0; n < used.size(); ++n) {
            if (used[n] || table.columns[n].path.empty()) continue;
            const auto [text, mark] = rows.cell(row, n);
            if (text.empty()) continue;
            std::string known;
            for (const FlatColumn& c : columns) known.append(known.empty() ? "" : ", ").append(c.name);
            all.wrong(mark, {&record::message("unknown-key"), {table.columns[n].name, known}});
        }
    }

    void put_events(const Kind& kind, const std::vector<Kept>& events, std::vector<Kept>& parts, Assembled& all) {
        if (events.empty()) return;
        all.tree.scalar(flat::events);
        const std::uint32_t list = all.tree.open(Shape::list);
        std::int64_t before = 0;
        for (const Kept& kept : events) {
            const CsvRow row = again(*m_events, kept, all);
            if (kept.event == before) all.wrong(row.marks.front(), {&desk::message("csv-set-twice"), {std::to_string(before)}});
            before = kept.event;
            put_event(kind, row, kept.event, parts, all);
        }
        all.tree.close(list);
    }

    void put_event(const Kind& kind, const CsvRow& row, std::int64_t n, std::vector<Kept>& parts, Assembled& all) {
        const FlatTable& table = m_tables.table(flat::events);
        const auto [verb, mark] = m_events->cell(row, column(table, flat::verb));
        const std::uint32_t map = all.tree.open(Shape::map, mark);
        all.tree.scalar(flat::verb, mark);
        all.tree.scalar(verb, mark);
        if (const Act* act = kind.act(verb)) {
            fill(columns(*act), table, *m_events, row, all);
            put_parts(part_of(act->fields()), n, parts, all);
        }
        all.tree.close(map);
    }

    /// Those of this event, which are taken out of `parts`.
    void put_parts(const Type* type, std::int64_t event, std::vector<Kept>& parts, Assembled& all) {
        const auto end = std::ranges::find_if(parts, [&](const Kept& k) { return k.event != event; });
        if (!type || end == parts.begin()) return;
        const std::vector<FlatColumn> columns = flat_columns(type->fields());
        all.tree.scalar(flat::parts);
        const std::uint32_t list = all.tree.open(Shape::list);
        std::int64_t before = 0;
        for (auto kept = parts.begin(); kept != end; ++kept) {
            const CsvRow row = again(*m_parts, *kept, all);
            if (kept->line == before) all.wrong(row.marks.front(), {&desk::message("csv-set-twice"), {std::to_string(before)}});
            before = kept->line;
            const std::uint32_t map = all.tree.open(Shape::map, row.marks.front());
            fill(columns, m_tables.table(flat::parts), *m_parts, row, all);
            all.tree.close(map);
        }
        all.tree.close(list);
        parts.erase(parts.begin(), end);
    }

    const std::vector<FlatColumn>& columns(const Act& act) {
        auto& known = m_columns[&act];
        if (known.empty()) {
            known = flat_columns(fields(Of<Event>{}));
            for (FlatColumn& c : flat_columns(act.fields())) known.push_back(std::move(c));
        }
        return known;
    }

    void tell_orphans(const Belongings& left, const std::unique_ptr<Rows>& rows) {
        for (const auto& [whose, all] : left) {
            Findings found;
            for (const Kept& kept : all)
                found.add(desk::message("csv-set-orphan"), {whose.first, whose.second}, {rows->file(), kept.at, 1});
            m_take(nullptr, {}, {}, std::move(found));
        }
    }

    const FlatTables& m_tables;
    const CsvSet::Open& m_open;
    const TakeRecord& m_take;
    Findings& m_found;
    std::unique_ptr<Rows> m_events{}, m_parts{};
    Belongings m_kept_events{}, m_kept_parts{};
    std::map<const Act*, std::vector<FlatColumn>> m_columns{};
};

}

Outcome<CsvSet> CsvSet::described(std::string_view json, const std::string& file) {
    CsvSet set;
    set.m_tables = std::make_shared<FlatTables>(kinds());
    Tree tree;
    Findings found;
    if (!read_json(json, file, tree, found)) return failed(std::move(found));
    const Origin origin{file, json};
    const auto refuse = [&](Node at) { found.add(finding_at(origin, at.mark(), {&desk::message("csv-set-description")})); };
    const auto text = [](Node map, std::string_view key) {
        const Node value = map.shape() == Shape::map ? map.find(key) : Node();
        return value && value.shape() == Shape::scalar ? std::string(value.text()) : std::string();
    };
    const Node root = tree.root(), list = root && root.shape() == Shape::map ? root.find("resources") : Node();
    if (!list || list.shape() != Shape::list || list.size() == 0) return failed(desk::message("csv-set-description"), {}, {file});
    list.each_item([&](Node resource) {
        const auto table = std::ranges::find(set.m_tables->all(), text(resource, "name"), &FlatTable::name);
        const std::string path = text(resource, "path");
        const bool outside = path.empty() || path.find('/') != path.npos;
        if (table == set.m_tables->all().end() || outside) return refuse(resource);
        if (std::ranges::any_of(set.m_files, [&](const File& f) { return f.table == &*table || f.name == path; }))
            return refuse(resource);
        set.m_files.push_back({&*table, path, file.substr(0, file.rfind('/') + 1) + path});
    });
    if (!found.good()) return failed(std::move(found));
    return set;
}

std::vector<std::string> CsvSet::files() const {
    std::vector<std::string> all;
    for (const File& f : m_files) all.push_back(f.name);
    return all;
}

bool CsvSet::read(const Open& open, const TakeRecord& take, Findings& found) const {
    Reading reading(*m_tables, open, take, found);
    for (const File& f : m_files) {
        if (f.table->name == flat::events) reading.keep_events(f);
        if (f.table->name == flat::parts) reading.keep_parts(f);
    }
    for (const File& f : m_files)
        if (const Kind* kind = find_kind(kinds(), f.table->name); kind && found.good()) reading.records(*kind, f);
    if (found.good()) reading.orphans();
    return found.good();
}

}
