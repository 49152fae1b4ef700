// SPDX-License-Identifier: MIT
// Conditions: whatever is asked, it is answered or refused with a reason; and not (what is asked) is answered the other way.
#include "fuzz/property.hpp"
#include "record/condition.hpp"
#include "unit/domain/one_ticket.hpp"

using namespace svc;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const OneTicket asked;
    must(asked.good, "the ticket is read");
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
