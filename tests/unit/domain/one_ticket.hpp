// SPDX-License-Identifier: MIT
#pragma once
// A ticket of the evening before, for questions about it: shared by the tests of conditions and their fuzz target.
#include "domain/ticket.hpp"
#include "record/codec.hpp"
#include "record/typed.hpp"
#include "syntax/reader.hpp"

namespace svc {

struct OneTicket {
    static constexpr std::string_view text = R"(id: T-20260210-7K3QF
kind: repair
channel: hotline
customer: CU-7K3QF2
priority: high
summary: Server won't start
events:
  - at: 2026-02-10T09:12:00+08:00
    by: lina
    do: receive
  - at: 2026-02-10T09:20:00+08:00
    by: lina
    do: respond
)";
    Record record{kind_of<Ticket>()};
    TimeZone zone = *TimeZone::named("Asia/Shanghai");
    Typing typing{.moment = {*Instant::parse("2026-02-11T20:00:00+08:00"), &zone}};
    bool good = false;  ///< it was read

    OneTicket() {
        Tree tree;
        Findings found;
        good = general_reader().read(text, "t.yaml", tree, found) &&
               read(kind_of<Ticket>(), tree.root(), record.data(), {"t.yaml", text}, found);
    }
    OneTicket(const OneTicket&) = delete;  // the moment points to its zone
    OneTicket& operator=(const OneTicket&) = delete;
};

}
