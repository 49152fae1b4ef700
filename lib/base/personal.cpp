// SPDX-License-Identifier: MIT
#include "base/personal.hpp"

#include <algorithm>

#include "base/messages.hpp"
#include "base/values.hpp"

namespace svc {

namespace {

std::string first_character(const std::string& s) {
    std::size_t n = s.empty() ? 0 : 1;
    while (n < s.size() && (static_cast<unsigned char>(s[n]) & 0xC0) == 0x80) ++n;
    return s.substr(0, n);
}

template <class T> Result<T> some_text(std::string_view s) {
    if (auto wrong = unwritable(s)) return tl::unexpected(std::move(*wrong));
    return T{std::string(s)};
}

}

Result<PersonName> PersonName::parse(std::string_view s) { return some_text<PersonName>(s); }
std::string PersonName::masked() const { return first_character(value) + "**"; }

Result<Address> Address::parse(std::string_view s) { return some_text<Address>(s); }

Result<Phone> Phone::parse(std::string_view s) {
    const Phone phone{std::string(s)};
    const bool plain = std::ranges::all_of(
        s, [](char c) { return (c >= '0' && c <= '9') || std::string_view("+-() ").find(c) != std::string_view::npos; });
    const std::size_t n = phone.digits().size();
    if (!plain || n < 5 || n > 20) return fault(base::message("bad-phone"), {phone.value});
    return phone;
}

std::string Phone::digits() const {
    std::string d;
    std::ranges::copy_if(value, std::back_inserter(d), [](char c) { return c >= '0' && c <= '9'; });
    return d;
}

std::string Phone::masked() const {
    const std::string d = digits();
    if (d.size() < 11) return "****" + d.substr(d.size() - std::min<std::size_t>(d.size(), 2));
    return d.substr(0, 3) + "****" + d.substr(d.size() - 4);
}

Result<Email> Email::parse(std::string_view s) {
    const std::size_t at = s.find('@');
    const bool good =
        at != s.npos && at > 0 && at + 1 < s.size() && s.find('@', at + 1) == s.npos && s.find(' ') == s.npos && !unwritable(s);
    if (!good) return fault(base::message("bad-email"), {std::string(s)});
    return Email{std::string(s)};
}

std::string Email::masked() const { return first_character(value) + "***@***"; }

}
