// SPDX-License-Identifier: MIT
#pragma once
// A case as rules read it: a ticket with its repairs and revisits, or a complaint with its revisits.
#include <variant>
#include <vector>

#include "domain/complaint.hpp"
#include "domain/repair.hpp"
#include "domain/revisit.hpp"
#include "domain/ticket.hpp"
#include "record/history.hpp"

namespace svc {

struct TicketCase {
    const Ticket* ticket = nullptr;
    std::vector<const Repair*> repairs{};
    std::vector<const Revisit*> revisits{};
};

struct ComplaintCase {
    const Complaint* complaint = nullptr;
    std::vector<const Revisit*> revisits{};
};

using TicketEvent = decltype(Ticket::events)::value_type;
using RepairEvent = decltype(Repair::events)::value_type;

/// One event of a ticket or of one of its repairs.
struct Step {
    const Event* event = nullptr;
    const TicketEvent* of_ticket = nullptr;
    const RepairEvent* of_repair = nullptr;
    const Repair* repair = nullptr;

    template <class E> const E* as() const {
        if constexpr (is_event_of<E, TicketEvent>)
            if (of_ticket)
                if (const E* e = std::get_if<E>(of_ticket)) return e;
        if constexpr (is_event_of<E, RepairEvent>)
            if (of_repair) return std::get_if<E>(of_repair);
        return nullptr;
    }
};

/// Who has a work order: the last engineer it was handed to, else its own.
const Id<Staff>& engineer_of(const Repair&, Instant as_of = end_of_time);

/// The standing events of a ticket and its repairs as one, ordered by (at, id, place).
std::vector<Step> timeline(const TicketCase&, Instant as_of);

/// A call of a case's revisits, ordered by (at, id, place).
std::vector<const Call*> calls(const std::vector<const Revisit*>&, Instant as_of);

/// The first answered call after a close; null when nobody has been reached.
const Call* answered_after(const std::vector<const Call*>&, Instant closed);

/// The calls that count: the first answered one, and the first answered one after each reopening.
std::vector<const Call*> counting_calls(const std::vector<const Call*>&, const std::vector<Instant>& reopened);

}
