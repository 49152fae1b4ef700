// SPDX-License-Identifier: MIT
#include "record/field.hpp"
#include "report/kpi.hpp"

namespace svc {

Fields fields(Of<LeftOutCounts>) {
    static constexpr Field rows[] = {
        field<&LeftOutCounts::cancelled>("cancelled", {"已取消", "cancelled"},
                                         {"结果之前撤回，或重复、误建", "withdrawn before the outcome, a duplicate or an error"}),
        field<&LeftOutCounts::no_receive>("no_receive", {"无受理事件", "never received"},
                                          {"没有受理事件", "no event says when it was received"}),
        field<&LeftOutCounts::refused>(
            "refused", {"客户拒绝报价", "quote refused"},
            {"到期未恢复，且客户拒绝了报价", "not restored by its deadline, and the customer refused the quote"}),
        field<&LeftOutCounts::unreadable>("unreadable", {"无法读取", "unreadable"}, {"文件无法读取", "its file can’t be read"}),
    };
    return every<LeftOutCounts>(rows);
}

Fields fields(Of<GoalResult>) {
    static constexpr Field rows[] = {
        field<&GoalResult::figure>("figure", {"指标", "figure"}, {"哪项指标", "which figure"}),
        field<&GoalResult::good>("good", {"达标", "good"}, {"达标的记录", "records that are good"}),
        field<&GoalResult::counted>("counted", {"计入", "counted"}, {"计入的记录", "records that are counted"}),
        field<&GoalResult::rate>("rate", {"比率", "rate"}, {"达标除以计入", "good of counted"}).or_null(),
        field<&GoalResult::target>("target", {"目标", "target"}, {"目标值", "the goal"}).or_null(),
        field<&GoalResult::met>("met", {"达成", "met"}, {"是否达到目标", "whether the goal is reached"}).or_null(),
        field<&GoalResult::weight>("weight", {"权重", "weight"}, {"在总分中的权重", "its weight in the score"}).or_null(),
        field<&GoalResult::department>("department", {"部门", "department"}, {"负责部门", "the department in charge"}).or_null(),
        field<&GoalResult::provisional>("provisional", {"观察期内", "provisional"},
                                        {"暂计达标，观察期未满", "good so far, the window is still open"}),
        field<&GoalResult::visited>("visited", {"有上门", "visited"},
                                    {"恢复前有人到达", "somebody arrived before it was restored"}),
        field<&GoalResult::no_unit>("no_unit", {"未写机器", "no unit"},
                                    {"没有机器，无法判断返修", "no unit, so nothing tells whether it came again"}),
        field<&GoalResult::contradicted>(
            "contradicted", {"客户说法相反", "contradicted"},
            {"计为达标，但客户说不止一次", "good, but the customer says it took more than one visit"}),
        field<&GoalResult::unanswered>("unanswered", {"未接通", "unanswered"},
                                       {"本期关闭而无人接听回访", "closed in the period, and nobody answered a call"}),
        field<&GoalResult::pending>("pending", {"待定", "pending"}, {"期末尚无结果", "no outcome yet at the end of the period"}),
        field<&GoalResult::moved>(
            "moved", {"期限顺延", "moved"},
            {"到达或恢复期限因预约或停表而变", "an appointment or a stop moved the arrive or restore deadline"}),
        field<&GoalResult::late_logged>("late_logged", {"补录", "late logged"},
                                        {"起决定作用的事件是补录的", "a deciding event was typed in late"}),
        field<&GoalResult::left_out>("left_out", {"不计入", "left out"},
                                     {"不计入的记录，按原因", "records that are left out, by reason"}),
    };
    return every<GoalResult>(rows);
}

Fields fields(Of<SatisfactionResult>) {
    static constexpr Field rows[] = {
        field<&SatisfactionResult::good>("good", {"满意", "good"}, {"满意的案件", "cases whose customer is satisfied"}),
        field<&SatisfactionResult::counted>("counted", {"计入", "counted"},
                                            {"有计入回访的案件", "cases with a call that counts"}),
        field<&SatisfactionResult::rate>("rate", {"比率", "rate"}, {"满意除以计入", "good of counted"}).or_null(),
        field<&SatisfactionResult::target>("target", {"目标", "target"}, {"目标值", "the goal"}).or_null(),
        field<&SatisfactionResult::met>("met", {"达成", "met"}, {"是否达到目标", "whether the goal is reached"}).or_null(),
        field<&SatisfactionResult::unanswered>("unanswered", {"未接通", "unanswered"},
                                               {"本期关闭而无人接听回访", "closed in the period, and nobody answered a call"}),
        field<&SatisfactionResult::moved>(
            "moved", {"期限顺延", "moved"},
            {"到达或恢复期限因预约或停表而变", "an appointment or a stop moved the arrive or restore deadline"}),
        field<&SatisfactionResult::late_logged>("late_logged", {"补录", "late logged"},
                                                {"计入的回访是补录的", "the call that counts was typed in late"}),
        field<&SatisfactionResult::left_out>("left_out", {"不计入", "left out"},
                                             {"不计入的案件，按原因", "cases that are left out, by reason"}),
    };
    return every<SatisfactionResult>(rows);
}

Fields fields(Of<PeriodResult>) {
    static constexpr Field rows[] = {
        field<&PeriodResult::name>("name", {"名称", "name"}, {"期间的名称", "what the period is called"}),
        field<&PeriodResult::from>("from", {"自", "from"}, {"第一瞬间", "its first instant"}),
        field<&PeriodResult::to>("to", {"至", "to"}, {"之后的第一瞬间", "the first instant behind it"}),
    };
    return every<PeriodResult>(rows);
}

Fields fields(Of<RecordCounts>) {
    static constexpr Field rows[] = {
        field<&RecordCounts::read>("read", {"已读", "read"}, {"读过的记录", "records that were read"}),
        field<&RecordCounts::unreadable>("unreadable", {"无法读取", "unreadable"},
                                         {"无法读取的记录", "records that could not be read"}),
    };
    return every<RecordCounts>(rows);
}

Fields fields(Of<KpiFigures>) {
    static constexpr Field rows[] = {
        field<&KpiFigures::svc>("svc", {"格式", "svc"}, {"输出格式的版本", "version of the output"}),
        field<&KpiFigures::report>("report", {"报告", "report"}, {"哪份报告", "which report"}),
        field<&KpiFigures::period>("period", {"期间", "period"}, {"报告的期间", "the period reported"}),
        field<&KpiFigures::as_of>("as_of", {"截至", "as of"}, {"截至的时刻", "the moment it is judged from"}),
        field<&KpiFigures::revision>("revision", {"版本", "revision"}, {"账本的 git 提交", "commit of the book"}).or_null(),
        field<&KpiFigures::dirty>("dirty", {"有改动", "dirty"}, {"工作区与该提交不同", "the working tree differs from it"}),
        field<&KpiFigures::records>("records", {"记录", "records"}, {"读过的记录数", "how many records were read"}),
        field<&KpiFigures::partial>("partial", {"不完整", "partial"}, {"有记录无法读取", "some records could not be read"}),
        field<&KpiFigures::goals>("goals", {"目标", "goals"}, {"分解到部门的指标", "the figures that have goals"}).or_null(),
        field<&KpiFigures::satisfaction>("satisfaction", {"服务满意率", "satisfaction"},
                                         {"服务满意率", "how many customers are satisfied"}),
        field<&KpiFigures::score>("score", {"总分", "score"}, {"加权总分", "the weighted score"}).or_null(),
        field<&KpiFigures::measures>("measures", {"其他统计", "measures"}, {"没有目标的统计", "what has no goal"}),
    };
    return every<KpiFigures>(rows);
}

}
