// SPDX-License-Identifier: MIT
#include "desk/import/import.hpp"

#include <algorithm>

#include "book/messages.hpp"
#include "book/stage.hpp"
#include "desk/desk.hpp"
#include "desk/import/filling.hpp"
#include "desk/import/lookups.hpp"
#include "desk/messages.hpp"

namespace svc {

namespace {

constexpr std::size_t cases_between_forgetting = 500;

/// A book that can't be read is no fault of the row.
bool is_of_the_medium(const Finding& f) { return f.message == &book::message("unreadable"); }

/// While it lives, the book sees what is on its way.
class Seen {
public:
    Seen(Book& book, const Source& stage) : m_book(book), m_below(book.source()) { book.look_through(stage); }
    ~Seen() { m_book.look_through(m_below); }
    Seen(const Seen&) = delete;
    Seen& operator=(const Seen&) = delete;

private:
    Book& m_book;
    const Source& m_below;
};

class Import {
public:
    Import(Book& book, const ImportOrder& order, const Session& session)
        : m_book(book),
          m_order(order),
          m_session(session),
          m_stage(book.disk(), book.source(), session.entropy),
          m_lookups(book) {
        for (const MapRecord& r : order.map.records)
            if (std::ranges::find(m_result.kinds, r.kind, &ImportCount::kind) == m_result.kinds.end())
                m_result.kinds.push_back({r.kind});
    }

    Outcome<Imported> run() {
        const Seen seen(m_book, m_stage);
        auto zone = m_order.map.head.time_zone ? TimeZone::named(*m_order.map.head.time_zone) : m_book.zone();
        if (!zone) return refused(std::move(zone.error()));
        auto filling =
            Filling::bind(m_order.map, m_order.header, {*zone, m_book.zone(), m_session.typist.now},
                          [this](const std::string& field, const std::string& value) { return m_lookups.find(field, value); });
        if (!filling) return tl::unexpected(std::move(filling.error()));
        const RowTakers takers{[&](CaseRows rows) { take(*filling, std::move(rows)); },
                               [&](const CsvRow& row, Findings why) {
                                   ++m_result.rows;
                                   reject(row, why);
                               }};
        Findings found;
        if (!gather(m_order.rows, filling->case_columns(), filling->columns(), m_order.file, takers, found) || !found.good())
            return failed(std::move(found));
        if (!m_failed.empty()) return failed(std::move(m_failed));
        const bool keeps_out = m_result.rejected > 0 && (!m_order.keep_good || (m_order.may_write && !m_order.may_write()));
        if (m_session.dry_run || keeps_out) return std::move(m_result);
        return write();
    }

private:
    Outcome<Imported> refused(Fault why) const {
        Findings found;
        found.add(std::move(why), {m_order.map.file});
        return failed(std::move(found));
    }

    void take(const Filling& filling, CaseRows rows) {
        if (!m_failed.empty()) return;  // reading goes on to the end of the file, which is soon
        m_result.rows += rows.rows.size();
        Findings found;
        const std::vector<Slip> slips = filling.records(rows, m_order.file, found);
        Work work(m_book);
        Outcomes out;
        if (found.good()) judge(slips, work, out, found);
        if (found.good())
            keep(work, out);
        else if (std::ranges::any_of(found, is_of_the_medium))
            m_failed.add(std::move(found));
        else
            for (const CsvRow& row : rows.rows) reject(row, found);
        if (++m_cases % cases_between_forgetting == 0) m_book.forget();
        if (m_order.progress) m_order.progress(m_result.rows);
    }

    void judge(const std::vector<Slip>& slips, Work& work, Outcomes& out, Findings& found) {
        Desk desk(work, m_session);
        for (const Slip& slip : slips) {
            const std::size_t before = out.entries.size();
            desk.take(slip, out, found);
            const bool known = out.entries.size() > before && out.entries.back().result == Entered::Result::known;
            if (known && m_order.update) update(slip, std::string(out.entries.back().id), desk, out, found);
        }
    }

