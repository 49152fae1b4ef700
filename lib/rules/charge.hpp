// SPDX-License-Identifier: MIT
#pragma once
// Who pays for a repair, and how much: what svc works out at diagnose, quote and leave (5.2.1.3, 5.2.2.4, design §3 "Charge").
#include "rules/warranty.hpp"

namespace svc {

/// What the customer pays for: quality and wear in warranty are free; misuse and accident pay parts; outside, both.
struct Charge {
    bool labour = false, parts = false;
};
Charge charge(Verdict, Cause);

/// Completes warranty, chargeable and because of a diagnosis; unknown is refused unless a person decided and said why.
std::optional<Fault> fill(Diagnose&, const Repair&, const Lookup&);
/// Labour and parts less what is waived.
Money sum_of(const Quote&);
/// Completes prices, labour (none where the customer doesn't pay for it) and total of a quote; refuses a total that isn't the
/// sum.
std::optional<Fault> fill(Quote&, const Repair&, const Lookup&);
/// Completes price and charge of each part and the labour, from the last diagnosis, the last quote, and the price list of its
/// day (of the visit's without one).
std::optional<Fault> fill(Leave&, const Repair&, const Lookup&);

/// The dated prices that hold for a repair on a day: the contract's list, else the one named `standard`. Null when there is none.
const struct Prices* prices_for(const Repair&, Date, const Lookup&);

}
