// SPDX-License-Identifier: MIT
#include "desk/import/restore.hpp"

#include <algorithm>

#include "book/stage.hpp"
#include "desk/format.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

class Restore {
public:
    Restore(Book& book, const RestoreOrder& order, const Session& session)
        : m_book(book), m_order(order), m_session(session), m_stage(book.disk(), book.source(), session.entropy) {}

    Outcome<Imported> run() {
        Findings found;
        const Origin origin{m_order.file, m_order.bytes, true};
        const auto each = [&](const Tree& tree, std::uint32_t) { take(tree.root(), origin); };
        if (!read_any(m_order.bytes, m_order.file, each, found) || !found.good()) return failed(std::move(found));
        if (!m_failed.empty()) return failed(std::move(m_failed));
        if (m_session.dry_run || (m_result.rejected > 0 && !m_order.keep_good)) return std::move(m_result);
        if (auto placed = m_stage.commit(); !placed) return tl::unexpected(std::move(placed.error()));
        m_result.written = true;
        return std::move(m_result);
    }

private:
    void take(Node root, const Origin& origin) {
        if (!m_failed.empty()) return;
        ++m_result.rows;
        Findings found;
        place(root, origin, found);
        if (!found.good()) {
            ++m_result.rejected;
            m_order.rejected(found);
        }
        if (m_order.progress) m_order.progress(m_result.rows);
    }

    void place(Node root, const Origin& origin, Findings& found) {
        const Kind* kind = nullptr;
        Node record;
        if (root.shape() == Shape::map && root.size() == 1)
            root.each_entry([&](Node key, Node value) {
                kind = find_kind(kinds(), key.text());
                record = value;
            });
        if (!kind) return found.add(finding_at(origin, root.mark(), {&desk::message("kind-unclear")}));
        Filed file;
        file.record = Record(*kind);
        if (!read(*kind, record, file.record.data(), origin, found)) return;
        const std::string id = file.record.id();
        if (auto wrong = misfit(kind->id, id)) return found.add(finding_at(origin, record.mark(), std::move(*wrong)));
        file.tree.copy(record);
        put(*kind, id, canonical_form(file), record, origin, found);
    }

    void put(const Kind& kind, const std::string& id, const std::string& bytes, Node record, const Origin& origin,
             Findings& found) {
        const std::string path = kind.path(id), there = m_book.path_of_existing(kind, id);
        if (there.empty() && !m_stage.exists(path)) {
            ++count(kind).created;
            if (auto added = m_stage.add(path, bytes); !added) m_failed.add(std::move(added.error()));
            return;
        }
        auto known = m_stage.read(there.empty() ? path : there);
        if (!known) return m_failed.add(std::move(known.error()));
        if (known->bytes != bytes) return found.add(finding_at(origin, record.mark(), {&desk::message("restore-differs"), {id}}));
        ++count(kind).known;
    }

    ImportCount& count(const Kind& kind) {
        const auto found = std::ranges::find(m_result.kinds, &kind, &ImportCount::kind);
        if (found != m_result.kinds.end()) return *found;
        m_result.kinds.push_back({&kind});
        return m_result.kinds.back();
    }

    Book& m_book;
    const RestoreOrder& m_order;
    const Session& m_session;
    Stage m_stage;
    Imported m_result{};
    Findings m_failed{};
};

}

Outcome<Imported> restore(Book& book, const RestoreOrder& order, const Session& session) {
    return Restore(book, order, session).run();
}

}
