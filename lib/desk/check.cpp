// SPDX-License-Identifier: MIT
#include "desk/check.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "book/walk.hpp"
#include "desk/attachments.hpp"
#include "desk/messages.hpp"
#include "domain/complaint.hpp"
#include "domain/kinds.hpp"
#include "domain/repair.hpp"
#include "domain/revisit.hpp"
#include "domain/staff.hpp"
#include "domain/ticket.hpp"
#include "record/condition.hpp"
#include "record/history.hpp"
#include "rules/authority.hpp"
#include "rules/case.hpp"
#include "rules/entry.hpp"
#include "rules/head.hpp"
#include "rules/messages.hpp"
#include "rules/promises.hpp"
#include "rules/references.hpp"
#include "rules/running_time.hpp"
#include "rules/transitions.hpp"

namespace svc {

namespace {

std::string file_stem(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return path.substr(slash + 1, path.size() - slash - 6);
}

void check_events(const Filed& file, const Lookup& look, const Disk& disk, Instant latest, Found& found) {
    const Kind& kind = file.record.kind();
    const void* record = file.record.data();
    const std::vector<bool> out = taken_out(kind, record);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i]) continue;
        const Happening h = kind.events.at(record, i, kind.events.acts);
        const Event& e = *static_cast<const Event*>(h.common);
        if (e.at.utc - latest.utc > tolerance_seconds) found.add(e.at, rules::message("future"), {e.at.text()});
        for (BrokenReference& b : broken_members(h.act->fields(), h.own, look)) found.add_at(b.member, std::move(b.why));
        for (Fault& f : named_without_post(h, look)) found.add_at(h.common, std::move(f));
        for (Fault& f : unknown_customer_parts(kind, record, h, look)) found.add_at(h.common, std::move(f));
        for (BadAttachment& bad : bad_attachments(h, disk)) found.add_at(bad.member, std::move(bad.why));
        if (auto f = forbidden(kind, record, h, look)) found.add_at(h.common, std::move(*f));
    }
    for (Misstep& m : missteps(kind, record, look))
        found.add_at(kind.events.at(record, m.event, kind.events.acts).common, std::move(m.why));
}

void check_place(const Filed& file, Found& found) {
    const Kind& kind = file.record.kind();
    const std::string id = file.record.id(), wanted = kind.path(id);
    const Field* field = kind.field("id");
    if (file_stem(file.path) != id)
        return found.add_at(field->get(file.record.data()), {&rules::message("name-not-id"), {id, id + ".yaml"}});
    if (file.path != wanted) found.add_at(field->get(file.record.data()), {&rules::message("misplaced"), {wanted}});
}

// ---- across the book ----

/// What single records can't show: gathered while reading, judged at the end.
class Gathered {
public:
    void take(const Filed& file, const Book& book) {
        const std::lock_guard lock(m_mutex);
        note_name(file);
        note_source(file);
        note_call(file, book);
        note_offset(file, book.zone());
    }

    void judge(const Book& book, Instant now, Findings& found) {
        for (auto& [path, other] : m_clashes) found.add(rules::message("case-clash"), {other}, {path});
        for (auto& [path, words] : m_doubles) found.add(rules::message("source-twice"), words, {path});
        for (const auto& [id, closed] : m_closed) {
            const auto called = m_called.find(id);
            const bool answered = called != m_called.end() && called->second > closed.at;
            if (!answered && closed.deadline && now > *closed.deadline)
                found.add(rules::message("callback-overdue"), {id, closed.deadline->text()}, {closed.path});
        }
        if (m_other_offset && m_away > m_at_home)
            found.add(desk::message("zone-fixed"), {m_other_offset->text().substr(19), book.settings().time_zone}, {"svc.yaml"});
        for (const auto& [path, who] : m_assigned) {
            const Staff* staff = book.find(Id<Staff>{who});
            if (staff && roles_on(*staff, book.zone().date_of(now)) == 0)
                found.add(rules::message("assigned-gone"), {file_stem(path), who}, {path});
        }
    }

private:
    struct Closed {
        Instant at;
        std::optional<Instant> deadline;
        std::string path;
    };

    void note_name(const Filed& file) {
        const std::string name = folded(file.path);
        const auto [known, fresh] = m_names.try_emplace(name, file.path);
        if (!fresh) m_clashes.emplace_back(std::max(known->second, file.path), std::min(known->second, file.path));
    }

    void note_source(const Filed& file) {
        const Field* field = file.record.kind().field("source");
        const void* value = field ? field->get(file.record.data()) : nullptr;
        if (!value) return;
        const auto& source = *static_cast<const ForeignId*>(value);
        const std::string key = std::string(file.record.kind().name) + "\n" + source.system + "\n" + source.id;
        const auto [known, fresh] = m_sources.try_emplace(key, file.path);
        if (!fresh)
            m_doubles.emplace_back(std::max(known->second, file.path),
                                   std::vector{source.system + " " + source.id, file_stem(std::min(known->second, file.path))});
    }

