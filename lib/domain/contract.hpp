// SPDX-License-Identifier: MIT
#pragma once
// A contract: for its units it overrides promises, warranty and prices (5.2.1.4).
#include <vector>

#include "domain/ids.hpp"
#include "domain/promise.hpp"

namespace svc {

struct Contract {
    Id<Contract> id;
    Id<Customer> customer;
    Date from, until;  ///< first and last day
    std::vector<Id<Unit>> units;
    std::vector<Promise> promises;
    std::optional<Duration> warranty;
    std::optional<Id<PriceList>> prices;
    std::optional<ForeignId> source;

    bool in_force(Date day) const { return from <= day && day <= until; }
};
const Kind& kind(Of<Contract>);

}
