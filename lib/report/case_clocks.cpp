// SPDX-License-Identifier: MIT
#include "report/case_clocks.hpp"

#include <algorithm>

#include "report/words.hpp"

namespace svc {

namespace {

class Done {
public:
    explicit Done(std::vector<CaseClock>& into) : m_into(into) {}

    void add(const std::string& id, ClockName name, const Clock& clock) {
        if (!clock.done) return;
        m_into.push_back({id, name, clock.kept() ? ClockCourse::in_time : ClockCourse::done_late, clock.deadline, clock.done});
    }

private:
    std::vector<CaseClock>& m_into;
};

template <class Case> void add_running(const Case& c, Instant as_of, const Lookup& look, std::vector<CaseClock>& into) {
    Due due(as_of, look);
    due.add(c);
    for (DueClock& row : due.finish().clocks) {
        const ClockCourse course = row.state == ClockState::late      ? ClockCourse::late
                                   : row.state == ClockState::stopped ? ClockCourse::stopped
                                                                      : ClockCourse::running;
        into.push_back({std::move(row.id), row.clock, course, row.deadline});
    }
}

/// The first answered call after the last close.
Clock called_back(std::optional<Instant> closed, const std::vector<const Revisit*>& revisits, const Promised& promised,
                  Instant as_of, const Lookup& look) {
    if (!closed) return {};
    return {closed, deadline(*closed, promised.revisit, Running{look.zone(), promised.calendar}),
            at_of(answered_after(calls(revisits, as_of), *closed))};
}

Clock appointed(const TicketClocks& k, const Lookup& look) {
    const Running running{look.zone(), k.promised.calendar, k.stops};
    Clock clock{k.received_at(), deadline(k.received->at, k.promised.appoint, running)};
    for (const Step& s : k.steps)
        if (s.as<Appoint>() && !clock.done) clock.done = s.event->at;
    return clock;
}

Tone tone_of(ClockCourse course) {
    switch (course) {
        case ClockCourse::late:
        case ClockCourse::done_late: return Tone::bad;
        case ClockCourse::stopped: return Tone::faint;
        default: return Tone::plain;
    }
}

}

Choices choices(Of<ClockCourse>) {
    static constexpr Choice all[] = {{"running", {"进行中", "running"}},
                                     {"stopped", {"暂停", "stopped"}},
                                     {"late", {"已超时", "late"}},
                                     {"in_time", {"按时", "in time"}},
                                     {"done_late", {"超时完成", "done late"}}};
    return every<ClockCourse>(all);
}

std::vector<CaseClock> case_clocks(const TicketCase& c, Instant as_of, const Lookup& look) {
    std::vector<CaseClock> all;
    const TicketClocks k = clocks(c, as_of, look);
    if (!k.received) return all;
    const std::string& id = c.ticket->id.value;
    Done done(all);
    done.add(id, ClockName::respond, k.respond);
    if (c.ticket->kind == TicketKind::repair) {
        if (k.arrived) done.add(id, ClockName::arrive, k.arrive);
        done.add(id, ClockName::restore, k.restore);
    }
    done.add(id, ClockName::appoint, appointed(k, look));
    for (const Repair* r : c.repairs)
        if (const QuoteClock quote = quote_clock(*r, k, look); quote.diagnosed && quote.quoted)
            done.add(r->id.value, ClockName::quote, {quote.diagnosed->at, quote.deadline, quote.quoted->at});
    std::optional<Instant> closed;
    for (const Step& s : k.steps)
        if (s.as<Close>()) closed = s.event->at;
    done.add(id, ClockName::revisit, called_back(closed, c.revisits, k.promised, as_of, look));
    add_running(c, as_of, look, all);
    return all;
}

std::vector<CaseClock> case_clocks(const ComplaintCase& c, Instant as_of, const Lookup& look) {
    std::vector<CaseClock> all;
    const History<Complaint> history(*c.complaint, as_of);
    const Receive* received = history.first<Receive>();
    if (!received) return all;
    const std::string& id = c.complaint->id.value;
    const Promised promised = svc::promised(*c.complaint, look.zone().date_of(received->at), look);
    const Running running{look.zone(), promised.calendar};
    Done done(all);
    const auto add = [&](ClockName name, const std::optional<Duration>& promise, const Event* event) {
        done.add(id, name, {received->at, deadline(received->at, promise, running), at_of(event)});
    };
    add(ClockName::respond, promised.respond, history.first<Respond>());
    add(ClockName::settle, promised.restore, history.first<Settle>());
    done.add(id, ClockName::revisit, called_back(at_of(history.last<Close>()), c.revisits, promised, as_of, look));
    add_running(c, as_of, look, all);
    return all;
}

Table clocks_table(const std::vector<CaseClock>& clocks, Language language) {
    const bool zh = language == Language::zh;
    Table table{.key = "clocks",
                .columns = {{"clock", zh ? "时钟" : "clock"},
                            {"id", zh ? "记录" : "record"},
                            {"course", zh ? "进展" : "course"},
                            {"deadline", zh ? "期限" : "deadline"},
                            {"done", zh ? "完成" : "done"}}};
    for (const CaseClock& c : clocks) {
        Cell course = choice_cell(c.course, language);
        course.tone = tone_of(c.course);
        table.rows.push_back(
            {choice_cell(c.name, language), {c.id}, std::move(course), instant_cell(c.deadline), instant_cell(c.done)});
    }
    return table;
}

}
