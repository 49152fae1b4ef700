// SPDX-License-Identifier: MIT
#include "desk/import/map.hpp"

#include <algorithm>
#include <set>

#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "record/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

/// Goes through the map and finds what can be found before there is a file.
class MapReader {
public:
    MapReader(const Origin& origin, ImportMap& map, Findings& found) : m_origin(origin), m_map(map), m_found(found) {}

    void read(Node root) {
        Tree head;
        const std::uint32_t open = head.open(Shape::map, root.mark());
        root.each_entry([&](Node key, Node value) {
            if (key.text() == "records") return;
            head.copy(key);
            head.copy(value);
        });
        head.close(open);
        svc::read(fields(Of<MapHead>{}), head.root(), &m_map.head, m_origin, m_found);
        const Node records = root.find("records");
        if (!records || records.shape() != Shape::list || records.size() == 0) return add(root, desk::message("map-no-records"));
        records.each_item([&](Node one) { name(one); });
        records.each_item([&](Node one) { record(one); });
    }

private:
    void add(Node at, const Message& message, std::vector<std::string> words = {}) {
        m_found.add(finding_at(m_origin, at.mark(), {&message, std::move(words)}));
    }

    static Node record_in(Node entry) {
        const Node record = entry.shape() == Shape::map ? entry.find("record") : Node{};
        return record && record.shape() == Shape::map ? record : Node{};
    }

    /// `id: "@ticket"` lets the other records of a case name this one.
    void name(Node entry) {
        const Node record = record_in(entry), id = record ? record.find("id") : Node{};
        if (id && id.shape() == Shape::scalar && id.text().starts_with('@')) m_names.insert(std::string(id.text()));
    }

    void record(Node entry) {
        const Node kind_name = entry.shape() == Shape::map ? entry.find("kind") : Node{}, template_ = record_in(entry);
        const Kind* kind = kind_name && kind_name.shape() == Shape::scalar ? find_kind(kinds(), kind_name.text()) : nullptr;
        if (!kind) return add(kind_name ? kind_name : entry, desk::message("map-no-kind"));
        if (!template_) return add(entry, desk::message("map-no-record"));
        MapRecord made{.kind = kind};
        entry.each_entry([&](Node key, Node value) {
            if (key.text() == "rows")
                rows(value, made.rows);
            else if (key.text() != "kind" && key.text() != "record")
                add(key, record::message("unknown-key"), {std::string(key.text()), "kind, rows, record"});
        });
        check(*kind, template_);
        const bool made_id = kind->id.shape != IdShape::natural && (kind->under.empty() || kind->id.shape != IdShape::of_case);
        if (made_id && !template_.find("source")) add(template_, desk::message("map-no-source"), {both(kind->label)});
        made.record.copy(template_);
        m_map.records.push_back(std::move(made));
    }

    void rows(Node value, RowRule& into) { svc::read(fields(Of<RowRule>{}), value, &into, m_origin, m_found); }

    /// Reads the record with something in the place of every rule, and lets pass what is said of that.
    void check(const Kind& kind, Node record) {
        Tree head, typed;
        const Typing typing{.moment = {{}, &m_zone}, .names = {}};
        Findings found;
        m_placeholders.clear();
        const std::uint32_t open = head.open(Shape::map, record.mark());
        record.each_entry([&](Node key, Node value) {
            if (key.text() == "events") return;
            if (key.text() == "x") return copy(value, typed_aside(), found);
            head.copy(key);
            copy(value, head, found);
        });
        head.close(open);
        typed_map(kind.fields, head.root(), typed, typing, m_origin, found);
        Record trial(kind);
        svc::read(kind, typed.root(), trial.data(), m_origin, found);
        if (const Node events = record.find("events"); events && events.shape() == Shape::list && kind.has_events())
            events.each_item([&](Node event) { check_event(kind, event, trial, typing, found); });
        else if (events)
            add(events, kind.has_events() ? record::message("not-a-list") : desk::message("no-events"), {std::string(kind.name)});
        keep(std::move(found));
    }

