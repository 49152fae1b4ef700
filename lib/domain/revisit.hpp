// SPDX-License-Identifier: MIT
#pragma once
// A revisit 服务案件回访记录: the calls made to ask a customer how it went, one record a case (5.3.1.4).
#include <variant>
#include <vector>

#include "domain/case_events.hpp"
#include "domain/terms.hpp"

namespace svc {

enum class Via : std::uint8_t { phone, sms, wechat, form, visit };
Choices choices(Of<Via>);
enum class RevisitState : std::uint8_t { fresh, called, submitted };
Choices choices(Of<RevisitState>);

/// What the customer says; nothing is ever defaulted to satisfied.
struct Answers {
    std::optional<bool> in_time, one_visit;
    std::optional<Whole<1, 5>> expertise, conduct, overall;
};
Fields fields(Of<Answers>);

struct Call : Event {
    Via via = Via::phone;
    bool answered = false;
    std::optional<Answers> answers;
    std::optional<std::string> remark;
};
Fields fields(Of<Call>);

/// The record goes to the service manager.
struct Submit : Event {
    Id<Staff> to;
};
Fields fields(Of<Submit>);

struct Revisit {
    Id<Revisit> id;
    AnyId of;
    std::optional<ForeignId> source;
    std::vector<std::variant<Call, Submit, Note, Correct, Void>> events;
};
const Kind& kind(Of<Revisit>);

}
