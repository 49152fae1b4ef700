// SPDX-License-Identifier: MIT
#include "deadline_line.hpp"

#include <algorithm>

#include "book/source.hpp"
#include "domain/kinds.hpp"
#include "rules/clock.hpp"

namespace svc {

namespace {

struct NextClock {
    Instant at;
    Text clock;
};

void consider(std::optional<NextClock>& next, const Clock& clock, Text name) {
    if (clock.done || !clock.deadline) return;
    if (!next || *clock.deadline < next->at) next = NextClock{*clock.deadline, name};
}

std::optional<NextClock> next_of(const TicketCase& c, Instant now, const Book& book) {
    const auto state = static_cast<TicketState>(state_of(kind_of<Ticket>(), c.ticket));
    if (state != TicketState::open && state != TicketState::paused) return {};
    const TicketClocks k = clocks(c, now, book);
    std::optional<NextClock> next;
    consider(next, k.respond, {"响应", "respond"});
    if (!c.repairs.empty() && c.repairs.front()->where == Where::site) consider(next, k.arrive, {"到达", "arrive"});
    if (c.ticket->kind == TicketKind::repair) consider(next, k.restore, {"恢复", "restore"});
    return next;
}

std::string line_of(Invocation& run, const std::string& id, Language lang) {
    // Only the ticket and the repair at hand are read: looking for other repairs would cost more than the write itself.
    const std::string key(key_of(id));
    if (key.empty() || id[0] == 'V' || id[0] == 'C') return {};
    auto ticket = run.book()->read(kind_of<Ticket>(), "T-" + key);
    if (!ticket) return {};
    TicketCase c{.ticket = ticket->record.as<Ticket>()};
    std::optional<Filed> repair;
    if (fits(IdTraits<Repair>::form, id))
        if (auto file = run.book()->read(kind_of<Repair>(), id)) {
            repair = std::move(*file);
            c.repairs.push_back(repair->record.as<Repair>());
        }
    const auto next = next_of(c, run.moment().now, *run.book());
    if (!next) return {};
    const std::string at = next->at.text();
    const std::string when =
        at.substr(0, 10) == run.moment().now.text().substr(0, 10) ? at.substr(11, 5) : at.substr(5, 5) + " " + at.substr(11, 5);
    const std::string clock(next->clock.in(lang));
    if (next->at < run.moment().now)
        return lang == Language::zh ? "；" + clock + "已超时（期限 " + when + "）" : "; " + clock + " was due " + when;
    return lang == Language::zh ? "；" + clock + "期限 " + when : "; " + clock + " due " + when;
}

}

std::string next_deadline(Invocation& run, const std::string& id, Language lang) {
    try {
        return line_of(run, id, lang);
    } catch (const SourceFailed&) {
        return {};  // the write is done, and that has to be said
    }
}

}