    void check_event(const Kind& kind, Node event, Record& trial, const Typing& typing, Findings& found) {
        if (event.shape() != Shape::map) return add(event, record::message("not-a-map"), {"events"});
        Tree plain, typed;
        const std::uint32_t open = plain.open(Shape::map, event.mark());
        event.each_entry([&](Node key, Node value) {
            RowRule rule;
            if (key.text() == "rows") return rows(value, rule);
            plain.copy(key);
            copy(value, plain, found);
        });
        plain.close(open);
        typed_event(kind, plain.root(), typed, typing, m_origin, found);
        read_event(kind, typed.root(), trial.data(), m_origin, found);
    }

    Tree& typed_aside() {
        m_aside.clear();
        return m_aside;
    }

    void copy(Node value, Tree& into, Findings& found) {
        const bool named = value.shape() == Shape::scalar && value.text().starts_with('@') && !value.text().starts_with("@@");
        if (is_cell_rule(value)) check_rule(value);
        if (named && !m_names.contains(std::string(value.text())))
            add(value, record::message("name-unknown"), {std::string(value.text())});
        if (is_cell_rule(value) || named) {
            m_placeholders.insert({value.mark().line, value.mark().column});
            return void(into.scalar("?", value.mark()));
        }
        if (value.shape() == Shape::scalar) return into.copy(value);
        const std::uint32_t open = into.open(value.shape(), value.mark());
        if (value.shape() == Shape::list)
            value.each_item([&](Node item) { copy(item, into, found); });
        else
            value.each_entry([&](Node key, Node inner) {
                into.copy(key);
                copy(inner, into, found);
            });
        into.close(open);
    }

    void check_rule(Node node) {
        CellRule rule;
        if (!svc::read(fields(Of<CellRule>{}), node, &rule, m_origin, m_found)) return;
        if (rule.column && rule.text) add(node, desk::message("map-column-and-text"));
        if (rule.values && !m_map.table(*rule.values)) add(node.find("values"), desk::message("map-no-table"), {*rule.values});
        if (rule.finds) {
            const std::size_t dot = rule.finds->find('.');
            const Kind* kind = find_kind(kinds(), rule.finds->substr(0, dot));
            const std::string field = dot == std::string::npos ? "" : rule.finds->substr(dot + 1);
            if (!kind || !kind->field(field.substr(0, field.find('.'))))
                add(node.find("finds"), desk::message("map-bad-finds"), {*rule.finds});
        }
    }

    /// What is said of placeholders, and of what svc fills in, isn't wrong.
    void keep(Findings found) {
        for (Finding& f : found) {
            const bool placeholder = m_placeholders.contains({f.place.line, f.place.column});
            const bool filled = f.message->code == "missing-key" && !f.words.empty() &&
                                std::ranges::find(filled_by_svc, f.words[0]) != std::end(filled_by_svc);
            if (!placeholder && !filled) m_found.add(std::move(f));
        }
    }

    static constexpr std::string_view filled_by_svc[] = {"id", "at", "by"};

    const Origin& m_origin;
    ImportMap& m_map;
    Findings& m_found;
    const TimeZone m_zone = TimeZone::utc();  // only whether a time can be read is asked
    std::set<std::string> m_names;
    std::set<std::pair<std::uint32_t, std::uint32_t>> m_placeholders;
    Tree m_aside;
};

}

const std::vector<Keyed<std::string, std::string>>* ImportMap::table(std::string_view name) const {
    for (const auto& t : head.values)
        if (t.key == name) return &t.value;
    return nullptr;
}

bool is_cell_rule(Node n) { return n.shape() == Shape::map && (n.find("column") || n.find("text")) && !n.find("do"); }

CellRule cell_rule(Node node) {
    CellRule rule;
    Findings none;
    read(fields(Of<CellRule>{}), node, &rule, {}, none);
    return rule;
}

Outcome<ImportMap> read_map(std::string file, std::string bytes) {
    Tree tree;
    Findings found;
    ImportMap map{.file = std::move(file), .bytes = std::move(bytes)};
    if (!general_reader().read(map.bytes, map.file, tree, found)) return failed(std::move(found));
    const Origin origin = map.origin();
    MapReader(origin, map, found).read(tree.root());
    if (!found.good()) return failed(std::move(found));
    return map;
}

}
