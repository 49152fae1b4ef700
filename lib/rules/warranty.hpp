// SPDX-License-Identifier: MIT
#pragma once
// Whether a unit, or a part in it, was under warranty on a day, and by what (5.2.1.3-4, 5.2.5.2, design §3 "Charge").
#include <string>

#include "domain/unit.hpp"
#include "rules/case.hpp"
#include "rules/lookup.hpp"

namespace svc {

struct WarrantyVerdict {
    Verdict verdict = Verdict::unknown;
    std::string because{};  ///< what it rests on: "delivered 2025-06-01, contract HT-2025-014: 24mo, until 2027-06-01"
};

/// The first day after a term that begins on a day.
Date ends(Date from, Duration term);

/// Of the ticket's unit on the local day the ticket was received; unknown without unit, delivery date or term.
WarrantyVerdict warranty_of(const Repair&, const Lookup&);
/// Of a unit on any day: what its owner may count on (5.2.5.2-3).
WarrantyVerdict warranty_of(const Unit&, Date, const Lookup&);
/// Of a part taken out of the unit: its own warranty when a repair put it in, else the unit's or, if longer, its legal one.
WarrantyVerdict warranty_of(const UsedPart&, const Repair&, const Lookup&);

}
