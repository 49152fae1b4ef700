// SPDX-License-Identifier: MIT
#pragma once
// What was promised for one case: entries put together key by key, by the rules of its day (design §2 "Dated lists").
#include "rules/case.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// The promises of one case; what nobody promised is absent.
struct Promised {
    std::optional<Duration> respond, arrive, restore, appoint, quote, revisit, warranty;
    const Calendar* calendar = nullptr;
};

/// Of a ticket received on that day.
Promised promised(const TicketCase&, Date received, const Lookup&);
/// Of a complaint received on that day: general entries, and those for its channel and its customer's level.
Promised promised(const Complaint&, Date received, const Lookup&);

/// The unit a ticket is about: its own, else its first repair's; null when there is none or it isn't known.
const Unit* unit_of(const TicketCase&, const Lookup&);
/// The contract that the ticket names, when it is in force on that day.
const Contract* contract_of(const Ticket&, Date, const Lookup&);

}
