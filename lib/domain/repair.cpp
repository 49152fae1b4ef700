// SPDX-License-Identifier: MIT
#include "domain/repair.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<Where>) {
    static constexpr Choice all[] = {{"site", {"现场", "on site"}}, {"bench", {"送修", "bench"}}, {"remote", {"远程", "remote"}}};
    return every<Where>(all);
}
Choices choices(Of<Cause>) {
    static constexpr Choice all[] = {{"quality", {"质量", "quality"}},
                                     {"misuse", {"误用", "misuse"}},
                                     {"wear", {"损耗", "wear"}},
                                     {"accident", {"意外", "accident"}}};
    return every<Cause>(all);
}
Choices choices(Of<Verdict>) {
    static constexpr Choice all[] = {
        {"in", {"保内", "in warranty"}}, {"out", {"保外", "out of warranty"}}, {"unknown", {"不详", "unknown"}}};
    return every<Verdict>(all);
}
Choices choices(Of<Unfixed>) {
    static constexpr Choice all[] = {{"parts", {"缺备件", "parts"}},
                                     {"skill", {"技术", "skill"}},
                                     {"customer", {"客户", "customer"}},
                                     {"other", {"其他", "other"}}};
    return every<Unfixed>(all);
}
Choices choices(Of<RepairState>) {
    static constexpr Choice all[] = {{"planned", {"待派工", "planned"}},
                                     {"underway", {"途中", "under way"}},
                                     {"onsite", {"现场", "on site"}},
                                     {"left", {"已离开", "left"}},
                                     {"cancelled", {"已取消", "cancelled"}}};
    return every<RepairState>(all);
}

Fields fields(Of<Dispatch>) {
    static constexpr Field rows[] = {
        field<&Dispatch::to>("to", {"转给", "to"}, {"转给另一位工程师", "handed over to another engineer"}),
    };
    return every<Dispatch>(rows);
}

Fields fields(Of<Diagnose>) {
    static constexpr Field rows[] = {
        field<&Diagnose::finding>("finding", {"诊断", "finding"}, {"故障诊断", "what is wrong"}).prose(),
        field<&Diagnose::cause>("cause", {"原因", "cause"}, {"故障原因", "why it failed"}),
        field<&Diagnose::warranty>("warranty", {"保修", "warranty"},
                                   {"受理当日是否在保", "whether under warranty on the day of receipt"})
            .filled(),
        field<&Diagnose::chargeable>("chargeable", {"收费", "chargeable"}, {"客户是否付费", "whether the customer pays anything"})
            .filled(),
        field<&Diagnose::because>("because", {"依据", "because"}, {"判定的依据", "what the verdict rests on"}).filled(),
    };
    return every<Diagnose>(rows);
}

Fields fields(Of<QuotedPart>) {
    static constexpr Field rows[] = {
        field<&QuotedPart::part>("part", {"备件", "part"}, {"备件号", "part number"}),
        field<&QuotedPart::qty>("qty", {"数量", "qty"}, {"数量", "how many"}),
        field<&QuotedPart::price>("price", {"单价", "price"},
                                  {"单价；缺省取自价目表", "price of one; from the price list by default"})
            .filled(),
    };
    return every<QuotedPart>(rows);
}

Fields fields(Of<Quote>) {
    static constexpr Field rows[] = {
        field<&Quote::worked>("worked", {"工时", "worked"}, {"估计的工时，如 90m", "how long the work takes, such as 90m"}),
        field<&Quote::labour>("labour", {"工时费", "labour"},
                              {"工时费；缺省按价目表与保修计算", "what the work costs; by price list and warranty by default"})
            .filled(),
        field<&Quote::parts>("parts", {"备件", "parts"}, {"报价的备件", "parts offered"}),
        field<&Quote::total>("total", {"合计", "total"}, {"合计：工时费加备件减免", "labour and parts less what is waived"})
            .filled(),
        field<&Quote::waived>("waived", {"减免", "waived"}, {"减免的金额", "what is waived"}),
        field<&Quote::why>("why", {"减免原因", "why"}, {"减免的原因", "why it is waived"}).prose(),
    };
    return every<Quote>(rows);
}

Fields fields(Of<Answer>) {
    static constexpr Field rows[] = {
        field<&Answer::accepted>("accepted", {"接受", "accepted"}, {"客户是否接受报价", "whether the customer takes the quote"}),
    };
    return every<Answer>(rows);
}

Fields fields(Of<UsedPart>) {
    static constexpr Field rows[] = {
        field<&UsedPart::part>("part", {"备件", "part"}, {"备件号", "part number"}),
        field<&UsedPart::qty>("qty", {"数量", "qty"}, {"数量", "how many"}),
        field<&UsedPart::price>("price", {"单价", "price"},
                                {"单价；缺省取自价目表", "price of one; from the price list by default"})
            .filled(),
        field<&UsedPart::charged>("charged", {"收费", "charged"}, {"客户是否为它付费", "whether the customer pays for it"})
            .filled(),
        field<&UsedPart::out>("out", {"拆下", "out"}, {"拆下的序列号", "serial taken out"}),
        field<&UsedPart::in>("in", {"装上", "in"}, {"装上的序列号", "serial put in"}),
    };
    return every<UsedPart>(rows);
}

