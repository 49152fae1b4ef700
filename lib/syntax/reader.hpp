// SPDX-License-Identifier: MIT
#pragma once
// What reads a record's bytes: one interface, so that a faster reader for canonical records can stand beside the general one.
#include <functional>

#include "syntax/tree.hpp"

namespace svc {

struct Limits {
    static constexpr std::size_t bytes = std::size_t{1} << 20;
    static constexpr std::size_t depth = 16;
};

class Reader {
public:
    virtual ~Reader() = default;
    /// Reads one document whose root is a mapping into `tree`, cleared first. Adds every problem it finds; true when the
    /// tree can be used, with nothing but warnings.
    virtual bool read(std::string_view bytes, const std::string& file, Tree& tree, Findings&) const = 0;
};

/// Reads any YAML a person may write, strictly (design §1).
const Reader& general_reader();

/// Reads the same, at once when it is in the form svc writes, else by the general reader.
const Reader& record_reader();

/// Reads several YAML documents, each handed over as it comes. The size limit is a document's.
bool read_yaml_documents(std::string_view bytes, const std::string& file, const std::function<void(const Tree&)>& each,
                         Findings&);

}
