// SPDX-License-Identifier: MIT
#pragma once
// An open book: its files, its settings, and its records by id for rules to ask.
#include <map>
#include <memory>
#include <set>
#include <shared_mutex>

#include "book/disk.hpp"
#include "book/tree_source.hpp"
#include "record/codec.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// A record with the file it came from: all that judging and patching need.
struct Filed {
    std::string path{};
    Contents contents{};
    Tree tree{};
    Record record{};
    Findings warnings{};  ///< what reading let pass, such as CRLF
    Origin origin() const { return {path, contents.bytes, record && record.kind().personal}; }
};

/// Reads bytes as a record of a kind, strictly.
bool parse_record(const Kind&, Filed&, Findings&);

class Book : public Lookup {
public:
    /// Opens the book at a folder that has svc.yaml; everything wrong with svc.yaml is found at once.
    static Outcome<std::unique_ptr<Book>> open(const std::string& root);

    const std::string& root() const { return m_root; }
    Disk& disk() const { return *m_disk; }
    const Source& source() const { return *m_source; }
    const Settings& settings() const override { return m_settings; }
    const TimeZone& zone() const override { return m_zone; }

    /// A record as its file has it now; `no-such-id` when there is none. Names are found without regard to case.
    Outcome<Filed> read(const Kind&, std::string_view id) const;
    /// From now on records are looked for in another source, which may ask this book's own.
    void look_through(const Source& other) { m_source = &other; }
    /// A record has come into the source: what was known of its name is forgotten.
    void has_come(const Kind&, const std::string& id);
    /// Forgets the records that rules asked for, so that a long work doesn't keep them all.
    void forget();
    /// The path of a record that is there, spelt as it is on disk; empty when there is none.
    std::string path_of_existing(const Kind&, std::string_view id) const;

    using Lookup::find;
    /// Kept once read; safe from several threads.
    const void* find(const Kind&, std::string_view id) const override;
    bool has(const Kind& kind, std::string_view id) const override {
        return find(kind, id) || !path_of_existing(kind, id).empty();
    }
    std::vector<Id<Repair>> repairs_of(const Id<Ticket>&) const override;

private:
    Book() = default;
    std::string m_root;
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<TreeSource> m_tree;
    const Source* m_source = nullptr;
    Settings m_settings;
    TimeZone m_zone = TimeZone::utc();
    mutable std::shared_mutex m_mutex;
    mutable std::map<std::string, std::unique_ptr<Filed>, std::less<>> m_kept;  // by kind and folded id
    mutable std::map<const Kind*, std::map<std::string, std::string>> m_names;  // folded to spelt
    mutable std::set<std::string> m_there;  // natural names found by a long work, which asks for the same ones again and again
};

/// The nearest folder at or above `start` that has svc.yaml; empty when none has.
std::string find_book(const std::string& start);

/// The head of the case that a record belongs to: a ticket for its repairs, the case of a revisit, else the record itself.
std::string head_path(const Book&, const Kind&, std::string_view id);

}
