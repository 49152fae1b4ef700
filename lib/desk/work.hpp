// SPDX-License-Identifier: MIT
#pragma once
// Records while they are being changed together: read once, changed in memory, seen by rules as they will be, written all or
// none.
#include <set>
#include <span>

#include "base/entropy.hpp"
#include "book/locks.hpp"
#include "book/writer.hpp"
#include "desk/book.hpp"

namespace svc {

/// One record in work. New ones have no stamp.
struct Sheet {
    const Kind* kind = nullptr;
    std::string id{};
    Filed file{};
    bool fresh = false;
    std::optional<std::string> before{};                 ///< the bytes on disk, where `file` is what a person made of them
    Tree own{};                                          ///< of a new record: what stands under x
    std::vector<Tree> added{};                           ///< events to append
    std::vector<std::pair<std::string, Tree>> fields{};  ///< head fields to set; an empty tree takes the field out
    bool changed() const { return fresh || before || !added.empty() || !fields.empty(); }
};

class Work : public Lookup {
public:
    explicit Work(const Book& book) : m_book(book) {}

    const Settings& settings() const override { return m_book.settings(); }
    const TimeZone& zone() const override { return m_book.zone(); }
    using Lookup::find;
    const void* find(const Kind&, std::string_view id) const override;
    bool has(const Kind&, std::string_view id) const override;
    std::vector<Id<Repair>> repairs_of(const Id<Ticket>&) const override;

    const Book& book() const { return m_book; }
    /// The sheet of a record that is there, read when it isn't in work yet.
    Outcome<Sheet*> open(const Kind&, std::string_view id);
    /// The sheet of a new record.
    Sheet& begin(const Kind&, const std::string& id);
    Sheet* find_sheet(const Kind&, std::string_view id) const;
    /// A record that is still to come: records entered together may name each other, whichever comes first.
    void announce(const Kind&, std::string_view id);

    /// What will be written: new files and patched ones. Fails when a file can't be patched in place.
    Outcome<std::vector<Change>> changes() const;
    const std::vector<std::unique_ptr<Sheet>>& sheets() const { return m_sheets; }

private:
    const Book& m_book;
    std::vector<std::unique_ptr<Sheet>> m_sheets;
    std::map<std::string, Sheet*, std::less<>> m_by_name;  // by kind and folded id
    std::set<std::string, std::less<>> m_announced{};      // likewise
};

/// The bytes a sheet will have.
Outcome<std::string> bytes_of(const Sheet&);

}
