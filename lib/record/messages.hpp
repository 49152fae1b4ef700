// SPDX-License-Identifier: MIT
#pragma once
// What the loops over the tables say when a document doesn't fit its table.
#include "base/finding.hpp"

namespace svc::record {

inline constexpr Message messages[] = {
    {"unknown-key",
     Failure::data,
     {"不认识的键“{0}”", "unknown key “{0}”"},
     {"可用的键：{1}；自用字段放在 x: 下", "known here: {1}; fields of your own go under x:"}},
    {"unknown-key-near", Failure::data, {"不认识的键“{0}”", "unknown key “{0}”"}, {"是不是“{1}”？", "did you mean “{1}”?"}},
    {"missing-key", Failure::data, {"缺少“{0}”", "“{0}” is missing"}, {"补上 {0}：{1}", "add {0}: {1}"}},
    {"unknown-choice",
     Failure::data,
     {"“{0}”不在可选值中", "“{0}” is none of the values possible here"},
     {"可选：{1}", "one of: {1}"}},
    {"unknown-choice-near",
     Failure::data,
     {"“{0}”不在可选值中", "“{0}” is none of the values possible here"},
     {"是不是“{1}”？", "did you mean “{1}”?"}},
    {"unknown-event", Failure::data, {"{1}没有事件“{0}”", "a {1} has no event “{0}”"}, {"可用的事件：{2}", "its events: {2}"}},
    {"unknown-event-near",
     Failure::data,
     {"{1}没有事件“{0}”", "a {1} has no event “{0}”"},
     {"是不是“{2}”？", "did you mean “{2}”?"}},
    {"not-a-map",
     Failure::data,
     {"“{0}”这里应是键值对", "“{0}” takes keys and values here"},
     {"写成 键： 值，每行一个", "write key: value, one a line"}},
    {"not-a-list",
     Failure::data,
     {"“{0}”这里应是列表", "“{0}” takes a list here"},
     {"每行以“- ”开头", "begin each line with “- ”"}},
    {"not-a-scalar", Failure::data, {"“{0}”这里应是单个值", "“{0}” takes a single value here"}, {"写成一个{1}", "write one {1}"}},
    {"quoted-value",
     Failure::data,
     {"“{0}”不应加引号", "“{0}” must not stand in quotes"},
     {"去掉引号，否则别的工具会读成文本", "take the quotes off: other tools would read text"}},
    {"event-not-fields", Failure::data, {"事件缺少 do", "an event lacks do"}, {"写上 do: 动词", "write do: and its verb"}},
    {"name-unknown",
     Failure::data,
     {"不认识的名字“{0}”", "unknown name “{0}”"},
     {"同批中要有 id: \"{0}\" 的记录，且写在前面", "a record of the same batch, further up, must have id: \"{0}\""}},
    {"bad-condition",
     Failure::usage,
     {"条件的第 {0} 个字符处应为 {1}", "at character {0} the condition should have {1}"},
     {"例如 --where 'kind = repair and (channel = web or received < 2026-02-01)'，含空格的值加引号",
      "write --where 'kind = repair and (channel = web or received < 2026-02-01)'; quote values with spaces"}},
    {"unknown-column", Failure::usage, {"没有列“{0}”", "there is no column “{0}”"}, {"可用：{1}", "there are: {1}"}},
    {"no-order", Failure::usage, {"“{0}”没有先后大小", "“{0}” has no order"}, {"用 = != ~ !~", "compare it with = != ~ !~"}},
    {"bad-pair",
     Failure::usage,
     {"“{0}”不是 键=值", "“{0}” is not key=value"},
     {"写成 part=PSU-550,qty=1；含逗号的值写成 JSON", "write part=PSU-550,qty=1; a value with a comma as JSON"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
