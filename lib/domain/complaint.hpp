// SPDX-License-Identifier: MIT
#pragma once
// A complaint 投诉档案: dissatisfaction that was voiced, and what became of it (5.3.2).
#include <variant>
#include <vector>

#include "domain/case_events.hpp"
#include "domain/terms.hpp"

namespace svc {

enum class PlanKind : std::uint8_t { repair, exchange, return_, refund, compensation, apology, other };
Choices choices(Of<PlanKind>);
/// Why a special compensation is due: 人情、道义、法律 (5.3.2.3).
enum class Basis : std::uint8_t { goodwill, moral, legal };
Choices choices(Of<Basis>);
enum class ComplaintState : std::uint8_t { fresh, open, proposed, agreed, rejected, settled, closed, cancelled };
Choices choices(Of<ComplaintState>);

struct Propose : Event {
    std::string plan;
    PlanKind kind = PlanKind::other;
    std::optional<Money> amount;
    std::optional<bool> special;
    std::optional<Basis> basis;
};
Fields fields(Of<Propose>);

struct Agree : Event {};

struct Reject : Event {
    std::string why;
};
Fields fields(Of<Reject>);

struct Mediate : Event {
    std::string result;
};
Fields fields(Of<Mediate>);

struct Approve : Event {
    Money amount;
};
Fields fields(Of<Approve>);

struct Settle : Event {
    std::string result;
    std::optional<Money> amount;
};
Fields fields(Of<Settle>);

struct Regrade : Event {
    std::vector<Ground> grounds;
    Grade grade = Grade::grumble;
    std::string why;
};
Fields fields(Of<Regrade>);

struct CancelComplaint : Event {
    CancelReason why = CancelReason::withdrawn;
};
Fields fields(Of<CancelComplaint>);

/// What is learnt from a typical case (5.3.2.3).
struct Lesson : Event {
    std::string text;
};
Fields fields(Of<Lesson>);

struct Complaint {
    Id<Complaint> id;
    std::optional<Id<Customer>> customer;
    std::vector<AnyId> about;
    Channel channel = Channel::hotline;
    std::vector<Ground> grounds;
    std::optional<Grade> grade;
    std::string summary;
    std::optional<ForeignId> source;
    std::vector<std::variant<Receive, Respond, Propose, Agree, Reject, Escalate, Mediate, Approve, Settle, Regrade, Close, Reopen,
                             CancelComplaint, Lesson, Note, Correct, Void>>
        events;
};
const Kind& kind(Of<Complaint>);

}
