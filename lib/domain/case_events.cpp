// SPDX-License-Identifier: MIT
#include "domain/case_events.hpp"

#include "record/field.hpp"

namespace svc {

Fields fields(Of<Reopen>) {
    static constexpr Field rows[] = {
        field<&Reopen::why>("why", {"原因", "why"}, {"重新打开的原因", "why the case goes on"}).prose(),
    };
    return every<Reopen>(rows);
}

Fields fields(Of<Escalate>) {
    static constexpr Field rows[] = {
        field<&Escalate::to>("to", {"升级给", "to"}, {"接手的人员", "who takes it on"}),
        field<&Escalate::why>("why", {"原因", "why"}, {"升级的原因", "why it is handed up"}).prose(),
    };
    return every<Escalate>(rows);
}

}
