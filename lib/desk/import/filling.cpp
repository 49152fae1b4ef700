// SPDX-License-Identifier: MIT
#include "desk/import/filling.hpp"

#include <algorithm>

#include "desk/messages.hpp"
#include "record/event.hpp"

namespace svc {

namespace {

/// An id such as another system's names can be: what an id can't hold becomes -, one for several.
std::string as_id(const std::string& text) {
    std::string id;
    for (char c : half_width(text)) {
        const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool fits = letter || ((c == '.' || c == '_' || c == '-') && !id.empty());
        if (fits)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

std::string as_money(const std::string& text) {
    std::string amount = half_width(text);
    for (std::string_view sign : {"￥", "¥", "CNY", "RMB", "元", ",", " "})
        for (std::size_t at = 0; (at = amount.find(sign, at)) != amount.npos;) amount.erase(at, sign.size());
    return amount;
}

/// The type of the value that a key of an event has.
const Field* field_of_event(const Kind& kind, Node event, std::string_view key) {
    if (const Field* common = find_field(fields(Of<Event>{}), key)) return common;
    const Node verb = event.find("do");
    const Act* act = verb && verb.shape() == Shape::scalar ? kind.act(verb.text()) : nullptr;
    return act ? find_field(act->fields(), key) : nullptr;
}

}

void Filling::sort(CaseRows& rows) const {
    if (m_order.empty()) return;
    std::ranges::stable_sort(rows.rows, [&](const CsvRow& a, const CsvRow& b) {
        for (std::size_t column : m_order) {
            const auto order = m_columns->compare(m_columns->cell(a, column), m_columns->cell(b, column));
            if (order != 0) return order < 0;
        }
        return false;
    });
}

std::vector<std::size_t> Filling::chosen(const Rows& rows, const CaseRows& all, std::size_t first, std::size_t last) const {
    std::vector<std::size_t> fit;
    for (std::size_t i = first; i <= last; ++i) {
        const Columns::Asked asked{all.rows, i};
        if (!rows.fits || rows.fits(&asked)) fit.push_back(i);
    }
    const Take take = rows.rule.take.value_or(Take::last);
    if (fit.empty() || take == Take::each) return fit;
    return {take == Take::first ? fit.front() : fit.back()};
}

std::vector<Slip> Filling::records(CaseRows& rows, const std::string& file, Findings& found) const {
    sort(rows);
    Origin origin{file, rows.text};
    origin.personal = std::ranges::any_of(m_templates, [](const Template& t) { return t.map->kind->personal; });
    std::vector<Slip> all;
    const std::size_t before = found.size(), last = rows.rows.size() - 1;
    for (const Template& t : m_templates)
        for (std::size_t row : chosen(t.rows, rows, 0, last)) {
            const bool own_row = t.rows.rule.take == Take::each;
            if (auto slip = record(t, rows, own_row ? row : 0, own_row ? row : last, origin, found))
                all.push_back(std::move(*slip));
        }
    if (found.size() != before) all.clear();
    return all;
}

std::optional<Slip> Filling::record(const Template& t, const CaseRows& rows, std::size_t first, std::size_t last,
                                    const Origin& origin, Findings& found) const {
    Slip slip{.kind = t.map->kind, .origin = origin};
    const Node root = t.map->record.root();
    const std::vector<std::size_t> at = chosen(t.rows, rows, first, last);
    const Cells cells{t, rows, at.empty() ? last : at.front(), origin, found};
    const std::uint32_t map = slip.data.open(Shape::map, rows.rows[cells.row].marks.front());
    bool any = false;
    root.each_entry([&](Node key, Node value) {
        if (key.text() == "events") return;
        const Field* field = t.map->kind->field(key.text());
        Tree one;
        if (!fill(field ? field->type : nullptr, value, one, cells)) return;
        slip.data.scalar(key.text());
        slip.data.copy(one.root());
        any = true;
    });
    if (const Node list = root.find("events")) events(t, list, rows, first, last, slip.data, origin, found);
    slip.data.close(map);
    return any ? std::optional(std::move(slip)) : std::nullopt;
}

/// In order of time, but for the first, with which the case begins.
void Filling::events(const Template& t, Node list, const CaseRows& rows, std::size_t first, std::size_t last, Tree& into,
                     const Origin& origin, Findings& found) const {
    std::vector<std::pair<std::int64_t, Tree>> all;
    list.each_item([&](Node event) {
        for (std::size_t row : chosen(t.events.at(event.index()), rows, first, last)) {
            const Cells cells{t, rows, row, origin, found};
            Tree one;
            bool timed = true;
            const std::uint32_t map = one.open(Shape::map, rows.rows[row].marks.front());
            event.each_entry([&](Node key, Node value) {
                if (key.text() == "rows") return;
                const Field* field = field_of_event(*t.map->kind, event, key.text());
                Tree cell;
                const bool filled = fill(field ? field->type : nullptr, value, cell, cells);
                if (!filled && key.text() == "at") timed = false;
                if (!filled) return;
                one.scalar(key.text());
                one.copy(cell.root());
            });
            one.close(map);
            if (!timed) continue;  // without its time it hasn't happened
            const Node at = one.root().find("at");
            const auto when = at ? Instant::parse(at.text()) : fault(desk::message("import-no-column"));
            all.emplace_back(when ? when->utc : 0, std::move(one));
        }
    });
    if (all.empty()) return;
    std::ranges::stable_sort(all.begin() + 1, all.end(), {}, [](const auto& e) { return e.first; });
    into.scalar("events");
    const std::uint32_t events = into.open(Shape::list);
    for (const auto& [when, event] : all) into.copy(event.root());
    into.close(events);
}

bool Filling::fill(const Type* type, Node node, Tree& into, const Cells& cells) const {
    if (cells.of.sources.contains(node.index())) return fill_cell(type, node, into, cells);
    if (node.shape() == Shape::scalar) return into.copy(node), true;
    if (node.shape() == Shape::map) {
        Tree map;
        const bool dict = type && type->form == Form::dict;
        const std::uint32_t open = map.open(Shape::map, node.mark());
        std::size_t filled = 0;
        node.each_entry([&](Node key, Node value) {
            const Field* field = type && type->form == Form::record ? find_field(type->fields(), key.text()) : nullptr;
            Tree one;
            if (!fill(dict ? type->item : field ? field->type : nullptr, value, one, cells)) return;
            map.scalar(key.text());
            map.copy(one.root());
            ++filled;
        });
        map.close(open);
        if (filled > 0) into.copy(map.root());
        return filled > 0;
    }
    Tree list;
    std::size_t filled = 0;
    const std::uint32_t open = list.open(Shape::list, node.mark());
    node.each_item(
        [&](Node item) { filled += fill(type && type->form == Form::list ? type->item : nullptr, item, list, cells); });
    list.close(open);
    if (filled > 0) into.copy(list.root());
    return filled > 0;
}

bool Filling::fill_cell(const Type* type, Node node, Tree& into, const Cells& cells) const {
    const Source& source = cells.of.sources.at(node.index());
    const auto& rows = cells.rows.rows;
    const CsvRow& row = source.rule.row == Take::first  ? rows.front()
                        : source.rule.row == Take::last ? rows.back()
                                                        : rows[cells.row];
    std::string value = text(source, row);
    const Mark mark = row.marks[source.pieces.front().column.value_or(0)];
    if (value.empty() && source.rule.otherwise) return into.scalar(*source.rule.otherwise, mark), true;
    if (value.empty()) return false;
    if (!source.rule.split) return put(type, std::move(value), mark, source, into, cells);
    const std::uint32_t list = into.open(Shape::list, mark);
    const Type* item = type && type->form == Form::list ? type->item : nullptr;
    for (std::size_t i = 0; i <= value.size();) {
        const std::size_t end = std::min(value.find(*source.rule.split, i), value.size());
        if (end > i) put(item, value.substr(i, end - i), mark, source, into, cells);
        i = end + source.rule.split->size();
    }
    into.close(list);
    return true;
}

std::string Filling::text(const Source& source, const CsvRow& row) const {
    std::string whole;
    bool any = false;
    for (const Piece& p : source.pieces) {
        const std::string cell = p.column ? m_columns->cell(row, *p.column) : p.text;
        any = any || (p.column && !cell.empty());
        whole += cell;
    }
    return any ? whole : std::string();
}

bool Filling::put(const Type* type, std::string value, const Mark& mark, const Source& source, Tree& into,
                  const Cells& cells) const {
    auto good = converted(type, std::move(value), source);
    const bool unknown = !good && (source.table || source.rule.finds) && source.rule.optional.value_or(false);
    if (unknown) return false;
    if (!good) cells.found.add(finding_at(cells.origin, mark, std::move(good.error())));
    into.scalar(good ? *good : "?", mark);
    return true;
}

Result<std::string> Filling::converted(const Type* type, std::string value, const Source& source) const {
    if (source.table) {
        const auto row = std::ranges::find_if(*source.table, [&](const auto& t) { return folded(t.key) == folded(value); });
        if (row != source.table->end()) {
            value = row->value;
        } else {
            if (!source.rule.otherwise) return fault(desk::message("import-not-in-table"), {value, *source.rule.values});
            value = *source.rule.otherwise;
        }
    }
    if (source.rule.finds) {
        auto id = m_finder(*source.rule.finds, value);
        if (id || !source.rule.otherwise) return id;
        return *source.rule.otherwise;
    }
    if (source.rule.form == CellForm::id) {
        std::string id = as_id(value);
        if (id.empty()) return fault(desk::message("import-no-id"), {value});
        return id;
    }
    if (source.rule.form == CellForm::money) return as_money(value);
    const std::string_view notation = type ? type->notation.name : "";
    if (source.rule.form == CellForm::time || notation == Instant::notation.name) return as_time(value, WholeDay::no);
    if (source.rule.form == CellForm::date || notation == Date::notation.name) return as_time(value, WholeDay::yes);
    return value;
}

Result<std::string> Filling::as_time(const std::string& value, WholeDay day) const {
    const auto& formats = m_map->head.times;
    std::string plain = value;
    if (!formats.empty()) {
        std::optional<std::string> known;
        for (const TimeFormat& format : formats)
            if (!known) known = format.plain(value);
        if (!known && Instant::parse(value)) known = value;  // says all by itself
        if (!known) return fault(desk::message("import-time"), {value});
        plain = *known;
    }
    const Moment moment{m_zones.now, &m_zones.file};
    const auto when = parse_when(plain, moment);
    if (day == WholeDay::no) return when.map([&](Instant i) { return m_zones.book.at(i.utc).text(); });
    if (when) return m_zones.file.date_of(*when).text();
    return parse_day(plain, moment).map([](Date d) { return d.text(); });
}

}
