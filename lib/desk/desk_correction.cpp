// SPDX-License-Identifier: MIT
#include "desk/desk.hpp"

#include "desk/messages.hpp"
#include "rules/head.hpp"

namespace svc {

namespace {

/// What tells two entries of a list apart: a key, else the day they begin, else their first field.
std::string_view identity(Fields rows) {
    for (std::string_view key : {"key", "from"})
        if (find_field(rows, key)) return key;
    return rows.front().key;
}

/// The entry of a list of maps that has this text at a key; none.
Node entry_with(Node list, std::string_view key, std::string_view text) {
    Node found;
    list.each_item([&](Node item) {
        const Node its = item.shape() == Shape::map ? item.find(key) : Node{};
        if (its && its.text() == text) found = item;
    });
    return found;
}

/// An entry with what changes of it: keys that stand in both have the new value.
void merged_entry(Node old, Node fresh, Tree& into) {
    const std::uint32_t map = into.open(Shape::map, fresh.mark());
    old.each_entry([&](Node key, Node value) {
        const Node changed = fresh.find(key.text());
        into.copy(key);
        into.copy(changed ? changed : value);
    });
    fresh.each_entry([&](Node key, Node value) {
        if (old.find(key.text())) return;
        into.copy(key);
        into.copy(value);
    });
    into.close(map);
}

/// Entries of a list of structs are added to those that are there; one with the same identity changes the old one.
void merged_value(const Field& field, const void* record, Node value, Tree& into) {
    const bool list = field.type->form == Form::list && field.type->item->form == Form::record && value.shape() == Shape::list;
    const void* old = list ? field.get(record) : nullptr;
    if (!old) return into.copy(value);
    Tree before;
    write(*field.type, old, before);
    const std::string_view key = identity(field.type->item->fields());
    const auto same = [&](Node all, Node item) {
        const Node its = item.shape() == Shape::map ? item.find(key) : Node{};
        return its ? entry_with(all, key, its.text()) : Node{};
    };
    const std::uint32_t all = into.open(Shape::list, value.mark());
    before.root().each_item([&](Node item) {
        if (const Node fresh = same(value, item))
            merged_entry(item, fresh, into);
        else
            into.copy(item);
    });
    value.each_item([&](Node item) {
        if (!same(before.root(), item)) into.copy(item);
    });
    into.close(all);
}

}

void Desk::take_correction(const Slip& slip, Outcomes& out, Findings& found) {
    Sheet* sheet = open(slip, *slip.kind, slip.id, found);
    if (!sheet) return;
    Tree typed;
    const std::size_t before = found.size();
    typed_map(slip.kind->fields, slip.data.root(), typed, m_typing, slip.origin, found);
    if (found.size() != before) return;
    bool changed = false;
    typed.root().each_entry([&](Node key, Node value) { changed = correct(slip, *sheet, key, value, found) || changed; });
    if (found.size() == before) check_whole(slip, *sheet, found);
    out.entries.push_back(
        {changed ? Entered::Result::corrected : Entered::Result::unchanged, slip.kind, sheet->id, {}, sheet->file.path});
}

void Desk::take_rewrite(const Slip& slip, Outcomes& out, Findings& found) {
    Sheet* sheet = open(slip, *slip.kind, slip.id, found);
    if (!sheet) return;
    Filed& file = sheet->file;
    if (file.contents.bytes != slip.was) return found.add(desk::message("edited-meanwhile"), {}, {file.path});
    Filed after{.path = file.path, .contents = {slip.text, file.contents.stamp}};
    const std::size_t before = found.size();
    if (!parse_record(*slip.kind, after, found)) return;
    const std::vector<Rewritten> changes = rewritten(file, after, found);
    if (found.size() != before) return;
    sheet->before = std::move(file.contents.bytes);
    file = std::move(after);
    if (slip.kind->has_events())
        for (const Rewritten& c : changes) say_corrected(slip, *sheet, *c.field, c.from, c.to, found);
    check_whole(slip, *sheet, found);
    out.entries.push_back({Entered::Result::corrected, slip.kind, sheet->id, {}, file.path});
}

std::vector<Desk::Rewritten> Desk::rewritten(const Filed& before, const Filed& after, Findings& found) {
    const Kind& kind = before.record.kind();
    const Node old_events = before.tree.root().find("events"), events = after.tree.root().find("events");
    if (kind.has_events() && old_events && (!events || !equal(old_events, events)))
        found.add(finding_at(after.origin(), events ? events.mark() : Mark{},
                             {&desk::message("events-fixed"), {std::string(before.record.id())}}));
    std::vector<Rewritten> all;
    for (const Field& f : kind.fields) {
        std::string from = cell(f, before.record.data(), Personal::revealed),
                    to = cell(f, after.record.data(), Personal::revealed);
        if (from == to) continue;
        if (f.key == "id" || f.key == kind.under)
            found.add(finding_at(after.origin(), after.tree.root().find(f.key).mark(),
                                 {&desk::message("fixed-field"), {std::string(f.key)}}));
        all.push_back({&f, std::move(from), std::move(to)});
    }
    return all;
}

bool Desk::correct(const Slip& slip, Sheet& sheet, Node key, Node value, Findings& found) {
    const Field* field = sheet.kind->field(key.text());
    const auto refuse = [&](const Message& message, std::vector<std::string> words) {
        found.add(finding_at(slip.origin, key.mark(), {&message, std::move(words)}));
        return false;
    };
    if (field && (field->key == "id" || field->key == sheet.kind->under))
        return refuse(desk::message("fixed-field"), {std::string(key.text())});
    Tree one;
    const std::uint32_t map = one.open(Shape::map, key.mark());
    const bool remove = value.shape() == Shape::scalar && value.text().empty() && field && !field->required;
    if (!remove) {
        one.copy(key);
        if (slip.merges && field)
            merged_value(*field, sheet.file.record.data(), value, one);
        else
            one.copy(value);
    }
    one.close(map);
    Record probe(*sheet.kind);
    if (!read_present(*sheet.kind, one.root(), probe.data(), slip, found)) return false;
    const std::string from = field ? cell(*field, sheet.file.record.data(), Personal::revealed) : "",
                      to = field && !remove ? cell(*field, probe.data(), Personal::revealed) : "";
    if (from == to) return false;
    if (sheet.kind->has_events() && slip.why.empty()) return refuse(desk::message("why-needed"), {});
    Tree written;
    if (!remove) write(*field->type, field->get(probe.data()), written);
    sheet.fields.emplace_back(std::string(field->key), std::move(written));
    if (sheet.kind->has_events()) say_corrected(slip, sheet, *field, from, to, found);
    return true;
}

bool Desk::read_present(const Kind& kind, Node map, void* record, const Slip& slip, Findings& found) {
    Findings all;
    read(kind, map, record, slip.origin, all);
    const std::size_t before = found.size();
    for (Finding& f : all)
        if (f.message->code != "missing-key") found.add(std::move(f));
    return found.size() == before;
}

void Desk::say_corrected(const Slip& slip, Sheet& sheet, const Field& field, const std::string& from, const std::string& to,
                         Findings& found) {
    Tree event;
    const std::uint32_t map = event.open(Shape::map);
    const auto put = [&](std::string_view key, std::string_view value) {
        if (value.empty()) return;
        event.scalar(key);
        event.scalar(value);
    };
    put("do", "correct");
    put("field", field.key);
    put("from", from);
    put("to", to);
    put("why", slip.why);
    event.close(map);
    add_event(slip, sheet, event.root(), found);
}

void Desk::check_whole(const Slip& slip, Sheet& sheet, Findings& found) {
    if (sheet.fields.empty() && !sheet.before) return;
    auto bytes = bytes_of(sheet);
    if (!bytes) return found.add(std::move(bytes.error()));
    Filed after{.path = sheet.file.path, .contents = {std::move(*bytes), sheet.file.contents.stamp}};
    if (!parse_record(*sheet.kind, after, found)) return;
    Found judged(*sheet.kind, after.record.data(), slip.data.root(), slip.origin, found);
    judge(*sheet.kind, after.record.data(), m_work, judged);
}

}
