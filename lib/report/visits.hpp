// SPDX-License-Identifier: MIT
#pragma once
// The visits agreed with the customer, as a calendar shows them (5.2.4.2).
#include "domain/ticket.hpp"
#include "record/codec.hpp"
#include "record/document.hpp"
#include "record/history.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// One agreed visit. An appointment made before the time of the one before it puts that visit to another time; a later one agrees
/// on a further visit. A visit is called off when the ticket is closed or cancelled before its time, and stays so.
struct Visit {
    Instant first;                    ///< when it was first agreed on, which is its name
    const Appoint* agreed = nullptr;  ///< the last word on its time
    const Event* called_off = nullptr;
    int changes = 0;  ///< how often it was put to another time, or called off
};
std::vector<Visit> visits(const Ticket&, Instant as_of = end_of_time);

/// The same with title, place and whom to ask for; names, phones and addresses masked unless revealed.
std::vector<Appointment> appointments(const Ticket&, const Lookup&, Personal, Language, Instant as_of = end_of_time);

}
