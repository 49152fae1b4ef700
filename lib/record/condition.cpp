// SPDX-License-Identifier: MIT
#include "record/condition.hpp"

#include <algorithm>
#include <compare>

#include "base/personal.hpp"
#include "base/values.hpp"
#include "record/condition_parser.hpp"
#include "record/history.hpp"
#include "record/messages.hpp"

namespace svc {

namespace {

using Order = std::strong_ordering;

/// Decimal numbers without sign, of any length.
Order by_number(std::string_view a, std::string_view b) {
    const auto split = [](std::string_view s) {
        const std::size_t point = std::min(s.find('.'), s.size());
        std::string_view whole = s.substr(0, point), part = s.substr(std::min(point + 1, s.size()));
        whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
        while (part.ends_with('0')) part.remove_suffix(1);
        return std::pair(whole, part);
    };
    const auto [whole_a, part_a] = split(a);
    const auto [whole_b, part_b] = split(b);
    if (whole_a.size() != whole_b.size()) return whole_a.size() <=> whole_b.size();
    return std::pair(whole_a, part_a) <=> std::pair(whole_b, part_b);
}

bool is_number(const Type& t) { return t.notation.json != Json::string || t.notation.name == "MONEY"; }
bool is_date(const Type& t) { return t.notation.name == "DATE"; }

/// The relation holds between two things of which one is before, equal to or after the other.
bool holds(Relation r, Order o) {
    switch (r) {
        case Relation::equal: return o == Order::equal;
        case Relation::unequal: return o != Order::equal;
        case Relation::less: return o == Order::less;
        case Relation::at_most: return o != Order::greater;
        case Relation::more: return o == Order::greater;
        case Relation::at_least: return o != Order::less;
        default: return false;
    }
}

bool asks_order(Relation r) { return r >= Relation::less && r <= Relation::at_least; }
bool asks_part(Relation r) { return r >= Relation::contains; }
bool is_denial(Relation r) { return r == Relation::unequal || r == Relation::lacks; }

/// The texts a field of a record has: of a list each, none when it is absent.
std::vector<std::string> texts(const Field& field, const void* record) {
    const void* value = field.get(record);
    if (!value) return {};
    if (field.type->form != Form::list || !field.type->item->text) return {cell(field, record, Personal::revealed)};
    std::vector<std::string> all;
    for (std::size_t i = 0; i < field.type->size(value); ++i) all.push_back(field.type->item->text(field.type->at(value, i)));
    return all;
}

Condition has_part(const Field& field, Relation relation, std::string_view part) {
    return [&field, relation, part = folded(part)](const Record& r) {
        const bool found = std::ranges::any_of(
            texts(field, r.data()), [&](const std::string& text) { return folded(text).find(part) != std::string::npos; });
        return found == (relation == Relation::contains);
    };
}

Condition is_absent(const Field& field, Relation relation) {
    return [&field, relation](const Record& r) { return texts(field, r.data()).empty() == (relation == Relation::equal); };
}

/// A value that a choice field has, as its place among the choices.
unsigned place(const Field& field, const void* record) { return *static_cast<const std::uint8_t*>(field.get(record)); }

Condition of_choice(const Field& field, Relation relation, unsigned wanted) {
    return [&field, relation, wanted](const Record& r) {
        if (!field.get(r.data())) return is_denial(relation);
        return holds(relation, place(field, r.data()) <=> wanted);
    };
}

Condition of_text(const Field& field, Relation relation, std::string wanted) {
    return [&field, relation, wanted = compared(*field.type, wanted)](const Record& r) {
        const auto order = [&](const std::string& text) {
            return is_number(*field.type) ? by_number(text, wanted) : compared(*field.type, text) <=> wanted;
        };
        const auto all = texts(field, r.data());
        if (is_denial(relation)) return std::ranges::none_of(all, [&](const std::string& t) { return order(t) == Order::equal; });
        return std::ranges::any_of(all, [&](const std::string& t) { return holds(relation, order(t)); });
    };
}

/// Reads the value as the field would have it: the record that comes out has that field alone.
Outcome<Record> read_as(const Kind& kind, const Field& field, std::string_view value, const Typing& typing) {
    Tree given, typed;
    const auto map = given.open(Shape::map);
    given.scalar(field.key);
    given.scalar(value);
    given.close(map);
    Findings found;
    typed_map(kind.fields, given.root(), typed, typing, {}, found);
    Record record(kind);
    if (found.good()) read_field(field, typed.root().find(field.key), record.data(), {}, found);
    if (!found.good()) return failed(std::move(found));
    return record;
}

Outcome<Condition> of_field(const Kind& kind, const Field& field, Relation relation, std::string_view value,
                            const Typing& typing) {
    if (asks_part(relation)) return has_part(field, relation, value);
    const bool ordered = field.type->form == Form::choice ||
                         (field.type->form == Form::scalar && (is_number(*field.type) || is_date(*field.type)));
    if (asks_order(relation) && !ordered) return failed(record::message("no-order"), {std::string(field.key)});
    if (value.empty() && !asks_order(relation)) return is_absent(field, relation);
    auto wanted = read_as(kind, field, value, typing);
    if (!wanted) return tl::unexpected(std::move(wanted.error()));
    if (field.type->form == Form::choice) return of_choice(field, relation, place(field, wanted->data()));
    const auto all = texts(field, wanted->data());
    return of_text(field, relation, all.empty() ? std::string() : all.front());
}

Outcome<Condition> of_state(const Kind& kind, Relation relation, std::string_view value) {
    const Choices states = kind.states();
    std::string known;
    for (unsigned i = 0; i < states.size(); ++i) {
        const Choice& c = states[i];
        if (is_named(c, value))
            return [relation, i](const Record& r) { return holds(relation, state_of(r.kind(), r.data()) <=> i); };
        known.append(known.empty() ? "" : ", ").append(c.name);
    }
    return failed(record::message("unknown-choice"), {std::string(value), known});
}

/// A bare day means the whole of it.
Outcome<Condition> of_receipt(Relation relation, std::string_view value, const Typing& typing) {
    const auto day = parse_day(value, typing.moment);
    auto instant = day ? Result<Instant>(Instant{}) : parse_when(value, typing.moment);
    if (!instant) {
        Findings found;
        found.add(std::move(instant.error()));
        return failed(std::move(found));
    }
    const TimeZone* zone = typing.moment.zone;
    return [=, day = day ? std::optional(*day) : std::nullopt, at = *instant](const Record& r) {
        const Event* first = first_event(r);
        if (!first) return is_denial(relation);
        return day ? holds(relation, zone->date_of(first->at).days <=> day->days) : holds(relation, first->at.utc <=> at.utc);
    };
}

}

std::string compared(const Type& t, const std::string& text) {
    return t.notation.name == Phone::notation.name ? Phone{text}.digits() : folded(text);
}

const Event* first_event(const Record& r) {
    if (!r.kind().has_events()) return nullptr;
    const auto order = standing(r.kind(), r.data());
    if (order.empty()) return nullptr;
    return static_cast<const Event*>(r.kind().events.at(r.data(), order.front(), r.kind().events.acts).common);
}

Outcome<Condition> compare(const Kind& kind, std::string_view column, Relation relation, std::string_view value,
                           const Typing& typing) {
    const std::string plain = folded(half_width(column));
    const auto named = [&](std::string_view key, Text label) {
        return plain == key || plain == folded(label.zh) || plain == folded(label.en);
    };
    if (kind.states && named("state", state_label) && !asks_part(relation)) return of_state(kind, relation, value);
    if (kind.has_events() && named("received", received_label) && !asks_part(relation))
        return of_receipt(relation, value, typing);
    std::string known;
    for (const Field& f : kind.fields) {
        if (named(f.key, f.label)) return of_field(kind, f, relation, value, typing);
        known.append(known.empty() ? "" : " ").append(f.key);
    }
    if (kind.states) known += " state";
    if (kind.has_events()) known += " received";
    return failed(record::message("unknown-column"), {std::string(column), known});
}

Outcome<Condition> parse_condition(std::string_view text, const Kind& kind, const Typing& typing) {
    const auto meaning = [&](const Compared& c) {
        return compare(kind, c.column, c.relation, c.value, typing).map([](Condition one) -> Test {
            return [one = std::move(one)](const void* record) { return one(*static_cast<const Record*>(record)); };
        });
    };
    return ConditionParser(text, meaning).whole().map([](Test all) -> Condition {
        return [all = std::move(all)](const Record& r) { return all(&r); };
    });
}

}
