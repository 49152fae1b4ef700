// SPDX-License-Identifier: MIT
#pragma once
// Cases made in a line or two, and a book of settings and master data they are judged with. Times are `2026-02-10 09:12`,
// `09:12` of 2026-02-10, both with seconds if need be, in China (UTC+8) unless the book is elsewhere.
#include <deque>
#include <map>
#include <memory>

#include "domain/contract.hpp"
#include "domain/customer.hpp"
#include "domain/price_list.hpp"
#include "domain/staff.hpp"
#include "domain/unit.hpp"
#include "rules/figure.hpp"

namespace svc {

inline Instant t(std::string text, std::int32_t offset = 8 * 3600) {
    if (text.size() < 10) text = "2026-02-10 " + text;
    if (text.size() == 16) text += ":00";
    text[10] = 'T';
    const std::int32_t hours = offset / 3600;
    const std::string sign = hours < 0 ? "-0" : "+0";
    return Instant::parse(text + sign + std::to_string(hours < 0 ? -hours : hours) + ":00").value();
}
inline Date day(std::string_view text) { return Date::parse(text).value(); }
inline Duration lasting(std::string_view text) { return Duration::parse(text).value(); }
inline Share share(std::string_view text) { return Share::parse(text).value(); }

/// Settings as `init` writes them, and whatever master data a test adds.
class Book : public Lookup {
public:
    explicit Book(const std::string& zone = "Asia/Shanghai") : m_zone(TimeZone::named(zone).value()) {
        Promise& p = settings_.promises.emplace_back();
        p.from = day("2020-02-10");
        p.respond = lasting("1h");
        p.arrive = lasting("4h");
        p.restore = lasting("4h");
        p.appoint = lasting("10m");
        p.quote = lasting("24h");
        p.revisit = lasting("7d");
        Goals& g = settings_.goals.emplace_back();
        g.from = day("2020-02-10");
        g.satisfaction = share("0.90");
        g.parts.first_fix = Goal{share("0.90"), share("0.25"), Department::after_sales};
        g.parts.quote_in_time = Goal{share("0.95"), share("0.15"), Department::business};
        g.parts.repair_in_time = Goal{share("0.95"), share("0.25"), Department::technical};
        g.parts.complaint_satisfaction = Goal{share("0.90"), share("0.35"), Department::after_sales};
        settings_.rules.emplace_back().from = day("2020-02-10");
    }

    const Settings& settings() const override { return settings_; }
    const TimeZone& zone() const override { return m_zone; }
    const void* find(const Kind& kind, std::string_view id) const override {
        const auto found = m_records.find({&kind, folded(id)});
        return found == m_records.end() ? nullptr : found->second.get();
    }
    std::vector<Id<Repair>> repairs_of(const Id<Ticket>& ticket) const override {
        std::vector<Id<Repair>> ids;
        for (const auto& [name, record] : m_records)
            if (const auto* r = static_cast<const Repair*>(record.get()); name.first == &kind_of<Repair>() && r->ticket == ticket)
                ids.push_back(r->id);
        return ids;
    }

    template <class R> R& add(const std::string& id) {
        auto made = std::make_shared<R>();
        made->id.value = id;
        m_records[{&kind_of<R>(), folded(id)}] = made;
        return *made;
    }

    /// A calendar `office`, 08:30-12:00 and 13:00-17:30 from Monday to Friday, that all promises use.
    Calendar& office_hours() {
        auto& named = settings_.calendars.emplace_back();
        named.key.value = "office";
        auto& week = named.value.week.emplace_back();
        week.key = Weekdays::parse("mon-fri").value();
        week.value = {Hours::parse("08:30-12:00").value(), Hours::parse("13:00-17:30").value()};
        settings_.promises.front().calendar = "office";
        return named.value;
    }

    Settings settings_{};

private:
    TimeZone m_zone;
    std::map<std::pair<const Kind*, std::string>, std::shared_ptr<void>> m_records;
};

/// A ticket with its repairs and revisits, event by event. Events of repairs go to the one chosen by on(), at first 1.
class Making {
public:
    explicit Making(const std::string& key = "20260210-AAAAA", TicketKind kind = TicketKind::repair,
                    std::int32_t offset = 8 * 3600)
        : m_key(key), m_offset(offset) {
        ticket.id.value = "T-" + key;
        ticket.kind = kind;
    }
    Making(const Making&) = delete;

    Making& receive(const std::string& at, const std::string& by = "lina") { return add<Receive>(at, by); }
    Making& respond(const std::string& at) { return add<Respond>(at); }
    Making& assign(const std::string& at, const std::string& to) {
        return add<Assign>(at, "lina", [&](Assign& e) { e.to.value = to; });
    }
    Making& appoint(const std::string& at, const std::string& start, const std::string& until = "",
                    AskedBy who = AskedBy::customer) {
        return add<Appoint>(at, "lina", [&](Appoint& e) {
            e.start = t(start, m_offset);
            if (!until.empty()) e.until = t(until, m_offset);
            e.asked_by = who;
        });
    }
    Making& pause(const std::string& at, Waiting why = Waiting::customer) {
        return add<Pause>(at, "lina", [&](Pause& e) { e.why = why; });
    }
    Making& resume(const std::string& at) { return add<Resume>(at); }
    Making& restore(const std::string& at, const std::string& by = "zhao") { return add<Restore>(at, by); }
    Making& close(const std::string& at) { return add<Close>(at); }
    Making& reopen(const std::string& at) { return add<Reopen>(at); }
    Making& cancel(const std::string& at, CancelReason why) {
        return add<CancelTicket>(at, "lina", [&](CancelTicket& e) { e.why = why; });
    }
    Making& take_out(const std::string& at, const std::string& verb, const std::string& of) {
        return add<Void>(at, "lina", [&](Void& e) { e.event = {verb, t(of, m_offset)}; });
    }

