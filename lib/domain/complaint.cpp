// SPDX-License-Identifier: MIT
#include "domain/complaint.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<PlanKind>) {
    static constexpr Choice all[] = {
        {"repair", {"维修", "repair"}}, {"exchange", {"换货", "exchange"}},         {"return", {"退货", "return"}},
        {"refund", {"退款", "refund"}}, {"compensation", {"补偿", "compensation"}}, {"apology", {"致歉", "apology"}},
        {"other", {"其他", "other"}}};
    return every<PlanKind>(all);
}
Choices choices(Of<Basis>) {
    static constexpr Choice all[] = {
        {"goodwill", {"人情", "goodwill"}}, {"moral", {"道义", "moral"}}, {"legal", {"法律", "legal"}}};
    return every<Basis>(all);
}
Choices choices(Of<ComplaintState>) {
    static constexpr Choice all[] = {{"fresh", {"未受理", "not received"}},
                                     {"open", {"处理中", "open"}},
                                     {"proposed", {"已提方案", "plan proposed"}},
                                     {"agreed", {"已同意", "plan agreed"}},
                                     {"rejected", {"已拒绝", "plan rejected"}},
                                     {"settled", {"已解决", "settled"}},
                                     {"closed", {"已关闭", "closed"}},
                                     {"cancelled", {"已取消", "cancelled"}}};
    return every<ComplaintState>(all);
}

Fields fields(Of<Propose>) {
    static constexpr Field rows[] = {
        field<&Propose::plan>("plan", {"方案", "plan"}, {"解决方案", "what is offered"}).prose(),
        field<&Propose::kind>("kind", {"方式", "kind"}, {"解决方式", "what kind of settlement"}),
        field<&Propose::amount>("amount", {"金额", "amount"}, {"补偿金额", "what it costs"}),
        field<&Propose::special>("special", {"特殊补偿", "special"},
                                 {"是否特殊补偿（5.3.2.3）", "a special compensation (5.3.2.3)"}),
        field<&Propose::basis>("basis", {"依据", "basis"}, {"特殊补偿的依据", "what a special compensation rests on"}),
    };
    return every<Propose>(rows);
}

Fields fields(Of<Reject>) {
    static constexpr Field rows[] = {
        field<&Reject::why>("why", {"原因", "why"}, {"客户拒绝的原因", "why the customer refuses"}).prose(),
    };
    return every<Reject>(rows);
}

Fields fields(Of<Mediate>) {
    static constexpr Field rows[] = {
        field<&Mediate::result>("result", {"结果", "result"}, {"调解的结果", "what the mediation came to"}).prose(),
    };
    return every<Mediate>(rows);
}

Fields fields(Of<Approve>) {
    static constexpr Field rows[] = {
        field<&Approve::amount>("amount", {"金额", "amount"}, {"批准的金额", "the amount approved"}),
    };
    return every<Approve>(rows);
}

Fields fields(Of<Settle>) {
    static constexpr Field rows[] = {
        field<&Settle::result>("result", {"结果", "result"}, {"处理结果", "how it was settled"}).prose(),
        field<&Settle::amount>("amount", {"金额", "amount"}, {"支付的金额", "what was paid"}),
    };
    return every<Settle>(rows);
}

Fields fields(Of<Regrade>) {
    static constexpr Field rows[] = {
        field<&Regrade::grounds>("grounds", {"情形", "grounds"}, {"新的定级情形", "the grounds from now on"}),
        field<&Regrade::grade>("grade", {"等级", "grade"}, {"新的等级", "the grade from now on"}),
        field<&Regrade::why>("why", {"原因", "why"}, {"改级的原因", "why it is graded anew"}).prose(),
    };
    return every<Regrade>(rows);
}

Fields fields(Of<CancelComplaint>) {
    static constexpr Field rows[] = {
        field<&CancelComplaint::why>("why", {"原因", "why"}, {"取消的原因", "why it is cancelled"}),
    };
    return every<CancelComplaint>(rows);
}

Fields fields(Of<Lesson>) {
    static constexpr Field rows[] = {
        field<&Lesson::text>("text", {"内容", "text"}, {"经验教训", "what is learnt"}).prose(),
    };
    return every<Lesson>(rows);
}