    /// Cases written under another time zone than the book has now; a hand may write single ones with any offset.
    void note_offset(const Filed& file, const TimeZone& zone) {
        const Event* first = file.record.kind().under.empty() ? first_event(file.record) : nullptr;
        if (!first) return;
        if (zone.offset_at(first->at.utc) == first->at.offset)
            ++m_at_home;
        else
            ++m_away, m_other_offset = first->at;
    }

    void note_call(const Filed& file, const Book& book) {
        if (const Complaint* c = file.record.as<Complaint>()) {
            const History<Complaint> history(*c);
            const Close* closed = history.last<Close>();
            const Receive* received = history.first<Receive>();
            if (!closed || !received || static_cast<ComplaintState>(state_of(kind_of<Complaint>(), c)) != ComplaintState::closed)
                return;
            const Promised p = promised(*c, book.zone().date_of(received->at), book);
            m_closed[c->id.value] = {closed->at, deadline(closed->at, p.revisit, Running{book.zone(), p.calendar, {}}),
                                     file.path};
        }
        if (const Revisit* v = file.record.as<Revisit>())
            if (const Call* call = History<Revisit>(*v).last<Call>([](const Call& x) { return x.answered; })) {
                auto [known, fresh] = m_called.try_emplace(v->of.value, call->at);
                if (!fresh) known->second = std::max(known->second, call->at);
            }
        if (const Ticket* t = file.record.as<Ticket>()) {
            const auto state = static_cast<TicketState>(state_of(kind_of<Ticket>(), t));
            const Assign* assigned = History<Ticket>(*t).last<Assign>();
            if (assigned && (state == TicketState::open || state == TicketState::paused))
                m_assigned.emplace_back(file.path, assigned->to.value);
        }
        if (const Repair* r = file.record.as<Repair>()) {
            const auto state = static_cast<RepairState>(state_of(kind_of<Repair>(), r));
            if (state != RepairState::left && state != RepairState::cancelled)
                m_assigned.emplace_back(file.path, engineer_of(*r).value);
        }
    }

    std::mutex m_mutex;
    std::map<std::string, std::string> m_names, m_sources;
    std::vector<std::pair<std::string, std::string>> m_clashes, m_assigned;
    std::vector<std::pair<std::string, std::vector<std::string>>> m_doubles;
    std::map<std::string, Closed> m_closed;
    std::map<std::string, Instant> m_called;
    std::size_t m_at_home = 0, m_away = 0;
    std::optional<Instant> m_other_offset;
};

}

void check_record(const Filed& file, const Book& book, Instant latest, Findings& findings) {
    const Kind& kind = file.record.kind();
    const Origin origin = file.origin();
    Found found(kind, file.record.data(), file.tree.root(), origin, findings);
    check_place(file, found);
    judge(kind, file.record.data(), book, found);
    if (kind.has_events()) check_events(file, book, book.disk(), latest, found);
}

Findings check(const Book& book, Instant as_of, Instant latest, unsigned threads,
               const std::function<void(std::size_t, std::size_t)>& each_read) {
    Findings all;
    std::vector<std::string> paths;
    std::vector<const Kind*> kind_of_path;
    for (const Kind* kind : kinds()) {
        Walk walk = Walk::through(book.disk(), std::string(kind->folder));
        for (const std::string& stray : walk.strays) all.add(rules::message("stray-file"), {}, {stray});
        all.add(std::move(walk.unread));
        for (std::string& path : walk.records) {
            paths.push_back(std::move(path));
            kind_of_path.push_back(kind);
        }
    }
    Gathered gathered;
    std::mutex one_at_a_time;
    std::atomic<std::size_t> done = 0;
    read_in_parallel(book.disk(), paths, threads, [&](std::size_t index, unsigned, Outcome<Contents> contents) {
        Findings own;
        if (contents) {
            Filed file{.path = paths[index], .contents = std::move(*contents)};
            try {
                if (parse_record(*kind_of_path[index], file, own)) {
                    check_record(file, book, latest, own);
                    gathered.take(file, book);
                }
            } catch (const SourceFailed& e) {
                own.add(e.finding);  // what it points at can't be read: found once, wherever it is pointed at from
            }
        } else {
            own.add(std::move(contents.error()));
        }
        each_read(++done, paths.size());
        if (own.empty()) return;
        const std::lock_guard lock(one_at_a_time);
        all.add(std::move(own));
    });
    try {
        gathered.judge(book, as_of, all);
    } catch (const SourceFailed& e) {
        all.add(e.finding);
    }
    all.sort();
    return all;
}

}
