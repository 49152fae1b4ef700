// SPDX-License-Identifier: MIT
#include "record/codec.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "record/event.hpp"
#include "record/messages.hpp"

namespace svc {

namespace {

std::string joined(const std::vector<std::string_view>& words) {
    std::string all;
    for (std::string_view w : words) all.append(all.empty() ? "" : ", ").append(w);
    return all;
}

std::string_view placeholder(const Type& t) {
    switch (t.form) {
        case Form::scalar: return t.notation.name;
        case Form::choice: return "VALUE";
        case Form::list: return "[…]";
        case Form::record:
        case Form::dict: break;
    }
    return "{…}";
}

/// Reads one document; what it finds goes to one list.
class Decoder {
public:
    Decoder(const Origin& origin, Findings& found) : m_origin(origin), m_found(found) {}

    void map(Fields rows, Node node, void* owner, std::string_view what, const Kind* root) {
        if (node.shape() != Shape::map) return add(node, record::message("not-a-map"), {std::string(what)});
        std::uint64_t seen = 0;
        node.each_entry([&](Node key, Node value) { entry(rows, key, value, owner, seen, root); });
        missing(rows, node, seen);
    }

    bool event(const Kind& kind, Node node, void* record) {
        const std::size_t before = m_found.size();
        if (node.shape() != Shape::map) {
            add(node, record::message("not-a-map"), {"events"});
            return false;
        }
        const Node verb = node.find("do");
        if (!verb) {
            add(node, record::message("event-not-fields"));
            return false;
        }
        const Act* act = verb.shape() == Shape::scalar ? kind.act(verb.text()) : nullptr;
        if (!act) {
            unknown_event(kind, verb);
            return false;
        }
        event_fields(*act, node, act->append(record));
        if (m_found.size() == before) return true;
        kind.events.drop(record);
        return false;
    }

