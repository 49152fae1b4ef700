// SPDX-License-Identifier: MIT
#include "domain/settings.hpp"

#include "base/messages.hpp"

namespace svc {

namespace {

constexpr std::string_view days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

int day_named(std::string_view s) {
    for (int i = 0; i < 7; ++i)
        if (days[i] == s) return i;
    return -1;
}

}

Result<Weekdays> Weekdays::parse(std::string_view s) {
    const std::size_t dash = s.find('-');
    const int first = day_named(s.substr(0, dash)), last = dash == s.npos ? first : day_named(s.substr(dash + 1));
    if (first < 0 || last < first) return fault(base::message("bad-weekdays"), {std::string(s)});
    return Weekdays{first, last};
}

std::string Weekdays::text() const {
    const std::string a(days[first]);
    return first == last ? a : a + "-" + std::string(days[last]);
}

Choices choices(Of<NoData>) {
    static constexpr Choice all[] = {{"redistribute", {"按有数据的部分计算", "score the rest"}},
                                     {"incomplete", {"不计分", "no score"}}};
    return every<NoData>(all);
}
Choices choices(Of<Language>) {
    static constexpr Choice all[] = {{"zh", {"中文", "Chinese"}}, {"en", {"英文", "English"}}};
    return every<Language>(all);
}

Fields fields(Of<Company>) {
    static constexpr Field rows[] = {
        field<&Company::name>("name", {"名称", "name"}, {"公司名称", "name of the company"}),
        field<&Company::hotline>("hotline", {"热线", "hotline"}, {"24 小时热线", "24-hour hotline"}),
        field<&Company::address>("address", {"地址", "address"}, {"公司地址", "address of the company"}),
        field<&Company::email>("email", {"邮箱", "e-mail"}, {"公司邮箱", "e-mail of the company"}),
        field<&Company::website>("website", {"网站", "website"}, {"服务网站", "service website"}),
        field<&Company::business>("business", {"业务", "business"}, {"主营业务", "what the company does"}),
        field<&Company::idea>("idea", {"服务理念", "service idea"}, {"批准的服务理念", "the approved service idea"}),
        field<&Company::founded>("founded", {"成立", "founded"}, {"成立日期", "when it was founded"}),
    };
    return every<Company>(rows);
}

Fields fields(Of<Calendar>) {
    static constexpr Field rows[] = {
        field<&Calendar::week>("week", {"每周", "week"}, {"每周的工作时段", "hours of the week"}),
        field<&Calendar::holidays>("holidays", {"节假日", "holidays"},
                                   {"放假的日子，a..b 含两端", "days off; a..b includes both"}),
        field<&Calendar::workdays>("workdays", {"调休上班", "workdays"},
                                   {"上班的休息日，按周一计", "days worked all the same, as a Monday"}),
    };
    return every<Calendar>(rows);
}

Fields fields(Of<Goal>) {
    static constexpr Field rows[] = {
        field<&Goal::target>("target", {"目标", "target"}, {"目标值", "share to reach"}),
        field<&Goal::weight>("weight", {"权重", "weight"}, {"权重", "its weight in the score"}),
        field<&Goal::department>("department", {"部门", "department"}, {"负责部门", "the department in charge"}),
    };
    return every<Goal>(rows);
}

Fields fields(Of<GoalParts>) {
    static constexpr Field rows[] = {
        field<&GoalParts::first_fix>("first_fix", {"一次修复率", "first-time fix"}, {"一次修复率", "share fixed in one visit"}),
        field<&GoalParts::quote_in_time>("quote_in_time", {"报价及时率", "quotes in time"},
                                         {"报价及时率", "share quoted in time"}),
        field<&GoalParts::repair_in_time>("repair_in_time", {"维修及时率", "repairs in time"},
                                          {"维修及时率", "share repaired in time"}),
        field<&GoalParts::complaint_satisfaction>("complaint_satisfaction", {"投诉处理满意率", "complaint satisfaction"},
                                                  {"投诉处理满意率", "share of complainants satisfied"}),
    };
    return every<GoalParts>(rows);
}

Fields fields(Of<Goals>) {
    static constexpr Field rows[] = {
        field<&Goals::from>("from", {"自", "from"}, {"从哪天起", "first day"}),
        field<&Goals::satisfaction>("satisfaction", {"服务满意率", "satisfaction"},
                                    {"服务满意率目标", "share of customers to satisfy"}),
        field<&Goals::parts>("parts", {"分解", "parts"}, {"按部门分解的目标", "the goals by department"}),
    };
    return every<Goals>(rows);
}

Fields fields(Of<Rules>) {
    static constexpr Field rows[] = {
        field<&Rules::from>("from", {"自", "from"}, {"从哪天起", "first day"}),
        field<&Rules::first_fix_window>("first_fix_window", {"一次修复观察期", "first-fix window"},
                                        {"修复后多久不返修才算一次修复", "how long it must hold"}),
        field<&Rules::satisfied_from>("satisfied_from", {"满意线", "satisfied from"},
                                      {"总体评分从几分起算满意", "lowest overall answer that is satisfied"}),
        field<&Rules::stops>("stops", {"停表", "stops"}, {"哪些等待使时钟停走", "which waits stop clocks"}),
        field<&Rules::no_data>("no_data", {"无数据", "no data"}, {"某项无数据时如何计分", "the score when a part has no data"}),
    };
    return every<Rules>(rows);
}

Fields fields(Of<Authority>) {
    static constexpr Field rows[] = {
        field<&Authority::from>("from", {"自", "from"}, {"从哪天起", "first day"}),
        field<&Authority::role>("role", {"角色", "role"}, {"角色", "the role"}),
        field<&Authority::compensation>("compensation", {"补偿限额", "compensation"},
                                        {"可自行决定的补偿", "what it may promise by itself"}),
    };
    return every<Authority>(rows);
}

Fields fields(Of<LegalPart>) {
    static constexpr Field rows[] = {
        field<&LegalPart::part>("part", {"部件", "part"}, {"主要部件", "a main part"}),
        field<&LegalPart::warranty>("warranty", {"保修", "warranty"}, {"法定保修期", "warranty the state demands"}),
    };
    return every<LegalPart>(rows);
}

Fields fields(Of<LegalMinimum>) {
    static constexpr Field rows[] = {
        field<&LegalMinimum::from>("from", {"自", "from"}, {"从哪天起", "first day"}),
        field<&LegalMinimum::regime>("regime", {"规则", "regime"}, {"哪种法定规则", "which regime"}),
        field<&LegalMinimum::warranty>("warranty", {"保修", "warranty"}, {"整机法定保修期", "warranty of the whole machine"}),
        field<&LegalMinimum::parts>("parts", {"主要部件", "parts"}, {"主要部件的法定保修期", "longer ones of main parts"}),
    };
    return every<LegalMinimum>(rows);
}

Fields fields(Of<Settings>) {
    static constexpr Field rows[] = {
        field<&Settings::svc>("svc", {"格式", "svc"}, {"账本格式的版本", "version of the book's format"}),
        field<&Settings::company>("company", {"公司", "company"}, {"公司简介", "the company"}),
        field<&Settings::time_zone>("time_zone", {"时区", "time zone"},
                                    {"账本的时区；有案件后不能改", "the book's time zone; fixed once there are cases"}),
        field<&Settings::language>("language", {"语言", "language"}, {"缺省语言", "default language"}),
        field<&Settings::currency>("currency", {"货币", "currency"}, {"货币", "currency of all amounts"}),
        field<&Settings::fiscal_year_start>("fiscal_year_start", {"财年起始月", "fiscal year start"},
                                            {"财年从几月开始", "month the fiscal year begins"}),
        field<&Settings::promises>("promises", {"承诺", "promises"}, {"服务承诺", "what is promised"}),
        field<&Settings::calendars>("calendars", {"日历", "calendars"}, {"时钟运行的时段", "hours in which clocks run"}),
        field<&Settings::goals>("goals", {"目标", "goals"}, {"服务目标", "service goals"}),
        field<&Settings::rules>("rules", {"规则", "rules"}, {"统计规则", "how figures are made"}),
        field<&Settings::authority>("authority", {"权限", "authority"}, {"补偿权限", "who may compensate how much"}),
        field<&Settings::legal>("legal", {"法定保修", "legal minimum"},
                                {"法定最低保修期", "warranty the state demands at least"}),
    };
    return every<Settings>(rows);
}

const Calendar* Settings::calendar(std::string_view name) const {
    for (const auto& c : calendars)
        if (c.key.value == name) return &c.value;
    return nullptr;
}

}
