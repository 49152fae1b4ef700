// SPDX-License-Identifier: MIT
#include "record/field.hpp"
#include "report/measures.hpp"

namespace svc {

Fields fields(Of<CaseMeasures>) {
    static constexpr Field rows[] = {
        field<&CaseMeasures::received>("received", {"受理", "received"},
                                       {"本期受理、未取消的案件", "tickets received in the period and not cancelled"}),
        field<&CaseMeasures::cancelled>("cancelled", {"已取消", "cancelled"},
                                        {"本期受理、已取消的案件", "tickets received in the period and cancelled"}),
        field<&CaseMeasures::kind>("kind", {"按类型", "by kind"}, {"按服务类型", "by kind of service"}).or_null(),
        field<&CaseMeasures::channel>("channel", {"按渠道", "by channel"}, {"按受理渠道", "by channel"}).or_null(),
        field<&CaseMeasures::category>("category", {"按产品类别", "by category"}, {"按机器类别", "by category of the unit"})
            .or_null(),
        field<&CaseMeasures::department>("department", {"按部门", "by department"},
                                         {"按办理人当日的部门", "by the department of who cared for it"})
            .or_null(),
        field<&CaseMeasures::person>(
            "person", {"按人员", "by person"},
            {"恢复者，否则最后被派者，否则受理者", "who restored it, else whom it was assigned to, else who received it"})
            .or_null(),
        field<&CaseMeasures::hour>("hour", {"按时段", "by hour"}, {"按受理的钟点", "by hour of receipt"}).or_null(),
    };
    return every<CaseMeasures>(rows);
}

Fields fields(Of<ClockMeasure>) {
    static constexpr Field rows[] = {
        field<&ClockMeasure::count>("count", {"件数", "count"}, {"到达该里程碑的件数", "how many reached it"}),
        field<&ClockMeasure::median>("median", {"中位数", "median"}, {"中位数，秒", "median, in seconds"}).or_null(),
        field<&ClockMeasure::p90>("p90", {"九成", "90th percentile"}, {"第 90 百分位，秒", "90th percentile, in seconds"})
            .or_null(),
    };
    return every<ClockMeasure>(rows);
}

Fields fields(Of<ClockMeasures>) {
    static constexpr Field rows[] = {
        field<&ClockMeasures::respond>("respond", {"响应", "respond"}, {"受理到响应", "receipt to response"}),
        field<&ClockMeasures::arrive>("arrive", {"到达", "arrive"}, {"受理到到达", "receipt to arrival"}),
        field<&ClockMeasures::restore>("restore", {"恢复", "restore"}, {"受理到恢复", "receipt to restoring"}),
        field<&ClockMeasures::appoint>("appoint", {"预约", "appoint"}, {"受理到预约", "receipt to the first appointment"}),
        field<&ClockMeasures::quote>("quote", {"报价", "quote"}, {"收费诊断到报价", "chargeable diagnosis to quote"}),
        field<&ClockMeasures::revisit>("revisit", {"回访", "revisit"}, {"关闭到接通的回访", "closing to an answered call"}),
        field<&ClockMeasures::complaint_respond>("complaint_respond", {"投诉响应", "complaint: respond"},
                                                 {"投诉受理到响应", "receipt of a complaint to response"}),
        field<&ClockMeasures::complaint_arrive>("complaint_arrive", {"投诉到达", "complaint: arrive"},
                                                {"投诉受理到到达", "receipt of a complaint to arrival"}),
        field<&ClockMeasures::complaint_settle>("complaint_settle", {"投诉处理", "complaint: settle"},
                                                {"投诉受理到处理完成", "receipt of a complaint to settling"}),
    };
    return every<ClockMeasures>(rows);
}

Fields fields(Of<ShareMeasure>) {
    static constexpr Field rows[] = {
        field<&ShareMeasure::good>("good", {"其中", "good"}, {"其中符合的", "those of which it holds"}),
        field<&ShareMeasure::counted>("counted", {"计入", "counted"}, {"计入的", "all"}),
        field<&ShareMeasure::rate>("rate", {"比率", "rate"}, {"比率", "share"}).or_null(),
    };
    return every<ShareMeasure>(rows);
}

Fields fields(Of<WaitMeasure>) {
    static constexpr Field rows[] = {
        field<&WaitMeasure::cases>("cases", {"案件", "cases"}, {"等过的案件", "cases that waited"}),
        field<&WaitMeasure::total>("total", {"合计", "total"}, {"合计，秒", "in all, in seconds"}),
    };
    return every<WaitMeasure>(rows);
}

Fields fields(Of<RevisitMeasures>) {
    static constexpr Field rows[] = {
        field<&RevisitMeasures::tickets>(
            "tickets", {"案件回访率", "tickets called back"},
            {"本期关闭的案件中打过回访的", "of the tickets closed in the period, those that were called"}),
        field<&RevisitMeasures::complaints>(
            "complaints", {"投诉回访率", "complaints called back"},
            {"本期关闭的投诉中打过回访的", "of the complaints closed in the period, those that were called"}),
        field<&RevisitMeasures::answered>("answered", {"接通率", "calls answered"},
                                          {"本期回访中接通的", "of the calls in the period, those that were answered"}),
    };
    return every<RevisitMeasures>(rows);
}

Fields fields(Of<GradeMeasures>) {
    static constexpr Field rows[] = {
        field<&GradeMeasures::grumble>("grumble", {"客户抱怨", "grumble"}, {"客户抱怨", "dissatisfaction voiced"}),
        field<&GradeMeasures::general>("general", {"一般客诉", "general"}, {"一般客诉", "taken further"}),
        field<&GradeMeasures::severe>("severe", {"严重客诉", "severe"}, {"严重客诉", "group, injury or heavy loss"}),
    };
    return every<GradeMeasures>(rows);
}

Fields fields(Of<MoneyMeasures>) {
    static constexpr Field rows[] = {
        field<&MoneyMeasures::labour>("labour", {"工时费", "labour"}, {"收取的工时费", "labour charged"}),
        field<&MoneyMeasures::parts>("parts", {"备件费", "parts"}, {"收取的备件费", "parts charged"}),
        field<&MoneyMeasures::cost>("cost", {"备件成本", "cost of parts"}, {"所用备件的成本", "what the parts used cost us"}),
        field<&MoneyMeasures::parts_without_cost>("parts_without_cost", {"无成本价的备件", "parts without a cost"},
                                                  {"价目表中没有成本的备件", "parts whose cost no price list has"}),
        field<&MoneyMeasures::compensation>("compensation", {"补偿", "compensation"},
                                            {"投诉处理的补偿", "paid to settle complaints"}),
    };
    return every<MoneyMeasures>(rows);
}

Fields fields(Of<Measures>) {
    static constexpr Field rows[] = {
        field<&Measures::cases>("cases", {"案件", "cases"}, {"本期受理的案件", "tickets received in the period"}),
        field<&Measures::clocks>("clocks", {"时长", "times taken"}, {"各环节用时", "how long each step took"}),
        field<&Measures::repeat_repairs>(
            "repeat_repairs", {"返修", "repeat repairs"},
            {"本期恢复后在观察期内同机再修的", "restored in the period, and the unit came again in the window"}),
        field<&Measures::stayed_restored>(
            "stayed_restored", {"恢复后未重开", "stayed restored"},
            {"按时恢复的维修中观察期内没有重开的", "of the repairs restored in time, those not reopened in the window"}),
        field<&Measures::waited_for_parts>("waited_for_parts", {"等备件", "waited for parts"},
                                           {"本期内等备件的时间", "time within the period spent waiting for parts"}),
        field<&Measures::revisits>("revisits", {"回访", "revisits"}, {"回访率与接通率", "who was called back, and who answered"}),
        field<&Measures::complaints>("complaints", {"投诉等级", "complaints by grade"},
                                     {"本期受理的投诉，按等级", "complaints received in the period, by grade"}),
        field<&Measures::money>("money", {"金额", "money"}, {"本期金额合计", "sums of the period"}),
    };
    return every<Measures>(rows);
}

}
