// SPDX-License-Identifier: MIT
#pragma once
// Whether what a record points at is there.
#include "record/type.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// True when there is a record with this id, of a kind named by a field's type; "any": a prefix, a unit or staff.
bool exists(std::string_view kind_name, std::string_view id, const Lookup&);

/// An id in a struct that leads nowhere: where it stands, and why.
struct BrokenReference {
    const void* member;
    Fault why;
};
std::vector<BrokenReference> broken_members(Fields, const void* owner, const Lookup&);
std::vector<Fault> broken_references(Fields, const void* owner, const Lookup&);

/// Whether heads of one kind can point at records of another, and whether this one points at that id.
bool may_name(const Kind&, const Kind& named);
bool names(const Record&, const Kind& named, std::string_view id);

/// Contacts and sites that an event names and the case's customer doesn't have.
std::vector<Fault> unknown_customer_parts(const Kind&, const void* record, const Happening&, const Lookup&);

}
