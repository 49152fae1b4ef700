// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>
#include <mutex>

#include "base/values.hpp"
#include "book/walk.hpp"
#include "commands.hpp"
#include "listing.hpp"
#include "messages.hpp"
#include "record/history.hpp"
#include "report/visits.hpp"
#include "rules/grade.hpp"
#include "scan.hpp"

namespace svc {

namespace {

/// The kinds whose records `due` names.
bool has_clocks(const Kind& kind) { return kind.name == "ticket" || kind.name == "repair" || kind.name == "complaint"; }

/// --limit, as many as there are by default; said and none when it is no number.
std::optional<std::size_t> limit(Invocation& run) {
    if (!run.given("limit")) return std::numeric_limits<std::size_t>::max();
    auto n = parse_whole(half_width(run.value("limit")), 0, 1'000'000'000);
    if (n) return static_cast<std::size_t>(*n);
    Findings found;
    found.add(std::move(n.error()), {"--limit"});
    run.fail(found);
    return {};
}

/// --late: the ids of the records whose clock is late now.
void keep_late_ones(Invocation& run, ListFilter& filter) {
    if (!run.flag("late")) return;
    Findings unreadable;  // said by the list itself, as far as they are of its kind
    filter.late_ones.emplace();
    for (const DueClock& clock : scan_due(run, run.moment().now, {.late = true}, unreadable).clocks)
        filter.late_ones->insert(clock.id);
}

std::vector<Option> options(const Command& c) {
    std::vector<Option> all = {
        {"fields", "A,B,…", {"显示哪些列；留空列出列名", "which columns; empty names them"}},
        {"since", "DATE", {"自该日（含）起", "from this day on"}},
        {"until", "DATE", {"至该日（不含）", "up to but without this day"}},
        {"limit", "N", {"最多几条", "at most so many"}},
    };
    all.push_back({"where",
                   "EXPR",
                   {"条件，例如 'kind = repair and received >= 2026-02-01'",
                    "a condition such as 'kind = repair and received >= 2026-02-01'"},
                   false,
                   true});
    if (has_clocks(*c.kind)) all.push_back({"late", "", {"有时钟已超时的", "with a clock that is late"}, true});
    if (c.kind->states) all.push_back({"state", "STATE", {"按状态", "only in this state"}, false, true});
    if (c.kind->has_events()) all.push_back({"by", "STAFF", {"有此人事件的", "with an event by this person"}});
    for (const Field& f : c.kind->fields)
        if (f.key == "customer" || f.key == "unit" || f.key == "kind" || f.key == "ticket" || f.key == "of" ||
            f.key == "category" || f.key == "level" || f.key == "channel")
            all.push_back({std::string(f.key), "VALUE", f.meaning, false, true, false, &f});
    for (Option& o : filters_above(*c.kind)) all.push_back(std::move(o));
    return all;
}

int run_list(Invocation& run) {
    Book* book = run.book();
    if (!book) return 2;
    const auto columns = columns_of(run, *run.command().kind);
    if (!columns) return 2;
    if (columns->empty()) return run.print_text(field_names(*run.command().kind), false);
    auto wanted = filter_of(run, *run.command().kind);
    const auto most = limit(run);
    if (!wanted || !most) return 2;
    keep_late_ones(run, *wanted);
    std::vector<Row> rows;
    Findings unreadable;
    std::mutex one_at_a_time;
    const bool calendar = find_format(run.format())->calendar;
    scan(run, *book, *run.command().kind, [&](Outcome<Filed> file) {
        std::optional<Row> row;
        if (Complaint* c = file ? file->record.as<Complaint>() : nullptr) regrade(*c, run.moment().now);
        if (file && wanted->fits(file->record)) row = row_of(file->record, *columns, run.language(), run.personal());
        if (const Ticket* t = row && calendar ? file->record.as<Ticket>() : nullptr)
            row->appointments = appointments(*t, *book, run.personal(), run.language());
        const std::lock_guard lock(one_at_a_time);
        if (!file)
            unreadable.add(std::move(file.error()));
        else if (row)
            rows.push_back(std::move(*row));
    });
    std::ranges::sort(rows, {}, &Row::order);
    if (rows.size() > *most) rows.resize(*most);
    const int printed = run.print(list_document(*columns, std::move(rows), run.language()));
    if (printed != 0 || unreadable.empty()) return printed;
    unreadable.sort();
    return run.fail(unreadable);
}

}

Command list_command(const Kind& kind) {
    return {.noun = std::string(kind.name),
            .verb = "list",
            .summary = {"列出", "list them"},
            .kind = &kind,
            .options = options,
            .run = run_list,
            .calendar = &kind == &kind_of<Ticket>()};
}

}
