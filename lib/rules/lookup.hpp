// SPDX-License-Identifier: MIT
#pragma once
// What a rule may ask: other records by id, the settings, the zone. From a tree, a commit or a test.
#include "base/time_zone.hpp"
#include "domain/ids.hpp"
#include "domain/settings.hpp"
#include "record/type.hpp"

namespace svc {

class Lookup {
public:
    virtual ~Lookup() = default;
    virtual const Settings& settings() const = 0;
    virtual const TimeZone& zone() const = 0;
    /// The record, or null when there is none or it can't be read. Names are compared without case.
    template <class R> const R* find(const Id<R>& id) const { return static_cast<const R*>(find(kind_of<R>(), id.value)); }
    template <class R> const R* find(const std::optional<Id<R>>& id) const { return id ? find(*id) : nullptr; }
    virtual const void* find(const Kind&, std::string_view id) const = 0;
    /// Whether there is such a record, readable or not.
    virtual bool has(const Kind& kind, std::string_view id) const { return find(kind, id); }
    /// The ids of the repairs that stand under a ticket's key.
    virtual std::vector<Id<Repair>> repairs_of(const Id<Ticket>&) const = 0;
};

}