const Kind& kind(Of<Complaint>) {
    static constexpr Field field_rows[] = {
        field<&Complaint::id>("id", {"投诉编号", "id"}, {"投诉编号", "the complaint's id"}).in_list(),
        field<&Complaint::customer>("customer", {"客户", "customer"},
                                    {"客户编号；群体投诉可缺", "the customer; may lack for a group complaint"})
            .in_list(),
        field<&Complaint::about>("about", {"涉及", "about"}, {"涉及的案件、机器或人员", "tickets, units or staff it is about"}),
        field<&Complaint::channel>("channel", {"渠道", "channel"}, {"受理渠道", "how it reached us"}),
        field<&Complaint::grounds>("grounds", {"情形", "grounds"}, {"定级所依据的情形", "what the grade follows from"}).in_list(),
        field<&Complaint::grade>("grade", {"等级", "grade"}, {"等级，不低于情形所要求的", "at least what the grounds demand"})
            .in_list()
            .filled(),
        field<&Complaint::summary>("summary", {"摘要", "summary"}, {"投诉内容", "what it is about"}).in_list().prose(),
        field<&Complaint::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    using enum ComplaintState;
    static constexpr Act act_rows[] = {
        act<Complaint, Receive>("receive", {"受理", "receive"}, {"受理投诉", "the complaint came in"}).when({fresh}).then(open),
        act<Complaint, Respond>("respond", {"响应", "respond"}, {"响应客户", "the customer was answered"})
            .when({open, proposed, agreed, rejected, settled}),
        act<Complaint, Propose>("propose", {"提出方案", "propose"}, {"提出解决方案", "a settlement is offered"})
            .when({open, proposed, agreed, rejected, settled})
            .then(proposed),
        act<Complaint, Agree>("agree", {"同意", "agree"}, {"客户同意方案", "the customer takes the plan"})
            .when({proposed, rejected, agreed})
            .then(agreed),
        act<Complaint, Reject>("reject", {"拒绝", "reject"}, {"客户拒绝方案", "the customer refuses the plan"})
            .when({proposed, agreed, settled})
            .then(rejected),
        act<Complaint, Escalate>("escalate", {"升级", "escalate"}, {"升级给上级", "handed up"})
            .when({open, proposed, agreed, rejected, settled}),
        act<Complaint, Mediate>("mediate", {"调解", "mediate"}, {"管理师调解", "a service manager mediates"})
            .when({open, proposed, agreed, rejected, settled})
            .only({Role::manager}),
        act<Complaint, Approve>("approve", {"批准", "approve"},
                                {"总经理批准特殊补偿", "the general manager approves a special compensation"})
            .when({proposed, agreed, rejected})
            .only({Role::gm}),
        act<Complaint, Settle>("settle", {"解决", "settle"}, {"处理完毕", "the plan was carried out"})
            .when({open, proposed, agreed, rejected})
            .then(settled),
        act<Complaint, Regrade>("regrade", {"改级", "regrade"}, {"重新定级", "graded anew"})
            .when({open, proposed, agreed, rejected, settled}),
        act<Complaint, Close>("close", {"关闭", "close"}, {"关闭投诉", "nothing is left to do"})
            .when({open, proposed, agreed, rejected, settled})
            .then(closed),
        act<Complaint, Reopen>("reopen", {"重开", "reopen"}, {"重新打开", "the complaint goes on after all"})
            .when({settled, closed})
            .then(open),
        act<Complaint, CancelComplaint>("cancel", {"取消", "cancel"}, {"取消投诉", "there is no complaint"})
            .when({open, proposed, agreed, rejected})
            .then(cancelled),
        act<Complaint, Lesson>("lesson", {"教训", "lesson"}, {"经验教训", "what is learnt from it"})
            .when({open, proposed, agreed, rejected, settled, closed}),
        act<Complaint, Note>("note", {"备注", "note"}, {"备注", "a remark"}),
        act<Complaint, Correct>("correct", {"更正", "correct"}, {"更正了字段", "a field was corrected"}),
        act<Complaint, Void>("void", {"作废", "void"}, {"作废事件", "a wrong event is taken out"}),
    };
    static constexpr Kind all = describe<Complaint>({.label = {"投诉", "complaint"},
                                                     .meaning = {"投诉档案", "a complaint and what became of it"},
                                                     .clause = "5.3.2",
                                                     .fields = field_rows,
                                                     .states = choices_of<ComplaintState>},
                                                    act_rows);
    return all;
}

}
