// SPDX-License-Identifier: MIT
#include <algorithm>
#include <mutex>

#include "base/values.hpp"
#include "book/walk.hpp"
#include "commands.hpp"
#include "listing.hpp"
#include "messages.hpp"
#include "record/history.hpp"
#include "scan.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command& c) {
    std::vector<Option> all = {
        {"fields", "A,B,…", {"显示哪些列；留空列出列名", "which columns; empty names them"}},
        {"since", "DATE", {"自该日（含）起", "from this day on"}},
        {"until", "DATE", {"至该日（不含）", "up to but without this day"}},
        {"limit", "N", {"最多几条", "at most so many"}},
    };
    if (c.kind->states) all.push_back({"state", "STATE", {"按状态", "only in this state"}, false, true});
    if (c.kind->has_events()) all.push_back({"by", "STAFF", {"有此人事件的", "with an event by this person"}});
    for (const Field& f : c.kind->fields)
        if (f.key == "customer" || f.key == "unit" || f.key == "kind" || f.key == "ticket" || f.key == "of" ||
            f.key == "category" || f.key == "level" || f.key == "channel")
            all.push_back({std::string(f.key), "VALUE", f.meaning, false, true, false, &f});
    return all;
}

int run_list(Invocation& run) {
    Book* book = run.book();
    if (!book) return 2;
    const auto columns = columns_of(run, *run.command().kind);
    if (!columns) return 2;
    if (columns->empty()) return run.print_text(field_names(*run.command().kind), false);
    const auto wanted = filter_of(run, *run.command().kind);
    if (!wanted) return 2;
    std::vector<Row> rows;
    Findings unreadable;
    std::mutex one_at_a_time;
    scan(run, *book, *run.command().kind, [&](Outcome<Filed> file) {
        std::optional<Row> row;
        if (file && wanted->fits(file->record)) row = row_of(file->record, *columns, run.language(), run.personal());
        const std::lock_guard lock(one_at_a_time);
        if (!file)
            unreadable.add(std::move(file.error()));
        else if (row)
            rows.push_back(std::move(*row));
    });
    std::ranges::sort(rows, {}, &Row::order);
    if (run.given("limit"))
        if (const auto n = parse_whole(run.value("limit"), 0, 1'000'000'000); n && rows.size() > static_cast<std::size_t>(*n))
            rows.resize(static_cast<std::size_t>(*n));
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
            .run = run_list};
}

}
