// SPDX-License-Identifier: MIT
#include "listing.hpp"

#include <algorithm>

#include "base/people.hpp"
#include "base/values.hpp"
#include "domain/complaint.hpp"
#include "domain/customer.hpp"
#include "domain/repair.hpp"
#include "domain/revisit.hpp"
#include "domain/ticket.hpp"
#include "record/history.hpp"
#include "record/messages.hpp"

namespace svc {

namespace {

std::vector<ListColumn> every_column(const Kind& kind, Language lang) {
    std::vector<ListColumn> all;
    for (const Field& f : kind.fields)
        all.push_back(
            {std::string(f.key), std::string(f.label.in(lang)), &f, f.type->notation.json == Json::integer, f.long_text});
    if (kind.states) all.push_back({"state", std::string(state_label.in(lang))});
    if (kind.has_events()) all.push_back({"received", std::string(received_label.in(lang))});
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
    return {.value = e->at.text(), .shown = e->at.minute()};
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

/// One of the options that name a column: --kind, --state …
bool is_column(Invocation& run, const std::string& name) {
    const auto all = run.command().all_options();
    return std::ranges::any_of(all, [&](const Option& o) { return o.name == name && (o.field || name == "state"); });
}

std::vector<std::string> given_values(Invocation& run, const std::string& name) {
    return run.given(name) ? run.parsed().options.at(name) : std::vector<std::string>{};
}

Outcome<Condition> any_of(const Kind& kind, const std::string& column, const std::vector<std::string>& values,
                          const Typing& typing) {
    std::vector<Condition> all;
    for (const std::string& v : values) {
        auto one = compare(kind, column, Relation::equal, v, typing);
        if (!one) return one;
        all.push_back(std::move(*one));
    }
    return [all = std::move(all)](const Record& r) {
        return std::ranges::any_of(all, [&](const Condition& holds) { return holds(r); });
    };
}

}

bool ListFilter::fits(const Record& r) const {
    if (late_ones && !late_ones->contains(r.id())) return false;
    if (!std::ranges::all_of(conditions, [&](const Condition& holds) { return holds(r); })) return false;
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

namespace {

/// The customer of what a record belongs to: a repair's ticket, a revisit's case.
const std::optional<Id<Customer>>* customer_above(const Record& r, const Book& book) {
    std::string of;
    if (const Repair* repair = r.as<Repair>()) of = repair->ticket.value;
    if (const Revisit* revisit = r.as<Revisit>()) of = revisit->of.value;
    if (const Ticket* t = book.find(Id<Ticket>{of})) return &t->customer;
    if (const Complaint* c = book.find(Id<Complaint>{of})) return &c->customer;
    return nullptr;
}

/// A complaint is about a unit itself or about a ticket for it.
bool is_about(const Complaint& c, const std::string& unit, const Book& book) {
    return std::ranges::any_of(c.about, [&](const auto& id) {
        const Ticket* t = book.find(Id<Ticket>{id.value});
        return folded(id.value) == folded(unit) || (t && t->unit && folded(t->unit->value) == folded(unit));
    });
}

/// --customer and --unit of kinds that have no such field but belong to something that has.
std::optional<Condition> condition_above(const Book& book, const std::string& name, const std::vector<std::string>& values) {
    const auto any = [values](const auto& holds) { return std::ranges::any_of(values, holds); };
    if (name == "customer")
        return [&book, any](const Record& r) {
            const auto* customer = customer_above(r, book);
            return customer && *customer &&
                   any([&](const std::string& v) { return folded(normal_id(v)) == folded((*customer)->value); });
        };
    if (name == "unit")
        return [&book, any](const Record& r) {
            const Complaint* c = r.as<Complaint>();
            return c && any([&](const std::string& v) { return is_about(*c, normal_id(v), book); });
        };
    return {};
}

}

std::vector<Option> filters_above(const Kind& kind) {
    std::vector<Option> all;
    if (&kind == &kind_of<Repair>() || &kind == &kind_of<Revisit>())
        all.push_back({"customer", "CUSTOMER", {"属于该客户的", "of this customer"}, false, true});
    if (&kind == &kind_of<Complaint>()) all.push_back({"unit", "UNIT", {"关于该机器的", "about this unit"}, false, true});
    return all;
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
            run.fail(record::message("unknown-column"), {key, known});
            return {};
        }
        if (std::ranges::find(chosen, found->key, &ListColumn::key) == chosen.end()) chosen.push_back(*found);
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
    const Typing typing{.moment = run.moment()};
    const auto take = [&](Outcome<Condition> condition, const std::string& option) {
        if (condition) {
            filter.conditions.push_back(std::move(*condition));
            return true;
        }
        for (Finding& f : condition.error()) f.place = {"--" + option};
        run.fail(condition.error());
        return false;
    };
    for (const auto& [name, values] : run.parsed().options)
        if (is_column(run, name) && !take(any_of(kind, name, values, typing), name)) return {};
    for (const Option& o : filters_above(kind))
        if (run.given(o.name)) filter.conditions.push_back(*condition_above(*run.book(), o.name, given_values(run, o.name)));
    for (const std::string& question : given_values(run, "where"))
        if (!take(parse_condition(question, kind, typing), "where")) return {};
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
        std::ranges::move(r.appointments, std::back_inserter(document.appointments));
    }
    document.blocks.emplace_back(std::move(table));
    return document;
}

}
