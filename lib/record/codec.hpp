// SPDX-License-Identifier: MIT
#pragma once
// Nodes to records and back: the loops over the tables that every kind shares.
#include "base/finding.hpp"
#include "record/type.hpp"
#include "syntax/tree.hpp"

namespace svc {

/// Where nodes come from, for places and excerpts.
struct Origin {
    std::string file{};
    std::string_view bytes{};  ///< empty when there is no file, as for options
    bool personal = false;     ///< excerpts may show personal data
    /// Bytes from here on come from another file; in rising order.
    struct Other {
        std::size_t from;
        std::string file;
    };
    std::vector<Other> others{};
};

/// A finding at a mark of the origin, with the line it is about.
Finding finding_at(const Origin&, const Mark&, Fault);

/// Reads a map into a record that was just made; adds every problem of form. True when there was none.
bool read(const Kind&, Node root, void* record, const Origin&, Findings&);
/// Reads a map into a plain struct with a table, such as settings. A key `x` at its root is the company's own.
bool read(Fields, Node root, void* object, const Origin&, Findings&);
/// Reads one value into a member of an object that was just made. True when nothing was wrong with it.
bool read_field(const Field&, Node value, void* owner, const Origin&, Findings&);
/// Reads one event and adds it to the record. False, and nothing added, when something was wrong.
bool read_event(const Kind&, Node event, void* record, const Origin&, Findings&);

/// How people see and may write true and false.
inline constexpr Text yes_label{"是", "yes"}, no_label{"否", "no"};

enum class Personal : std::uint8_t { masked, revealed };

/// Adds the record as a map. Masked ones are for people; only revealed ones may be written to the book.
void write(const Kind&, const void* record, Tree&, Personal = Personal::revealed);
/// Adds one event as a map: at, by, do, what svc added, then its own fields.
void write_event(const Happening&, Tree&, Personal = Personal::revealed);
/// Adds the present fields of a struct as a map.
void write(Fields, const void* object, Tree&, Personal = Personal::revealed);
/// Adds one value.
void write(const Type&, const void* value, Tree&, Personal = Personal::revealed);

/// The text of one field, empty when absent; lists and structs as one line.
std::string cell(const Field&, const void* owner, Personal = Personal::masked);
/// As people read it: choices by their labels.
std::string shown(const Field&, const void* owner, Language, Personal = Personal::masked);

/// Finds the node in which a member of the record (or of anything in it) stands, by its address; the record's own when it has
/// none.
Node node_of(const Kind&, const void* record, Node root, const void* member);

/// Collects what rules find wrong with a record, each finding at the very member it is about.
class Found {
public:
    Found(const Kind& kind, const void* record, Node root, const Origin& origin, Findings& findings)
        : m_kind(kind), m_record(record), m_root(root), m_origin(origin), m_findings(findings) {}

    /// `member` is the member itself, not a copy: its address tells where in the file it stands.
    template <class T> void add(const T& member, const Message& message, std::vector<std::string> words = {}) {
        add_at(&member, {&message, std::move(words)});
    }
    void add_at(const void* member, Fault);
    std::size_t count() const { return m_findings.size(); }

private:
    const Kind& m_kind;
    const void* m_record;
    Node m_root;
    const Origin& m_origin;
    Findings& m_findings;
};

}
