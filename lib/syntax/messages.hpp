// SPDX-License-Identifier: MIT
#pragma once
// What is said of bytes that are no document svc reads.
#include "base/finding.hpp"

namespace svc::syntax {

inline constexpr Message messages[] = {
    {"too-large", Failure::data, {"文件有 {0} 字节，超过 1 MiB", "the file has {0} bytes, more than 1 MiB"}, {"拆成几条记录，大文件放在旁边用 files 引用", "make several records of it; keep large things in files beside it"}},
    {"empty-file", Failure::data, {"文件是空的", "the file is empty"}, {"写上记录，或删掉它", "write a record, or delete it"}},
    {"encoding", Failure::data, {"文件是 {0}，不是 UTF-8", "the file is {0}, not UTF-8"}, {"另存为 UTF-8", "save it as UTF-8"}},
    {"utf8", Failure::data, {"不是有效的 UTF-8", "this is no valid UTF-8"}, {"另存为 UTF-8", "save it as UTF-8"}},
    {"control-character", Failure::data, {"有控制字符 {0}", "there is a control character, {0}"}, {"删掉它", "delete it"}},
    {"line-separator", Failure::data, {"有 {0}，各种 YAML 读法不一", "there is {0}, which YAML readers disagree about"}, {"删掉它，或在双引号里写成 {0}", "delete it, or write it as {0} in double quotes"}},
    {"bom", Failure::data, {"文件以字节顺序标记开头", "the file begins with a byte order mark"}, {"可以读；svc fmt 会去掉它", "it is read; svc fmt takes it away"}},
    {"crlf", Failure::data, {"文件用 CR LF 换行", "the file’s lines end with CR LF"}, {"可以读；svc fmt 会改成 LF", "it is read; svc fmt makes it LF"}},
    {"conflict-marker", Failure::data, {"有 git 冲突标记", "there is a git conflict marker"}, {"解决冲突后再用", "resolve the conflict first"}},
    {"yaml-directive", Failure::data, {"不支持 YAML 指令", "YAML directives aren’t read"}, {"删掉以 % 开头的行", "delete the line that begins with %"}},
    {"yaml-syntax", Failure::data, {"不是有效的 YAML:{0}", "this is no valid YAML: {0}"}, {"检查缩进、冒号和引号", "look at indentation, colons and quotes"}},
    {"yaml-colon", Failure::data, {"这里不能有“键: 值”", "a “key: value” can’t stand here"}, {"文本里有冒号加空格要加引号；检查缩进", "quote a text that holds a colon and a space; look at the indentation"}},
    {"yaml-indent", Failure::data, {"缩进与上面的行对不上", "the indentation doesn’t fit the lines above"}, {"同一层的键和 - 从同一列开始，里层更靠右", "begin the keys or dashes of one level in one column, what they hold further right"}},
    {"yaml-tab", Failure::data, {"缩进里有制表符", "there is a tab in the indentation"}, {"缩进只用空格", "indent with spaces"}},
    {"yaml-bracket", Failure::data, {"括号没有关闭，或少了逗号", "a bracket isn’t closed, or a comma is missing"}, {"检查这里之前的 [ ] { } 和逗号", "look at [ ] { } and the commas before this place"}},
    {"yaml-reserved", Failure::data, {"文本不能以 {0} 开头", "a text can’t begin with {0}"}, {"加上引号", "put it in quotes"}},
    {"yaml-escape", Failure::data, {"双引号里没有这种转义写法", "double quotes know no such escape"}, {"反斜杠写成 \\\\，或改用单引号", "write a backslash as \\\\, or use single quotes"}},
    {"yaml-unclosed-quote", Failure::data, {"引号没有关闭", "the quote is never closed"}, {"补上另一个引号", "add the closing quote"}},
    {"yaml-anchor", Failure::data, {"不支持锚点与别名（& *）", "anchors and aliases (& *) aren’t read"}, {"把值写出来；文本以 & 或 * 开头要加引号", "write the value out; quote a text that begins with & or *"}},
    {"yaml-tag", Failure::data, {"不支持标签“{0}”", "the tag “{0}” isn’t read"}, {"去掉标签；文本以 ! 开头要加引号", "take the tag off; quote a text that begins with !"}},
    {"yaml-merge-key", Failure::data, {"不支持合并键 <<", "merge keys (<<) aren’t read"}, {"把各项写出来", "write the entries out"}},
    {"yaml-null", Failure::data, {"“{0}”没有值", "“{0}” has no value"}, {"写上值，或删掉这一项；文本 null 和 ~ 要加引号", "write a value or delete the entry; quote the texts null and ~"}},
    {"yaml-key", Failure::data, {"键必须是单个值", "a key must be a single value"}, {"写成 键： 值", "write key: value"}},
    {"duplicate-key", Failure::data, {"键“{0}”出现了两次", "the key “{0}” stands twice"}, {"只保留一个", "keep one of them"}},
    {"too-deep", Failure::data, {"嵌套超过 16 层", "nested deeper than 16 levels"}, {"写得平一些", "write it flatter"}},
    {"several-documents", Failure::data, {"文件里有几个文档", "the file holds several documents"}, {"一个文件一条记录：去掉 --- 之后的部分", "one record a file: take away what follows ---"}},
    {"root-not-map", Failure::data, {"顶层不是键值对", "the top level is no mapping"}, {"写成 键： 值，每行一个", "write key: value, one a line"}},
    {"null-item", Failure::data, {"列表里有 null", "a list holds null"}, {"写上值，或删掉它", "write a value or delete it"}},
    {"json-syntax", Failure::data, {"不是有效的 JSON:{0}", "this is no valid JSON: {0}"}, {"检查逗号、引号和括号", "look at commas, quotes and brackets"}},
    {"patch-refused", Failure::data, {"不能原地修改这个文件的“{0}”", "“{0}” can’t be changed in place in this file"}, {"先用 svc fmt 规范它，或手工修改", "let svc fmt rewrite it first, or change it by hand"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
