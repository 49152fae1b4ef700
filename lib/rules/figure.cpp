// SPDX-License-Identifier: MIT
#include "rules/figure.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<Figure>) {
    static constexpr Choice all[] = {{"first_fix", {"一次修复率", "first-time fix"}},
                                     {"quote_in_time", {"报价及时率", "quotes in time"}},
                                     {"repair_in_time", {"维修及时率", "repairs in time"}},
                                     {"complaint_satisfaction", {"投诉处理满意率", "complaint satisfaction"}},
                                     {"satisfaction", {"服务满意率", "satisfaction"}}};
    return every<Figure>(all);
}
Choices choices(Of<Standing>) {
    static constexpr Choice all[] = {{"good", {"达标", "good"}},
                                     {"bad", {"未达标", "bad"}},
                                     {"pending", {"待定", "pending"}},
                                     {"left_out", {"不计入", "left out"}}};
    return every<Standing>(all);
}
Choices choices(Of<LeftOut>) {
    static constexpr Choice all[] = {{"cancelled", {"已取消", "cancelled"}},
                                     {"no_receive", {"无受理事件", "never received"}},
                                     {"refused", {"客户拒绝报价", "quote refused"}},
                                     {"unreadable", {"无法读取", "unreadable"}}};
    return every<LeftOut>(all);
}
Choices choices(Of<Why>) {
    static constexpr Choice all[] = {
        {"never_responded", {"没有响应", "never responded"}}, {"responded_late", {"响应超时", "responded late"}},
        {"arrived_late", {"到达超时", "arrived late"}},       {"not_restored", {"没有恢复", "not restored"}},
        {"restored_late", {"恢复超时", "restored late"}},     {"several_arrivals", {"多次上门", "more than one arrival"}},
        {"reopened", {"期内重开", "reopened in the window"}}, {"came_again", {"期内返修", "repaired again in the window"}},
        {"not_quoted", {"没有报价", "not quoted"}},           {"quoted_late", {"报价超时", "quoted late"}},
        {"unsatisfied", {"不满意", "not satisfied"}},         {"no_overall", {"没有总体评分", "no overall answer"}}};
    return every<Why>(all);
}
Choices choices(Of<By>) {
    static constexpr Choice all[] = {{"department", {"部门", "department"}}, {"person", {"人员", "person"}},
                                     {"category", {"产品类别", "category"}}, {"channel", {"渠道", "channel"}},
                                     {"customer", {"客户", "customer"}},     {"hour", {"受理时段", "hour of receipt"}}};
    return every<By>(all);
}

Question::Question(Period p, Instant as, const Lookup& l, std::optional<By> b, std::optional<Figure> e)
    : period(std::move(p)), as_of(as), look(&l), by(b), explain(e) {
    if (const Goals* g = entry_on(l.settings().goals, period.last())) goals = *g;
    const Rules* rules = entry_on(l.settings().rules, period.last());
    if (!rules) return;
    window = rules->first_fix_window.value_or(window);
    satisfied_from = rules->satisfied_from ? rules->satisfied_from->value : satisfied_from;
    no_data = rules->no_data.value_or(no_data);
}

Instant Question::window_end(Instant restored) const {
    return window.in_months() ? look->zone().plus(restored, window) : restored + window.seconds();
}

std::span<const ValueColumn> value_columns(Figure figure) {
    using Holds = ValueColumn::Holds;
    static constexpr ValueColumn who{"who", {"人员", "who"}};
    static constexpr ValueColumn first_fix[] = {who,
                                                {"restored", {"恢复", "restored"}, Holds::instant},
                                                {"arrivals", {"上门次数", "arrivals"}, Holds::count},
                                                {"window_end", {"观察期止", "window ends"}, Holds::instant},
                                                {"unit", {"机器", "unit"}},
                                                {"again", {"返修案件", "came again as"}}};
    static constexpr ValueColumn quote[] = {who,
                                            {"diagnosed", {"诊断", "diagnosed"}, Holds::instant},
                                            {"quoted", {"报价", "quoted"}, Holds::instant},
                                            {"quote_by", {"报价期限", "quote by"}, Holds::instant}};
    static constexpr ValueColumn repair[] = {who,
                                             {"received", {"受理", "received"}, Holds::instant},
                                             {"responded", {"响应", "responded"}, Holds::instant},
                                             {"respond_by", {"响应期限", "respond by"}, Holds::instant},
                                             {"arrived", {"到达", "arrived"}, Holds::instant},
                                             {"arrive_by", {"到达期限", "arrive by"}, Holds::instant},
                                             {"restored", {"恢复", "restored"}, Holds::instant},
                                             {"restore_by", {"恢复期限", "restore by"}, Holds::instant},
                                             {"stops", {"停表", "stopped"}, Holds::duration}};
    static constexpr ValueColumn call[] = {
        who, {"called", {"回访", "called"}, Holds::instant}, {"overall", {"总体评分", "overall"}, Holds::count}};
    switch (figure) {
        case Figure::first_fix: return first_fix;
        case Figure::quote_in_time: return quote;
        case Figure::repair_in_time: return repair;
        default: return call;
    }
}

}