    /// Master data gets the fields that differ; a case, whose head changes only by hand, the events it hasn't.
    static void update(const Slip& slip, const std::string& id, Desk& desk, Outcomes& out, Findings& found) {
        const Node root = slip.data.root();
        if (slip.kind->has_events()) {
            if (const Node events = root.find("events"))
                events.each_item([&](Node event) {
                    Slip one{.what = Slip::What::event, .kind = slip.kind, .id = id, .origin = slip.origin};
                    one.data.copy(event);
                    desk.take(one, out, found);
                });
            return;
        }
        Slip fields{.what = Slip::What::correction, .kind = slip.kind, .id = id, .merges = true, .origin = slip.origin};
        const std::uint32_t map = fields.data.open(Shape::map, root.mark());
        root.each_entry([&](Node key, Node value) {
            if (key.text() == "id" || key.text() == "source" || key.text() == "x") return;
            fields.data.copy(key);
            fields.data.copy(value);
        });
        fields.data.close(map);
        desk.take(fields, out, found);
    }

    void keep(Work& work, const Outcomes& out) {
        auto changes = work.changes();
        if (!changes) return m_failed.add(std::move(changes.error()));
        for (Change& change : *changes) {
            if (change.was) {
                m_updates.push_back(std::move(change));
                continue;
            }
            if (auto added = m_stage.add(change.path, change.bytes); !added) return m_failed.add(std::move(added.error()));
        }
        for (const auto& sheet : work.sheets())
            if (sheet->fresh) {
                m_book.has_come(*sheet->kind, sheet->id);
                m_lookups.add(sheet->file.record);
            }
        count(out);
    }

    void count(const Outcomes& out) {
        std::set<std::string> known, changed;  // a known one that changed is counted as updated
        for (const Entered& e : out.entries) {
            ImportCount& count = *std::ranges::find(m_result.kinds, e.kind, &ImportCount::kind);
            if (e.result == Entered::Result::created) ++count.created;
            if (e.result == Entered::Result::known && known.insert(e.path).second) ++count.known;
            const bool change = e.result == Entered::Result::added || e.result == Entered::Result::corrected;
            if (!change || !changed.insert(e.path).second) continue;
            ++count.updated;
            if (known.contains(e.path)) --count.known;
        }
    }

    void reject(const CsvRow& row, const Findings& why) {
        ++m_result.rejected;
        if (m_order.rejected) m_order.rejected(row.text, why);
    }

    /// The few that change first, then the many that are new: should those fail, what has changed can be told by name.
    Outcome<Imported> write() {
        Findings unconfirmed;
        if (auto written = Writer(m_book.disk(), m_session.entropy).commit(m_updates); !written) {
            if (!written.error().only("written-unconfirmed")) return tl::unexpected(std::move(written.error()));
            unconfirmed = std::move(written.error());  // they are there
        }
        if (auto placed = m_stage.commit(); !placed) {
            Findings found = std::move(placed.error());
            const bool done = found.begin()->message == &book::message("folder-unconfirmed");
            for (const Change& change : m_updates)
                if (!done) found.add(book::message("half-written"), {change.path, "import", "–"}, {.file = change.path});
            found.add(std::move(unconfirmed));
            return failed(std::move(found));
        }
        if (!unconfirmed.empty()) return failed(std::move(unconfirmed));
        m_result.written = true;
        return std::move(m_result);
    }

    Book& m_book;
    const ImportOrder& m_order;
    const Session& m_session;
    Stage m_stage;
    Lookups m_lookups;
    Imported m_result{};
    std::vector<Change> m_updates{};
    Findings m_failed{};
    std::size_t m_cases = 0;
};

}

Outcome<Imported> import_rows(Book& book, const ImportOrder& order, const Session& session) {
    return Import(book, order, session).run();
}

}
