// SPDX-License-Identifier: MIT
#pragma once
// What svc finds wrong: a message from a table, the words it is about, and the place. The library never prints.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/language.hpp"

namespace svc {

/// How a failure ends the program: the exit code of design §4.
enum class Failure : std::uint8_t {
    found = 1,      ///< findings, differences, something late
    usage = 2,      ///< wrong usage, ambiguous id
    data = 3,       ///< bad data, nothing written
    busy = 4,       ///< locked too long, or changed meanwhile
    forbidden = 5,  ///< the roles of that day don't allow it
    write = 6,      ///< writing or output failed, or is not confirmed
    missing = 7,    ///< no such record
    defect = 70     ///< a defect of svc
};

/// One message of svc: a stable code, what is wrong and what to do about it, in both languages.
struct Message {
    std::string_view code;
    Failure failure;
    Text says;
    Text remedy;
};

/// The message of a layer's table that has this code; the compiler refuses an unknown one.
template <std::size_t N> consteval const Message& message_in(const Message (&table)[N], std::string_view code) {
    for (const Message& row : table)
        if (row.code == code) return row;
    throw "no message of this table has that code";
}

/// Where in a file: line and column count from 1, columns in characters. No line: the whole file. No file: the command line.
struct Place {
    std::string file{};
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// A word of a message that has a name in each language: a verb, a state, a kind.
std::string both(std::string_view zh, std::string_view en);
inline std::string both(Text t) { return both(t.zh, t.en); }
/// The word in a language; most are the same in both.
std::string_view word_in(std::string_view word, Language);

/// Something wrong with a value, before anybody knows where the value stood.
struct Fault {
    const Message* message;
    std::vector<std::string> words{};
};

/// Something wrong at a place.
struct Finding {
    const Message* message;
    std::vector<std::string> words{};
    Place place{};
    std::string excerpt{};  ///< the line of the file it is about, as it stands there
    bool warning = false;   ///< read all the same
    bool personal = false;  ///< words and excerpt may name a customer: shown masked
};

/// All that was found; empty is good.
class Findings {
public:
    void add(Finding finding) { m_all.push_back(std::move(finding)); }
    void add(Fault fault, Place place = {}) {
        m_all.push_back({.message = fault.message, .words = std::move(fault.words), .place = std::move(place)});
    }
    void add(const Message& message, std::vector<std::string> words = {}, Place place = {}) {
        m_all.push_back({.message = &message, .words = std::move(words), .place = std::move(place)});
    }
    void add(Findings&& others) {
        for (Finding& f : others.m_all) m_all.push_back(std::move(f));
        others.m_all.clear();
    }
    /// True when nothing but warnings was found.
    bool good() const;
    /// Whether it is this, and nothing else, that was found.
    bool only(std::string_view code) const;
    bool empty() const { return m_all.empty(); }
    std::size_t size() const { return m_all.size(); }
    auto begin() const { return m_all.begin(); }
    auto end() const { return m_all.end(); }
    auto begin() { return m_all.begin(); }
    auto end() { return m_all.end(); }
    /// By file, line, column and code; equal ones once.
    void sort();
    /// How the worst of them ends the program; data when there is none.
    Failure failure() const;

private:
    std::vector<Finding> m_all;
};

template <class T> using Result = tl::expected<T, Fault>;      ///< a value, or the one thing wrong with it
template <class T> using Outcome = tl::expected<T, Findings>;  ///< a result, or everything that stands against it

inline tl::unexpected<Fault> fault(const Message& message, std::vector<std::string> words = {}) {
    return tl::unexpected(Fault{&message, std::move(words)});
}
inline tl::unexpected<Findings> failed(const Message& message, std::vector<std::string> words = {}, Place place = {}) {
    Findings all;
    all.add(message, std::move(words), std::move(place));
    return tl::unexpected(std::move(all));
}
inline tl::unexpected<Findings> failed(Findings all) { return tl::unexpected(std::move(all)); }

/// The text with {0}, {1} … replaced by the words; a number without a word stays.
std::string filled(std::string_view text, const std::vector<std::string>& words);

}
