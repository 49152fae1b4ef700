// SPDX-License-Identifier: MIT
#include "domain/promise.hpp"

#include "record/field.hpp"

namespace svc {

Fields fields(Of<When>) {
    static constexpr Field rows[] = {
        field<&When::kind>("kind", {"类型", "kind"}, {"案件类型", "kind of ticket"}),
        field<&When::priority>("priority", {"优先级", "priority"}, {"优先级", "priority"}),
        field<&When::category>("category", {"类别", "category"}, {"产品类别", "category of the unit"}),
        field<&When::channel>("channel", {"渠道", "channel"}, {"受理渠道", "channel"}),
        field<&When::level>("level", {"客户级别", "level"}, {"客户级别", "level of the customer"}),
    };
    return every<When>(rows);
}

Fields fields(Of<Promise>) {
    static constexpr Field rows[] = {
        field<&Promise::from>("from", {"自", "from"}, {"从哪天起受理的案件", "cases received from this day on"}),
        field<&Promise::when>("when", {"条件", "when"}, {"只用于哪些案件", "for which cases only"}),
        field<&Promise::respond>("respond", {"响应", "respond"}, {"响应时限", "until the customer is answered"}),
        field<&Promise::arrive>("arrive", {"到达", "arrive"}, {"到达现场时限", "until somebody is on site"}),
        field<&Promise::restore>("restore", {"恢复", "restore"}, {"排除故障时限", "until the fault is cleared"}),
        field<&Promise::appoint>("appoint", {"预约", "appoint"}, {"电话预约时限", "until a visit is agreed by phone"}),
        field<&Promise::quote>("quote", {"报价", "quote"}, {"报价时限", "from diagnosis to quote"}),
        field<&Promise::revisit>("revisit", {"回访", "revisit"}, {"回访时限", "from closing to an answered call"}),
        field<&Promise::warranty>("warranty", {"保修", "warranty"}, {"保修期", "warranty from delivery"}),
        field<&Promise::calendar>("calendar", {"日历", "calendar"}, {"时限只在该日历内计算", "clocks run in its hours only"}),
    };
    return every<Promise>(rows);
}

}
