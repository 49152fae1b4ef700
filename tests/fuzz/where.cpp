// SPDX-License-Identifier: MIT
// Conditions: whatever is asked, it is answered or refused with a reason; and not (what is asked) is answered the other way.
#include "domain/kinds.hpp"
#include "domain/ticket.hpp"
#include "fuzz/property.hpp"
#include "record/condition.hpp"

using namespace svc;
using fuzz::must;

namespace {

constexpr std::string_view ticket = R"(id: T-20260210-7K3QF
kind: repair
channel: hotline
customer: CU-7K3QF2
priority: high
summary: Server won't start
events:
  - at: 2026-02-10T09:12:00+08:00
    by: lina
    do: receive
)";

struct Asked {
    Record record{kind_of<Ticket>()};
    TimeZone zone = *TimeZone::named("Asia/Shanghai");
    Typing typing{.moment = {*Instant::parse("2026-02-11T20:00:00+08:00"), &zone}};
    Asked() {
        Tree tree;
        Findings found;
        must(fuzz::read(ticket, tree), "the ticket is read");
        must(svc::read(kind_of<Ticket>(), tree.root(), record.data(), {"t.yaml", ticket}, found), "the ticket is a ticket");
    }
};

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const Asked asked;
    const std::string_view text = fuzz::text_of(bytes, size);
    const auto condition = parse_condition(text, kind_of<Ticket>(), asked.typing);
    if (!condition) {
        must(!condition.error().good(), "a refusal has a reason", text);
        return 0;
    }
    const auto other = parse_condition("not (" + std::string(text) + ")", kind_of<Ticket>(), asked.typing);
    if (other) must((*condition)(asked.record) != (*other)(asked.record), "not turns the answer", text);
    return 0;
}
