// SPDX-License-Identifier: MIT
#include "report/kpi.hpp"

#include <algorithm>

#include "domain/complaint.hpp"
#include "report/append.hpp"

namespace svc {

namespace {

void count(std::optional<Count>& n) { n = Count{n.value_or(Count{}).value + 1}; }

void count_left_out(LeftOutCounts& counts, LeftOut reason) {
    switch (reason) {
        case LeftOut::cancelled: return count(counts.cancelled);
        case LeftOut::no_receive: return count(counts.no_receive);
        case LeftOut::refused: return count(counts.refused);
        case LeftOut::unreadable: return count(counts.unreadable);
    }
}

const std::optional<Goal>& goal_of(Figure figure, const GoalParts& parts) {
    switch (figure) {
        case Figure::first_fix: return parts.first_fix;
        case Figure::quote_in_time: return parts.quote_in_time;
        case Figure::repair_in_time: return parts.repair_in_time;
        default: return parts.complaint_satisfaction;
    }
}

/// An empty result: the goal, and zeros where a count has a meaning.
GoalResult empty_result(Figure figure, const GoalParts& parts) {
    GoalResult g;
    g.figure = figure;
    if (const auto& goal = goal_of(figure, parts)) {
        g.target = goal->target;
        g.weight = goal->weight;
        g.department = goal->department;
    }
    if (figure == Figure::first_fix) g.provisional = g.visited = g.no_unit = g.contradicted = Count{};
    if (figure == Figure::complaint_satisfaction)
        g.unanswered = Count{};
    else
        g.pending = Count{};
    if (figure == Figure::first_fix || figure == Figure::repair_in_time) g.moved = Count{};
    return g;
}

void add(GoalResult& g, const Judged& j) {
    const auto add_if = [](bool holds, std::optional<Count>& n) {
        if (holds && n) ++n->value;
    };
    g.counted.value += j.counted();
    g.good.value += j.standing == Standing::good;
    g.late_logged.value += j.late_logged;
    if (j.reason) count_left_out(g.left_out, *j.reason);
    add_if(j.standing == Standing::pending, g.pending);
    add_if(j.provisional, g.provisional);
    add_if(j.visited, g.visited);
    add_if(j.no_unit, g.no_unit);
    add_if(j.contradicted, g.contradicted);
    add_if(j.unanswered, g.unanswered);
    add_if(j.moved, g.moved);
}

void add(SatisfactionResult& s, const Judged& j) {
    s.counted.value += j.counted();
    s.good.value += j.standing == Standing::good;
    s.unanswered.value += j.unanswered;
    s.moved.value += j.moved;
    s.late_logged.value += j.late_logged;
    if (j.reason) count_left_out(s.left_out, *j.reason);
}

/// Rate and verdict of what was counted.
template <class R> void conclude(R& r) {
    r.rate = rate_of(r.good.value, r.counted.value);
    if (r.rate && r.target) r.met = r.rate->reaches(*r.target);
}

std::optional<Tenths> score(const std::vector<GoalResult>& goals, NoData no_data) {
    std::vector<ScorePart> parts;
    for (const GoalResult& g : goals)
        if (g.target && g.weight) parts.push_back({g.rate, *g.target, *g.weight});
    return score_of(parts, no_data == NoData::incomplete ? Missing::incomplete : Missing::redistributed);
}

KpiFigures figures_of(const std::vector<Judged>& all, const Question& q) {
    KpiFigures f;
    f.period = {q.period.name, q.period.from, q.period.to};
    f.as_of = q.look->zone().at(q.as_of.utc);
    for (Figure figure : {Figure::first_fix, Figure::quote_in_time, Figure::repair_in_time, Figure::complaint_satisfaction})
        f.goals.push_back(empty_result(figure, q.goals.parts));
    f.satisfaction.target = q.goals.satisfaction;
    for (const Judged& j : all) {
        if (j.figure == Figure::satisfaction)
            add(f.satisfaction, j);
        else
            add(f.goals[static_cast<std::size_t>(j.figure)], j);
    }
    for (GoalResult& g : f.goals) conclude(g);
    conclude(f.satisfaction);
    f.score = score(f.goals, q.no_data);
    return f;
}

/// The day in an id, `20260210` of T-20260210-7K3QF.
std::optional<Date> day_of(std::string_view id) {
    const std::string_view key = key_of(id);
    if (key.size() < 8) return {};
    const auto day =
        Date::parse(std::string(key.substr(0, 4)) + "-" + std::string(key.substr(4, 2)) + "-" + std::string(key.substr(6, 2)));
    return day ? std::optional(*day) : std::nullopt;
}

}

void Kpi::add(const TicketCase& c) {
    m_read += 1 + c.repairs.size() + c.revisits.size();
    const TicketFacts facts(c, m_question);
    if (auto j = repair_in_time(facts, m_question)) m_judged.push_back(std::move(*j));
    if (auto fix = first_fix(facts, m_question)) m_fixes.push_back(std::move(*fix));
    append(m_judged, quotes_in_time(facts, m_question));
    if (auto j = satisfaction(facts, m_question)) m_judged.push_back(std::move(*j));
    keep_received(facts);
    m_measures.add(facts, m_question);
}

void Kpi::add(const ComplaintCase& c) {
    m_read += 1 + c.revisits.size();
    const ComplaintFacts facts(c, m_question);
    if (auto j = complaint_satisfaction(facts, m_question)) m_judged.push_back(std::move(*j));
    m_measures.add(facts, m_question);
}

void Kpi::keep_received(const TicketFacts& facts) {
    const auto at = facts.clocks.received_at();
    if (facts.of.ticket->kind != TicketKind::repair || facts.cancelled || !at) return;
    if (*at <= m_question.period.from || *at > m_question.window_end(m_question.period.to)) return;
    for (std::string& unit : unit_names(facts.of)) m_received.push_back({std::move(unit), *at, facts.of.ticket->id.value});
}

void Kpi::unreadable(const Kind& kind, std::string id) {
    ++m_unreadable;
    const auto day = day_of(id);
    if (!day || *day < m_question.period.first || *day >= m_question.period.after) return;
    const auto leave_out = [&](Figure figure) {
        m_judged.push_back({.figure = figure,
                            .standing = Standing::left_out,
                            .reason = LeftOut::unreadable,
                            .id = id,
                            .when = m_question.look->zone().start_of(*day)});
        if (figure == m_question.explain) m_judged.back().values.resize(value_columns(figure).size());
    };
    if (&kind == &kind_of<Ticket>()) {
        leave_out(Figure::repair_in_time);
        leave_out(Figure::first_fix);
        leave_out(Figure::satisfaction);
    }
    if (&kind == &kind_of<Repair>()) leave_out(Figure::quote_in_time);
    if (&kind == &kind_of<Complaint>()) leave_out(Figure::complaint_satisfaction);
    if (&kind == &kind_of<Revisit>()) leave_out(Figure::satisfaction);
}

void Kpi::merge(Kpi&& other) {
    append(m_judged, std::move(other.m_judged));
    append(m_fixes, std::move(other.m_fixes));
    append(m_received, std::move(other.m_received));
    m_measures.merge(std::move(other.m_measures));
    m_read += other.m_read;
    m_unreadable += other.m_unreadable;
}

const Kpi::Received* Kpi::received_again(const FirstFix& fix) const {
    for (const std::string& unit : fix.units)
        for (const Received& r : std::ranges::equal_range(m_received, unit, {}, &Received::unit))
            if (r.id != fix.judged.id && m_question.in_window(r.at, fix.restored)) return &r;
    return nullptr;
}

/// Another ticket of the same unit within the window speaks against a first-time fix.
void Kpi::settle_first_fixes() {
    std::ranges::sort(m_received, [](const Received& a, const Received& b) {
        return std::tie(a.unit, a.at.utc, a.id) < std::tie(b.unit, b.at.utc, b.id);
    });
    for (FirstFix& fix : m_fixes) {
        if (const Received* again = received_again(fix)) {
            came_again(fix.judged, again->id);
            m_measures.add_repeat_repair();
        }
        m_judged.push_back(std::move(fix.judged));
    }
    m_fixes.clear();
}

KpiResult Kpi::finish() {
    settle_first_fixes();
    std::ranges::sort(m_judged,
                      [](const Judged& a, const Judged& b) { return std::tie(a.figure, a.id) < std::tie(b.figure, b.id); });
    KpiResult result{.figures = figures_of(m_judged, m_question), .by = m_question.by, .explain = m_question.explain};
    result.figures.records = {{static_cast<std::int32_t>(m_read)}, {static_cast<std::int32_t>(m_unreadable)}};
    result.figures.partial = m_unreadable > 0;
    result.figures.measures = m_measures.finish(m_question);
    result.records = std::move(m_judged);
    return result;
}

}
