// SPDX-License-Identifier: MIT
#include "desk/desk.hpp"

#include <algorithm>

#include "desk/attachments.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "record/history.hpp"
#include "record/messages.hpp"
#include "rules/head.hpp"
#include "rules/messages.hpp"

namespace svc {

void Desk::take_event(const Slip& slip, Outcomes& out, Findings& found) {
    if (slip.id.empty()) return found.add(finding_at(slip.origin, slip.data.root().mark(), {&desk::message("no-id")}));
    const std::string id = slip.id.starts_with('@') ? named(slip, found) : slip.id;
    if (id.empty()) return;
    const Kind* kind = slip.kind ? slip.kind : kind_of_id(kinds(), id);
    if (!kind) return found.add(finding_at(slip.origin, slip.data.root().mark(), {&desk::message("not-an-id"), {id}}));
    if (!kind->has_events())
        return found.add(
            finding_at(slip.origin, slip.data.root().mark(), {&desk::message("no-events"), {std::string(kind->name)}}));
    Sheet* sheet = slip.begins ? open_or_begin(slip, *kind, id, found) : open(slip, *kind, id, found);
    if (!sheet) return;
    const bool added = add_event(slip, *sheet, slip.data.root(), found);
    const auto text = [&](std::string_view key) {
        const Node at = slip.data.root().find(key);
        return std::string(at && at.shape() == Shape::scalar ? at.text() : "");
    };
    const std::string verb = text("do");
    out.entries.push_back({added ? Entered::Result::added : Entered::Result::repeated, kind, sheet->id, verb, sheet->file.path,
                           verb == "void" ? text("event") : ""});
}

std::string Desk::named(const Slip& slip, Findings& found) {
    const auto known = m_typing.names.find(slip.id.substr(1));
    if (known != m_typing.names.end()) return known->second;
    found.add(finding_at(slip.origin, slip.data.root().mark(), {&record::message("name-unknown"), {slip.id}}));
    return {};
}

Sheet* Desk::open(const Slip& slip, const Kind& kind, const std::string& id, Findings& found) {
    auto sheet = m_work.open(kind, id);
    if (sheet) return *sheet;
    for (Finding& f : sheet.error()) {
        if (f.place.file.empty()) f = finding_at(slip.origin, slip.data.root().mark(), {f.message, f.words});
        found.add(std::move(f));
    }
    return nullptr;
}

Sheet* Desk::open_or_begin(const Slip& slip, const Kind& kind, const std::string& case_id, Findings& found) {
    if (fits(kind.id, case_id)) return open(slip, kind, case_id, found);
    auto name = part_name(kind, case_id, {}, m_work, m_session.entropy);
    if (!name) {
        found.add(std::move(name.error()));
        return nullptr;
    }
    if (name->known) return open(slip, kind, name->id, found);
    Sheet& sheet = m_work.begin(kind, name->id);
    Tree head;
    const std::uint32_t map = head.open(Shape::map);
    for (const auto& [key, value] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"id", name->id}, {kind.under, case_id}}) {
        head.scalar(key);
        head.scalar(value);
    }
    head.close(map);
    read(kind, head.root(), sheet.file.record.data(), slip.origin, found);
    Found judged(kind, sheet.file.record.data(), head.root(), slip.origin, found);
    judge(kind, sheet.file.record.data(), m_work, judged);
    return &sheet;
}

bool Desk::add_event(const Slip& slip, Sheet& sheet, Node given, Findings& found) {
    Tree typed, whole;
    const std::size_t before = found.size();
    const bool judged_now = !sheet.fresh || slip.begins;  // else whole, when all its events are there
    const std::vector<Fault> known = judged_now ? rules_broken(sheet) : std::vector<Fault>{};
    typed_event(*sheet.kind, given, typed, m_typing, slip.origin, found);
    with_defaults(*sheet.kind, typed.root(), whole);
    if (found.size() != before || !read_event(*sheet.kind, whole.root(), sheet.file.record.data(), slip.origin, found))
        return false;
    const Disk& disk = m_work.book().disk();
    fill_digests(last_event(sheet), disk);
    std::vector<Fault> against = judge_last_event(*sheet.kind, sheet.file.record.data(), m_session.typist, m_work);
    if (judged_now)
        for (Fault& f : rules_broken(sheet)) {
            const auto same = [&](const Fault& k) { return k.message == f.message && k.words == f.words; };
            if (std::ranges::none_of(known, same) && std::ranges::none_of(against, same)) against.push_back(std::move(f));
        }
    if (repeated(sheet)) {
        sheet.kind->events.drop(sheet.file.record.data());
        return false;
    }
    for (BadAttachment& bad : bad_attachments(last_event(sheet), disk)) against.push_back(std::move(bad.why));
    for (const Fault& f : against) found.add(finding_at(slip.origin, given.mark(), f));
    several_voided(slip, sheet, given, found);
    if (found.size() != before) return false;
    if (!sheet.fresh) {
        Tree event;
        write_event(last_event(sheet), event);
        sheet.added.push_back(std::move(event));
        restore_fields(slip, sheet, found);
    }
    return found.size() == before;
}

