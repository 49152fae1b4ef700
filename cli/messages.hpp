// SPDX-License-Identifier: MIT
#pragma once
// What the command line says of itself.
#include "base/finding.hpp"

namespace svc::cli {

inline constexpr Message messages[] = {
    {"unknown-command", Failure::usage, {"没有命令“{0}”", "there is no command “{0}”"}, {"svc help 列出命令", "svc help lists them"}},
    {"unknown-command-near", Failure::usage, {"没有命令“{0}”", "there is no command “{0}”"}, {"是不是“{1}”？", "did you mean “{1}”?"}},
    {"unknown-option", Failure::usage, {"没有选项“{0}”", "there is no option “{0}”"}, {"{1} -h 列出选项", "{1} -h lists them"}},
    {"unknown-option-near", Failure::usage, {"没有选项“{0}”", "there is no option “{0}”"}, {"是不是“{1}”？", "did you mean “{1}”?"}},
    {"option-value", Failure::usage, {"选项“{0}”缺少值", "the option “{0}” lacks its value"}, {"写成 {0} {1}", "write {0} {1}"}},
    {"option-twice", Failure::usage, {"选项“{0}”只能写一次", "the option “{0}” stands more than once"}, {"只保留一个", "keep one of them"}},
    {"bad-option-value", Failure::usage, {"{0} 不能是“{1}”", "{0} can’t be “{1}”"}, {"可选：{2}", "one of: {2}"}},
    {"missing-option", Failure::usage, {"缺少 {0}", "{0} is missing"}, {"加上 {0} {1}", "add {0} {1}"}},
    {"missing-argument", Failure::usage, {"缺少 {0}", "{0} is missing"}, {"用法：{1}", "usage: {1}"}},
    {"too-many-arguments", Failure::usage, {"多出了“{0}”", "“{0}” is one too many"}, {"用法：{1}", "usage: {1}"}},
    {"unreadable-input", Failure::usage, {"读不了 {0}：{1}", "can’t read {0}: {1}"}, {"核对路径和权限", "check its path and permissions"}},
    {"output-failed", Failure::write, {"写不了 {0}：{1}", "can’t write {0}: {1}"}, {"检查磁盘空间和权限，再运行一次", "check space and permissions, then run it again"}},
    {"written-untold", Failure::write, {"已写入 {0}，但编号没能输出", "{0} is written, but its id could not be printed"}, {"不要重复录入；svc list 可以找到它", "don’t enter it again; svc list finds it"}},
    {"no-id", Failure::data, {"事件没有写 id", "an event without an id"}, {"写上它属于哪条记录：id: T-…", "say which record it is for: id: T-…"}},
    {"unknown-field", Failure::usage, {"没有列“{0}”", "there is no column “{0}”"}, {"可用：{1}", "there are: {1}"}},
    {"unknown-code", Failure::usage, {"没有代码或主题“{0}”", "there is no topic or code “{0}”"}, {"svc help 列出主题", "svc help lists topics"}},
    {"needs-terminal", Failure::usage, {"{0} 需要终端", "{0} needs a terminal"}, {"改用选项写明，或去掉 --no-input", "give it with options instead, or leave --no-input out"}},
    {"editor-failed", Failure::usage, {"编辑器没有正常结束：{0}", "the editor did not end well: {0}"}, {"用 SVC_EDITOR 指定编辑器", "name one with SVC_EDITOR"}},
    {"edit-kept", Failure::busy, {"记录已被别人改动，草稿保存在 {0}", "the record changed meanwhile; your draft is kept in {0}"}, {"比较后再改一次", "compare, then edit again"}},
    {"edit-refused", Failure::data, {"编辑后的记录有问题", "the edited record has faults"}, {"见上面的说明", "see above"}},
    {"fmt-comments", Failure::data, {"{0} 有注释，重写会丢失注释", "{0} has comments, which a rewrite would lose"}, {"要丢掉注释就加 --drop-comments", "add --drop-comments to lose them"}},
    {"defect", Failure::defect, {"svc 出了内部错误：{0}", "a defect of svc: {0}"}, {"请把命令和这条消息报告给维护者；账本没有被写坏", "report the command and this message to the maintainers; no record was left half written"}},
    {"partial", Failure::data, {"{0} 条记录读不了，数字不含它们", "{0} records can’t be read, so the figures lack them"}, {"svc check 列出问题", "svc check lists what is wrong"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
