// SPDX-License-Identifier: MIT
#pragma once
// What the values of svc say when a text is none of theirs.
#include "base/finding.hpp"

namespace svc::base {

inline constexpr Message messages[] = {
    {"bad-bool", Failure::data, {"“{0}”不是 true 或 false", "“{0}” is neither true nor false"}, {"写 true 或 false", "write true or false"}},
    {"bad-number", Failure::data, {"“{0}”不是整数", "“{0}” is not a whole number"}, {"写整数，例如 3", "write a whole number such as 3"}},
    {"out-of-range", Failure::data, {"{0} 不在 {1} 到 {2} 之间", "{0} is not between {1} and {2}"}, {"改成范围内的数", "write a number within the range"}},
    {"bad-money", Failure::data, {"“{0}”不是金额", "“{0}” is not an amount of money"}, {"写成 \"480.00\":最多两位小数，不带符号和千分位", "write it like \"480.00\": at most two decimals, no sign, no thousands separator"}},
    {"bad-share", Failure::data, {"“{0}”不是 0 到 1 之间的小数", "“{0}” is not a decimal between 0 and 1"}, {"写成 0.95，最多四位小数", "write it like 0.95, at most four decimals"}},
    {"bad-instant", Failure::data, {"“{0}”不是时刻", "“{0}” is not an instant"}, {"写成 2026-02-10T09:12:00+08:00", "write it like 2026-02-10T09:12:00+08:00"}},
    {"bad-date", Failure::data, {"“{0}”不是日期", "“{0}” is not a date"}, {"写成 2026-02-10", "write it like 2026-02-10"}},
    {"impossible-date", Failure::data, {"没有 {0} 这一天", "there is no such day as {0}"}, {"查一下日历", "look at the calendar"}},
    {"bad-dates", Failure::data, {"“{0}”不是日期或日期范围", "“{0}” is neither a date nor a range of dates"}, {"写成 2026-10-01 或 2026-10-01..2026-10-07", "write 2026-10-01 or 2026-10-01..2026-10-07"}},
    {"bad-duration", Failure::data, {"“{0}”不是时长", "“{0}” is not a duration"}, {"写成 10m、4h、30d 或 12mo", "write it like 10m, 4h, 30d or 12mo"}},
    {"bad-hours", Failure::data, {"“{0}”不是时段", "“{0}” is not a span of hours"}, {"写成 \"08:30-12:00\",先早后晚", "write it like \"08:30-12:00\", the earlier first"}},
    {"bad-weekdays", Failure::data, {"“{0}”不是星期", "“{0}” does not name days of the week"}, {"写成 mon、sat 或 mon-fri", "write mon, sat or mon-fri"}},
    {"bad-id", Failure::data, {"“{0}”不是编号", "“{0}” is not an id"}, {"{1}", "{1}"}},
    {"bad-name", Failure::data, {"“{0}”不能作名字", "“{0}” can’t be a name"}, {"用字母、数字、点、横线、下划线，最多 64 个，以字母或数字开头", "use letters, digits, dots, hyphens and underscores, at most 64, a letter or digit first"}},
    {"bad-digest", Failure::data, {"“{0}”不是 SHA-256", "“{0}” is not a SHA-256"}, {"用 sha256sum 的 64 位十六进制数", "use the 64 hexadecimal digits of sha256sum"}},
    {"bad-path", Failure::data, {"“{0}”不是账本内的路径", "“{0}” is not a path inside the book"}, {"写相对路径，不含 ..", "write a relative path without .."}},
    {"bad-event-name", Failure::data, {"“{0}”不是事件", "“{0}” does not name an event"}, {"写成 respond@2026-02-10T09:12:00+08:00", "write it like respond@2026-02-10T09:12:00+08:00"}},
    {"empty-text", Failure::data, {"这里不能为空", "this can’t be empty"}, {"写上内容，或去掉这一项", "write something, or leave the key out"}},
    {"bad-text", Failure::data, {"“{0}”中有控制字符或无效的 UTF-8", "“{0}” holds a control character or invalid UTF-8"}, {"删掉它", "take it out"}},
    {"long-text", Failure::data, {"文字有 {0} 字节，太长", "the text has {0} bytes, which is too long"}, {"放进文件，用 files 引用", "put it into a file and name that under files"}},
    {"bad-phone", Failure::data, {"“{0}”不是电话号码", "“{0}” is not a phone number"}, {"写 5 到 20 位数字，可带 + - 空格 括号", "write 5 to 20 digits; + - spaces and brackets may stand between"}},
    {"bad-email", Failure::data, {"“{0}”不是邮箱地址", "“{0}” is not an e-mail address"}, {"写成 name@example.com", "write it like name@example.com"}},
    {"bad-period", Failure::usage, {"“{0}”不是期间", "“{0}” is not a period"}, {"写成 2026、2026Q1、2026-02、2026-01-01..2026-04-01、last-quarter、this-month 等", "write 2026, 2026Q1, 2026-02, 2026-01-01..2026-04-01, last-quarter, this-month or the like"}},
    {"bad-time-zone", Failure::data, {"没有时区“{0}”", "there is no time zone “{0}”"}, {"写 tzdata 的名字，例如 Asia/Shanghai；并确认已安装 tzdata", "write a name of tzdata such as Asia/Shanghai, and see that tzdata is installed"}},
    {"bad-when", Failure::usage, {"看不懂时间“{0}”", "“{0}” is not a time svc understands"}, {"写成 09:12、-10m、今天 15:30、2026-02-10 09:12 或完整时刻", "write 09:12, -10m, today 15:30, 2026-02-10 09:12 or a full instant"}},
    {"no-such-local-time", Failure::usage, {"本地时间 {0} 不存在（时钟拨快）", "the local time {0} does not exist (clocks go forward)"}, {"写明时差：{1}", "give the offset: {1}"}},
    {"ambiguous-local-time", Failure::usage, {"本地时间 {0} 出现两次（时钟拨慢）", "the local time {0} occurs twice (clocks go back)"}, {"写明时差：{1}", "give the offset: {1}"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
