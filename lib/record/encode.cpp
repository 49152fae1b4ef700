// SPDX-License-Identifier: MIT
#include "record/codec.hpp"
#include "record/event.hpp"

namespace svc {

namespace {

constexpr Notation word{"VALUE", Quotes::if_ambiguous};
constexpr Notation key{"KEY", Quotes::if_ambiguous};
constexpr Notation null{"NULL", Quotes::never, Json::integer};  // an empty value that is no string

/// What stands for an absent field whose key is promised.
void write_absent(const Type& type, Tree& tree) {
    if (type.form == Form::list || type.form == Form::dict)
        tree.close(tree.open(type.form == Form::list ? Shape::list : Shape::map));
    else
        tree.scalar("", null);
}

void entries(Fields rows, const void* owner, Tree& tree, Personal personal) {
    for (const Field& f : rows) {
        const void* value = f.get(owner);
        if (!value && !f.nullable) continue;
        tree.scalar(f.key, key);
        if (value)
            write(*f.type, value, tree, personal);
        else
            write_absent(*f.type, tree);
    }
}

void write_list(const Type& type, const void* value, Tree& tree, Personal personal) {
    const std::uint32_t list = tree.open(Shape::list);
    for (std::size_t i = 0; i < type.size(value); ++i) write(*type.item, type.at(value, i), tree, personal);
    tree.close(list);
}

void write_dict(const Type& type, const void* value, Tree& tree, Personal personal) {
    const std::uint32_t map = tree.open(Shape::map);
    for (std::size_t i = 0; i < type.size(value); ++i) {
        tree.scalar(type.key_at(value, i), key);
        write(*type.item, type.at(value, i), tree, personal);
    }
    tree.close(map);
}

/// One line of what a value holds: scalars by themselves, lists with commas, structs as key=value.
std::string line(const Type& type, const void* value, Personal personal, const Language* language) {
    std::string out;
    const auto add = [&](const std::string& part, std::string_view separator) {
        out.append(out.empty() ? "" : separator).append(part);
    };
    switch (type.form) {
        case Form::scalar:
            if (language && type.notation.json == Json::boolean)
                return std::string(Text(type.text(value) == "true" ? yes_label : no_label).in(*language));
            return type.masked && personal == Personal::masked ? type.masked(value) : type.text(value);
        case Form::choice: {
            const Choice& c = type.choices()[*static_cast<const std::uint8_t*>(value)];
            return std::string(language ? c.label.in(*language) : c.name);
        }
        case Form::list:
            for (std::size_t i = 0; i < type.size(value); ++i)
                add(line(*type.item, type.at(value, i), personal, language), type.item->form == Form::record ? "; " : ", ");
            return out;
        case Form::dict:
            for (std::size_t i = 0; i < type.size(value); ++i)
                add(type.key_at(value, i) + ": " + line(*type.item, type.at(value, i), personal, language), "; ");
            return out;
        case Form::record:
            for (const Field& f : type.fields())
                if (const void* member = f.get(value))
                    add(std::string(language ? f.label.in(*language) : f.key) + "=" + line(*f.type, member, personal, language),
                        " ");
            return out;
    }
    return out;
}

/// The node that holds the member at this address, searched in a value and its node side by side; none when it isn't there.
Node search(const Type& type, const void* value, Node node, const void* member);

Node search(Fields rows, const void* owner, Node map, const void* member) {
    for (const Field& f : rows) {
        const void* value = f.get(owner);
        if (!value) continue;
        const Node node = map.find(f.key);
        if (!node) continue;
        if (const Node found = search(*f.type, value, node, member)) return found;
    }
    return {};
}

Node search(const Type& type, const void* value, Node node, const void* member) {
    if (value == member && type.form != Form::record) return node;
    if (type.form == Form::record) {
        const Node inner = search(type.fields(), value, node, member);
        return inner || value != member ? inner : node;
    }
    if (type.form != Form::list && type.form != Form::dict) return {};
    for (std::size_t i = 0; i < type.size(value) && i < node.size(); ++i) {
        const Node item = type.form == Form::list ? node.item(i) : node.find(type.key_at(value, i));
        if (!item) continue;
        if (const Node found = search(*type.item, type.at(value, i), item, member)) return found;
    }
    return {};
}

Node search_events(const Kind& kind, const void* record, Node root, const void* member) {
    const Node list = kind.has_events() ? root.find("events") : Node{};
    for (std::size_t i = 0; list && i < kind.events.size(record) && i < list.size(); ++i) {
        const Happening h = kind.events.at(record, i, kind.events.acts);
        const Node item = list.item(i);
        if (const Node found = search(h.act->fields(), h.own, item, member)) return found;
        if (const Node found = search(fields(Of<Event>{}), h.common, item, member)) return found;
        if (member == h.common || member == h.own) return item;
    }
    return {};
}

}

void write(const Type& type, const void* value, Tree& tree, Personal personal) {
    switch (type.form) {
        case Form::scalar: tree.scalar(line(type, value, personal, nullptr), type.notation); return;
        case Form::choice: tree.scalar(line(type, value, personal, nullptr), word); return;
        case Form::list: return write_list(type, value, tree, personal);
        case Form::dict: return write_dict(type, value, tree, personal);
        case Form::record: return write(type.fields(), value, tree, personal);
    }
}

void write(Fields rows, const void* object, Tree& tree, Personal personal) {
    const std::uint32_t map = tree.open(Shape::map);
    entries(rows, object, tree, personal);
    tree.close(map);
}

void write_event(const Happening& event, Tree& tree, Personal personal) {
    const std::uint32_t map = tree.open(Shape::map);
    const Fields common = fields(Of<Event>{});
    entries(common.first(2), event.common, tree, personal);
    tree.scalar("do", key);
    tree.scalar(event.act->verb, word);
    entries(common.subspan(2), event.common, tree, personal);
    entries(event.act->fields(), event.own, tree, personal);
    tree.close(map);
}

void write(const Kind& kind, const void* record, Tree& tree, Personal personal) {
    const std::uint32_t map = tree.open(Shape::map);
    entries(kind.fields, record, tree, personal);
    if (kind.has_events()) {
        tree.scalar("events", key);
        const std::uint32_t list = tree.open(Shape::list);
        for (std::size_t i = 0; i < kind.events.size(record); ++i)
            write_event(kind.events.at(record, i, kind.events.acts), tree, personal);
        tree.close(list);
    }
    tree.close(map);
}

std::string cell(const Field& f, const void* owner, Personal personal) {
    const void* value = f.get(owner);
    return value ? line(*f.type, value, personal, nullptr) : std::string();
}

std::string shown(const Field& f, const void* owner, Language language, Personal personal) {
    const void* value = f.get(owner);
    return value ? line(*f.type, value, personal, &language) : std::string();
}

Node node_of(const Kind& kind, const void* record, Node root, const void* member) {
    if (!root || member == record) return root;
    if (const Node found = search_events(kind, record, root, member)) return found;
    if (const Node found = search(kind.fields, record, root, member)) return found;
    return root;
}

void Found::add_at(const void* member, Fault wrong) {
    const Node node = node_of(m_kind, m_record, m_root, member);
    m_findings.add(finding_at(m_origin, node ? node.mark() : Mark{}, std::move(wrong)));
}

}
