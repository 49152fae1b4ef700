// SPDX-License-Identifier: MIT
#pragma once
// What the desk says about books and entries as a whole.
#include "base/finding.hpp"

namespace svc::desk {

inline constexpr Message messages[] = {
    {"no-book", Failure::usage, {"这里没有账本：{0} 及其上级都没有 svc.yaml", "no book here: neither {0} nor a folder above it has svc.yaml"}, {"在账本内运行，或用 --book 指定，或用 svc init 新建", "run svc inside a book, name it with --book, or make one with svc init"}},
    {"no-such-id", Failure::missing, {"没有记录 {0}", "there is no record {0}"}, {"核对编号；svc find 可以查找", "check the id; svc find looks for it"}},
    {"not-an-id", Failure::usage, {"“{0}”不是编号", "“{0}” is not an id"}, {"写全编号，例如 T-20260210-7K3QF；机器和人员写 svc unit … 或 svc staff …", "write a whole id such as T-20260210-7K3QF; name units and staff with their noun"}},
    {"ambiguous-id", Failure::usage, {"“{0}”可以指 {1}", "“{0}” may be {1}"}, {"多写几个字符", "write more of it"}},
    {"no-case-for", Failure::data, {"{0} 要写明属于哪个案件", "a {0} needs the case it belongs to"}, {"写 {1}", "give its {1}"}},
    {"id-given", Failure::data, {"{0} 的编号由 svc 生成，不能指定“{1}”", "ids of a {0} are made by svc, “{1}” can’t be given"}, {"去掉 id，或写 @名字 供同批记录引用", "leave id out, or write @name for others of the same batch to use"}},
    {"id-needed", Failure::data, {"{0} 要写 id", "a {0} needs its id"}, {"写它本来的名字：序列号、代号、合同号……", "write the name it has: serial, handle, contract number …"}},
    {"id-taken", Failure::data, {"{0} 已经存在", "{0} exists already"}, {"要修改就用 edit", "use edit to change it"}},
    {"name-unknown", Failure::data, {"不认识的名字“{0}”", "unknown name “{0}”"}, {"同批中要有 id: \"{0}\" 的记录，且写在前面", "a record of the same batch, further up, must have id: \"{0}\""}},
    {"name-twice", Failure::data, {"名字“{0}”用了两次", "the name “{0}” stands twice"}, {"每个 @名字 只用一次", "use each @name once"}},
    {"kind-unclear", Failure::data, {"看不出是哪种记录", "it isn’t clear what kind of record this is"}, {"写成 {ticket: {…}}，或用 svc ticket new --from", "write {ticket: {…}}, or use svc ticket new --from"}},
    {"no-events", Failure::usage, {"{0} 没有事件", "a {0} has no events"}, {"用 svc {0} edit 修改", "use svc {0} edit to change it"}},
    {"nobody", Failure::usage, {"不知道是谁在操作", "svc doesn’t know who acts"}, {"用 --by 代号，或设置 SVC_USER，或让 git 的 user.email 与 staff 中的邮箱一致", "use --by HANDLE, set SVC_USER, or let git’s user.email be that of a staff member"}},
    {"nothing-to-undo", Failure::missing, {"{0} 上没有 {1} 的事件", "{0} has no event of {1} to take back"}, {"svc void {0} 动词@时刻 --why 原因", "svc void {0} VERB@TIME --why WHY"}},
    {"fixed-field", Failure::data, {"“{0}”不能改", "“{0}” can’t be changed"}, {"新建一条记录", "make a new record"}},
    {"why-needed", Failure::usage, {"更正要写原因", "a correction says why"}, {"加 --why 原因", "add --why WHY"}},
    {"zone-fixed", Failure::data, {"已有案件，时区不能改", "there are cases, so the time zone can’t change"}, {"改回 {0}", "make it {0} again"}},
    {"book-there", Failure::usage, {"{0} 已经是账本", "{0} is a book already"}, {"直接使用，或另选一个文件夹", "use it, or choose another folder"}},
    {"no-names-left", Failure::busy, {"连续几次编号都被占用", "several ids in a row were taken"}, {"再试一次", "try again"}},
    {"no-case-key", Failure::data, {"{0} 不是案件的编号", "{0} is not the id of a case"}, {"写 T-… 或 C-… 的编号", "give the id of a ticket or complaint"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
