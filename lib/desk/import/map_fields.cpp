// SPDX-License-Identifier: MIT
// The keys of a map.
#include "desk/import/map.hpp"
#include "record/field.hpp"

namespace svc {

Choices choices(Of<Encoding>) {
    static constexpr Choice all[] = {{"utf-8", {"UTF-8", "UTF-8"}}, {"gb18030", {"GB18030", "GB18030"}}};
    return every<Encoding>(all);
}
Choices choices(Of<Take>) {
    static constexpr Choice all[] = {
        {"last", {"最后一行", "the last one"}}, {"first", {"第一行", "the first one"}}, {"each", {"每一行", "each of them"}}};
    return every<Take>(all);
}
Choices choices(Of<CellForm>) {
    static constexpr Choice all[] = {{"plain", {"原样", "as it is"}},
                                     {"id", {"编号", "an id"}},
                                     {"money", {"金额", "money"}},
                                     {"date", {"日期", "a date"}},
                                     {"time", {"时间", "a time"}}};
    return every<CellForm>(all);
}

Fields fields(Of<CellRule>) {
    static constexpr Field rows[] = {
        field<&CellRule::column>("column", {"列", "column"}, {"取这一列的单元格", "the cell of this column"}),
        field<&CellRule::text>("text", {"文本", "text"},
                               {"由几列拼成的文本：{分类} / {子类}", "a text of several columns: {category} / {part}"}),
        field<&CellRule::values>("values", {"对照表", "values"},
                                 {"换成对照表中的值", "the table in which it stands for another value"}),
        field<&CellRule::otherwise>(
            "otherwise", {"否则", "otherwise"},
            {"空格、对照表里没有或找不到时的值；不写则空格略去，其余拒收",
             "for an empty cell, and what isn’t in the table or isn’t found; without it those two are rejected"}),
        field<&CellRule::optional>("optional", {"可缺", "optional"},
                                   {"对照表里没有或找不到时略去", "what isn’t in the table or isn’t found is left out"}),
        field<&CellRule::finds>(
            "finds", {"查找", "finds"},
            {"由字段值找编号：customer.contacts.phone", "the id of the record with that value: customer.contacts.phone"}),
        field<&CellRule::split>("split", {"分隔", "split"}, {"列表各项之间的字符", "what parts the items of a list"}),
        field<&CellRule::form>("form", {"形式", "form"},
                               {"先变成编号、金额、日期或时间", "first made an id, money, a date or a time"}),
        field<&CellRule::row>("row", {"行", "row"},
                              {"取案件的哪一行；缺省最后一行", "the row of the case it is taken from; the last one by default"}),
    };
    return every<CellRule>(rows);
}

Fields fields(Of<RowRule>) {
    static constexpr Field rows[] = {
        field<&RowRule::take>("take", {"取", "take"}, {"符合条件的行里取哪一行", "which of the rows that fit"}),
        field<&RowRule::where>(
            "where", {"条件", "where"},
            {"行要符合的条件：状态 != 新建 and before.状态 = 新建", "what a row must fit: state != New and before.state = New"}),
    };
    return every<RowRule>(rows);
}

Fields fields(Of<CaseRule>) {
    static constexpr Field rows[] = {
        field<&CaseRule::columns>("columns", {"列", "columns"},
                                  {"这些列相同的行是一个案件", "rows with equal cells here are one case"}),
        field<&CaseRule::order>("order", {"顺序", "order"},
                                {"案件内各行按这些列排序", "its rows are put in order by these columns"}),
    };
    return every<CaseRule>(rows);
}

Fields fields(Of<MapHead>) {
    static constexpr Field rows[] = {
        field<&MapHead::svc_map>("svc_map", {"版本", "version"}, {"格式版本，写 1", "version of the format: 1"}),
        field<&MapHead::separator>("separator", {"分隔符", "separator"},
                                   {"单元格之间的字符；缺省看第一行", "what parts cells; seen from the first line by default"}),
        field<&MapHead::encoding>(
            "encoding", {"编码", "encoding"},
            {"不是 UTF-8 时的编码；写 utf-8 则只认 UTF-8", "of what isn’t UTF-8; utf-8 takes nothing else"}),
        field<&MapHead::guarded>("guarded", {"公式防护", "guarded"},
                                 {"单元格带有 svc 写的公式防护", "cells carry the guard against formulas that svc writes"}),
        field<&MapHead::time_zone>("time_zone", {"时区", "time zone"},
                                   {"文件里时间的时区；缺省为本账本的", "of the times in the file; the book’s by default"}),
        field<&MapHead::times>("times", {"时间格式", "times"},
                               {"时间的写法：%d-%m-%Y %H:%M、excel、unix", "how times are written: %d-%m-%Y %H:%M, excel, unix"}),
        field<&MapHead::empty>("empty", {"空值", "empty"},
                               {"等于没有的值，例如 ?、无", "what stands for nothing, such as ? or n/a"}),
        field<&MapHead::case_rule>("case", {"案件", "case"}, {"几行合为一个案件", "several rows to one case"}),
        field<&MapHead::values>("values", {"对照表", "values"},
                                {"外部的值对应本系统的值", "what values of the other system are here"}),
    };
    return every<MapHead>(rows);
}

}
