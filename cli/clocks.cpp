// SPDX-License-Identifier: MIT
#include "clocks.hpp"

#include <algorithm>

#include "book/source.hpp"
#include "domain/kinds.hpp"

namespace svc {

namespace {

/// The next deadline of those ahead; when all are past, the last one.
std::optional<CaseClock> next_in(const std::vector<CaseClock>& clocks) {
    std::optional<CaseClock> ahead, past;
    for (const CaseClock& c : clocks) {  // running ones come by deadline
        if (c.done || !c.deadline) continue;
        if (c.course == ClockCourse::late)
            past = c;
        else if (!ahead)
            ahead = c;
    }
    return ahead ? ahead : past;
}

/// Of the case that a record belongs to.
std::optional<CaseClock> next_of(const Book& book, const std::string& id, Instant now) {
    const std::string key(key_of(id));
    for (const Kind* kind : kinds()) {
        if (key.empty() || !heads_cases(*kind)) continue;
        const std::string head = std::string(kind->id.prefix) + "-" + key;
        if (book.path_of_existing(*kind, head).empty()) continue;
        const auto c = read_case(book, *kind, head);
        if (!c || !c->unread.empty()) return {};
        return next_in(clocks_of(*c, now, book));
    }
    return {};
}

std::string line_of(Invocation& run, const std::string& id, Language lang) {
    const Instant now = run.moment().now;
    const auto next = next_of(*run.book(), id, now);
    if (!next) return {};
    const std::string at = next->deadline->minute();
    const bool today = at.substr(0, 10) == now.minute().substr(0, 10);
    const std::string when = at.substr(today ? 11 : 5);
    const std::string clock(choices(Of<ClockName>{})[static_cast<std::size_t>(next->name)].label.in(lang));
    if (next->course == ClockCourse::late)
        return lang == Language::zh ? "；" + clock + "已超时（期限 " + when + "）" : "; " + clock + " was due " + when;
    return lang == Language::zh ? "；" + clock + "期限 " + when : "; " + clock + " due " + when;
}

}

std::vector<CaseClock> clocks_of(const OneCase& c, Instant as_of, const Book& book) {
    return c.head.record.as<Ticket>() ? case_clocks(c.ticket(), as_of, book) : case_clocks(c.complaint(), as_of, book);
}

std::string next_deadline(Invocation& run, const std::string& id, Language lang) {
    try {
        return line_of(run, id, lang);
    } catch (const SourceFailed&) {
        return {};  // the write is done, and that has to be said
    }
}

}
