// SPDX-License-Identifier: MIT
#pragma once
// The rows of the tables that all loops run over: what a type, a field, an event and a kind of record are.
// Rows are constant data without C++ types of their own; record/field.hpp makes them and checks that they fit.
#include <memory>
#include <optional>
#include <span>

#include "base/id.hpp"
#include "base/language.hpp"
#include "base/notation.hpp"
#include "base/people.hpp"

namespace svc {

/// Names a type in an overload: each table is a function beside its struct, e.g. `Fields fields(Of<Contact>);`.
template <class T> struct Of {};

struct Field;
struct Act;
using Fields = std::span<const Field>;
using Acts = std::span<const Act>;

/// One value of an enum, in the enum's order.
struct Choice {
    std::string_view name;
    Text label;
};
using Choices = std::span<const Choice>;
/// People name a choice by its name or its label in either language, without case.
bool is_named(const Choice&, std::string_view typed);

/// A set of values of a small enum.
using Set = std::uint32_t;
inline constexpr Set any_value = ~Set{0};
template <class E> constexpr Set set_of(std::initializer_list<E> values) {
    Set s = 0;
    for (E e : values) s |= Set{1} << static_cast<unsigned>(e);
    return s;
}
constexpr bool has(Set s, unsigned value) { return (s >> value & 1U) != 0; }

enum class Form : std::uint8_t { scalar, choice, list, record, dict };

/// How the values of one C++ type are handled without knowing it. Which pointers are set follows from the form.
struct Type {
    Form form = Form::scalar;
    Notation notation{};                                                    // scalar
    std::optional<Fault> (*parse)(std::string_view, void* into) = nullptr;  // scalar
    std::string (*text)(const void*) = nullptr;                             // scalar
    std::string (*masked)(const void*) = nullptr;                           // scalar that is personal data
    Result<std::string> (*typed)(std::string_view,
                                 const Moment&) = nullptr;      // scalar read kindly; null: half width where not free text
    std::string_view refers_to{};                               // scalar that is an id: the kind, or "any"
    Choices (*choices)() = nullptr;                             // choice: an enum over std::uint8_t
    const Type* item = nullptr;                                 // list, dict
    std::size_t (*size)(const void*) = nullptr;                 // list, dict
    const void* (*at)(const void*, std::size_t) = nullptr;      // list, dict: the value
    void* (*append)(void*) = nullptr;                           // list
    std::string (*key_at)(const void*, std::size_t) = nullptr;  // dict
    tl::expected<void*, Fault> (*append_key)(void*, std::string_view) = nullptr;  // dict
    Fields (*fields)() = nullptr;                                                 // record
    bool free_text = false;                                                       // scalar: kept as typed, full width and all
};

/// Stands for a C++ type in a constant: the rows of a table must all carry the tag of its struct.
using Tag = const char*;

/// One member of a record, an event or a nested struct.
struct Field {
    std::string_view key;
    Text label, meaning;
    const Type* type;
    bool required;
    const void* (*get)(const void* owner);  ///< the value, or null when absent
    void* (*make)(void* owner);             ///< makes the value present
    Tag owner;
    std::string_view member;
    bool listed = false;
    bool worked_out = false;
    bool long_text = false;
    std::string_view placeholder{};
    bool nullable = false;

    /// `svc KIND list` shows it unless --fields says otherwise.
    constexpr Field in_list() const {
        Field f = *this;
        f.listed = true;
        return f;
    }
    /// svc fills it when nobody gives it.
    constexpr Field filled() const {
        Field f = *this;
        f.worked_out = true;
        return f;
    }
    /// May run over several lines.
    constexpr Field prose() const {
        Field f = *this;
        f.long_text = true;
        return f;
    }
    /// Written as null when absent, an empty list or map as itself: only in results of reports, whose keys are a promise.
    constexpr Field or_null() const {
        Field f = *this;
        f.nullable = true;
        return f;
    }
};

/// One kind of event: a verb of the command line, an entry of `events` in the file.
struct Act {
    struct Made {
        void* common;
        void* own;
    };

    std::string_view verb;
    Text label, meaning;
    Fields (*fields)();
    Made (*append)(void* record);
    std::size_t index;  ///< of its type among the record's events
    Tag record;
    Set from = any_value;              ///< states in which it may happen
    std::optional<std::uint8_t> to{};  ///< state after it
    Set roles = any_value;             ///< who may do it
    bool anywhere = false;             ///< may stand before the first event that opens the record

    template <class E> constexpr Act when(std::initializer_list<E> states) const {
        Act a = *this;
        a.from = set_of(states);
        return a;
    }
    template <class E> constexpr Act then(E state) const {
        Act a = *this;
        a.to = static_cast<std::uint8_t>(state);
        return a;
    }
    template <class E> constexpr Act only(std::initializer_list<E> who) const {
        Act a = *this;
        a.roles = set_of(who);
        return a;
    }
};

/// Where one event of a record lies: `common` is what all events share, `own` the event itself.
struct Happening {
    const Act* act = nullptr;
    const void* common = nullptr;
    const void* own = nullptr;
};

/// The events of a kind.
struct Events {
    Acts acts{};
    std::size_t (*size)(const void* record) = nullptr;
    Happening (*at)(const void* record, std::size_t, Acts) = nullptr;
    void (*drop)(void* record) = nullptr;  ///< takes the last one out again
};

struct Memory {
    void* (*create)() = nullptr;
    void (*destroy)(void*) = nullptr;
};

/// Everything svc knows of one kind of record.
struct Kind {
    std::string_view name{}, folder{};
    IdForm id{};
    Text label{}, meaning{};
    std::string_view clause{};
    Fields fields{};
    Choices (*states)() = nullptr;
    Events events{};
    Memory memory{};
    bool personal = false;     ///< holds personal data: excerpts of its files are shown masked
    std::string_view under{};  ///< a part or a revisit: the field that names its case

    bool has_events() const { return events.size != nullptr; }
    std::string path(std::string_view record_id) const { return path_of(folder, id, record_id); }
    const Field* field(std::string_view key) const;
    const Act* act(std::string_view verb) const;
};

/// The kind of R; its header declares `const Kind& kind(Of<R>);`.
template <class R> const Kind& kind_of() { return kind(Of<R>{}); }

/// The field of a table that has this key; null when none has.
const Field* find_field(Fields, std::string_view key);

using Kinds = std::span<const Kind* const>;
/// The kind with this name, in English or as labelled in either language; null when there is none.
const Kind* find_kind(Kinds, std::string_view name);
/// The kind whose ids look like this; natural names have none.
const Kind* kind_of_id(Kinds, std::string_view id);
/// True of a kind whose records have a case's key of their own, which others stand under.
bool heads_cases(const Kind&);

/// A record whose kind is known only at run time.
class Record {
public:
    Record() = default;
    explicit Record(const Kind& kind) : m_kind(&kind), m_data(kind.memory.create(), kind.memory.destroy) {}
    explicit operator bool() const { return m_kind != nullptr; }
    const Kind& kind() const { return *m_kind; }
    const void* data() const { return m_data.get(); }
    void* data() { return m_data.get(); }
    std::string id() const;
    /// The record as R, or null when it is of another kind.
    template <class R> const R* as() const { return m_kind == &kind_of<R>() ? static_cast<const R*>(m_data.get()) : nullptr; }
    template <class R> R* as() { return m_kind == &kind_of<R>() ? static_cast<R*>(m_data.get()) : nullptr; }

private:
    const Kind* m_kind = nullptr;
    std::unique_ptr<void, void (*)(void*)> m_data{nullptr, nullptr};
};

}
