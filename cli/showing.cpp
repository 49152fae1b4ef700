// SPDX-License-Identifier: MIT
#include "showing.hpp"

#include <algorithm>
#include <mutex>

#include "base/values.hpp"
#include "domain/kinds.hpp"
#include "domain/unit.hpp"
#include "record/history.hpp"
#include "rules/clock.hpp"
#include "scan.hpp"

namespace svc {

namespace {

std::string short_time(Instant i) { return i.text().substr(0, 10) + " " + i.text().substr(11, 5); }

Facts head_of(const Record& r, Language lang, Personal personal) {
    Facts facts;
    for (const Field& f : r.kind().fields)
        if (f.get(r.data()))
            facts.rows.push_back({{std::string(f.key), std::string(f.label.in(lang)), false, f.long_text},
                                  {cell(f, r.data(), personal), shown(f, r.data(), lang, personal)}});
    if (r.kind().states) {
        const Choice& state = r.kind().states()[state_of(r.kind(), r.data())];
        facts.rows.push_back({{"state", lang == Language::zh ? "状态" : "state"},
                              {std::string(state.name), std::string(state.label.in(lang)), Json::string, Tone::strong}});
    }
    return facts;
}

/// The own fields of an event as one line: label=value, label=value.
std::string details(const Happening& h, Language lang, Personal personal) {
    std::string out;
    for (const Field& f : h.act->fields())
        if (f.get(h.own))
            out.append(out.empty()            ? ""
                       : lang == Language::zh ? "；"
                                              : "; ")
                .append(f.label.in(lang))
                .append(lang == Language::zh ? "：" : ": ")
                .append(shown(f, h.own, lang, personal));
    return out;
}

Table events_of(const Record& r, Instant as_of, Language lang, Personal personal) {
    const bool zh = lang == Language::zh;
    Table table{.key = "events",
                .columns = {{"at", zh ? "时间" : "at"},
                            {"do", zh ? "事件" : "event"},
                            {"by", zh ? "人员" : "by"},
                            {"details", zh ? "内容" : "details", false, true}}};
    const Kind& kind = r.kind();
    const std::vector<bool> out = taken_out(kind, r.data());
    std::vector<std::size_t> order(out.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto when = [&](std::size_t i) {
        return static_cast<const Event*>(kind.events.at(r.data(), i, kind.events.acts).common)->at;
    };
    std::ranges::stable_sort(order, {}, when);
    for (std::size_t i : order) {
        const Happening h = kind.events.at(r.data(), i, kind.events.acts);
        const Event& e = *static_cast<const Event*>(h.common);
        if (e.at > as_of) continue;
        const Tone tone = out[i] ? Tone::faint : Tone::plain;
        std::string label(h.act->label.in(lang));
        if (out[i]) label += zh ? "（已作废）" : " (taken out)";
        std::string who = e.by.value;
        if (e.entered) who += zh ? "（" + e.entered->value + " 录入）" : " (by " + e.entered->value + ")";
        table.rows.push_back({{e.at.text(), short_time(e.at), Json::string, tone},
                              {std::string(h.act->verb), label, Json::string, tone},
                              {e.by.value, who, Json::string, tone},
                              {details(h, Language::en, personal), details(h, lang, personal), Json::string, tone}});
    }
    return table;
}

std::string title(const Record& r, Language lang) { return std::string(r.kind().label.in(lang)) + " " + r.id(); }

void add_part(const Filed& file, Instant as_of, Language lang, Personal personal, Document& into, int level) {
    into.blocks.emplace_back(Heading{title(file.record, lang), level});
    into.blocks.emplace_back(head_of(file.record, lang, personal));
    if (file.record.kind().has_events() && file.record.kind().events.size(file.record.data()) > 0)
        into.blocks.emplace_back(events_of(file.record, as_of, lang, personal));
}

/// What the file holds, masked, with x as it stands there.
void add_data(const Filed& file, Personal personal, Tree& into) {
    Tree own;
    write(file.record.kind(), file.record.data(), own, personal);
    into.copy(own.root());
}

std::string clock_line(std::string_view name, const Clock& c, Instant as_of, bool zh) {
    std::string s(name);
    s += zh ? "：" : ": ";
    if (c.done)
        s += short_time(*c.done) + (c.kept() ? zh ? "（按时）" : " (in time)" : zh ? "（超时）" : " (late)");
    else if (c.late(as_of))
        s += zh ? "已超时" : "late";
    else
        s += zh ? "进行中" : "running";
    if (c.deadline) s += (zh ? "，期限 " : ", due ") + short_time(*c.deadline);
    return s;
}

void add_clocks(const TicketCase& c, Instant as_of, const Book& book, Language lang, Document& into) {
    const TicketClocks k = clocks(c, as_of, book);
    if (!k.received) return;
    const bool zh = lang == Language::zh;
    into.blocks.emplace_back(Heading{zh ? "时钟" : "Clocks", 2});
    const auto add = [&](std::string_view name, const Clock& clock) {
        if (clock.deadline || clock.done)
            into.blocks.emplace_back(Paragraph{clock_line(name, clock, as_of, zh),
                                               clock.late(as_of) || (clock.done && !clock.kept()) ? Tone::bad : Tone::plain});
    };
    add(zh ? "响应" : "respond", k.respond);
    if (c.ticket->kind != TicketKind::repair) return;
    if (k.arrived || (!k.restored && k.somebody_comes())) add(zh ? "到达" : "arrive", k.arrive);
    add(zh ? "恢复" : "restore", k.restore);
}

/// The parts that stand under a case's key, found by name.
std::vector<Filed> parts_of(const Book& book, const Record& head, Findings& unread) {
    std::vector<Filed> parts;
    const auto add = [&](const Kind& kind, const std::string& id) {
        if (book.path_of_existing(kind, id).empty()) return;
        auto file = book.read(kind, id);
        if (file)
            parts.push_back(std::move(*file));
        else
            unread.add(std::move(file.error()));
    };
    if (const Ticket* t = head.as<Ticket>())
        for (const Id<Repair>& id : book.repairs_of(t->id)) add(kind_of<Repair>(), id.value);
    add(kind_of<Revisit>(), "V-" + std::string(key_of(head.id())));
    return parts;
}

void show_case(Invocation& run, const Filed& head, Instant as_of, Document& into) {
    const Language lang = run.language();
    Findings unread;
    const std::vector<Filed> parts = parts_of(*run.book(), head.record, unread);
    if (const Ticket* t = head.record.as<Ticket>()) {
        TicketCase c{.ticket = t};
        for (const Filed& p : parts)
            if (const Repair* r = p.record.as<Repair>()) c.repairs.push_back(r);
        add_clocks(c, as_of, *run.book(), lang, into);
    }
    for (const Filed& p : parts) add_part(p, as_of, lang, run.personal(), into, 2);
    if (!unread.empty()) run.fail(unread);
}

/// Tickets and repairs of a unit, oldest first: the one thing `show` has to look for in the whole book.
void show_life(Invocation& run, const Unit& unit, Document& into) {
    const bool zh = run.language() == Language::zh;
    Table table{
        .key = "life",
        .columns = {
            {"at", zh ? "时间" : "at"}, {"id", zh ? "记录" : "record"}, {"summary", zh ? "内容" : "summary", false, true}}};
    std::mutex one_at_a_time;
    const auto add = [&](const Event* first, const std::string& id, const std::string& text) {
        const std::lock_guard lock(one_at_a_time);
        table.rows.push_back({{first ? first->at.text() : "", first ? short_time(first->at) : ""}, {id}, {text}});
    };
    scan(run, *run.book(), kind_of<Ticket>(), [&](Outcome<Filed> f) {
        const Ticket* t = f ? f->record.as<Ticket>() : nullptr;
        if (t && t->unit && folded(t->unit->value) == folded(unit.id.value))
            add(History<Ticket>(*t).first<Receive>(), t->id.value, t->summary);
    });
    scan(run, *run.book(), kind_of<Repair>(), [&](Outcome<Filed> f) {
        const Repair* r = f ? f->record.as<Repair>() : nullptr;
        if (!r || folded(r->unit.value) != folded(unit.id.value)) return;
        const Leave* done = History<Repair>(*r).last<Leave>();
        add(History<Repair>(*r).first<Dispatch>(), r->id.value, done ? done->action : "");
    });
    std::ranges::sort(table.rows, {}, [](const std::vector<Cell>& row) { return std::pair(row[0].value, row[1].value); });
    if (table.rows.empty()) return;
    into.blocks.emplace_back(Heading{zh ? "经历" : "Life", 2});
    into.blocks.emplace_back(std::move(table));
}

}

bool show_record(Invocation& run, const Resolved& which, Instant as_of, Document& into) {
    auto file = run.book()->read(*which.kind, which.id);
    if (!file) return run.fail(file.error()), false;
    into.ids.push_back(which.id);
    add_data(*file, run.personal(), into.data);
    const bool data_only = run.format() == "json" || run.format() == "jsonl" || run.format() == "yaml";
    if (data_only && which.kind->id.shape == IdShape::of_case && which.kind->under.empty()) {
        Findings unread;
        for (const Filed& part : parts_of(*run.book(), file->record, unread)) add_data(part, run.personal(), into.data);
        if (!unread.empty()) run.fail(unread);
    }
    if (data_only) return true;
    if (run.format() == "csv" || run.format() == "tsv") {  // one table a file: the head
        into.blocks.emplace_back(head_of(file->record, run.language(), run.personal()));
        return true;
    }
    add_part(*file, as_of, run.language(), run.personal(), into, 1);
    if (which.kind->id.shape == IdShape::of_case && which.kind->under.empty()) show_case(run, *file, as_of, into);
    if (const Unit* unit = file->record.as<Unit>()) show_life(run, *unit, into);
    return true;
}

}
