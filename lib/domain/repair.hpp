// SPDX-License-Identifier: MIT
#pragma once
// A repair 维修 / 售后服务反馈表: one work order for one unit, any number of visits (5.2.4.2).
#include <variant>
#include <vector>

#include "domain/case_events.hpp"
#include "domain/terms.hpp"

namespace svc {

enum class Where : std::uint8_t { site, bench, remote };
Choices choices(Of<Where>);
enum class Cause : std::uint8_t { quality, misuse, wear, accident };
Choices choices(Of<Cause>);
enum class Verdict : std::uint8_t { in, out, unknown };
Choices choices(Of<Verdict>);
enum class Unfixed : std::uint8_t { parts, skill, customer, other };
Choices choices(Of<Unfixed>);
enum class RepairState : std::uint8_t { planned, underway, onsite, left, cancelled };
Choices choices(Of<RepairState>);

/// The engineer sets out; with `to`, another engineer takes the work order over.
struct Dispatch : Event {
    std::optional<Id<Staff>> to;
};
Fields fields(Of<Dispatch>);

struct Arrive : Event {};

struct Diagnose : Event {
    std::string finding;
    Cause cause = Cause::quality;
    std::optional<Verdict> warranty;
    std::optional<bool> chargeable;
    std::optional<std::string> because;
};
Fields fields(Of<Diagnose>);

/// A part as offered: `price` is for one.
struct QuotedPart {
    std::string part;
    Whole<1, 9999> qty;
    std::optional<Money> price;
};
Fields fields(Of<QuotedPart>);

/// `worked` is the time that labour is worked out from where the list has a price for an hour.
struct Quote : Event {
    std::optional<Duration> worked;
    std::optional<Money> labour;
    std::vector<QuotedPart> parts;
    std::optional<Money> total, waived;
    std::optional<std::string> why;
};
Fields fields(Of<Quote>);

struct Answer : Event {
    bool accepted = false;
};
Fields fields(Of<Answer>);

/// A part replaced: whether the customer pays for it, and the serials taken out and put in.
struct UsedPart {
    std::string part;
    Whole<1, 9999> qty;
    std::optional<Money> price;
    std::optional<bool> charged;
    std::optional<Name> out, in;
};
Fields fields(Of<UsedPart>);

struct Leave : Event {
    bool fixed = false;
    std::optional<Unfixed> why;
    std::string action;
    std::optional<Duration> worked;
    std::optional<Money> labour;
    std::vector<UsedPart> parts;
};
Fields fields(Of<Leave>);

/// The customer signs the feedback form and rates the visit (5.2.4.2, 5.2.4.3).
struct Sign : Event {
    std::string contact;
    bool told = false;
    Whole<1, 5> rating, conduct;
    std::optional<std::string> remark;
    std::vector<Attachment> files;
};
Fields fields(Of<Sign>);

struct CancelRepair : Event {
    std::string why;
};
Fields fields(Of<CancelRepair>);

struct Repair {
    Id<Repair> id;
    Id<Ticket> ticket;
    Id<Unit> unit;
    Where where = Where::site;
    Id<Staff> engineer;
    std::optional<ForeignId> source;
    std::vector<std::variant<Dispatch, Arrive, Diagnose, Quote, Answer, Leave, Sign, CancelRepair, Note, Correct, Void>> events;
};
const Kind& kind(Of<Repair>);

}