Fields fields(Of<Leave>) {
    static constexpr Field rows[] = {
        field<&Leave::fixed>("fixed", {"修好", "fixed"}, {"是否修好", "whether it works again"}),
        field<&Leave::why>("why", {"未修好原因", "why"}, {"没修好的原因", "why it could not be fixed"}),
        field<&Leave::action>("action", {"措施", "action"}, {"处理措施", "what was done"}).prose(),
        field<&Leave::worked>("worked", {"工时", "worked"}, {"实际工时，如 90m", "how long it took, such as 90m"}),
        field<&Leave::labour>("labour", {"工时费", "labour"}, {"收取的工时费", "labour charged"}).filled(),
        field<&Leave::parts>("parts", {"备件", "parts"}, {"更换的备件", "parts replaced"}),
    };
    return every<Leave>(rows);
}

Fields fields(Of<Sign>) {
    static constexpr Field rows[] = {
        field<&Sign::contact>("contact", {"签字人", "contact"}, {"签字的联系人", "the contact who signs"}),
        field<&Sign::told>("told", {"已告知", "told"},
                           {"是否向客户说明了故障与维修", "whether the fault and the repair were explained"}),
        field<&Sign::rating>("rating", {"评分", "rating"}, {"客户评分 1–5", "the customer's rating, 1 to 5"}),
        field<&Sign::conduct>("conduct", {"行为规范", "conduct"}, {"着装与行为 1–5", "dress and manners, 1 to 5"}),
        field<&Sign::remark>("remark", {"意见", "remark"}, {"客户意见", "what the customer says"}).prose(),
        field<&Sign::files>("files", {"文件", "files"}, {"签字单等附件", "the signed form and the like"}),
    };
    return every<Sign>(rows);
}

Fields fields(Of<CancelRepair>) {
    static constexpr Field rows[] = {
        field<&CancelRepair::why>("why", {"原因", "why"}, {"取消的原因", "why it is cancelled"}).prose(),
    };
    return every<CancelRepair>(rows);
}

const Kind& kind(Of<Repair>) {
    static constexpr Field field_rows[] = {
        field<&Repair::id>("id", {"维修编号", "id"}, {"维修编号", "the repair's id"}).in_list(),
        field<&Repair::ticket>("ticket", {"案件", "ticket"}, {"所属案件", "the ticket it serves"}).in_list(),
        field<&Repair::unit>("unit", {"机器", "unit"}, {"机器序列号", "the unit repaired"}).in_list(),
        field<&Repair::where>("where", {"地点", "where"}, {"在哪里修", "where it is repaired"}).in_list(),
        field<&Repair::engineer>("engineer", {"工程师", "engineer"}, {"负责工程师", "who repairs it"}).in_list(),
        field<&Repair::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    using enum RepairState;
    static constexpr Act act_rows[] = {
        act<Repair, Dispatch>("dispatch", {"派工", "dispatch"}, {"工程师出发", "the engineer sets out"})
            .when({planned, underway, onsite, left})
            .then(underway),
        act<Repair, Arrive>("arrive", {"到达", "arrive"}, {"到达现场", "the engineer is there"})
            .when({underway, onsite, left})
            .then(onsite),
        act<Repair, Diagnose>("diagnose", {"诊断", "diagnose"}, {"诊断故障", "what is wrong and who pays"})
            .when({underway, onsite, left}),
        act<Repair, Quote>("quote", {"报价", "quote"}, {"给客户报价", "what the customer is to pay"})
            .when({underway, onsite, left}),
        act<Repair, Answer>("answer", {"答复", "answer"}, {"客户答复报价", "the customer's answer to a quote"})
            .when({underway, onsite, left}),
        act<Repair, Leave>("leave", {"离开", "leave"}, {"一次处理结束", "a visit or attempt ends"})
            .when({underway, onsite, left})
            .then(left),
        act<Repair, Sign>("sign", {"签字", "sign"}, {"客户在反馈表上签字", "the customer signs the feedback form"})
            .when({underway, onsite, left}),
        act<Repair, CancelRepair>("cancel", {"取消", "cancel"}, {"取消维修", "the work order is dropped"})
            .when({planned, underway, onsite, left})
            .then(cancelled),
        act<Repair, Note>("note", {"备注", "note"}, {"备注", "a remark"}),
        act<Repair, Correct>("correct", {"更正", "correct"}, {"更正了字段", "a field was corrected"}),
        act<Repair, Void>("void", {"作废", "void"}, {"作废事件", "a wrong event is taken out"}),
    };
    static constexpr Kind all =
        describe<Repair>({.label = {"维修", "repair"},
                          .meaning = {"售后服务反馈表：一张维修单", "service feedback form: one work order"},
                          .clause = "5.2.4.2",
                          .fields = field_rows,
                          .states = choices_of<RepairState>,
                          .under = "ticket"},
                         act_rows);
    return all;
}

}
