// SPDX-License-Identifier: MIT
#include "showing.hpp"

#include <algorithm>
#include <mutex>

#include "base/values.hpp"
#include "clocks.hpp"
#include "domain/customer.hpp"
#include "domain/kinds.hpp"
#include "domain/unit.hpp"
#include "record/condition.hpp"
#include "record/history.hpp"
#include "report/visits.hpp"
#include "rules/grade.hpp"
#include "rules/references.hpp"
#include "rules/warranty.hpp"
#include "scan.hpp"

namespace svc {

namespace {

Facts head_of(const Record& r, Instant as_of, Language lang, Personal personal) {
    Facts facts;
    for (const Field& f : r.kind().fields)
        if (f.get(r.data()))
            facts.rows.push_back({{std::string(f.key), std::string(f.label.in(lang)), false, f.long_text},
                                  {cell(f, r.data(), personal), shown(f, r.data(), lang, personal)}});
    if (r.kind().states) {
        const Choice& state = r.kind().states()[state_of(r.kind(), r.data(), as_of)];
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
        table.rows.push_back({{e.at.text(), e.at.minute(), Json::string, tone},
                              {std::string(h.act->verb), label, Json::string, tone},
                              {e.by.value, who, Json::string, tone},
                              {details(h, Language::en, personal), details(h, lang, personal), Json::string, tone}});
    }
    return table;
}

std::string title(const Record& r, Language lang) { return std::string(r.kind().label.in(lang)) + " " + r.id(); }

void add_part(const Filed& file, Instant as_of, Language lang, Personal personal, Document& into, int level) {
    into.blocks.emplace_back(Heading{title(file.record, lang), level});
    into.blocks.emplace_back(head_of(file.record, as_of, lang, personal));
    if (file.record.kind().has_events() && file.record.kind().events.size(file.record.data()) > 0)
        into.blocks.emplace_back(events_of(file.record, as_of, lang, personal));
}

/// What the file holds, masked, with x as it stands there; without what happened after as-of.
void add_data(const Filed& file, Instant as_of, Personal personal, Tree& into) {
    Tree own;
    write(file.record.kind(), file.record.data(), own, personal);
    const std::uint32_t map = into.open(Shape::map);
    own.root().each_entry([&](Node key, Node value) {
        into.copy(key);
        if (key.text() != "events") return into.copy(value);
        const std::uint32_t events = into.open(Shape::list);
        value.each_item([&](Node event) {
            const auto at = Instant::parse(event.find("at").text());
            if (!at || *at <= as_of) into.copy(event);
        });
        into.close(events);
    });
    if (const Node x = file.tree.root().find("x"); x && !(file.record.kind().personal && personal == Personal::masked)) {
        into.scalar("x");
        into.copy(x);
    }
    into.close(map);
}

std::vector<const Filed*> files_of(const OneCase& c) {
    std::vector<const Filed*> all{&c.head};
    for (const Filed& part : c.parts) all.push_back(&part);
    return all;
}

void show_case(Invocation& run, const OneCase& c, Instant as_of, Document& into) {
    const Language lang = run.language();
    const std::vector<CaseClock> clocks = clocks_of(c, as_of, *run.book());
    if (!clocks.empty()) {
        into.blocks.emplace_back(Heading{lang == Language::zh ? "时钟" : "Clocks", 2});
        into.blocks.emplace_back(clocks_table(clocks, lang));
    }
    for (const Filed& part : c.parts) add_part(part, as_of, lang, run.personal(), into, 2);
}

/// What the unit's owner may count on that day.
Facts rights_of(const Unit& unit, Instant as_of, const Book& book, Language lang) {
    const Date day = book.zone().date_of(as_of);
    const WarrantyVerdict warranty = warranty_of(unit, day, book);
    const Choice& verdict = choices(Of<Verdict>{})[static_cast<std::size_t>(warranty.verdict)];
    return {{{{"warranty_on", std::string(lang == Language::zh ? "当日保修" : "warranty on")}, {day.text()}},
             {{"verdict", std::string(lang == Language::zh ? "结论" : "verdict")},
              {std::string(verdict.name), std::string(verdict.label.in(lang))}},
             {{"because", std::string(lang == Language::zh ? "依据" : "because"), false, true}, {warranty.because}}}};
}

/// When a record began to matter and what it is about, for the line it gets in a life.
std::vector<Cell> life_line(const Record& r, Language lang) {
    const Event* first = r.kind().has_events() ? first_event(r) : nullptr;
    const Field* said = r.kind().field("summary");
    std::string about = said && said->get(r.data()) ? cell(*said, r.data(), Personal::masked) : std::string();
    if (const Repair* repair = r.as<Repair>())
        if (const Leave* done = History<Repair>(*repair).last<Leave>()) about = done->action;
    return {{first ? first->at.text() : "", first ? first->at.minute() : ""},
            {std::string(r.kind().name), std::string(r.kind().label.in(lang))},
            {r.id()},
            {about}};
}

/// Everything in the book that names a unit or a customer, oldest first: the one thing `show` looks for in the whole book.
Findings show_life(Invocation& run, const Record& of, Document& into) {
    const bool zh = run.language() == Language::zh;
    Table table{.key = "life",
                .columns = {{"at", zh ? "时间" : "at"},
                            {"kind", zh ? "种类" : "kind"},
                            {"id", zh ? "记录" : "record"},
                            {"summary", zh ? "内容" : "summary", false, true}}};
    Findings unread;
    std::mutex one_at_a_time;
    for (const Kind* kind : kinds()) {
        if (!may_name(*kind, of.kind())) continue;
        scan(run, *run.book(), *kind, [&](Outcome<Filed> file) {
            const bool named = file && names(file->record, of.kind(), of.id());
            const std::lock_guard lock(one_at_a_time);
            if (named) table.rows.push_back(life_line(file->record, run.language()));
            if (!file) unread.add(std::move(file.error()));
        });
    }
    unread.sort();
    std::ranges::sort(table.rows, {}, [](const std::vector<Cell>& row) { return std::pair(row[0].value, row[2].value); });
    if (table.rows.empty()) return unread;
    into.blocks.emplace_back(Heading{zh ? "经历" : "Life", 2});
    into.blocks.emplace_back(std::move(table));
    return unread;
}

}

int show_record(Invocation& run, const Resolved& which, Instant as_of, Document& into) {
    const bool whole = heads_cases(*which.kind);
    OneCase c;
    auto read = whole ? read_case(*run.book(), *which.kind, which.id)
                      : run.book()->read(*which.kind, which.id).map([](Filed&& f) { return OneCase{.head = std::move(f)}; });
    if (!read) return run.fail(read.error());
    c = std::move(*read);
    if (!c.head.warnings.empty()) run.fail(c.head.warnings);
    into.ids.push_back(which.id);
    for (const Filed* file : files_of(c)) add_data(*file, as_of, run.personal(), into.data);
    if (Complaint* complaint = c.head.record.as<Complaint>()) regrade(*complaint, as_of);
    const std::string_view format = run.format();
    if (const Ticket* t = find_format(format)->calendar ? c.head.record.as<Ticket>() : nullptr)
        std::ranges::move(appointments(*t, *run.book(), run.personal(), run.language(), as_of),
                          std::back_inserter(into.appointments));
    Findings unread = std::move(c.unread);
    if (format == "csv" || format == "tsv") {  // one table a file: the head
        into.blocks.emplace_back(head_of(c.head.record, as_of, run.language(), run.personal()));
    } else if (format != "json" && format != "jsonl" && format != "yaml" && format != "ics") {
        add_part(c.head, as_of, run.language(), run.personal(), into, 1);
        if (whole) show_case(run, c, as_of, into);
        if (const Unit* unit = c.head.record.as<Unit>())
            into.blocks.emplace_back(rights_of(*unit, as_of, *run.book(), run.language()));
        const bool lives = which.kind == &kind_of<Unit>() || which.kind == &kind_of<Customer>();
        if (lives) unread.add(show_life(run, c.head.record, into));
    }
    return unread.empty() ? 0 : run.fail(unread);
}

}
