// SPDX-License-Identifier: MIT
#include "desk/work.hpp"

#include <algorithm>

#include "domain/repair.hpp"
#include "domain/ticket.hpp"
#include "syntax/patch.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

std::string name_of(const Kind& kind, std::string_view id) { return std::string(kind.name) + "/" + folded(id); }

/// A new record as canonical text: its fields, the company's own under x, then its events.
std::string text_of(const Sheet& sheet) {
    Tree tree;
    write(*sheet.kind, sheet.file.record.data(), tree);
    const Node root = tree.root();
    Tree whole;
    const std::uint32_t map = whole.open(Shape::map);
    root.each_entry([&](Node key, Node value) {
        if (key.text() == "events") {
            if (!sheet.own.empty()) {
                whole.scalar("x");
                whole.copy(sheet.own.root());
            }
            if (value.size() == 0) return;
        }
        whole.copy(key);
        whole.copy(value);
    });
    if (!sheet.kind->has_events() && !sheet.own.empty()) {
        whole.scalar("x");
        whole.copy(sheet.own.root());
    }
    whole.close(map);
    return to_yaml(whole.root());
}

}

Outcome<std::string> bytes_of(const Sheet& sheet) {
    if (sheet.fresh) return text_of(sheet);
    if (!sheet.changed()) return sheet.file.contents.bytes;
    std::vector<std::string_view> order;
    for (const Field& f : sheet.kind->fields) order.push_back(f.key);
    order.insert(order.end(), {"x", "events"});
    Patch patch(sheet.file.contents.bytes, sheet.file.tree, order);
    for (const auto& [key, value] : sheet.fields) {
        const std::string_view path[] = {key};
        if (value.empty())
            patch.remove(path);
        else
            patch.set(path, value);
    }
    for (const Tree& event : sheet.added) patch.append("events", event);
    return patch.finish();
}

const void* Work::find(const Kind& kind, std::string_view id) const {
    const Sheet* sheet = find_sheet(kind, id);
    return sheet ? sheet->file.record.data() : m_book.find(kind, id);
}

void Work::announce(const Kind& kind, std::string_view id) { m_announced.insert(name_of(kind, id)); }

bool Work::has(const Kind& kind, std::string_view id) const {
    return find_sheet(kind, id) || m_announced.contains(name_of(kind, id)) || m_book.has(kind, id);
}

std::vector<Id<Repair>> Work::repairs_of(const Id<Ticket>& ticket) const {
    std::vector<Id<Repair>> all = m_book.repairs_of(ticket);
    for (const auto& sheet : m_sheets)
        if (const Repair* r = sheet->fresh ? sheet->file.record.as<Repair>() : nullptr; r && r->ticket == ticket)
            all.push_back(r->id);
    return all;
}

Sheet* Work::find_sheet(const Kind& kind, std::string_view id) const {
    const auto found = m_by_name.find(name_of(kind, id));
    return found == m_by_name.end() ? nullptr : found->second;
}

Outcome<Sheet*> Work::open(const Kind& kind, std::string_view id) {
    if (Sheet* known = find_sheet(kind, id)) return known;
    auto file = m_book.read(kind, id);
    if (!file) return tl::unexpected(std::move(file.error()));
    Sheet& sheet = begin(kind, std::string(id));
    sheet.fresh = false;
    sheet.file = std::move(*file);
    sheet.id = sheet.file.record.id();
    return &sheet;
}

Sheet& Work::begin(const Kind& kind, const std::string& id) {
    m_sheets.push_back(std::make_unique<Sheet>());
    Sheet& sheet = *m_sheets.back();
    sheet.kind = &kind;
    sheet.id = id;
    sheet.fresh = true;
    sheet.file.path = kind.path(id);
    sheet.file.record = Record(kind);
    m_by_name[name_of(kind, id)] = &sheet;
    return sheet;
}

Outcome<std::vector<Change>> Work::changes() const {
    std::vector<Change> all;
    Findings found;
    for (const auto& sheet : m_sheets) {
        if (!sheet->changed()) continue;
        auto bytes = bytes_of(*sheet);
        if (!bytes) {
            for (Finding& f : bytes.error())
                if (f.place.file.empty()) f.place.file = sheet->file.path;
            found.add(std::move(bytes.error()));
            continue;
        }
        all.push_back(
            {sheet->file.path, sheet->fresh ? std::nullopt : std::optional(sheet->file.contents.stamp), std::move(*bytes)});
    }
    if (!found.empty()) return failed(std::move(found));
    return all;
}

}
