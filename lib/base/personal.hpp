// SPDX-License-Identifier: MIT
#pragma once
// Personal data of customers: types that print masked unless somebody asks to see them (design §6, manual 5.1.3.3 c).
#include <string>

#include "base/finding.hpp"
#include "base/notation.hpp"

namespace svc {

/// A customer's or contact's name; masked to its first character: 王**.
struct PersonName {
    std::string value;
    static constexpr Notation notation{"NAME", Quotes::if_ambiguous, Json::string, R"("minLength":1)"};
    static Result<PersonName> parse(std::string_view);
    const std::string& text() const { return value; }
    std::string masked() const;
    friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// A phone number; compared by its digits, masked in the middle: 138****5678.
struct Phone {
    std::string value;
    static constexpr Notation notation{"PHONE", Quotes::always, Json::string, R"("pattern":"^[0-9+() -]{5,}$")"};
    static Result<Phone> parse(std::string_view);
    const std::string& text() const { return value; }
    std::string masked() const;
    std::string digits() const;
    friend bool operator==(const Phone& a, const Phone& b) { return a.digits() == b.digits(); }
};

/// An address; masked whole.
struct Address {
    std::string value;
    static constexpr Notation notation{"ADDRESS", Quotes::if_ambiguous, Json::string, R"("minLength":1)"};
    static Result<Address> parse(std::string_view);
    const std::string& text() const { return value; }
    std::string masked() const { return "***"; }
    friend bool operator==(const Address&, const Address&) = default;
};

/// An e-mail address; masked to its first character.
struct Email {
    std::string value;
    static constexpr Notation notation{"EMAIL", Quotes::if_ambiguous, Json::string, R"("pattern":"^[^@ ]+@[^@ ]+$")"};
    static Result<Email> parse(std::string_view);
    const std::string& text() const { return value; }
    std::string masked() const;
    friend bool operator==(const Email&, const Email&) = default;
};

}
