// SPDX-License-Identifier: MIT
#include "desk/import/restore.hpp"

#include <algorithm>
#include <set>

#include "book/stage.hpp"
#include "desk/format.hpp"
#include "desk/messages.hpp"
#include "domain/customer.hpp"
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
        const auto each = [&](const Kind* kind, Node record, const Origin& origin, Findings wrong) {
            take(kind, record, origin, std::move(wrong));
        };
        if (!m_order.read(each, found) || !found.good()) return failed(std::move(found));
        if (!m_failed.empty()) return failed(std::move(m_failed));
        if (m_session.dry_run || (m_result.rejected > 0 && !m_order.keep_good)) return std::move(m_result);
        if (auto placed = m_stage.commit(); !placed) return tl::unexpected(std::move(placed.error()));
        m_result.written = true;
        return std::move(m_result);
    }

private:
    void take(const Kind* kind, Node record, const Origin& origin, Findings found) {
        if (!m_failed.empty()) return;
        ++m_result.rows;
        if (found.good()) place(kind, record, origin, found);
        if (!found.good()) {
            ++m_result.rejected;
            m_order.rejected(found);
        }
        if (m_order.progress) m_order.progress(m_result.rows);
    }

    void place(const Kind* kind, Node record, const Origin& origin, Findings& found) {
        if (!kind) return found.add(finding_at(origin, record.mark(), {&desk::message("kind-unclear")}));
        if (is_masked(*kind, record)) return found.add(finding_at(origin, record.mark(), {&desk::message("restore-masked")}));
        Filed file;
        file.record = Record(*kind);
        if (!read(*kind, record, file.record.data(), origin, found)) return;
        const std::string id = file.record.id();
        if (auto wrong = misfit(kind->id, id)) return found.add(finding_at(origin, record.mark(), std::move(*wrong)));
        file.tree.copy(record);
        const std::string bytes = canonical_form(file);
        if (readable(file, bytes, record, origin, found)) put(file, bytes, record, origin, found);
    }

    /// A customer's name that masking leaves as it is: that of an export without --reveal.
    static bool is_masked(const Kind& kind, Node record) {
        const Node name = &kind == &kind_of<Customer>() && record.shape() == Shape::map ? record.find("name") : Node();
        return name && name.shape() == Shape::scalar && PersonName{std::string(name.text())}.masked() == name.text();
    }

    /// Whether svc will read what it is about to write: a cell, or a value under x, may hold what a file can't.
    static bool readable(const Filed& file, const std::string& bytes, Node record, const Origin& origin, Findings& found) {
        Filed again{.path = file.path, .contents = {bytes, {}}};
        Findings wrong;
        if (parse_record(file.record.kind(), again, wrong)) return true;
        for (const Finding& f : wrong) found.add(finding_at(origin, record.mark(), {f.message, f.words}));
        return false;
    }

    /// Whether a file says what the record says; how texts of the company's own are quoted doesn't matter.
    static bool says_the_same(const Filed& file, const std::string& bytes, const std::string& path, Contents known) {
        if (known.bytes == bytes) return true;
        Filed other{.path = path, .contents = std::move(known)};
        Findings unread;
        return parse_record(file.record.kind(), other, unread) &&
               equal(canonical_tree(other).root(), canonical_tree(file).root());
    }

    void put(const Filed& file, const std::string& bytes, Node record, const Origin& origin, Findings& found) {
        const Kind& kind = file.record.kind();
        const std::string id = file.record.id();
        const std::string path = kind.path(id), there = m_book.path_of_existing(kind, id);
        if (there.empty() && !m_stage.exists(path)) {
            if (!m_folded.insert(folded(path)).second)
                return found.add(finding_at(origin, record.mark(), {&desk::message("restore-differs"), {id}}));
            ++count(kind).created;
            if (auto added = m_stage.add(path, bytes); !added) m_failed.add(std::move(added.error()));
            return;
        }
        auto known = m_stage.read(there.empty() ? path : there);
        if (!known) return m_failed.add(std::move(known.error()));
        if (!says_the_same(file, bytes, path, std::move(*known)))
            return found.add(finding_at(origin, record.mark(), {&desk::message("restore-differs"), {id}}));
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
    std::set<std::string> m_folded{};  ///< paths of what is new: names that differ in case only are one
    Imported m_result{};
    Findings m_failed{};
};

}

bool read_exported(std::string_view bytes, const std::string& file, const TakeRecord& take, Findings& found) {
    const Origin origin{file, bytes, true};
    const auto each = [&](const Tree& tree, std::uint32_t) {
        const Kind* kind = nullptr;
        Node record = tree.root();
        if (record.shape() == Shape::map && record.size() == 1)
            record.each_entry([&](Node key, Node value) {
                kind = find_kind(kinds(), key.text());
                if (kind) record = value;
            });
        take(kind, record, origin, {});
    };
    return read_any(bytes, file, each, found);
}

Outcome<Imported> restore(Book& book, const RestoreOrder& order, const Session& session) {
    return Restore(book, order, session).run();
}

}
