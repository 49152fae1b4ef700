// SPDX-License-Identifier: MIT
#include "desk/enter.hpp"

#include <algorithm>
#include <set>

#include "desk/messages.hpp"
#include "desk/naming.hpp"
#include "domain/kinds.hpp"
#include "record/history.hpp"
#include "rules/head.hpp"
#include "rules/messages.hpp"

namespace svc {

namespace {

/// Enters a batch into a Work; nothing is written here.
class Desk {
public:
    Desk(Work& work, const Session& session) : m_work(work), m_session(session) {
        m_typing.moment = {session.typist.now, &work.zone()};
    }

    void take(const Slip& entry, Outcomes& out, Findings& found) {
        switch (entry.what) {
            case Slip::What::record: return take_record(entry, out, found);
            case Slip::What::event: return take_event(entry, out, found);
            case Slip::What::correction: return take_correction(entry, out, found);
        }
    }

private:
    // ---- new records ----

    void take_record(const Slip& entry, Outcomes& out, Findings& found) {
        const Kind& kind = *entry.kind;
        Tree head;
        typed_map(kind.fields, entry.data.root(), head, m_typing, entry.origin, found);
        if (head.root().shape() != Shape::map) return found.add(finding_at(entry.origin, head.root().mark(), {&desk::message("kind-unclear")}));
        std::string alias;
        auto name = name_for(kind, entry, head.root(), alias, found);
        if (!name) return;
        if (!alias.empty()) m_typing.names[alias] = name->id;
        if (name->known) return out.entries.push_back({Entered::Result::known, &kind, name->id, {}, m_work.book().path_of_existing(kind, name->id)});
        fill_sheet(entry, kind, name->id, head.root(), found);
        out.entries.push_back({Entered::Result::created, &kind, name->id, {}, kind.path(name->id)});
    }

    std::optional<NewName> name_for(const Kind& kind, const Slip& entry, Node head, std::string& alias, Findings& found) {
        const auto refuse = [&](Node at, const Message& message, std::vector<std::string> words) -> std::optional<NewName> {
            found.add(finding_at(entry.origin, at.mark(), {&message, std::move(words)}));
            return {};
        };
        const Node id = head.find("id");
        const std::string given(id && id.shape() == Shape::scalar ? id.text() : std::string_view{});
        if (kind.id.shape == IdShape::natural) {
            if (given.empty()) return refuse(head, desk::message("id-needed"), {std::string(kind.name)});
            if (auto wrong = misfit(kind.id, given)) return found.add(finding_at(entry.origin, id.mark(), std::move(*wrong))), std::nullopt;
            return natural_name(kind, entry, id, given, head, found);
        }
        if (given.starts_with('@')) {
            alias = given.substr(1);
            if (m_typing.names.contains(alias)) return refuse(id, desk::message("name-twice"), {given});
        } else if (!given.empty()) {
            return refuse(id, desk::message("id-given"), {std::string(kind.name), given});
        }
        return made_name(kind, entry, head, found);
    }

    std::optional<NewName> natural_name(const Kind& kind, const Slip& entry, Node at, const std::string& given, Node head, Findings& found) {
        const std::string path = m_work.book().path_of_existing(kind, given);
        if (path.empty() && !m_work.find_sheet(kind, given)) return NewName{given};
        // The same source entered again is a retry, anything else a clash.
        const auto source = source_in(head);
        const Field* field = kind.field("source");
        const void* record = field ? m_work.find(kind, given) : nullptr;
        const ForeignId* known = record ? static_cast<const ForeignId*>(field->get(record)) : nullptr;
        if (source && known && known->system == source->system && known->id == source->id) return NewName{given, true};
        found.add(finding_at(entry.origin, at.mark(), {&desk::message("id-taken"), {given}}));
        return {};
    }

