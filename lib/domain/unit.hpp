// SPDX-License-Identifier: MIT
#pragma once
// A unit: one machine by its serial, with owners, warranty and parts (5.2.1.3).
#include <vector>

#include "domain/ids.hpp"
#include "domain/terms.hpp"

namespace svc {

struct Ownership {
    Id<Customer> customer;
    Date from;
};
Fields fields(Of<Ownership>);

/// A part with a serial or a warranty of its own.
struct UnitPart {
    std::string part;
    std::optional<Name> serial;
    std::optional<Duration> warranty;
    std::optional<Date> from;  ///< put in by a repair on that day; else the warranty runs from delivery
};
Fields fields(Of<UnitPart>);

struct Unit {
    Id<Unit> id;
    Id<Model> model;
    Category category = Category::other;
    std::vector<Ownership> owners;
    std::optional<Date> delivered;
    std::optional<Duration> warranty;
    std::optional<Id<Contract>> contract;
    std::optional<Regime> regime;
    std::vector<UnitPart> parts;
    std::optional<ForeignId> source;
};
const Kind& kind(Of<Unit>);

}
