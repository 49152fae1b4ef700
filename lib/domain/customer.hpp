// SPDX-License-Identifier: MIT
#pragma once
// A customer: the only record that holds names, phones and addresses of customers (5.1.3.3 c, design §6).
#include <vector>

#include "base/personal.hpp"
#include "domain/ids.hpp"
#include "domain/terms.hpp"

namespace svc {

enum class CustomerKind : std::uint8_t { company, person };
Choices choices(Of<CustomerKind>);

struct Contact {
    Name key;
    PersonName name;
    std::optional<Phone> phone;
    std::optional<Email> email;
};
Fields fields(Of<Contact>);

struct Site {
    Name key;
    Address address;
};
Fields fields(Of<Site>);

struct Customer {
    Id<Customer> id;
    PersonName name;
    CustomerKind kind = CustomerKind::company;
    std::optional<Level> level;
    std::vector<Contact> contacts;
    std::vector<Site> sites;
    std::optional<Address> address;
    std::optional<Phone> phone;
    std::optional<Email> email;
    std::optional<ForeignId> source;
};
const Kind& kind(Of<Customer>);

}
