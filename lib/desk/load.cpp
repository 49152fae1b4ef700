// SPDX-License-Identifier: MIT
#include "desk/load.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "book/walk.hpp"
#include "domain/kinds.hpp"

namespace svc {

namespace {

struct CaseFile {
    const Kind* kind;
    std::string path;
};

std::string stem(const std::string& path) { return path.substr(path.rfind('/') + 1, path.size() - path.rfind('/') - 6); }

/// All files of cases by key: what stands under one key is read together.
std::map<std::string, std::vector<CaseFile>> files_by_key(const Book& book, Findings& found) {
    std::map<std::string, std::vector<CaseFile>> all;
    for (const Kind* kind : kinds()) {
        if (!kind->id.dated()) continue;
        Walk walk = Walk::through(book.disk(), std::string(kind->folder));
        found.add(std::move(walk.unread));
        for (std::string& path : walk.records) all[std::string(key_of(stem(path)))].push_back({kind, std::move(path)});
    }
    return all;
}

/// The records of one key, and where they say they belong.
struct Group {
    std::vector<Filed> files{};

    std::vector<const Repair*> repairs_of(const std::string& ticket) const {
        std::vector<const Repair*> all;
        for (const Filed& f : files)
            if (const Repair* r = f.record.as<Repair>(); r && r->ticket.value == ticket) all.push_back(r);
        return all;
    }
    std::vector<const Revisit*> revisits_of(const std::string& of) const {
        std::vector<const Revisit*> all;
        for (const Filed& f : files)
            if (const Revisit* v = f.record.as<Revisit>(); v && v->of.value == of) all.push_back(v);
        return all;
    }
    bool has(const std::string& id) const {
        return std::ranges::any_of(
            files, [&](const Filed& f) { return (f.record.as<Ticket>() || f.record.as<Complaint>()) && f.record.id() == id; });
    }
    /// The cases that parts of this group name and that stand elsewhere.
    std::vector<std::string> named_elsewhere() const {
        std::vector<std::string> all;
        for (const Filed& f : files) {
            const Repair* r = f.record.as<Repair>();
            const Revisit* v = f.record.as<Revisit>();
            const std::string& of = r ? r->ticket.value : v ? v->of.value : f.path;
            if ((r || v) && !has(of)) all.push_back(of);
        }
        return all;
    }
};

class Loader {
public:
    Loader(const Book& book, const CaseReader& reader) : m_book(book), m_reader(reader), m_groups(files_by_key(book, m_found)) {
        for (const auto& [key, files] : m_groups) {
            m_keys.push_back(&key);
            m_all += files.size();
        }
        find_strays();
    }

    Findings run(unsigned threads) {
        std::atomic<std::size_t> next = 0;
        const auto work = [&](unsigned thread) {
            try {
                for (std::size_t i = next++; i < m_keys.size(); i = next++) hand_over(*m_keys[i], thread);
            } catch (...) {
                const std::lock_guard lock(m_mutex);
                if (!m_failed) m_failed = std::current_exception();
            }
        };
        std::vector<std::thread> others;
        for (unsigned t = 1; t < threads; ++t) others.emplace_back(work, t);
        work(0);
        for (std::thread& t : others) t.join();
        if (m_failed) std::rethrow_exception(m_failed);
        m_found.sort();
        return std::move(m_found);
    }

private:
    /// Parts whose name isn't under their case's key can only be seen by their key standing alone: such files go with the case
    /// they name.
    void find_strays() {
        for (const auto& [key, files] : m_groups) {
            const bool headless = std::ranges::none_of(files, [](const CaseFile& f) { return f.kind->under.empty(); });
            if (!headless) continue;
            Group group;
            read_into(group, files, nullptr, 0);
            for (const std::string& of : group.named_elsewhere()) m_strays[std::string(key_of(of))].push_back(key);
        }
    }

    void read_into(Group& group, const std::vector<CaseFile>& files, const unsigned* thread, std::size_t) {
        for (const CaseFile& f : files) {
            auto contents = m_book.source().read(f.path);
            Findings own;
            Filed file{.path = f.path};
            bool good = contents.has_value();
            if (good)
                file.contents = std::move(*contents);
            else
                own.add(std::move(contents.error()));
            good = good && parse_record(*f.kind, file, own);
            if (good) group.files.push_back(std::move(file));
            if (thread) told(f, good, std::move(own), *thread);
        }
    }

    void told(const CaseFile& f, bool good, Findings own, unsigned thread) {
        if (!good) m_reader.unreadable(*f.kind, stem(f.path), thread);
        m_reader.progress(++m_done, m_all);
        if (good || own.empty()) return;
        const std::lock_guard lock(m_mutex);
        m_found.add(std::move(own));
    }

    void hand_over(const std::string& key, unsigned thread) {
        Group group;
        read_into(group, m_groups.at(key), &thread, 0);
        if (const auto strays = m_strays.find(key); strays != m_strays.end())
            for (const std::string& other : strays->second)
                if (other != key) read_into(group, m_groups.at(other), nullptr, 0);
        for (const Filed& f : group.files) {
            if (const Ticket* t = f.record.as<Ticket>())
                m_reader.ticket({t, group.repairs_of(t->id.value), group.revisits_of(t->id.value)}, thread);
            if (const Complaint* c = f.record.as<Complaint>()) m_reader.complaint({c, group.revisits_of(c->id.value)}, thread);
        }
    }

    const Book& m_book;
    const CaseReader& m_reader;
    Findings m_found;
    std::map<std::string, std::vector<CaseFile>> m_groups;
    std::vector<const std::string*> m_keys;
    std::map<std::string, std::vector<std::string>> m_strays;
    std::size_t m_all = 0;
    std::atomic<std::size_t> m_done = 0;
    std::mutex m_mutex;
    std::exception_ptr m_failed;
};

}

Findings load_cases(const Book& book, unsigned threads, const CaseReader& reader) { return Loader(book, reader).run(threads); }

}
