// SPDX-License-Identifier: MIT
#pragma once
// What rules say when a record or an event breaks them.
#include "base/finding.hpp"

namespace svc::rules {

inline constexpr Message messages[] = {
    // transitions
    {"not-now", Failure::data, {"{1}：状态为“{2}”时不能{0}", "can’t {0} now: at {1} the state is “{2}”"}, {"看一下 svc show，先补上缺的事件，或用 --at 写明时间", "see svc show; enter what is missing first, or give the time with --at"}},
    {"starts-otherwise", Failure::data, {"第一个事件应是 {0}", "the first event must be {0}"}, {"先录入 {0}", "enter {0} first"}},
    {"leave-before-arrive", Failure::data, {"现场维修还没有到达就离开", "an on-site repair is left before anybody arrived"}, {"先录入 arrive，或把 where 改为 remote 或 bench", "enter arrive first, or correct where to remote or bench"}},
    {"close-unrestored", Failure::data, {"维修案件还没有恢复，报价也没有被拒绝，不能关闭", "a repair ticket closes once it is restored or its quote is refused"}, {"先录入 restore、修好的 leave 或拒绝的 answer；要放弃就 cancel", "enter restore, a fixed leave or a refused answer first, or cancel it"}},
    {"cancel-live-repair", Failure::data, {"维修 {0} 还在进行，案件不能取消", "the repair {0} is live, so the ticket can’t be cancelled"}, {"先取消维修；两个都做过工作的案件用 group 关联", "cancel the repair first; two tickets with work on both are a group"}},
    {"reopen-open", Failure::data, {"案件既没有关闭也没有恢复，不能重开", "the case is neither closed nor restored, so it can’t be reopened"}, {"直接继续录入", "simply go on"}},
    {"future", Failure::data, {"{0} 在未来五分钟之后", "{0} lies more than five minutes ahead"}, {"改正 at；约定用 appoint 的 for", "correct at; what is agreed for later is appoint --for"}},
    {"before-receipt", Failure::data, {"{0} 早于受理时间", "{0} is before the case was received"}, {"改正 at", "correct at"}},
    // voids
    {"void-void", Failure::data, {"作废不能再作废", "a void can’t be voided"}, {"重新录入那个事件", "enter the event again"}},
    {"void-nothing", Failure::data, {"上文没有事件 {0}", "no event {0} stands above"}, {"svc show 列出事件；写成 动词@时刻", "svc show lists the events; write verb@time"}},
    {"void-several", Failure::usage, {"{0} 对应 {1} 个事件", "{0} names {1} events"}, {"要全部作废就加 --all", "add --all to take out all of them"}},
    // references
    {"no-such-record", Failure::data, {"没有{1} {0}", "there is no {1} {0}"}, {"先登记它，或改正编号", "enter it first, or correct the id"}},
    {"unit-differs", Failure::data, {"案件 {1} 是另一台机器 {0}", "the ticket {1} is about another unit, {0}"}, {"改正 unit；几台机器分成几个案件", "correct unit; several machines are several tickets"}},
    {"not-the-customers", Failure::data, {"机器 {0} 当日不属于客户 {1}", "the unit {0} did not belong to {1} on that day"}, {"改正客户，或给机器登记新的 owner", "correct the customer, or give the unit its new owner"}},
    {"customer-needed", Failure::data, {"{0}案件要写客户", "a {0} ticket needs a customer"}, {"加 --customer；只有咨询和其他可以不写", "add --customer; only consult and other may lack it"}},
    {"complaint-customer-needed", Failure::data, {"投诉要写客户", "a complaint needs a customer"}, {"加 --customer；只有 group 情形可以不写", "add --customer; only with the ground group may it lack"}},
    {"unknown-contact", Failure::data, {"客户没有联系人“{0}”", "the customer has no contact “{0}”"}, {"可用：{1}", "there are: {1}"}},
    {"unknown-site", Failure::data, {"客户没有地点“{0}”", "the customer has no site “{0}”"}, {"可用：{1}", "there are: {1}"}},
    {"no-grounds", Failure::data, {"投诉没有写情形", "a complaint without grounds"}, {"写 grounds，例如 voiced", "write grounds, for instance voiced"}},
    {"grade-too-low", Failure::data, {"等级 {0} 低于情形所要求的 {1}", "the grade {0} is below {1}, which the grounds demand"}, {"改为 {1} 或更高", "make it {1} or higher"}},
    {"key-mismatch", Failure::data, {"{0} 不在 {1} 的编号之下", "{0} does not stand under the key of {1}"}, {"用 svc 新建，编号由案件得出", "let svc make the id: it follows from the case"}},
    {"leave-why", Failure::data, {"没修好要写原因", "left unfixed without a reason"}, {"写 why:parts、skill、customer 或 other", "write why: parts, skill, customer or other"}},
    {"waived-why", Failure::data, {"减免要写原因", "something is waived without a reason"}, {"写 why", "write why"}},
    {"wrong-total", Failure::data, {"合计 {0} 与明细 {1} 不符", "the total {0} is not the sum {1}"}, {"改正合计，或不写，由 svc 计算", "correct it, or leave it out and svc works it out"}},
    {"special-basis", Failure::data, {"特殊补偿要写依据和金额", "a special compensation needs its basis and amount"}, {"写 basis:goodwill、moral 或 legal，以及 amount", "write basis: goodwill, moral or legal, and amount"}},
    {"no-call-answers", Failure::data, {"未应答的回访不能有答复", "a call that wasn’t answered has no answers"}, {"去掉 answers，或改为 answered: true", "leave answers out, or make it answered: true"}},
    {"ends-before", Failure::data, {"{0} 早于开始 {1}", "{0} is before its beginning {1}"}, {"改正日期或时间", "correct the date or time"}},
    {"overlapping-hours", Failure::data, {"时段重叠", "the hours overlap"}, {"改成先后不重叠的时段", "make them follow each other"}},
    {"equal-from", Failure::data, {"两项的 from 都是 {0}", "two entries have the same from, {0}"}, {"每天只能有一项生效：改正 from", "only one can count on a day: correct from"}},
    {"zero-share", Failure::data, {"{0} 必须大于 0", "{0} must be above 0"}, {"改正数值", "correct it"}},
    {"unknown-calendar", Failure::data, {"没有日历“{0}”", "there is no calendar “{0}”"}, {"在 calendars 中定义它", "define it under calendars"}},
    // rights
    {"no-post", Failure::forbidden, {"{0} 在 {1} 没有岗位", "{0} held no post on {1}"}, {"用 --by 写明是谁做的，或改正 staff 的 posts", "say with --by who did it, or correct the posts in staff"}},
    {"not-allowed", Failure::forbidden, {"{0}({1}）不能{2}", "{0} ({1}) may not {2}"}, {"需要：{3}", "it takes: {3}"}},
    {"above-authority", Failure::forbidden, {"{0} 超出 {1} 的权限 {2}", "{0} is above the authority of {1}, {2}"}, {"用 escalate 升级给有权限的人", "escalate to somebody with that authority"}},
    {"own-proposal", Failure::forbidden, {"{0} 不能批准自己提出的方案", "{0} may not approve a proposal of their own"}, {"由另一人提出或批准", "let somebody else propose or approve it"}},
    {"nothing-to-approve", Failure::data, {"没有待批准的特殊补偿", "there is no special compensation to approve"}, {"先 propose --special", "propose one first, with --special"}},
    {"not-approved", Failure::forbidden, {"特殊补偿还没有批准", "the special compensation is not approved"}, {"先由总经理 approve", "let the general manager approve it first"}},
    {"amount-differs", Failure::data, {"金额 {0} 与批准的 {1} 不同", "the amount {0} is not the approved {1}"}, {"按批准的金额解决，或重新提出", "settle for what was approved, or propose anew"}},
    {"mediation-needed", Failure::data, {"严重或被拒绝的投诉要先由管理师调解", "a severe or rejected complaint needs a mediation before it closes"}, {"由售后服务管理师 mediate", "let a service manager mediate"}},
    // fills
    {"warranty-unknown", Failure::data, {"无法判断保修：{0}", "the warranty can’t be worked out: {0}"}, {"由人判断：--warranty in|out --because 说明", "a person decides: --warranty in|out --because WHY"}},
    {"price-unknown", Failure::data, {"价目表没有备件 {0}", "no price list has the part {0}"}, {"在备件上写 price，或补充价目表", "write price with the part, or add it to the price list"}},
    // findings of check alone
    {"name-not-id", Failure::data, {"文件名与 id {0} 不符", "the file’s name is not its id {0}"}, {"改名为 {1}", "rename it {1}"}},
    {"misplaced", Failure::data, {"文件不在它的位置", "the file stands in the wrong place"}, {"移到 {0}", "move it to {0}"}},
    {"stray-file", Failure::data, {"这里不应有这个文件", "this file doesn’t belong here"}, {"移走它", "move it away"}},
    {"case-clash", Failure::data, {"与 {0} 只有大小写不同", "differs from {0} in case only"}, {"保留一个：名字不分大小写", "keep one: names are compared without case"}},
    {"callback-overdue", Failure::found, {"投诉 {0} 的回访已超期：应在 {1} 前", "the call-back of {0} is overdue since {1}"}, {"svc revisit call {0}", "svc revisit call {0}"}},
    {"assigned-gone", Failure::found, {"{0} 指派给 {1}，但此人已离岗", "{0} is assigned to {1}, who holds no post any more"}, {"重新 assign 或 dispatch --to", "assign it anew, or dispatch --to somebody"}},
    {"source-twice", Failure::data, {"来源 {0} 已是 {1}", "the source {0} is {1} already"}, {"保留一个，另一个 cancel --why duplicate", "keep one and cancel the other as a duplicate"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
