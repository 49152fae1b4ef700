// SPDX-License-Identifier: MIT
#include "rules/catalogue.hpp"

#include <algorithm>
#include <set>

#include "domain/contract.hpp"
#include "domain/customer.hpp"
#include "domain/price_list.hpp"
#include "domain/unit.hpp"
#include "rules/authority.hpp"
#include "rules/case.hpp"
#include "rules/charge.hpp"
#include "rules/grade.hpp"
#include "rules/head.hpp"
#include "rules/messages.hpp"
#include "rules/references.hpp"
#include "rules/warranty.hpp"

namespace svc {

namespace {

// ---- tickets ----

/// An unknown caller may ask for advice.
bool needs_customer(const Ticket& t) { return t.kind != TicketKind::consult && t.kind != TicketKind::other; }

void ticket_has_customer(const Ticket& t, const Lookup&, Found& found) {
    if (!t.customer && needs_customer(t))
        found.add(t.id, rules::message("customer-needed"),
                  {both(choices(Of<TicketKind>{})[static_cast<std::size_t>(t.kind)].label)});
}

void unit_is_the_customers(const Ticket& t, const Lookup& look, Found& found) {
    const Unit* unit = look.find(t.unit);
    const Receive* received = History<Ticket>(t).first<Receive>();
    if (!unit || !t.customer || unit->owners.empty() || !received) return;
    const Ownership* owner = entry_on(unit->owners, look.zone().date_of(received->at));
    if (owner && owner->customer != *t.customer)
        found.add(*t.unit, rules::message("not-the-customers"), {unit->id.value, t.customer->value});
}

void appointments_end_after_they_begin(const Ticket& t, const Lookup&, Found& found) {
    for (const auto& any : t.events)
        if (const Appoint* a = std::get_if<Appoint>(&any); a && a->until && *a->until < a->start)
            found.add(*a->until, rules::message("ends-before"), {a->until->text(), a->start.text()});
}

// ---- repairs ----

void unit_is_the_tickets(const Repair& r, const Lookup& look, Found& found) {
    const Ticket* ticket = look.find(r.ticket);
    if (ticket && ticket->unit && folded(ticket->unit->value) != folded(r.unit.value))
        found.add(r.unit, rules::message("unit-differs"), {ticket->unit->value, r.ticket.value});
}

void repair_under_its_ticket(const Repair& r, const Lookup&, Found& found) {
    if (key_of(r.id.value) != key_of(r.ticket.value))
        found.add(r.id, rules::message("key-mismatch"), {r.id.value, r.ticket.value});
}

/// Judged by its events where it has some.
void repair_of_live_ticket(const Repair& r, const Lookup& look, Found& found) {
    const Ticket* ticket = look.find(r.ticket);
    const CancelTicket* cancel = ticket && r.events.empty() ? History<Ticket>(*ticket).last<CancelTicket>() : nullptr;
    if (cancel) found.add(r.ticket, rules::message("case-cancelled"), {ticket->id.value, cancel->at.text()});
}

void quotes_add_up(const Repair& r, const Lookup&, Found& found) {
    for (const auto& any : r.events) {
        const Quote* q = std::get_if<Quote>(&any);
        if (!q) continue;
        for (const QuotedPart& p : q->parts)
            if (!p.price) found.add(p.part, rules::message("price-unknown"), {p.part});
        const Money sum = sum_of(*q);
        if (q->total && *q->total != sum) found.add(*q->total, rules::message("wrong-total"), {q->total->text(), sum.text()});
        if (q->waived && !q->why) found.add(*q->waived, rules::message("waived-why"));
    }
}

void unfixed_says_why(const Repair& r, const Lookup&, Found& found) {
    for (const auto& any : r.events)
        if (const Leave* l = std::get_if<Leave>(&any); l && !l->fixed && !l->why)
            found.add(l->fixed, rules::message("leave-why"));
}

// ---- complaints ----

void complaint_has_customer(const Complaint& c, const Lookup&, Found& found) {
    const bool group = std::ranges::find(c.grounds, Ground::group) != c.grounds.end();
    if (!c.customer && !group) found.add(c.id, rules::message("complaint-customer-needed"));
    if (c.grounds.empty()) found.add(c.id, rules::message("no-grounds"));
}

std::string name_of(Grade g) {
    const Choice& c = choices(Of<Grade>{})[static_cast<std::size_t>(g)];
    return both(std::string(c.label.zh).append("（").append(c.name).append("）"), c.name);
}

void grade_follows_grounds(const Complaint& c, const Lookup&, Found& found) {
    const auto judge_one = [&](const Grade& grade, const std::vector<Ground>& grounds) {
        if (grade < demanded(grounds))
            found.add(grade, rules::message("grade-too-low"), {name_of(grade), name_of(demanded(grounds))});
    };
    if (c.grade) judge_one(*c.grade, c.grounds);
    for (const auto& any : c.events)
        if (const Regrade* r = std::get_if<Regrade>(&any)) judge_one(r->grade, r->grounds);
}

void special_has_basis(const Complaint& c, const Lookup&, Found& found) {
    for (const auto& any : c.events)
        if (const Propose* p = std::get_if<Propose>(&any); p && p->special.value_or(false) && (!p->basis || !p->amount))
            found.add(*p->special, rules::message("special-basis"));
}

// ---- revisits ----

void revisit_under_its_case(const Revisit& v, const Lookup&, Found& found) {
    if (!key_of(v.of.value).empty() && key_of(v.id.value) != key_of(v.of.value))
        found.add(v.id, rules::message("key-mismatch"), {v.id.value, v.of.value});
}

void unanswered_says_nothing(const Revisit& v, const Lookup&, Found& found) {
    for (const auto& any : v.events)
        if (const Call* c = std::get_if<Call>(&any); c && !c->answered && c->answers)
            found.add(*c->answers, rules::message("no-call-answers"));
}

// ---- master data ----

template <class T> void distinct_days(const std::vector<T>& list, Found& found) {
    for (std::size_t i = 0; i < list.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (list[i].from == list[j].from) found.add(list[i].from, rules::message("equal-from"), {list[i].from.text()});
}

/// Judged by the law of the day of delivery; without one, by the first.
void warranty_is_legal(const Unit& u, const Lookup& look, Found& found) {
    if (u.regime.value_or(Regime::contract) != Regime::consumer_pc) return;
    const Date day = u.delivered.value_or(Date{});
    const LegalMinimum* law = entry_on(look.settings().legal, day);
    if (!law) return;
    const auto judge_one = [&](const Duration& term, const Duration& least) {
        if (ends(day, term) < ends(day, least)) found.add(term, rules::message("below-legal"), {term.text(), least.text()});
    };
    if (u.warranty) judge_one(*u.warranty, law->warranty);
    for (const UnitPart& part : u.parts)
        for (const LegalPart& l : law->parts)
            if (part.warranty && l.part == part.part) judge_one(*part.warranty, l.warranty);
}

void owners_are_dated(const Unit& u, const Lookup&, Found& found) { distinct_days(u.owners, found); }
void prices_are_dated(const PriceList& p, const Lookup&, Found& found) { distinct_days(p.entries, found); }

void posts_are_dated(const Staff& s, const Lookup&, Found& found) { distinct_days(s.posts, found); }

void posts_end_after_they_begin(const Staff& s, const Lookup&, Found& found) {
    for (const Post& p : s.posts)
        if (p.until && *p.until < p.from) found.add(*p.until, rules::message("ends-before"), {p.until->text(), p.from.text()});
}

void contract_ends_after_it_begins(const Contract& c, const Lookup& look, Found& found) {
    if (c.until < c.from) found.add(c.until, rules::message("ends-before"), {c.until.text(), c.from.text()});
    for (const Promise& p : c.promises)
        if (p.calendar && !look.settings().calendar(*p.calendar))
            found.add(*p.calendar, rules::message("unknown-calendar"), {*p.calendar});
}

// ---- rows ----

template <class R, void (*F)(const R&, const Lookup&, Found&)>
constexpr Rule rule(std::string_view name, std::string_view clause, Text demands) {
    return {name, clause, demands, &kind_of<R>,
            [](const void* r, const Lookup& look, Found& found) { F(*static_cast<const R*>(r), look, found); }};
}

/// Hours of one weekday that overlap, said once for each that begins within another.
void distinct_hours(const Calendar& calendar, std::vector<std::pair<const void*, Fault>>& all) {
    std::set<const Hours*> said;
    for (unsigned weekday = 0; weekday < 7; ++weekday) {
        std::vector<const Hours*> hours;
        for (const auto& days : calendar.week)
            if (days.key.contains(weekday))
                for (const Hours& h : days.value) hours.push_back(&h);
        std::ranges::stable_sort(hours, {}, &Hours::from);
        for (std::size_t i = 1; i < hours.size(); ++i)
            if (hours[i]->from < hours[i - 1]->to && said.insert(hours[i]).second)
                all.push_back({hours[i], {&rules::message("overlapping-hours"), {hours[i - 1]->text(), hours[i]->text()}}});
    }
}

void same_when_same_day(const std::vector<Promise>& list, std::vector<std::pair<const void*, Fault>>& all) {
    const auto key = [](const Promise& p) {
        const When w = p.when.value_or(When{});
        return std::tuple(p.when.has_value(), w.kind, w.priority, w.category, w.channel, w.level, p.from);
    };
    for (std::size_t i = 0; i < list.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (key(list[i]) == key(list[j]))
                all.push_back({&list[i].from, {&rules::message("equal-from"), {list[i].from.text()}}});
}

}

std::span<const Rule> catalogue() {
    static constexpr Rule rows[] = {
        rule<Ticket, ticket_has_customer>(
            "ticket-customer", "5.2.4.1",
            {"咨询与其他之外的案件要有客户", "all tickets but advice and others name their customer"}),
        rule<Ticket, unit_is_the_customers>(
            "unit-owner", "5.1.3.3", {"机器在受理当日属于该客户", "the unit belonged to the customer on the day of receipt"}),
        rule<Ticket, appointments_end_after_they_begin>("appointment-order", "5.2.4.2",
                                                        {"约定时段先始后终", "an appointment ends after it begins"}),
        rule<Repair, unit_is_the_tickets>("repair-unit", "5.2.4.2",
                                          {"维修与案件是同一台机器", "a repair is about its ticket's unit"}),
        rule<Repair, repair_under_its_ticket>("repair-key", "5.2.4.2",
                                              {"维修编号在案件编号之下", "a repair stands under the key of its ticket"}),
        rule<Repair, repair_of_live_ticket>("repair-live", "5.2.4.2",
                                            {"取消的案件没有新的维修", "a cancelled ticket gets no new repair"}),
        rule<Repair, quotes_add_up>("quote-total", "5.2.1.3",
                                    {"报价合计等于明细", "the total of a quote is the sum of its lines"}),
        rule<Repair, unfixed_says_why>("leave-why", "5.2.4.2", {"没修好要写原因", "a visit that left it unfixed says why"}),
        rule<Complaint, complaint_has_customer>(
            "complaint-customer", "5.3.2.1",
            {"群体投诉之外要有客户，并写情形", "a complaint names its customer, unless it is a group's, and its grounds"}),
        rule<Complaint, grade_follows_grounds>("complaint-grade", "5.3.2",
                                               {"等级不低于情形所要求的", "the grade is at least what the grounds demand"}),
        rule<Complaint, special_has_basis>("special-basis", "5.3.2.3",
                                           {"特殊补偿要写依据和金额", "a special compensation has its basis and amount"}),
        rule<Revisit, revisit_under_its_case>("revisit-key", "5.3.1.4",
                                              {"回访编号在案件编号之下", "a revisit stands under the key of its case"}),
        rule<Revisit, unanswered_says_nothing>("revisit-answers", "5.3.1.4",
                                               {"未应答的回访没有答复", "a call that wasn't answered has no answers"}),
        rule<Unit, owners_are_dated>("owner-days", "5.1.3.3", {"同一天只有一个主人", "one owner begins on a day"}),
        rule<Unit, warranty_is_legal>("legal-warranty", "5.2.5.2",
                                      {"消费者电脑的保修不短于三包规定", "a consumer's unit has at least the legal warranty"}),
        rule<PriceList, prices_are_dated>("price-days", "5.2.1.3", {"同一天只有一份价格", "one set of prices begins on a day"}),
        rule<Staff, posts_are_dated>("post-days", "5.1.1.1", {"同一天只开始一个岗位", "one post begins on a day"}),
        rule<Staff, posts_end_after_they_begin>("post-order", "5.1.1.1", {"岗位先始后终", "a post ends after it begins"}),
        rule<Contract, contract_ends_after_it_begins>(
            "contract-order", "5.2.1.4",
            {"合同先始后终，所用日历已定义", "a contract ends after it begins, and its calendars are defined"}),
    };
    return rows;
}

void judge(const Kind& kind, const void* record, const Lookup& look, Found& found) {
    for (const Rule& r : catalogue())
        if (&r.kind() == &kind) r.check(record, look, found);
    for (BrokenReference& b : broken_members(kind.fields, record, look)) found.add_at(b.member, std::move(b.why));
}

void complete_head(const Kind& kind, void* record, Date received, const Lookup& look) {
    if (&kind == &kind_of<Ticket>()) {
        Ticket& t = *static_cast<Ticket*>(record);
        const Unit* unit = look.find(t.unit);
        if (unit && !t.contract) t.contract = unit->contract;
        const Ownership* owner = unit && !unit->owners.empty() ? entry_on(unit->owners, received) : nullptr;
        if (owner && !t.customer && needs_customer(t)) t.customer = owner->customer;
    }
    if (&kind == &kind_of<Complaint>()) {
        Complaint& c = *static_cast<Complaint*>(record);
        if (!c.grade) c.grade = demanded(c.grounds);
    }
}

std::vector<std::pair<const void*, Fault>> faults_of(const Settings& s) {
    std::vector<std::pair<const void*, Fault>> all;
    const auto distinct = [&](const auto& list, auto same) {
        for (std::size_t i = 0; i < list.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (list[i].from == list[j].from && same(list[i], list[j]))
                    all.push_back({&list[i].from, {&rules::message("equal-from"), {list[i].from.text()}}});
    };
    const auto any = [](const auto&, const auto&) { return true; };
    same_when_same_day(s.promises, all);
    for (const auto& calendar : s.calendars) distinct_hours(calendar.value, all);
    distinct(s.goals, any);
    distinct(s.rules, any);
    distinct(s.authority, [](const Authority& a, const Authority& b) { return a.role == b.role; });
    distinct(s.legal, [](const LegalMinimum& a, const LegalMinimum& b) { return a.regime == b.regime; });
    for (const Promise& p : s.promises)
        if (p.calendar && !s.calendar(*p.calendar))
            all.push_back({&*p.calendar, {&rules::message("unknown-calendar"), {*p.calendar}}});
    for (const Goals& g : s.goals)
        for (const auto* goal :
             {&g.parts.first_fix, &g.parts.quote_in_time, &g.parts.repair_in_time, &g.parts.complaint_satisfaction})
            if (*goal && ((*goal)->target.parts == 0 || (*goal)->weight.parts == 0))
                all.push_back({(*goal)->target.parts == 0 ? &(*goal)->target : &(*goal)->weight,
                               {&rules::message("zero-share"), {(*goal)->target.parts == 0 ? "target" : "weight"}}});
    return all;
}

}
