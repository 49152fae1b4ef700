// SPDX-License-Identifier: MIT
#include "listing.hpp"

#include <algorithm>

#include "base/values.hpp"
#include "messages.hpp"
#include "record/history.hpp"

namespace svc {

namespace {

const Event* first_event(const Record& r) {
    if (!r.kind().has_events()) return nullptr;
    const auto order = standing(r.kind(), r.data());
    return order.empty() ? nullptr
                         : static_cast<const Event*>(r.kind().events.at(r.data(), order.front(), r.kind().events.acts).common);
}

std::vector<ListColumn> every_column(const Kind& kind, Language lang) {
    std::vector<ListColumn> all;
    for (const Field& f : kind.fields)
        all.push_back(
            {std::string(f.key), std::string(f.label.in(lang)), &f, f.type->notation.json == Json::integer, f.long_text});
    if (kind.states) all.push_back({"state", lang == Language::zh ? "状态" : "state"});
    if (kind.has_events()) all.push_back({"received", lang == Language::zh ? "时间" : "received"});
    return all;
}

/// When a case came in stands in its id; the column is there for --fields.
bool usual(const ListColumn& c) { return c.field ? c.field->listed : c.key == "state"; }

std::vector<std::string> split(const std::string& s) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < s.size();) {
        const std::size_t end = std::min(s.find(',', i), s.size());
        if (end > i) all.push_back(s.substr(i, end - i));
        i = end + 1;
    }
    return all;
}

Cell cell_of(const Record& r, const ListColumn& c, Language lang, Personal personal) {
    if (c.field) {
        if (!c.field->get(r.data())) return {.value = "", .shown = "", .json = Json::number};  // null in JSON
        const std::string people = shown(*c.field, r.data(), lang, personal);
        return {.value = cell(*c.field, r.data(), personal),
                .shown = people,
                .json = c.field->type->form == Form::scalar ? c.field->type->notation.json : Json::string};
    }
    if (c.key == "state") {
        const Choice& state = r.kind().states()[state_of(r.kind(), r.data())];
        return {.value = std::string(state.name), .shown = std::string(state.label.in(lang))};
    }
    const Event* e = first_event(r);
    if (!e) return {};
    const std::string at = e->at.text();
    return {.value = at, .shown = at.substr(0, 10) + " " + at.substr(11, 5)};
}

std::optional<std::optional<Date>> day_option(Invocation& run, const std::string& name) {
    if (!run.given(name)) return std::optional<Date>{};
    auto day = parse_day(run.value(name), run.moment());
    if (day) return std::optional(*day);
    Findings found;
    found.add(std::move(day.error()), {"--" + name});
    run.fail(found);
    return {};
}

}

bool ListFilter::fits(const Record& r) const {
    for (const auto& [field, values] : fields) {
        const std::string text = folded(cell(*field, r.data(), Personal::revealed));
        if (std::ranges::none_of(values, [&](const std::string& v) {
                return folded(v) == text || folded(shown(*field, r.data(), Language::zh, Personal::revealed)) == folded(v);
            }))
            return false;
    }
    if (!states.empty()) {
        const Choice& state = r.kind().states()[state_of(r.kind(), r.data())];
        if (std::ranges::none_of(
                states, [&](const std::string& s) { return s == state.name || s == state.label.zh || s == state.label.en; }))
            return false;
    }
    if (!by.empty()) {
        bool any = false;
        for (std::size_t i : standing(r.kind(), r.data()))
            any = any || static_cast<const Event*>(r.kind().events.at(r.data(), i, r.kind().events.acts).common)->by.value == by;
        if (!any) return false;
    }
    if (!since && !until) return true;
    const Event* e = first_event(r);
    if (!e) return false;
    const Date day = zone->date_of(e->at);
    return (!since || *since <= day) && (!until || day < *until);
}

std::optional<std::vector<ListColumn>> columns_of(Invocation& run, const Kind& kind) {
    std::vector<ListColumn> all = every_column(kind, run.language());
    if (!run.given("fields")) {
        std::erase_if(all, [](const ListColumn& c) { return !usual(c); });
        return all;
    }
    std::vector<ListColumn> chosen;
    for (const std::string& key : split(run.value("fields"))) {
        const auto found = std::ranges::find_if(all, [&](const ListColumn& c) { return c.key == key || c.label == key; });
        if (found == all.end()) {
            std::string known = field_names(kind);
            std::ranges::replace(known, '\n', ' ');
            run.fail(cli::message("unknown-field"), {key, known});
            return {};
        }
        chosen.push_back(*found);
    }
    return chosen;
}

std::string field_names(const Kind& kind) {
    std::string all;
    for (const ListColumn& c : every_column(kind, Language::en)) all += c.key + "\n";
    return all;
}

std::optional<ListFilter> filter_of(Invocation& run, const Kind& kind) {
    ListFilter filter{.zone = &run.book()->zone()};
    const auto since = day_option(run, "since"), until = day_option(run, "until");
    if (!since || !until) return {};
    filter.since = *since;
    filter.until = *until;
    filter.by = run.value("by");
    for (const Option& o : run.command().all_options())
        if (o.field && run.given(o.name)) filter.fields.emplace_back(o.field, run.parsed().options.at(o.name));
    if (run.given("state")) filter.states = run.parsed().options.at("state");
    for (const std::string& s : filter.states) {
        std::string known;
        bool good = false;
        for (const Choice& c : kind.states()) {
            known.append(known.empty() ? "" : ", ").append(c.name);
            good = good || s == c.name || s == c.label.zh || s == c.label.en;
        }
        if (good) continue;
        run.fail(cli::message("bad-option-value"), {"--state", s, known});
        return {};
    }
    return filter;
}

Row row_of(const Record& r, const std::vector<ListColumn>& columns, Language lang, Personal personal) {
    Row row;
    row.id = r.id();
    const Event* e = first_event(r);
    row.order = (e ? e->at.text() : std::string()) + " " + folded(row.id);
    for (const ListColumn& c : columns) row.cells.push_back(cell_of(r, c, lang, personal));
    return row;
}

Document list_document(const std::vector<ListColumn>& columns, std::vector<Row> rows, Language) {
    Document document;
    Table table{.key = "records"};
    for (const ListColumn& c : columns) table.columns.push_back({c.key, c.label, c.number, c.wide});
    for (Row& r : rows) {
        document.ids.push_back(std::move(r.id));
        table.rows.push_back(std::move(r.cells));
    }
    document.blocks.emplace_back(std::move(table));
    return document;
}

}
