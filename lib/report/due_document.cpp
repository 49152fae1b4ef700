// SPDX-License-Identifier: MIT
#include <algorithm>

#include "record/codec.hpp"
#include "record/field.hpp"
#include "report/due.hpp"
#include "report/words.hpp"

namespace svc {

Choices choices(Of<ClockName>) {
    static constexpr Choice all[] = {{"respond", {"响应", "respond"}}, {"arrive", {"到达", "arrive"}},
                                     {"restore", {"恢复", "restore"}}, {"appoint", {"预约", "appoint"}},
                                     {"quote", {"报价", "quote"}},     {"revisit", {"回访", "revisit"}},
                                     {"settle", {"处理", "settle"}}};
    return every<ClockName>(all);
}
Choices choices(Of<ClockState>) {
    static constexpr Choice all[] = {
        {"running", {"计时中", "running"}}, {"stopped", {"停表", "stopped"}}, {"late", {"逾期", "late"}}};
    return every<ClockState>(all);
}

Fields fields(Of<DueClock>) {
    static constexpr Field rows[] = {
        field<&DueClock::key>("key", {"标识", "key"}, {"时钟的固定标识", "names the clock, and stays the same"}),
        field<&DueClock::id>("id", {"编号", "id"}, {"案件、维修或投诉", "the ticket, repair or complaint"}),
        field<&DueClock::clock>("clock", {"时限", "clock"}, {"哪个时限", "what has to be done"}),
        field<&DueClock::deadline>("deadline", {"期限", "deadline"}, {"期限", "by when"}).or_null(),
        field<&DueClock::left>("left", {"剩余", "left"},
                               {"剩余的计时秒数，负数为已逾期", "seconds of running time left; negative since it is late"})
            .or_null(),
        field<&DueClock::state>("state", {"状态", "state"}, {"计时中、停表或逾期", "running, stopped or late"}),
        field<&DueClock::agreed>("agreed", {"方案已定", "agreed"}, {"已达成的方案优先办理", "an agreed plan has priority"}),
        field<&DueClock::to>("to", {"负责", "to"}, {"最后被派的人，否则工程师", "the last assigned, else the engineer"})
            .or_null(),
        field<&DueClock::summary>("summary", {"摘要", "summary"}, {"案件内容", "what it is about"}).prose(),
    };
    return every<DueClock>(rows);
}

Fields fields(Of<DueClocks>) {
    static constexpr Field rows[] = {
        field<&DueClocks::svc>("svc", {"格式", "svc"}, {"输出格式的版本", "version of the output"}),
        field<&DueClocks::report>("report", {"报告", "report"}, {"哪份报告", "which report"}),
        field<&DueClocks::as_of>("as_of", {"截至", "as of"}, {"截至的时刻", "the moment it is judged from"}),
        field<&DueClocks::records>("records", {"记录", "records"}, {"读过的记录数", "how many records were read"}),
        field<&DueClocks::partial>("partial", {"不完整", "partial"}, {"有记录无法读取", "some records could not be read"}),
        field<&DueClocks::clocks>("clocks", {"时钟", "clocks"}, {"到期事项", "what is due"}).or_null(),
    };
    return every<DueClocks>(rows);
}

namespace {

Cell state_cell(const DueClock& c, Language language) {
    Cell cell = choice_cell(c.state, language);
    if (c.agreed && c.state != ClockState::late) cell.shown = std::string(Text{"方案已定", "agreed"}.in(language));
    cell.tone = c.agreed && c.state != ClockState::late ? Tone::strong
                : c.state == ClockState::late           ? Tone::bad
                : c.state == ClockState::stopped        ? Tone::faint
                                                        : Tone::plain;
    return cell;
}

/// For people the record and what is due of it, in their language.
Cell key_cell(const DueClock& c, Language language) {
    return {c.key, c.id + " " + std::string(choices(Of<ClockName>{})[static_cast<std::size_t>(c.clock)].label.in(language))};
}

/// For people without the year: what is due lies near.
Cell deadline_cell(const std::optional<Instant>& deadline) {
    Cell cell = instant_cell(deadline);
    if (deadline) cell.shown = cell.shown->substr(5);
    return cell;
}

/// What key and state say to people needs no column of its own, so that a row fits a line; for machines those stand last.
std::vector<Cell> row_of(const DueClock& c, Language language) {
    return {key_cell(c, language),
            deadline_cell(c.deadline),
            c.left ? seconds_cell(*c.left) : Cell{"", {}, Json::integer},
            state_cell(c, language),
            {c.to.value_or("")},
            {c.summary},
            {c.id},
            choice_cell(c.clock, language),
            {c.agreed ? "true" : "false", {}, Json::boolean}};
}

}

Document document(const DueClocks& due, Language language) {
    Document d;
    warn_partial(d, due.records.unreadable.value, language);
    Table table{.key = "clocks"};
    for (std::string_view key : {"key", "deadline", "left", "state", "to", "summary", "id", "clock", "agreed"})
        table.columns.push_back({std::string(key), std::string(find_field(fields(Of<DueClock>{}), key)->label.in(language)),
                                 key == "left", key == "summary", key == "id" || key == "clock" || key == "agreed"});
    for (const DueClock& c : due.clocks) {
        table.rows.push_back(row_of(c, language));
        if (std::ranges::find(d.ids, c.id) == d.ids.end()) d.ids.push_back(c.id);
    }
    d.blocks.push_back(std::move(table));
    write(fields(Of<DueClocks>{}), &due, d.data);
    return d;
}

}
