// SPDX-License-Identifier: MIT
#include "domain/terms.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<Department>) {
    static constexpr Choice all[] = {{"after-sales", {"售后服务部", "after-sales"}},
                                     {"business", {"业务部", "business"}},
                                     {"technical", {"技术部", "technical"}},
                                     {"administration", {"行政部", "administration"}},
                                     {"finance", {"财务部", "finance"}},
                                     {"management", {"管理层", "management"}}};
    return every<Department>(all);
}
Choices choices(Of<Role>) {
    static constexpr Choice all[] = {{"agent", {"客服", "agent"}},
                                     {"engineer", {"工程师", "engineer"}},
                                     {"manager", {"售后服务管理师", "service manager"}},
                                     {"gm", {"总经理", "general manager"}},
                                     {"finance", {"财务", "finance"}},
                                     {"admin", {"管理员", "administrator"}},
                                     {"system", {"系统", "system"}}};
    return every<Role>(all);
}
Choices choices(Of<Channel>) {
    static constexpr Choice all[] = {{"hotline", {"热线", "hotline"}}, {"web", {"网站", "web"}},
                                     {"email", {"邮件", "e-mail"}},    {"wechat", {"微信", "WeChat"}},
                                     {"visit", {"上门", "visit"}},     {"other", {"其他", "other"}}};
    return every<Channel>(all);
}
Choices choices(Of<Category>) {
    static constexpr Choice all[] = {{"pc", {"电脑", "PC"}},
                                     {"server", {"服务器", "server"}},
                                     {"switch", {"交换机", "switch"}},
                                     {"router", {"路由器", "router"}},
                                     {"other", {"其他", "other"}}};
    return every<Category>(all);
}
Choices choices(Of<TicketKind>) {
    static constexpr Choice all[] = {{"repair", {"维修", "repair"}},   {"install", {"安装", "installation"}},
                                     {"return", {"退换货", "return"}}, {"consult", {"咨询", "advice"}},
                                     {"booking", {"预约", "booking"}}, {"other", {"其他", "other"}}};
    return every<TicketKind>(all);
}
Choices choices(Of<Priority>) {
    static constexpr Choice all[] = {
        {"low", {"低", "low"}}, {"normal", {"普通", "normal"}}, {"high", {"高", "high"}}, {"urgent", {"紧急", "urgent"}}};
    return every<Priority>(all);
}
Choices choices(Of<Level>) {
    static constexpr Choice all[] = {{"normal", {"普通", "normal"}}, {"key", {"重点", "key"}}};
    return every<Level>(all);
}
Choices choices(Of<Regime>) {
    static constexpr Choice all[] = {{"contract", {"按合同", "by contract"}}, {"consumer-pc", {"微机三包", "consumer PC"}}};
    return every<Regime>(all);
}
Choices choices(Of<Grade>) {
    static constexpr Choice all[] = {
        {"grumble", {"客户抱怨", "grumble"}}, {"general", {"一般客诉", "general"}}, {"severe", {"严重客诉", "severe"}}};
    return every<Grade>(all);
}
Choices choices(Of<Ground>) {
    static constexpr Choice all[] = {{"voiced", {"表达不满", "voiced to us"}},
                                     {"unsettled", {"未解决", "left unsettled"}},
                                     {"authority", {"投诉到主管部门", "taken to an authority"}},
                                     {"court", {"诉讼", "taken to court"}},
                                     {"online", {"网络投诉", "made public online"}},
                                     {"group", {"群体投诉", "group complaint"}},
                                     {"injury", {"人身伤害", "injury"}},
                                     {"loss", {"重大损失", "heavy loss"}}};
    return every<Ground>(all);
}
Choices choices(Of<Waiting>) {
    static constexpr Choice all[] = {
        {"customer", {"等客户", "the customer"}}, {"parts", {"等备件", "parts"}}, {"other", {"其他", "other"}}};
    return every<Waiting>(all);
}
Choices choices(Of<CancelReason>) {
    static constexpr Choice all[] = {
        {"duplicate", {"重复", "duplicate"}}, {"withdrawn", {"客户撤回", "withdrawn"}}, {"error", {"误建", "entered in error"}}};
    return every<CancelReason>(all);
}

Fields fields(Of<ForeignId>) {
    static constexpr Field rows[] = {
        field<&ForeignId::system>("system", {"系统", "system"}, {"来源系统", "the system it came from"}),
        field<&ForeignId::id>("id", {"编号", "id"}, {"在来源系统中的编号", "its id there"}),
    };
    return every<ForeignId>(rows);
}

}
