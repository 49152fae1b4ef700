// SPDX-License-Identifier: MIT
#include "record/event.hpp"

#include "base/messages.hpp"
#include "record/field.hpp"

namespace svc {

Fields fields(Of<Event>) {
    static constexpr Field rows[] = {
        field<&Event::at>("at", {"时间", "at"}, {"发生的时间", "when it happened"}),
        field<&Event::by>("by", {"人员", "by"}, {"处理的人员", "who did it"}),
        field<&Event::entered>("entered", {"录入人", "entered by"}, {"代为录入的人员", "who typed it in, if somebody else"})
            .filled(),
        field<&Event::logged>("logged", {"登记时间", "logged"},
                              {"迟于五分钟补录时的录入时间", "when it was typed in, if over five minutes later"})
            .filled(),
    };
    return every<Event>(rows);
}

Fields fields(Of<Attachment>) {
    static constexpr Field rows[] = {
        field<&Attachment::path>("path", {"路径", "path"}, {"文件在账本内的路径", "where in the book the file stands"}),
        field<&Attachment::sha256>("sha256", {"摘要", "sha256"},
                                   {"文件的 SHA-256；缺省自动计算", "SHA-256 of the file; worked out by default"})
            .filled(),
    };
    return every<Attachment>(rows);
}

Fields fields(Of<Note>) {
    static constexpr Field rows[] = {
        field<&Note::text>("text", {"内容", "text"}, {"备注内容", "what is noted"}).prose(),
        field<&Note::files>("files", {"文件", "files"}, {"附件", "files that belong to it"}),
    };
    return every<Note>(rows);
}

Fields fields(Of<Correct>) {
    static constexpr Field rows[] = {
        field<&Correct::field>("field", {"字段", "field"}, {"更正的字段", "the field that was wrong"}),
        field<&Correct::from>("from", {"原值", "from"}, {"更正前的值", "what stood there"}),
        field<&Correct::to>("to", {"新值", "to"}, {"更正后的值", "what stands there now"}),
        field<&Correct::why>("why", {"原因", "why"}, {"更正的原因", "why it was changed"}).prose(),
    };
    return every<Correct>(rows);
}

Fields fields(Of<Void>) {
    static constexpr Field rows[] = {
        field<&Void::event>("event", {"事件", "event"}, {"作废的事件：动词@时刻", "the event taken out: verb@time"}),
        field<&Void::why>("why", {"原因", "why"}, {"作废的原因", "why it is taken out"}).prose(),
    };
    return every<Void>(rows);
}

Result<EventName> EventName::parse(std::string_view s) {
    const std::size_t at = s.find('@');
    if (at == s.npos || at == 0) return fault(base::message("bad-event-name"), {std::string(s)});
    return Instant::parse(s.substr(at + 1)).map([&](Instant i) { return EventName{std::string(s.substr(0, at)), i}; });
}

}
