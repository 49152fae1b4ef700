// SPDX-License-Identifier: MIT
#include "record/flat.hpp"

#include <algorithm>

#include "record/event.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

using Path = std::vector<std::string_view>;

bool is_parts(const Field& f) { return f.key == flat::parts && f.type->form == Form::list && f.type->item->form == Form::record; }

std::string joined(const Path& path) {
    std::string all;
    for (std::string_view key : path) all.append(all.empty() ? "" : ".").append(key);
    return all;
}

void add_columns(Fields rows, const Path& below, bool required, std::vector<FlatColumn>& into) {
    for (const Field& f : rows) {
        if (below.empty() && is_parts(f)) continue;
        Path path = below;
        path.push_back(f.key);
        if (f.type->form == Form::record)
            add_columns(f.type->fields(), path, required && f.required, into);
        else
            into.push_back({joined(path), path, f.label, f.meaning, f.type, required && f.required});
    }
}

/// Adds those whose names aren't there. What one event has to have another hasn't; what two call by one name is a text.
void add_others(std::vector<FlatColumn> more, std::vector<FlatColumn>& into) {
    for (FlatColumn& c : more) {
        const auto known = std::ranges::find(into, c.name, &FlatColumn::name);
        if (known == into.end()) {
            c.required = false;
            into.push_back(std::move(c));
        } else if (known->type != c.type) {
            known->type = nullptr;
        }
    }
}

FlatColumn naming(std::string_view name, Text label, Text meaning) {
    return {.name = std::string(name), .label = label, .meaning = meaning, .required = true};
}

/// What names the rows of tables that don't belong to one kind.
std::vector<FlatColumn> naming_columns() {
    return {naming(flat::kind, {"种类", "kind"}, {"记录的种类", "of the record"}),
            naming(flat::record, {"记录", "record"}, {"记录的编号", "its id"}),
            naming(flat::number, {"序号", "number"},
                   {"记录的第几个事件，从 1 起；0 为记录自己的", "which event of the record, from 1; 0: of the record itself"})};
}

FlatTable events_table(Kinds kinds) {
    FlatTable table{.name = std::string(flat::events), .keys = 3};
    table.columns = naming_columns();
    table.columns.push_back(naming(flat::verb, {"动作", "do"}, {"发生了什么", "what happened"}));
    for (FlatColumn& c : flat_columns(fields(Of<Event>{}))) table.columns.push_back(std::move(c));
    for (const Kind* kind : kinds)
        for (const Act& act : kind->events.acts) add_others(flat_columns(act.fields()), table.columns);
    return table;
}

FlatTable parts_table(Kinds kinds) {
    FlatTable table{.name = std::string(flat::parts), .keys = 4};
    table.columns = naming_columns();
    table.columns.push_back(naming(flat::line, {"行", "line"}, {"第几个备件，从 1 起", "which part, from 1"}));
    const auto add = [&](Fields rows) {
        if (const Type* part = part_of(rows)) add_others(flat_columns(part->fields()), table.columns);
    };
    for (const Kind* kind : kinds) {
        add(kind->fields);
        for (const Act& act : kind->events.acts) add(act.fields());
    }
    return table;
}

Cell counted(std::size_t n) { return {.value = std::to_string(n), .json = Json::integer}; }

/// The cells of a map under these columns, behind those that name the row.
std::vector<Cell> cells(const FlatTable& table, std::vector<Cell> names, Node map) {
    for (const FlatColumn& c : table.columns) {
        if (c.path.empty()) continue;
        Node value = map;
        for (std::string_view key : c.path)
            if (value) value = value.shape() == Shape::map ? value.find(key) : Node();
        names.push_back(flat_cell(value));
    }
    return names;
}

}

std::vector<FlatColumn> flat_columns(Fields rows) {
    std::vector<FlatColumn> all;
    add_columns(rows, {}, true, all);
    return all;
}

const Type* part_of(Fields rows) {
    const auto found = std::ranges::find_if(rows, is_parts);
    return found == rows.end() ? nullptr : found->type->item;
}