    Making& on(std::size_t repair) {
        m_on = repair;
        return *this;
    }
    Making& arrive(const std::string& at) { return work<Arrive>(at); }
    Making& leave(const std::string& at, bool fixed = true) {
        return work<Leave>(at, "zhao", [&](Leave& e) { e.fixed = fixed; });
    }
    Making& diagnose(const std::string& at, bool chargeable = true) {
        return work<Diagnose>(at, "zhao", [&](Diagnose& e) { e.chargeable = chargeable; });
    }
    Making& quote(const std::string& at, const std::string& by = "wu") { return work<Quote>(at, by); }
    Making& answer(const std::string& at, bool accepted) {
        return work<Answer>(at, "lina", [&](Answer& e) { e.accepted = accepted; });
    }
    Making& drop(const std::string& at) { return work<CancelRepair>(at); }
    Making& unit(const std::string& serial) {
        ticket.unit = Id<Unit>{serial};
        return *this;
    }
    /// An answered call; overall 0: the customer gave none.
    Making& call(const std::string& at, int overall, std::optional<bool> one_visit = {}) {
        return add_call(at, true, overall, one_visit);
    }
    Making& no_answer(const std::string& at) { return add_call(at, false, 0, {}); }
    /// The event just added was typed in late.
    Making& logged_late() {
        m_last->logged = m_last->at + 3600;
        return *this;
    }

    TicketCase made() const {
        TicketCase c{.ticket = &ticket};
        for (const Repair& r : repairs) c.repairs.push_back(&r);
        for (const Revisit& r : revisits) c.revisits.push_back(&r);
        return c;
    }
    operator TicketCase() const { return made(); }

    Ticket ticket{};
    std::deque<Repair> repairs{};
    std::deque<Revisit> revisits{};

private:
    template <class E, class Record, class Set>
    Making& put(Record& record, const std::string& at, const std::string& by, Set set) {
        E e;
        e.at = t(at, m_offset);
        e.by.value = by;
        set(e);
        m_last = &std::get<E>(record.events.emplace_back(std::move(e)));
        return *this;
    }
    template <class E> Making& add(const std::string& at, const std::string& by = "lina") {
        return put<E>(ticket, at, by, [](E&) {});
    }
    template <class E, class Set> Making& add(const std::string& at, const std::string& by, Set set) {
        return put<E>(ticket, at, by, set);
    }
    template <class E> Making& work(const std::string& at, const std::string& by = "zhao") {
        return put<E>(repair(), at, by, [](E&) {});
    }
    template <class E, class Set> Making& work(const std::string& at, const std::string& by, Set set) {
        return put<E>(repair(), at, by, set);
    }
    Repair& repair() {
        while (repairs.size() < m_on) {
            Repair& made = repairs.emplace_back();
            made.id.value = "R-" + m_key + "-00" + std::to_string(repairs.size());
            made.ticket = ticket.id;
            made.engineer.value = "zhao";
        }
        return repairs[m_on - 1];
    }
    Making& add_call(const std::string& at, bool answered, int overall, std::optional<bool> one_visit) {
        if (revisits.empty()) {
            revisits.emplace_back().id.value = "V-" + m_key;
            revisits.back().of.value = ticket.id.value;
        }
        return put<Call>(revisits.back(), at, "lina", [&](Call& c) {
            c.answered = answered;
            if (!answered) return;
            c.answers.emplace();
            c.answers->one_visit = one_visit;
            if (overall > 0) c.answers->overall = Whole<1, 5>{overall};
        });
    }

    std::string m_key;
    std::int32_t m_offset;
    std::size_t m_on = 1;
    Event* m_last = nullptr;
};

/// A complaint with its revisits, event by event.
class Complaining {
public:
    explicit Complaining(const std::string& key = "20260211-CCCCC") {
        complaint.id.value = "C-" + key;
        revisit.id.value = "V-" + key;
    }
    Complaining(const Complaining&) = delete;

    template <class E> Complaining& add(const std::string& at, const std::string& by = "lina") {
        E e;
        e.at = t(at);
        e.by.value = by;
        m_last = &std::get<E>(complaint.events.emplace_back(std::move(e)));
        return *this;
    }
    Complaining& settle(const std::string& at, std::optional<Money> amount = {}) {
        add<Settle>(at);
        std::get<Settle>(complaint.events.back()).amount = amount;
        return *this;
    }
    Complaining& call(const std::string& at, int overall) {
        Call c;
        c.at = t(at);
        c.by.value = "lina";
        c.answered = true;
        c.answers.emplace().overall = Whole<1, 5>{overall};
        revisit.events.emplace_back(std::move(c));
        return *this;
    }
    operator ComplaintCase() const {
        ComplaintCase c{.complaint = &complaint};
        if (!revisit.events.empty()) c.revisits.push_back(&revisit);
        return c;
    }

    Complaint complaint{};
    Revisit revisit{};

private:
    Event* m_last = nullptr;
};

/// A period by its name, asked as of a moment: by default long after.
inline Question asking(const Book& book, const std::string& period = "2026Q1", const std::string& as_of = "2026-12-31 12:00") {
    const Moment moment{t(as_of), &book.zone()};
    return Question(parse_period(period, moment, 1).value(), moment.now, book);
}

}