    void value(const Type& type, Node node, void* into, std::string_view what) {
        switch (type.form) {
            case Form::scalar: return scalar(type, node, into, what);
            case Form::choice: return choice(type, node, into, what);
            case Form::list: return list(type, node, into, what);
            case Form::record: return map(type.fields(), node, into, what, nullptr);
            case Form::dict: return dict(type, node, into, what);
        }
    }

private:
    void entry(Fields rows, Node key, Node value, void* owner, std::uint64_t& seen, const Kind* root) {
        if (root && key.text() == "x") return;
        if (root && root->has_events() && key.text() == "events") return events(*root, value, owner);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].key != key.text()) continue;
            seen |= std::uint64_t{1} << i;
            return this->value(*rows[i].type, value, rows[i].make(owner), rows[i].key);
        }
        std::vector<std::string_view> known;
        for (const Field& f : rows) known.push_back(f.key);
        if (root && root->has_events()) known.push_back("events");
        unknown_key(key, known);
    }

    void events(const Kind& kind, Node list, void* record) {
        if (list.shape() != Shape::list) return add(list, record::message("not-a-list"), {"events"});
        list.each_item([&](Node item) { event(kind, item, record); });
    }

    void event_fields(const Act& act, Node node, Act::Made made) {
        const Fields common = fields(Of<Event>{}), own = act.fields();
        std::uint64_t seen_common = 0, seen_own = 0;
        node.each_entry([&](Node key, Node value) {
            if (key.text() == "do") return;
            if (find_field(common, key.text())) return entry(common, key, value, made.common, seen_common, nullptr);
            if (find_field(own, key.text())) return entry(own, key, value, made.own, seen_own, nullptr);
            std::vector<std::string_view> known;
            for (const Field& f : own) known.push_back(f.key);
            for (const Field& f : common) known.push_back(f.key);
            unknown_key(key, known);
        });
        missing(common, node, seen_common);
        missing(own, node, seen_own);
    }

    void missing(Fields rows, Node node, std::uint64_t seen) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].required && !(seen >> i & 1U))
                add(node, record::message("missing-key"), {std::string(rows[i].key), std::string(placeholder(*rows[i].type))});
    }

    void scalar(const Type& type, Node node, void* into, std::string_view what) {
        if (node.shape() != Shape::scalar)
            return add(node, record::message("not-a-scalar"), {std::string(what), std::string(type.notation.name)});
        if (type.notation.json != Json::string && node.quoted())
            return add(node, record::message("quoted-value"), {std::string(node.text())});
        if (auto wrong = type.parse(node.text(), into)) {
            Finding f = finding_at(m_origin, node.mark(), std::move(*wrong));
            f.personal = f.personal || type.masked;
            m_found.add(std::move(f));
        }
    }

    void choice(const Type& type, Node node, void* into, std::string_view what) {
        if (node.shape() != Shape::scalar) return add(node, record::message("not-a-scalar"), {std::string(what), "VALUE"});
        const Choices all = type.choices();
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].name == node.text()) {
                *static_cast<std::uint8_t*>(into) = static_cast<std::uint8_t>(i);
                return;
            }
            names.push_back(all[i].name);
        }
        if (const auto near = nearest(node.text(), names))
            return add(node, record::message("unknown-choice-near"), {std::string(node.text()), std::string(*near)});
        std::string labelled;
        for (const Choice& c : all) labelled.append(labelled.empty() ? "" : "、").append(c.name).append(" ").append(c.label.zh);
        add(node, record::message("unknown-choice"), {std::string(node.text()), both(labelled, joined(names))});
    }

    void list(const Type& type, Node node, void* into, std::string_view what) {
        if (node.shape() != Shape::list) return add(node, record::message("not-a-list"), {std::string(what)});
        node.each_item([&](Node item) { value(*type.item, item, type.append(into), what); });
    }

    void dict(const Type& type, Node node, void* into, std::string_view what) {
        if (node.shape() != Shape::map) return add(node, record::message("not-a-map"), {std::string(what)});
        node.each_entry([&](Node key, Node item) {
            auto made = type.append_key(into, key.text());
            if (!made) return m_found.add(finding_at(m_origin, key.mark(), std::move(made.error())));
            value(*type.item, item, *made, key.text());
        });
    }

    void unknown_key(Node key, const std::vector<std::string_view>& known) {
        if (const auto near = nearest(key.text(), known))
            return add(key, record::message("unknown-key-near"), {std::string(key.text()), std::string(*near)});
        add(key, record::message("unknown-key"), {std::string(key.text()), joined(known)});
    }

    void unknown_event(const Kind& kind, Node verb) {
        const std::string word(verb.shape() == Shape::scalar ? verb.text() : "?");
        std::vector<std::string_view> verbs;
        for (const Act& a : kind.events.acts) verbs.push_back(a.verb);
        if (const auto near = nearest(word, verbs))
            return add(verb, record::message("unknown-event-near"), {word, both(kind.label), std::string(*near)});
        add(verb, record::message("unknown-event"), {word, both(kind.label), joined(verbs)});
    }

    void add(Node node, const Message& message, std::vector<std::string> words = {}) {
        m_found.add(finding_at(m_origin, node.mark(), {&message, std::move(words)}));
    }

    const Origin& m_origin;
    Findings& m_found;
};

}

Finding finding_at(const Origin& origin, const Mark& mark, Fault wrong) {
    Finding f{.message = wrong.message, .words = std::move(wrong.words), .place = {origin.file, mark.line, mark.column}};
    f.personal = origin.personal;
    for (const Origin::Other& other : origin.others)
        if (mark.byte >= other.from) f.place.file = other.file;
    if (origin.bytes.empty() || mark.byte >= origin.bytes.size()) return f;
    const std::size_t newline = mark.byte == 0 ? std::string_view::npos : origin.bytes.rfind('\n', mark.byte - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    f.excerpt = origin.bytes.substr(begin, std::min(origin.bytes.find('\n', mark.byte), origin.bytes.size()) - begin);
    return f;
}

bool read(const Kind& kind, Node root, void* record, const Origin& origin, Findings& found) {
    const std::size_t before = found.size();
    Decoder(origin, found).map(kind.fields, root, record, kind.name, &kind);
    return found.size() == before;
}

bool read(Fields rows, Node root, void* object, const Origin& origin, Findings& found) {
    static constexpr Kind no_kind{};
    const std::size_t before = found.size();
    Decoder(origin, found).map(rows, root, object, origin.file, &no_kind);
    return found.size() == before;
}

bool read_field(const Field& field, Node value, void* owner, const Origin& origin, Findings& found) {
    const std::size_t before = found.size();
    Decoder(origin, found).value(*field.type, value, field.make(owner), field.key);
    return found.size() == before;
}

bool read_event(const Kind& kind, Node event, void* record, const Origin& origin, Findings& found) {
    return Decoder(origin, found).event(kind, event, record);
}

}