Cell flat_cell(Node value) {
    if (!value) return {};
    if (value.shape() != Shape::scalar) return {.value = to_json(value, JsonStyle::compact), .json = Json::string};
    return {.value = std::string(value.text()), .json = value.data().json};
}

FlatTables::FlatTables(Kinds kinds) {
    for (const Kind* kind : kinds) {
        FlatTable table{.name = std::string(kind->name), .columns = flat_columns(kind->fields)};
        table.columns.push_back({std::string(flat::own),
                                 {flat::own},
                                 {"自用字段", "own fields"},
                                 {"公司自用的字段，JSON", "the company’s own, as JSON"}});
        m_tables.push_back(std::move(table));
    }
    if (std::ranges::any_of(kinds, &Kind::has_events)) m_tables.push_back(events_table(kinds));
    FlatTable parts = parts_table(kinds);
    if (parts.columns.size() > parts.keys) m_tables.push_back(std::move(parts));
}

std::size_t FlatTables::index(std::string_view table) const {
    return static_cast<std::size_t>(std::ranges::find(m_tables, table, &FlatTable::name) - m_tables.begin());
}

void FlatTables::put_parts(const Kind& kind, const std::string& id, std::size_t number, Node owner, const Put& put) const {
    const Node list = owner.find(flat::parts);
    if (!list || list.shape() != Shape::list) return;
    const std::size_t table = index(flat::parts);
    std::size_t n = 0;
    list.each_item([&](Node part) {
        put(table, cells(m_tables[table], {{std::string(kind.name)}, {id}, counted(number), counted(++n)}, part));
    });
}

void FlatTables::flatten(const Kind& kind, Node record, const Put& put) const {
    const std::string id(record.find("id").text());
    const std::size_t head = index(kind.name);
    put(head, cells(m_tables[head], {}, record));
    if (part_of(kind.fields)) put_parts(kind, id, 0, record, put);
    const Node list = record.find(flat::events);
    if (!list) return;
    const std::size_t table = index(flat::events);
    std::size_t n = 0;
    list.each_item([&](Node event) {
        ++n;
        put(table,
            cells(m_tables[table], {{std::string(kind.name)}, {id}, counted(n), flat_cell(event.find(flat::verb))}, event));
        put_parts(kind, id, n, event, put);
    });
}

void unflatten(const std::vector<FlatColumn>& columns, Tree& into,
               const std::function<std::pair<std::string, Mark>(const FlatColumn&)>& cell,
               const std::function<void(const Mark&, Fault)>& wrong) {
    std::vector<std::uint32_t> open;
    Path at;
    const auto close_to = [&](std::size_t depth) {
        for (; open.size() > depth; open.pop_back(), at.pop_back()) into.close(open.back());
    };
    for (const FlatColumn& c : columns) {
        const auto [text, mark] = cell(c);
        if (c.path.empty() || text.empty()) continue;
        const std::size_t depth = c.path.size() - 1;
        close_to(static_cast<std::size_t>(std::ranges::mismatch(at, std::span(c.path).first(depth)).in1 - at.begin()));
        for (std::size_t i = open.size(); i < depth; ++i) {
            into.scalar(c.path[i], mark);
            at.push_back(c.path[i]);
            open.push_back(into.open(Shape::map, mark));
        }
        into.scalar(c.path.back(), mark);
        const bool scalar = c.type && (c.type->form == Form::scalar || c.type->form == Form::choice);
        if (scalar) {
            into.scalar(text, mark);
            continue;
        }
        Tree value;
        Findings found;
        if (!read_json(text, "", value, found) || !value.root()) {
            for (const Finding& f : found) wrong(mark, {f.message, f.words});
            into.scalar("", mark);
            continue;
        }
        for (std::uint32_t i = 0; i < value.node_count(); ++i) value.data(i).mark = mark;
        into.copy(value.root());
    }
    close_to(0);
}

}
