// SPDX-License-Identifier: MIT
#pragma once
// The text of ids, and the names of files that follow from it (design §1 "Names").
#include <optional>
#include <string>

#include "base/finding.hpp"
#include "base/notation.hpp"
#include "base/time.hpp"

namespace svc {

/// What the ids of a kind look like.
enum class IdShape : std::uint8_t {
    natural,  ///< SN0001: a name that exists outside svc
    six,      ///< CU-7K3QF2
    of_case,  ///< T-20260210-7K3QF: prefix and case key
    of_part   ///< R-20260210-7K3QF-4ZN: under the key of its case
};

struct IdForm {
    IdShape shape = IdShape::natural;
    std::string_view prefix{};
    bool dated() const { return shape == IdShape::of_case || shape == IdShape::of_part; }
};

/// Specialised beside the declaration of each kind of record: its name, folder and the form of its ids.
template <class R> struct IdTraits;

/// True when the text is a whole id of that form.
bool fits(const IdForm&, std::string_view id);
/// How such an id is written, for messages: "T-20260210-7K3QF".
std::string example(const IdForm&);
/// The key of a case's or part's id, `20260210-7K3QF`; empty for other ids.
std::string_view key_of(std::string_view id);
/// True for `20260210-7K3QF`.
bool is_key(std::string_view);
/// The file of a record in the book: tickets/2026/02/T-20260210-7K3QF.yaml.
std::string path_of(std::string_view folder, const IdForm&, std::string_view id);
/// Ids as people type them: full width, lower case, O for 0, I and L for 1.
std::string normal_id(std::string_view typed);

/// Five bits of Crockford base32 each, from the front of the bytes; at most bytes.size() * 8 / 5 characters.
std::string crockford(std::string_view bytes, std::size_t characters, std::size_t skip = 0);
/// SHA-256 as 32 bytes, and as hexadecimal text.
std::string sha256(std::string_view bytes);
std::string hex(std::string_view bytes);

/// The id of one record of kind R.
template <class R> struct Id {
    std::string value;
    static constexpr Notation notation{"ID"};
    static Result<Id> parse(std::string_view s) {
        if (auto wrong = check_id(IdTraits<R>::form, s)) return tl::unexpected(std::move(*wrong));
        return Id{std::string(s)};
    }
    const std::string& text() const { return value; }
    friend auto operator<=>(const Id&, const Id&) = default;

private:
    static std::optional<Fault> check_id(const IdForm&, std::string_view);
};

/// The id of any record that others point at without naming its kind; its prefix tells, a plain name is a unit or staff.
struct AnyId {
    std::string value;
    static constexpr Notation notation{"ID"};
    static Result<AnyId> parse(std::string_view);
    const std::string& text() const { return value; }
    friend auto operator<=>(const AnyId&, const AnyId&) = default;
};

std::optional<Fault> misfit(const IdForm&, std::string_view id);
template <class R> std::optional<Fault> Id<R>::check_id(const IdForm& form, std::string_view id) { return misfit(form, id); }

}