    std::optional<NewName> made_name(const Kind& kind, const Slip& entry, Node head, Findings& found) {
        const auto source = source_in(head);
        Outcome<NewName> name;
        if (kind.under.empty()) {
            name = new_name(kind, received_on(kind, entry, head), m_work.zone().date_of(m_session.typist.now), source, m_work, m_session.entropy);
        } else {
            const Node of = head.find(kind.under);
            if (!of || of.shape() != Shape::scalar) {
                found.add(finding_at(entry.origin, head.mark(), {&desk::message("no-case-for"), {std::string(kind.name), std::string(kind.under)}}));
                return {};
            }
            name = part_name(kind, of.text(), source, m_work, m_session.entropy);
        }
        if (name) return *name;
        for (const Finding& f : name.error()) found.add(finding_at(entry.origin, head.mark(), {f.message, f.words}));
        return {};
    }

    static std::optional<ForeignId> source_in(Node head) {
        const Node source = head.find("source");
        if (!source || source.shape() != Shape::map || !source.find("system") || !source.find("id")) return {};
        return ForeignId{std::string(source.find("system").text()), std::string(source.find("id").text())};
    }

    /// The local day of the first event, or of --at; none when the input doesn't say.
    std::optional<Date> received_on(const Kind& kind, const Slip& entry, Node head) {
        if (kind.has_events())
            if (const Node events = head.find("events"); events && events.shape() == Shape::list && events.size() > 0) {
                Tree first;
                Findings ignored;
                typed_event(kind, events.item(0), first, m_typing, entry.origin, ignored);
                const Node at = first.root().shape() == Shape::map ? first.root().find("at") : Node{};
                if (at)
                    if (auto when = Instant::parse(at.text())) return m_work.zone().date_of(*when);
            }
        return m_session.at ? std::optional(m_work.zone().date_of(*m_session.at)) : std::nullopt;
    }

    void fill_sheet(const Slip& entry, const Kind& kind, const std::string& id, Node head, Findings& found) {
        Sheet& sheet = m_work.begin(kind, id);
        Tree without_events;
        split(head, id, without_events, sheet);
        const std::size_t before = found.size();
        if (!read(kind, without_events.root(), sheet.file.record.data(), entry.origin, found)) return;
        complete_head(kind, sheet.file.record.data(), m_work);
        Found judged(kind, sheet.file.record.data(), without_events.root(), entry.origin, found);
        judge(kind, sheet.file.record.data(), m_work, judged);
        if (kind.has_events()) first_events(entry, kind, sheet, head, found);
        if (found.size() == before) record_rules_with_events(entry, kind, sheet, found);
    }

