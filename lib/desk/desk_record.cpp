// SPDX-License-Identifier: MIT
#include "desk/desk.hpp"

#include <algorithm>

#include "desk/messages.hpp"
#include "rules/head.hpp"

namespace svc {

void Desk::take_record(const Slip& slip, Outcomes& out, Findings& found) {
    const Kind& kind = *slip.kind;
    Tree head;
    const std::size_t before = found.size();
    typed_map(kind.fields, slip.data.root(), head, m_typing, slip.origin, found);
    if (std::any_of(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                    [](const Finding& f) { return f.message->code == "name-unknown"; }))
        return;  // whatever else is said of it would be about the name
    if (head.root().shape() != Shape::map)
        return found.add(finding_at(slip.origin, head.root().mark(), {&desk::message("kind-unclear")}));
    std::string alias;
    auto name = name_for(kind, slip, head.root(), alias, found);
    if (!name) return;
    if (!alias.empty()) m_typing.names[alias] = name->id;
    if (name->known)
        return out.entries.push_back(
            {Entered::Result::known, &kind, name->id, {}, m_work.book().path_of_existing(kind, name->id)});
    fill_sheet(slip, kind, name->id, head.root(), found);
    out.entries.push_back({Entered::Result::created, &kind, name->id, {}, kind.path(name->id)});
}

std::optional<NewName> Desk::name_for(const Kind& kind, const Slip& slip, Node head, std::string& alias, Findings& found) {
    const auto refuse = [&](Node at, const Message& message, std::vector<std::string> words) -> std::optional<NewName> {
        found.add(finding_at(slip.origin, at.mark(), {&message, std::move(words)}));
        return {};
    };
    const Node id = head.find("id");
    const std::string given(id && id.shape() == Shape::scalar ? id.text() : std::string_view{});
    if (kind.id.shape == IdShape::natural) {
        if (given.empty()) return refuse(head, desk::message("id-needed"), {std::string(kind.name)});
        if (auto wrong = misfit(kind.id, given))
            return found.add(finding_at(slip.origin, id.mark(), std::move(*wrong))), std::nullopt;
        return natural_name(kind, slip, id, given, head, found);
    }
    if (given.starts_with('@')) {
        alias = given.substr(1);
        if (m_typing.names.contains(alias)) return refuse(id, desk::message("name-twice"), {given});
    } else if (!given.empty()) {
        return refuse(id, desk::message("id-given"), {std::string(kind.name), given});
    }
    return made_name(kind, slip, head, found);
}

std::optional<NewName> Desk::natural_name(const Kind& kind, const Slip& slip, Node at, const std::string& given, Node head,
                                          Findings& found) {
    const std::string path = m_work.book().path_of_existing(kind, given);
    if (path.empty() && !m_work.find_sheet(kind, given)) return NewName{given};
    if (m_session.typist.imports) return NewName{spelt_on_file(m_work, kind.name, given), true};
    // The same source entered again is a retry, anything else a clash.
    const auto source = source_in(head);
    const Field* field = kind.field("source");
    const void* record = field ? m_work.find(kind, given) : nullptr;
    const ForeignId* known = record ? static_cast<const ForeignId*>(field->get(record)) : nullptr;
    if (source && known && known->system == source->system && known->id == source->id) return NewName{given, true};
    found.add(finding_at(slip.origin, at.mark(), {&desk::message("id-taken"), {given}}));
    return {};
}

std::optional<NewName> Desk::made_name(const Kind& kind, const Slip& slip, Node head, Findings& found) {
    const auto source = source_in(head);
    Outcome<NewName> name;
    if (kind.under.empty()) {
        name = new_name(kind, received_on(kind, slip, head), m_work.zone().date_of(m_session.typist.now), source, m_work,
                        m_session.entropy);
    } else {
        const Node of = head.find(kind.under);
        if (!of || of.shape() != Shape::scalar) {
            found.add(finding_at(slip.origin, head.mark(),
                                 {&desk::message("no-case-for"), {std::string(kind.name), std::string(kind.under)}}));
            return {};
        }
        name = part_name(kind, of.text(), source, m_work, m_session.entropy);
    }
    if (name) return *name;
    for (const Finding& f : name.error()) found.add(finding_at(slip.origin, head.mark(), {f.message, f.words}));
    return {};
}

std::optional<ForeignId> Desk::source_in(Node head) {
    const Node source = head.find("source");
    if (!source || source.shape() != Shape::map || !source.find("system") || !source.find("id")) return {};
    return ForeignId{std::string(source.find("system").text()), std::string(source.find("id").text())};
}

std::optional<Date> Desk::received_on(const Kind& kind, const Slip& slip, Node head) {
    if (kind.has_events())
        if (const Node events = head.find("events"); events && events.shape() == Shape::list && events.size() > 0) {
            Tree first;
            Findings ignored;
            typed_event(kind, events.item(0), first, m_typing, slip.origin, ignored);
            const Node at = first.root().shape() == Shape::map ? first.root().find("at") : Node{};
            if (at)
                if (auto when = Instant::parse(at.text())) return m_work.zone().date_of(*when);
        }
    return m_session.at ? std::optional(m_work.zone().date_of(*m_session.at)) : std::nullopt;
}

void Desk::fill_sheet(const Slip& slip, const Kind& kind, const std::string& id, Node head, Findings& found) {
    Sheet& sheet = m_work.begin(kind, id);
    Tree without_events;
    split(head, id, without_events, sheet);
    const std::size_t before = found.size();
    if (!read(kind, without_events.root(), sheet.file.record.data(), slip.origin, found)) return;
    const auto received = received_on(kind, slip, head);
    complete_head(kind, sheet.file.record.data(), received.value_or(m_work.zone().date_of(m_session.typist.now)), m_work);
    Found judged(kind, sheet.file.record.data(), without_events.root(), slip.origin, found);
    judge(kind, sheet.file.record.data(), m_work, judged);
    if (kind.has_events()) first_events(slip, kind, sheet, head, found);
    if (found.size() == before) record_rules_with_events(slip, kind, sheet, found);
}

void Desk::split(Node head, const std::string& id, Tree& into, Sheet& sheet) {
    const std::uint32_t map = into.open(Shape::map, head.mark());
    into.scalar("id");
    into.scalar(id);
    head.each_entry([&](Node key, Node value) {
        if (key.text() == "id" || key.text() == "events") return;
        if (key.text() == "x") return sheet.own.copy(value);
        into.copy(key);
        into.copy(value);
    });
    into.close(map);
}

void Desk::first_events(const Slip& slip, const Kind& kind, Sheet& sheet, Node head, Findings& found) {
    const Node events = head.find("events");
    if (events && events.shape() == Shape::list) {
        events.each_item([&](Node event) { add_event(slip, sheet, event, found); });
    } else if (kind.act("receive")) {
        Tree receive;
        const std::uint32_t map = receive.open(Shape::map, head.mark());
        receive.scalar("do");
        receive.scalar("receive");
        receive.close(map);
        add_event(slip, sheet, receive.root(), found);
    }
}

void Desk::record_rules_with_events(const Slip& slip, const Kind& kind, Sheet& sheet, Findings& found) {
    if (!kind.has_events() || kind.events.size(sheet.file.record.data()) == 0) return;
    Found judged(kind, sheet.file.record.data(), slip.data.root(), slip.origin, found);
    judge(kind, sheet.file.record.data(), m_work, judged);
}

}
