// SPDX-License-Identifier: MIT
#include "domain/ticket.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<AskedBy>) {
    static constexpr Choice all[] = {{"customer", {"客户", "customer"}}, {"us", {"我方", "us"}}};
    return every<AskedBy>(all);
}
Choices choices(Of<Remedy>) {
    static constexpr Choice all[] = {
        {"remote", {"远程", "remote"}}, {"bench", {"送修", "bench"}}, {"replacement", {"更换", "replacement"}}};
    return every<Remedy>(all);
}
Choices choices(Of<TicketState>) {
    static constexpr Choice all[] = {{"fresh", {"未受理", "not received"}}, {"open", {"处理中", "open"}},
                                     {"paused", {"暂停", "paused"}},        {"restored", {"已恢复", "restored"}},
                                     {"closed", {"已关闭", "closed"}},      {"cancelled", {"已取消", "cancelled"}}};
    return every<TicketState>(all);
}

Fields fields(Of<Assign>) {
    static constexpr Field rows[] = {
        field<&Assign::to>("to", {"派给", "to"}, {"负责的人员", "who works on it"}),
    };
    return every<Assign>(rows);
}

Fields fields(Of<Appoint>) {
    static constexpr Field rows[] = {
        field<&Appoint::start>("for", {"约定时间", "for"}, {"约定上门的时间", "when the visit is to begin"}),
        field<&Appoint::until>("until", {"最晚", "until"}, {"约定时段的结束", "when the agreed window ends"}),
        field<&Appoint::asked_by>("asked_by", {"提出方", "asked by"}, {"谁提出的时间", "whose wish the time is"}),
        field<&Appoint::site>("site", {"地点", "site"}, {"客户档案中的地点", "a site of the customer"}),
        field<&Appoint::contact>("contact", {"联系人", "contact"}, {"客户档案中的联系人", "a contact of the customer"}),
        field<&Appoint::work>("work", {"内容", "work"}, {"约定的服务内容", "what is to be done"}).prose(),
    };
    return every<Appoint>(rows);
}

Fields fields(Of<Pause>) {
    static constexpr Field rows[] = {
        field<&Pause::why>("why", {"等待", "why"}, {"等什么", "what it waits for"}),
        field<&Pause::text>("text", {"说明", "text"}, {"暂停的说明", "what exactly is waited for"}).prose(),
    };
    return every<Pause>(rows);
}

Fields fields(Of<Restore>) {
    static constexpr Field rows[] = {
        field<&Restore::how>("how", {"方式", "how"}, {"恢复方式", "how the fault was cleared"}),
    };
    return every<Restore>(rows);
}

Fields fields(Of<Handover>) {
    static constexpr Field rows[] = {
        field<&Handover::items>("items", {"交付物", "items"}, {"交付的物品", "what was handed over"}).prose(),
        field<&Handover::trained>("trained", {"已培训", "trained"},
                                  {"是否现场培训了使用", "whether the user was shown how to use it"}),
        field<&Handover::papers>("papers", {"文件", "papers"}, {"交付的文件", "which papers were handed over"}).prose(),
    };
    return every<Handover>(rows);
}

Fields fields(Of<CancelTicket>) {
    static constexpr Field rows[] = {
        field<&CancelTicket::why>("why", {"原因", "why"}, {"取消的原因", "why it is cancelled"}),
        field<&CancelTicket::of>("of", {"重复于", "of"}, {"与哪个案件重复", "the ticket it duplicates"}),
    };
    return every<CancelTicket>(rows);
}

const Kind& kind(Of<Ticket>) {
    static constexpr Field field_rows[] = {
        field<&Ticket::id>("id", {"案件编号", "id"}, {"案件编号", "the ticket's id"}).in_list(),
        field<&Ticket::kind>("kind", {"类型", "kind"}, {"服务类型", "what is asked for"}).in_list(),
        field<&Ticket::channel>("channel", {"渠道", "channel"}, {"受理渠道", "how it reached us"}),
        field<&Ticket::customer>("customer", {"客户", "customer"}, {"客户编号", "the customer"}).in_list(),
        field<&Ticket::unit>("unit", {"机器", "unit"}, {"机器序列号", "the unit it is about"}).in_list(),
        field<&Ticket::contract>("contract", {"合同", "contract"},
                                 {"适用的合同；缺省取自机器", "the contract it falls under; the unit's by default"})
            .filled(),
        field<&Ticket::group>("group", {"同组", "group"}, {"同一来电的第一个案件", "the first ticket of the same call"}),
        field<&Ticket::priority>("priority", {"优先级", "priority"}, {"优先级", "how urgent it is"}),
        field<&Ticket::complaint>("complaint", {"投诉", "complaint"},
                                  {"为处理该投诉而做的工作", "the complaint this work is to settle"}),
        field<&Ticket::fault>("fault", {"故障", "fault"}, {"月度分析用的故障关键词", "key for the monthly analysis"}),
        field<&Ticket::summary>("summary", {"摘要", "summary"}, {"案件内容", "what it is about"}).in_list().prose(),
        field<&Ticket::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    using enum TicketState;
    static constexpr Act act_rows[] = {
        act<Ticket, Receive>("receive", {"受理", "receive"}, {"受理来电", "the call came in"}).when({fresh}).then(open),
        act<Ticket, Respond>("respond", {"响应", "respond"}, {"响应客户", "the customer was answered"})
            .when({open, paused, restored}),
        act<Ticket, Assign>("assign", {"派单", "assign"}, {"指派人员", "given to somebody"}).when({open, paused, restored}),
        act<Ticket, Appoint>("appoint", {"预约", "appoint"}, {"与客户约定时间", "a visit was agreed"})
            .when({open, paused})
            .then(open),
        act<Ticket, Pause>("pause", {"暂停", "pause"}, {"暂停处理", "nothing can be done for now"})
            .when({open, paused})
            .then(paused),
        act<Ticket, Resume>("resume", {"恢复处理", "resume"}, {"继续处理", "work goes on"}).when({open, paused}).then(open),
        act<Ticket, Restore>("restore", {"恢复", "restore"}, {"故障排除", "the fault is cleared"})
            .when({open, paused})
            .then(restored),
        act<Ticket, Handover>("handover", {"交付", "handover"}, {"安装交付", "an installation was handed over"})
            .when({open, paused, restored}),
        act<Ticket, Close>("close", {"关闭", "close"}, {"关闭案件", "nothing is left to do"})
            .when({open, paused, restored})
            .then(closed),
        act<Ticket, Reopen>("reopen", {"重开", "reopen"}, {"重新打开", "the case goes on after all"})
            .when({open, paused, restored, closed})
            .then(open),
        act<Ticket, CancelTicket>("cancel", {"取消", "cancel"}, {"取消案件", "there is no case"})
            .when({open, paused, restored})
            .then(cancelled),
        act<Ticket, Escalate>("escalate", {"升级", "escalate"}, {"升级给上级", "handed up"}).when({open, paused, restored}),
        act<Ticket, Note>("note", {"备注", "note"}, {"备注", "a remark"}),
        act<Ticket, Correct>("correct", {"更正", "correct"}, {"更正了字段", "a field was corrected"}),
        act<Ticket, Void>("void", {"作废", "void"}, {"作废事件", "a wrong event is taken out"}),
    };
    static constexpr Kind all = describe<Ticket>({.label = {"服务案件", "ticket"},
                                                  .meaning = {"客户的一次服务请求", "one request of a customer"},
                                                  .clause = "5.2.4.1",
                                                  .fields = field_rows,
                                                  .states = choices_of<TicketState>},
                                                 act_rows);
    return all;
}

}
