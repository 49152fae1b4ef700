// SPDX-License-Identifier: MIT
#pragma once
// Ids of records by something else that the file knows of them: a phone, a name, what another system calls them.
#include <map>

#include "desk/book.hpp"
#include "desk/import/filling.hpp"

namespace svc {

/// Reads all records of a kind the first time they are asked for by a field; what is imported meanwhile is added.
class Lookups {
public:
    explicit Lookups(const Book& book) : m_book(&book) {}
    /// `import-none-found`, `import-several-found`.
    Result<std::string> find(const std::string& kind_and_field, const std::string& value);
    void add(const Record&);

private:
    struct Index {
        const Kind* kind = nullptr;
        std::vector<std::string> path{};  ///< contacts, phone
        std::multimap<std::string, std::string> ids{};
    };
    Index& index(const std::string& kind_and_field);
    static void add(Index&, const Record&);

    const Book* m_book;
    std::map<std::string, Index> m_all;
};

}
