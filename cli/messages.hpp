// SPDX-License-Identifier: MIT
#pragma once
// What the command line says of itself.
#include "base/finding.hpp"

namespace svc::cli {

inline constexpr Message messages[] = {
    {"unknown-command",
     Failure::usage,
     {"没有命令“{0}”", "there is no command “{0}”"},
     {"svc help 列出命令", "svc help lists them"}},
    {"unknown-command-near",
     Failure::usage,
     {"没有命令“{0}”", "there is no command “{0}”"},
     {"是不是“{1}”？", "did you mean “{1}”?"}},
    {"unknown-option", Failure::usage, {"没有选项“{0}”", "there is no option “{0}”"}, {"{1} -h 列出选项", "{1} -h lists them"}},
    {"unknown-option-near",
     Failure::usage,
     {"没有选项“{0}”", "there is no option “{0}”"},
     {"是不是“{1}”？", "did you mean “{1}”?"}},
    {"option-value", Failure::usage, {"选项“{0}”缺少值", "the option “{0}” lacks its value"}, {"写成 {0} {1}", "write {0} {1}"}},
    {"option-twice",
     Failure::usage,
     {"选项“{0}”只能写一次", "the option “{0}” stands more than once"},
     {"只保留一个", "keep one of them"}},
    {"not-together", Failure::usage, {"{0} 和 {1} 不能同时用", "{0} and {1} don’t go together"}, {"分两次运行", "run it twice"}},
    {"bad-option-value", Failure::usage, {"{0} 不能是“{1}”", "{0} can’t be “{1}”"}, {"可选：{2}", "one of: {2}"}},
    {"missing-option", Failure::usage, {"缺少 {0}", "{0} is missing"}, {"加上 {0} {1}", "add {0} {1}"}},
    {"missing-argument", Failure::usage, {"缺少 {0}", "{0} is missing"}, {"用法：{1}", "usage: {1}"}},
    {"too-many-arguments", Failure::usage, {"多出了“{0}”", "“{0}” is one too many"}, {"用法：{1}", "usage: {1}"}},
    {"unreadable-input",
     Failure::usage,
     {"读不了 {0}：{1}", "can’t read {0}: {1}"},
     {"核对路径和权限", "check its path and permissions"}},
    {"output-failed",
     Failure::write,
     {"写不了 {0}：{1}", "can’t write {0}: {1}"},
     {"检查磁盘空间和权限，再运行一次", "check space and permissions, then run it again"}},
    {"written-untold",
     Failure::write,
     {"已写入 {0}，但编号没能输出", "{0} is written, but its id could not be printed"},
     {"不要重复录入；svc list 可以找到它", "don’t enter it again; svc list finds it"}},
    {"no-id",
     Failure::data,
     {"事件没有写 id", "an event without an id"},
     {"写上它属于哪条记录：id: T-…", "say which record it is for: id: T-…"}},
    {"unknown-code",
     Failure::usage,
     {"没有代码或主题“{0}”", "there is no topic or code “{0}”"},
     {"svc help 列出主题", "svc help lists topics"}},
    {"editor-failed",
     Failure::usage,
     {"编辑器没有正常结束：{0}", "the editor did not end well: {0}"},
     {"用 SVC_EDITOR 指定编辑器", "name one with SVC_EDITOR"}},
    {"fmt-comments",
     Failure::data,
     {"{0} 有注释，重写会丢失注释", "{0} has comments, which a rewrite would lose"},
     {"要丢掉注释就加 --drop-comments", "add --drop-comments to lose them"}},
    {"defect",
     Failure::defect,
     {"svc 出了内部错误：{0}", "a defect of svc: {0}"},
     {"请把命令和这条消息报告给维护者；账本没有被写坏",
      "report the command and this message to the maintainers; no record was left half written"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
