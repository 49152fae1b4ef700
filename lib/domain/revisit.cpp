// SPDX-License-Identifier: MIT
#include "domain/revisit.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<Via>) {
    static constexpr Choice all[] = {{"phone", {"电话", "phone"}},
                                     {"sms", {"短信", "SMS"}},
                                     {"wechat", {"微信", "WeChat"}},
                                     {"form", {"问卷", "form"}},
                                     {"visit", {"上门", "visit"}}};
    return every<Via>(all);
}
Choices choices(Of<RevisitState>) {
    static constexpr Choice all[] = {
        {"fresh", {"未回访", "not called"}}, {"called", {"已回访", "called"}}, {"submitted", {"已提交", "submitted"}}};
    return every<RevisitState>(all);
}

Fields fields(Of<Answers>) {
    static constexpr Field rows[] = {
        field<&Answers::in_time>("in_time", {"及时", "in time"}, {"是否及时告知", "whether we came and told in time"}),
        field<&Answers::one_visit>("one_visit", {"一次完成", "one visit"}, {"是否一次修好", "whether one visit was enough"}),
        field<&Answers::expertise>("expertise", {"专业", "expertise"}, {"专业技能 1–5", "skill, 1 to 5"}),
        field<&Answers::conduct>("conduct", {"态度", "conduct"}, {"态度与行为 1–5", "manners, 1 to 5"}),
        field<&Answers::overall>("overall", {"总体", "overall"}, {"总体满意度 1–5", "all in all, 1 to 5"}),
    };
    return every<Answers>(rows);
}

Fields fields(Of<Call>) {
    static constexpr Field rows[] = {
        field<&Call::via>("via", {"方式", "via"}, {"回访方式", "how the customer was asked"}),
        field<&Call::answered>("answered", {"已应答", "answered"}, {"客户是否应答", "whether the customer answered"}),
        field<&Call::answers>("answers", {"答复", "answers"}, {"客户的答复", "what the customer answered"}),
        field<&Call::remark>("remark", {"意见", "remark"}, {"客户意见", "what the customer says"}).prose(),
    };
    return every<Call>(rows);
}

Fields fields(Of<Submit>) {
    static constexpr Field rows[] = {
        field<&Submit::to>("to", {"提交给", "to"}, {"售后服务管理师", "the service manager"}),
    };
    return every<Submit>(rows);
}

const Kind& kind(Of<Revisit>) {
    static constexpr Field field_rows[] = {
        field<&Revisit::id>("id", {"回访编号", "id"}, {"回访编号", "the revisit's id"}).in_list(),
        field<&Revisit::of>("of", {"案件", "of"}, {"回访哪个案件", "the case asked about"}).in_list(),
        field<&Revisit::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    using enum RevisitState;
    static constexpr Act act_rows[] = {
        act<Revisit, Call>("call", {"回访", "call"}, {"一次回访", "the customer was asked"}).then(called),
        act<Revisit, Submit>("submit", {"提交", "submit"}, {"提交给管理师", "handed to the service manager"})
            .when({called, submitted})
            .then(submitted),
        act<Revisit, Note>("note", {"备注", "note"}, {"备注", "a remark"}),
        act<Revisit, Correct>("correct", {"更正", "correct"}, {"更正了字段", "a field was corrected"}),
        act<Revisit, Void>("void", {"作废", "void"}, {"作废事件", "a wrong event is taken out"}),
    };
    static constexpr Kind all = describe<Revisit>({.label = {"回访", "revisit"},
                                                   .meaning = {"服务案件回访记录", "calls back to a customer"},
                                                   .clause = "5.3.1.4",
                                                   .fields = field_rows,
                                                   .states = choices_of<RevisitState>,
                                                   .under = "of"},
                                                  act_rows);
    return all;
}

}