    /// The head as the record reads it: with its id, without events, the company's own aside.
    static void split(Node head, const std::string& id, Tree& into, Sheet& sheet) {
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

    void first_events(const Slip& entry, const Kind& kind, Sheet& sheet, Node head, Findings& found) {
        const Node events = head.find("events");
        if (events && events.shape() == Shape::list) {
            events.each_item([&](Node event) { add_event(entry, sheet, event, found); });
        } else if (kind.act("receive")) {
            Tree receive;
            const std::uint32_t map = receive.open(Shape::map, head.mark());
            receive.scalar("do");
            receive.scalar("receive");
            receive.close(map);
            add_event(entry, sheet, receive.root(), found);
        }
    }

    /// Rules that look at events are asked again now that they are there; the head's own findings don't repeat.
    void record_rules_with_events(const Slip& entry, const Kind& kind, Sheet& sheet, Findings& found) {
        if (!kind.has_events() || kind.events.size(sheet.file.record.data()) == 0) return;
        Found judged(kind, sheet.file.record.data(), entry.data.root(), entry.origin, found);
        judge(kind, sheet.file.record.data(), m_work, judged);
    }

    // ---- events ----

    void take_event(const Slip& entry, Outcomes& out, Findings& found) {
        const std::string id = entry.id.starts_with('@') ? named(entry, found) : entry.id;
        if (id.empty()) return;
        const Kind* kind = entry.kind ? entry.kind : kind_of_id(kinds(), id);
        if (!kind) return found.add(finding_at(entry.origin, entry.data.root().mark(), {&desk::message("not-an-id"), {id}}));
        if (!kind->has_events()) return found.add(finding_at(entry.origin, entry.data.root().mark(), {&desk::message("no-events"), {std::string(kind->name)}}));
        Sheet* sheet = entry.begins ? open_or_begin(entry, *kind, id, found) : open(entry, *kind, id, found);
        if (!sheet) return;
        const bool added = add_event(entry, *sheet, entry.data.root(), found);
        const Node verb = entry.data.root().find("do");
        out.entries.push_back({added ? Entered::Result::added : Entered::Result::repeated, kind, sheet->id, std::string(verb ? verb.text() : ""), sheet->file.path});
    }

    std::string named(const Slip& entry, Findings& found) {
        const auto known = m_typing.names.find(entry.id.substr(1));
        if (known != m_typing.names.end()) return known->second;
        found.add(finding_at(entry.origin, entry.data.root().mark(), {&desk::message("name-unknown"), {entry.id}}));
        return {};
    }

    Sheet* open(const Slip& entry, const Kind& kind, const std::string& id, Findings& found) {
        auto sheet = m_work.open(kind, id);
        if (sheet) return *sheet;
        for (Finding& f : sheet.error()) {
            if (f.place.file.empty()) f = finding_at(entry.origin, entry.data.root().mark(), {f.message, f.words});
            found.add(std::move(f));
        }
        return nullptr;
    }

    /// A revisit stands under its case; the first call makes it.
    Sheet* open_or_begin(const Slip& entry, const Kind& kind, const std::string& case_id, Findings& found) {
        if (fits(kind.id, case_id)) return open(entry, kind, case_id, found);
        auto name = part_name(kind, case_id, {}, m_work, m_session.entropy);
        if (!name) {
            found.add(std::move(name.error()));
            return nullptr;
        }
        if (name->known) return open(entry, kind, name->id, found);
        Sheet& sheet = m_work.begin(kind, name->id);
        Tree head;
        const std::uint32_t map = head.open(Shape::map);
        for (const auto& [key, value] : std::initializer_list<std::pair<std::string_view, std::string_view>>{{"id", name->id}, {kind.under, case_id}}) {
            head.scalar(key);
            head.scalar(value);
        }
        head.close(map);
        read(kind, head.root(), sheet.file.record.data(), entry.origin, found);
        Found judged(kind, sheet.file.record.data(), head.root(), entry.origin, found);
        judge(kind, sheet.file.record.data(), m_work, judged);
        return &sheet;
    }

    /// Completes, judges and adds one event; false when it is there already or something stands against it.
    bool add_event(const Slip& entry, Sheet& sheet, Node given, Findings& found) {
        Tree typed, whole;
        const std::size_t before = found.size();
        typed_event(*sheet.kind, given, typed, m_typing, entry.origin, found);
        with_defaults(*sheet.kind, typed.root(), whole);
        if (found.size() != before || !read_event(*sheet.kind, whole.root(), sheet.file.record.data(), entry.origin, found)) return false;
        const std::vector<Fault> against = judge_last_event(*sheet.kind, sheet.file.record.data(), m_session.typist, m_work);
        if (repeated(sheet)) {
            sheet.kind->events.drop(sheet.file.record.data());
            return false;
        }
        for (const Fault& f : against) found.add(finding_at(entry.origin, given.mark(), f));
        several_voided(entry, sheet, given, found);
        if (found.size() != before) return false;
        if (!sheet.fresh) {
            Tree event;
            write_event(last_event(sheet), event);
            sheet.added.push_back(std::move(event));
        }
        return true;
    }

    static Happening last_event(const Sheet& sheet) {
        const Events& events = sheet.kind->events;
        return events.at(sheet.file.record.data(), events.size(sheet.file.record.data()) - 1, events.acts);
    }

    void with_defaults(const Kind&, Node given, Tree& whole) {
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

    /// True when a standing event says the same: in every field but when it was logged, or with --once in all but the times.
    bool repeated(const Sheet& sheet) const {
        const void* record = sheet.file.record.data();
        const std::size_t last = sheet.kind->events.size(record) - 1;
        const std::string mine = digest_of(*sheet.kind, record, last, m_session.once);
        for (std::size_t i : standing(*sheet.kind, record))
            if (i != last && digest_of(*sheet.kind, record, i, m_session.once) == mine) return true;
        const Happening h = sheet.kind->events.at(record, last, sheet.kind->events.acts);
        if (h.act->verb != "void") return false;   // voids don't stand, but needn't be written twice either
        for (std::size_t i = 0; i < last; ++i)
            if (digest_of(*sheet.kind, record, i, m_session.once) == mine) return true;
        return false;
    }

    static std::string digest_of(const Kind& kind, const void* record, std::size_t event, bool but_times) {
        const Happening h = kind.events.at(record, event, kind.events.acts);
        const Event& common = *static_cast<const Event*>(h.common);
        std::string all(h.act->verb);
        all.append("\n").append(common.by.value);
        if (!but_times) all.append("\n").append(std::to_string(common.at.utc));
        for (const Field& f : h.act->fields()) all.append("\n").append(cell(f, h.own, Personal::revealed));
        return all;
    }

    void several_voided(const Slip& entry, const Sheet& sheet, Node given, Findings& found) {
        const Happening h = last_event(sheet);
        if (h.act->verb != "void" || entry.all) return;
        const EventName& name = static_cast<const Void*>(h.own)->event;
        const void* record = sheet.file.record.data();
        std::size_t count = 0;
        for (std::size_t i = 0; i + 1 < sheet.kind->events.size(record); ++i) {
            const Happening other = sheet.kind->events.at(record, i, sheet.kind->events.acts);
            count += other.act->verb == name.verb && static_cast<const Event*>(other.common)->at == name.at;
        }
        if (count > 1) found.add(finding_at(entry.origin, given.mark(), {&rules::message("void-several"), {name.text(), std::to_string(count)}}));
    }

    // ---- corrections ----

    void take_correction(const Slip& entry, Outcomes& out, Findings& found) {
        Sheet* sheet = open(entry, *entry.kind, entry.id, found);
        if (!sheet) return;
        Tree typed;
        const std::size_t before = found.size();
        typed_map(entry.kind->fields, entry.data.root(), typed, m_typing, entry.origin, found);
        if (found.size() != before) return;
        bool changed = false;
        typed.root().each_entry([&](Node key, Node value) { changed = correct(entry, *sheet, key, value, found) || changed; });
        if (found.size() == before) check_whole(entry, *sheet, found);
        out.entries.push_back({changed ? Entered::Result::corrected : Entered::Result::unchanged, entry.kind, sheet->id, {}, sheet->file.path});
    }

    /// Sets one field and, in a case file, says so with a `correct`.
    bool correct(const Slip& entry, Sheet& sheet, Node key, Node value, Findings& found) {
        const Field* field = sheet.kind->field(key.text());
        const auto refuse = [&](const Message& message, std::vector<std::string> words) {
            found.add(finding_at(entry.origin, key.mark(), {&message, std::move(words)}));
            return false;
        };
        if (field && (field->key == "id" || field->key == sheet.kind->under)) return refuse(desk::message("fixed-field"), {std::string(key.text())});
        Tree one;
        const std::uint32_t map = one.open(Shape::map, key.mark());
        const bool remove = value.shape() == Shape::scalar && value.text().empty() && field && !field->required;
        if (!remove) {
            one.copy(key);
            one.copy(value);
        }
        one.close(map);
        Record probe(*sheet.kind);
        if (!read_present(*sheet.kind, one.root(), probe.data(), entry, found)) return false;
        const std::string from = field ? cell(*field, sheet.file.record.data(), Personal::revealed) : "", to = field && !remove ? cell(*field, probe.data(), Personal::revealed) : "";
        if (from == to) return false;
        if (sheet.kind->has_events() && entry.why.empty()) return refuse(desk::message("why-needed"), {});
        Tree written;
        if (!remove) write(*field->type, field->get(probe.data()), written);
        sheet.fields.emplace_back(std::string(field->key), std::move(written));
        if (sheet.kind->has_events()) say_corrected(entry, sheet, *field, from, to, found);
        return true;
    }

    /// Reads the given fields alone: that others are missing is no fault here.
    static bool read_present(const Kind& kind, Node map, void* record, const Slip& entry, Findings& found) {
        Findings all;
        read(kind, map, record, entry.origin, all);
        const std::size_t before = found.size();
        for (Finding& f : all)
            if (f.message->code != "missing-key") found.add(std::move(f));
        return found.size() == before;
    }

    void say_corrected(const Slip& entry, Sheet& sheet, const Field& field, const std::string& from, const std::string& to, Findings& found) {
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
        put("why", entry.why);
        event.close(map);
        add_event(entry, sheet, event.root(), found);
    }

    /// The record as it will be is read and judged whole, so that an edit can't leave a bad one.
    void check_whole(const Slip& entry, Sheet& sheet, Findings& found) {
        if (sheet.fields.empty()) return;
        auto bytes = bytes_of(sheet);
        if (!bytes) return found.add(std::move(bytes.error()));
        Filed after{.path = sheet.file.path, .contents = {std::move(*bytes), sheet.file.contents.stamp}};
        if (!parse_record(*sheet.kind, after, found)) return;
        Found judged(*sheet.kind, after.record.data(), after.tree.root(), entry.origin, found);
        judge(*sheet.kind, after.record.data(), m_work, judged);
    }

    Work& m_work;
    const Session& m_session;
    Typing m_typing;
};

/// The heads to lock before anything is read: those of all records that are there and will change.
std::vector<std::string> heads_of(const Book& book, std::span<const Slip> entries) {
    std::set<std::string> heads;
    for (const Slip& e : entries) {
        const auto add = [&](const Kind* kind, std::string_view id) {
            if (!kind) kind = kind_of_id(kinds(), id);
            if (!kind) return;
            if (const std::string path = head_path(book, *kind, id); !path.empty()) heads.insert(path);
        };
        if (e.what != Slip::What::record) {
            if (e.begins && !key_of(e.id).empty()) add(nullptr, e.id);
            else add(e.kind, e.id);
        } else if (!e.kind->under.empty() && e.data.root().shape() == Shape::map) {
            if (const Node of = e.data.root().find(e.kind->under); of && of.shape() == Shape::scalar) add(nullptr, normal_id(of.text()));
        }
    }
    return {heads.begin(), heads.end()};
}

bool only(const Findings& found, std::string_view code) {
    return !found.empty() && std::ranges::all_of(found, [&](const Finding& f) { return f.message->code == code; });
}

std::vector<Draft> drafts_of(const Work& work, const std::vector<Change>& changes) {
    std::vector<Draft> all;
    for (const Change& c : changes) {
        const auto sheet = std::ranges::find_if(work.sheets(), [&](const auto& s) { return s->file.path == c.path; });
        all.push_back({c.path, sheet == work.sheets().end() ? std::string() : (*sheet)->file.contents.bytes, c.bytes});
    }
    return all;
}

Outcome<Outcomes> once_through(Book& book, std::span<const Slip> entries, const Session& session) {
    auto locks = Locks::take(book.disk(), session.entropy, heads_of(book, entries), session.wait);
    if (!locks) return tl::unexpected(std::move(locks.error()));
    Work work(book);
    Desk at_desk(work, session);
    Outcomes out;
    Findings found;
    for (const Slip& e : entries) at_desk.take(e, out, found);
    if (!found.good()) return failed(std::move(found));
    auto changes = work.changes();
    if (!changes) return tl::unexpected(std::move(changes.error()));
    out.drafts = drafts_of(work, *changes);
    if (session.dry_run || changes->empty()) return out;
    if (auto written = Writer(book.disk(), session.entropy).commit(*changes); !written) return tl::unexpected(std::move(written.error()));
    return out;
}

}

Outcome<Outcomes> enter(Book& book, std::span<const Slip> entries, const Session& session) {
    constexpr int most_tries = 8;
    for (int n = 1;; ++n) {
        auto out = once_through(book, entries, session);
        // A name taken by another clone of this command is drawn again; a file saved by an editor meanwhile is read again.
        const bool again = !out && n < most_tries && (only(out.error(), "exists") || only(out.error(), "changed-meanwhile"));
        if (!again) return out;
    }
}

}