std::vector<Fault> Desk::rules_broken(const Sheet& sheet) const {
    Findings found;
    const Origin nowhere;
    Found judged(*sheet.kind, sheet.file.record.data(), {}, nowhere, found);
    judge(*sheet.kind, sheet.file.record.data(), m_work, judged);
    std::vector<Fault> all;
    for (Finding& f : found) all.push_back({f.message, std::move(f.words)});
    return all;
}

void Desk::restore_fields(const Slip& slip, Sheet& sheet, Findings& found) {
    const void* record = sheet.file.record.data();
    const Events& events = sheet.kind->events;
    const Happening last = last_event(sheet);
    if (last.act->verb != "void") return;
    const EventName& name = static_cast<const Void*>(last.own)->event;
    for (std::size_t i = 0; name.verb == "correct" && i + 1 < events.size(record); ++i) {
        const Happening h = events.at(record, i, events.acts);
        if (h.act->verb != "correct" || static_cast<const Event*>(h.common)->at != name.at) continue;
        const Correct& c = *static_cast<const Correct*>(h.own);
        const Field* field = sheet.kind->field(c.field);
        if (!field || cell(*field, record, Personal::revealed) != c.to.value_or("")) continue;  // corrected again since
        const bool plain = field->type->form == Form::scalar || field->type->form == Form::choice;
        if (!plain) return found.add(finding_at(slip.origin, slip.data.root().mark(), {&desk::message("void-list"), {c.field}}));
        Tree before;
        if (c.from) before.scalar(*c.from, field->type->form == Form::scalar ? field->type->notation : Notation{});
        sheet.fields.emplace_back(c.field, std::move(before));
    }
}

Happening Desk::last_event(const Sheet& sheet) {
    const Events& events = sheet.kind->events;
    return events.at(sheet.file.record.data(), events.size(sheet.file.record.data()) - 1, events.acts);
}

void Desk::with_defaults(const Kind&, Node given, Tree& whole) {
    if (given.shape() != Shape::map) return whole.copy(given);
    const std::uint32_t map = whole.open(Shape::map, given.mark());
    const auto put = [&](std::string_view key, std::string_view value, Quotes quotes) {
        if (given.find(key) || value.empty()) return;
        whole.scalar(key, given.mark());
        whole.scalar(value, Notation{"", quotes}, given.mark());
    };
    put("at", m_work.zone().at(m_session.at.value_or(m_session.typist.now).utc).text(), Quotes::never);
    put("by", m_session.by.empty() ? m_session.typist.actor : m_session.by, Quotes::if_ambiguous);
    given.each_entry([&](Node key, Node value) {
        if (key.text() == "id") return;
        whole.copy(key);
        whole.copy(value);
    });
    whole.close(map);
}

bool Desk::repeated(const Sheet& sheet) const {
    const void* record = sheet.file.record.data();
    const std::size_t last = sheet.kind->events.size(record) - 1;
    const std::string mine = digest_of(*sheet.kind, record, last, m_session.once);
    for (std::size_t i : standing(*sheet.kind, record))
        if (i != last && digest_of(*sheet.kind, record, i, m_session.once) == mine) return true;
    const Happening h = sheet.kind->events.at(record, last, sheet.kind->events.acts);
    if (h.act->verb != "void") return false;  // voids don't stand, but needn't be written twice either
    for (std::size_t i = 0; i < last; ++i)
        if (digest_of(*sheet.kind, record, i, m_session.once) == mine) return true;
    return false;
}

std::string Desk::digest_of(const Kind& kind, const void* record, std::size_t event, bool but_times) {
    const Happening h = kind.events.at(record, event, kind.events.acts);
    const Event& common = *static_cast<const Event*>(h.common);
    std::string all(h.act->verb);
    all.append("\n").append(common.by.value);
    if (!but_times) all.append("\n").append(std::to_string(common.at.utc));
    for (const Field& f : h.act->fields()) all.append("\n").append(cell(f, h.own, Personal::revealed));
    return all;
}

void Desk::several_voided(const Slip& slip, const Sheet& sheet, Node given, Findings& found) {
    const Happening h = last_event(sheet);
    if (h.act->verb != "void" || slip.all) return;
    const EventName& name = static_cast<const Void*>(h.own)->event;
    const void* record = sheet.file.record.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < sheet.kind->events.size(record); ++i) {
        const Happening other = sheet.kind->events.at(record, i, sheet.kind->events.acts);
        count += other.act->verb == name.verb && static_cast<const Event*>(other.common)->at == name.at;
    }
    if (count > 1)
        found.add(finding_at(slip.origin, given.mark(), {&rules::message("void-several"), {name.text(), std::to_string(count)}}));
}

}
