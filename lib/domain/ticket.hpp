// SPDX-License-Identifier: MIT
#pragma once
// A ticket 服务案件: one request of a customer, from the call to the call-back (5.2.4.1).
#include <variant>
#include <vector>

#include "domain/case_events.hpp"
#include "domain/terms.hpp"

namespace svc {

enum class AskedBy : std::uint8_t { customer, us };
Choices choices(Of<AskedBy>);
/// How a fault was cleared without a visit's `leave`.
enum class Remedy : std::uint8_t { remote, bench, replacement };
Choices choices(Of<Remedy>);
enum class TicketState : std::uint8_t { fresh, open, paused, restored, closed, cancelled };
Choices choices(Of<TicketState>);

struct Assign : Event {
    Id<Staff> to;
};
Fields fields(Of<Assign>);

/// A visit agreed with the customer (5.2.4.2); the customer's own wish moves the clocks of design §3.
struct Appoint : Event {
    Instant start;
    std::optional<Instant> until;
    AskedBy asked_by = AskedBy::customer;
    std::optional<std::string> site, contact, work;
};
Fields fields(Of<Appoint>);

struct Pause : Event {
    Waiting why = Waiting::customer;
    std::string text;
};
Fields fields(Of<Pause>);

struct Resume : Event {};

struct Restore : Event {
    Remedy how = Remedy::remote;
};
Fields fields(Of<Restore>);

/// An installation handed over to the user (5.2.2.1-3).
struct Handover : Event {
    std::string items;
    bool trained = false;
    std::string papers;
};
Fields fields(Of<Handover>);

struct CancelTicket : Event {
    CancelReason why = CancelReason::withdrawn;
    std::optional<Id<Ticket>> of;
};
Fields fields(Of<CancelTicket>);

struct Ticket {
    Id<Ticket> id;
    TicketKind kind = TicketKind::repair;
    Channel channel = Channel::hotline;
    std::optional<Id<Customer>> customer;
    std::optional<Id<Unit>> unit;
    std::optional<Id<Contract>> contract;
    std::optional<Id<Ticket>> group;
    std::optional<Priority> priority;
    std::optional<Id<Complaint>> complaint;
    std::optional<std::string> fault;
    std::string summary;
    std::optional<ForeignId> source;
    std::vector<std::variant<Receive, Respond, Assign, Appoint, Pause, Resume, Restore, Handover, Close, Reopen, CancelTicket,
                             Escalate, Note, Correct, Void>>
        events;
};
const Kind& kind(Of<Ticket>);

}
