// SPDX-License-Identifier: MIT
#pragma once
// Completes and judges the head of a record that is new or edited: what `new` fills in, and the rules of the catalogue.
#include "record/codec.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// Fills what a new record's head need not say: a ticket's contract from its unit, its customer from the unit's owner on the
/// day of receipt (where a customer is needed: who asks for advice may be anybody), a complaint's grade from its grounds.
void complete_head(const Kind&, void* record, Date received, const Lookup&);

/// Everything the catalogue finds in one record, each finding at its member.
void judge(const Kind&, const void* record, const Lookup&, Found&);

}
