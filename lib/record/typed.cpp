// SPDX-License-Identifier: MIT
#include "record/typed.hpp"

#include <algorithm>

#include "base/values.hpp"
#include "record/event.hpp"
#include "record/messages.hpp"

namespace svc {

namespace {

/// The name of the choice that a text names, by itself or by a label; the text itself when it names none.
std::string choice_named(Choices all, std::string_view text) {
    for (const Choice& c : all)
        if (is_named(c, half_width(text))) return std::string(c.name);
    return std::string(text);
}

void typed_scalar(const Type& type, Node value, Tree& into, const Typing& typing, const Origin& origin, Findings& found) {
    const std::string_view text = value.text();
    const auto put = [&](std::string_view s) {
        const std::uint32_t i =
            into.scalar(s, type.form == Form::choice ? Notation{"", Quotes::if_ambiguous} : type.notation, value.mark());
        into.data(i).quoted = value.quoted() && type.notation.json != Json::string;
    };
    if (type.form == Form::choice) return put(choice_named(type.choices(), text));
    if (!type.refers_to.empty() && text.starts_with('@')) {
        const auto known = typing.names.find(std::string(text.substr(1)));
        if (known != typing.names.end()) return put(known->second);
        found.add(finding_at(origin, value.mark(), {&record::message("name-unknown"), {std::string(text)}}));
        return put(text);
    }
    if (type.notation.json == Json::boolean && !value.quoted()) {
        const std::string plain = folded(half_width(text));
        for (const auto& [label, name] : {std::pair(yes_label, "true"), std::pair(no_label, "false")})
            if (plain == label.zh || plain == label.en) return put(name);
    }
    if (type.typed) {
        auto good = type.typed(text, typing.moment);
        if (good && typing.spelt && !type.refers_to.empty()) return put(typing.spelt(type.refers_to, *good));
        if (good) return put(*good);
        found.add(finding_at(origin, value.mark(), std::move(good.error())));
        return put(text);
    }
    if (type.free_text && text.find("\r\n") != std::string_view::npos) {  // as web forms send it
        std::string lines(text);
        std::erase(lines, '\r');
        return put(lines);
    }
    put(type.free_text && type.notation.name != "PHONE" ? std::string(text) : half_width(text));
}

/// `agent+engineer` for a list, as in roles=agent+engineer.
void typed_short_list(const Type& item, Node value, Tree& into, const Typing& typing, const Origin& origin, Findings& found) {
    const std::uint32_t list = into.open(Shape::list, value.mark());
    const std::string_view text = value.text();
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('+', at), text.size());
        Tree one;
        one.scalar(text.substr(at, end - at), value.mark(), value.quoted());
        typed_value(item, one.root(), into, typing, origin, found);
        at = end + 1;
    }
    into.close(list);
}

Fields own_fields(const Kind& kind, Node event) {
    const Node verb = event.find("do");
    const Act* act = verb && verb.shape() == Shape::scalar ? kind.act(verb.text()) : nullptr;
    return act ? act->fields() : Fields{};
}

}

void typed_value(const Type& type, Node value, Tree& into, const Typing& typing, const Origin& origin, Findings& found) {
    const bool scalar_type = type.form == Form::scalar || type.form == Form::choice;
    if (scalar_type && value.shape() == Shape::scalar) return typed_scalar(type, value, into, typing, origin, found);
    if (type.form == Form::record && value.shape() == Shape::map)
        return typed_map(type.fields(), value, into, typing, origin, found);
    if (type.form == Form::list && value.shape() == Shape::list) {
        const std::uint32_t list = into.open(Shape::list, value.mark());
        value.each_item([&](Node item) { typed_value(*type.item, item, into, typing, origin, found); });
        return into.close(list);
    }
    if (type.form == Form::list && value.shape() == Shape::scalar)
        return typed_short_list(*type.item, value, into, typing, origin, found);
    into.copy(value);
}

void typed_map(Fields rows, Node map, Tree& into, const Typing& typing, const Origin& origin, Findings& found) {
    const std::uint32_t out = into.open(Shape::map, map.mark());
    map.each_entry([&](Node key, Node value) {
        into.copy(key);
        const Field* field = find_field(rows, key.text());
        const bool makes_name = key.text() == "id" && value.shape() == Shape::scalar && value.text().starts_with('@');
        if (field && !makes_name)
            typed_value(*field->type, value, into, typing, origin, found);
        else
            into.copy(value);
    });
    into.close(out);
}

void typed_event(const Kind& kind, Node event, Tree& into, const Typing& typing, const Origin& origin, Findings& found) {
    if (event.shape() != Shape::map) return into.copy(event);
    const Fields common = fields(Of<Event>{}), own = own_fields(kind, event);
    const std::uint32_t out = into.open(Shape::map, event.mark());
    event.each_entry([&](Node key, Node value) {
        into.copy(key);
        const Field* field = find_field(common, key.text());
        if (!field) field = find_field(own, key.text());
        if (field)
            typed_value(*field->type, value, into, typing, origin, found);
        else
            into.copy(value);
    });
    into.close(out);
}

}
