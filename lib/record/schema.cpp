// SPDX-License-Identifier: MIT
#include "record/schema.hpp"

#include <string>

#include "record/event.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

constexpr std::string_view draft = "https://json-schema.org/draft/2020-12/schema";
constexpr std::string_view crockford = "[0-9A-HJKMNP-TV-Z]";

/// Writes one schema; members are added in the order of the calls.
class SchemaWriter : public TreeWriter {
public:
    SchemaWriter(Tree& into, Kinds kinds) : TreeWriter(into), m_kinds(kinds) {}

    void describe(Text title, Text meaning) { svc::describe(*this, title, meaning); }

    void value(const Type& type) {
        switch (type.form) {
            case Form::scalar: return scalar(type);
            case Form::choice:
                return list("enum", [&] {
                    for (const Choice& c : type.choices()) item(c.name);
                });
            case Form::list: text("type", "array"); return object("items", [&] { value(*type.item); });
            case Form::record: return map(type.fields(), [](std::string_view) {});
            case Form::dict: text("type", "object"); return object("additionalProperties", [&] { value(*type.item); });
        }
    }

    /// A map with these keys, and those that `more` adds.
    template <class More> void map(Fields rows, More more) {
        text("type", "object");
        object("properties", [&] {
            for (const Field& f : rows) property(f);
            more("properties");
        });
        list("required", [&] {
            for (const Field& f : rows)
                if (f.required) item(f.key);
            more("required");
        });
        truth("additionalProperties", false);
    }

    /// What an event may hold follows from its `do`.
    void events(const Kind& kind) {
        object("events", [&] {
            text("type", "array");
            object("items", [&] {
                text("type", "object");
                object("properties", [&] {
                    object("do", [&] {
                        list("enum", [&] {
                            for (const Act& a : kind.events.acts) item(a.verb);
                        });
                    });
                });
                list("required", [&] { item("do"); });
                list("allOf", [&] {
                    for (const Act& a : kind.events.acts) object([&] { event(a); });
                });
            });
        });
    }

private:
    void property(const Field& f) {
        object(f.key, [&] {
            describe(f.label, f.meaning);
            value(*f.type);
        });
    }

    void event(const Act& act) {
        object("if", [&] { object("properties", [&] { object("do", [&] { text("const", act.verb); }); }); });
        object("then", [&] {
            describe(act.label, act.meaning);
            const Fields own = act.fields();
            map(fields(Of<Event>{}), [&](std::string_view where) {
                if (where == "required") {
                    for (const Field& f : own)
                        if (f.required) item(f.key);
                } else {
                    object("do", [] {});
                    for (const Field& f : own) property(f);
                }
            });
        });
    }

    /// Texts may stand without quotes, so what YAML takes for a number or a truth value may be one. Ids that svc makes never are.
    void scalar(const Type& type) {
        static constexpr std::string_view names[] = {"string", "integer", "number", "boolean"};
        const Notation& n = type.notation;
        const Kind* kind = type.refers_to.empty() ? nullptr : find_kind(m_kinds, type.refers_to);
        const bool made = kind && kind->id.shape != IdShape::natural;
        if (n.json == Json::string && n.quotes != Quotes::never && !made)
            list("type", [&] {
                for (std::string_view t : {"string", "number", "boolean"}) item(t);
            });
        else
            text("type", names[static_cast<std::size_t>(n.json)]);
        if (kind)
            text("pattern", pattern(kind->id));
        else
            members(n.schema);
    }

    static std::string pattern(const IdForm& form) {
        const std::string start = "^" + std::string(form.prefix) + "-", c(crockford), key = "[0-9]{8}-" + c + "{5}";
        switch (form.shape) {
            case IdShape::natural: return "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
            case IdShape::six: return start + c + "{6}$";
            case IdShape::of_case: return start + key + "$";
            case IdShape::of_part: return start + key + "-" + c + "{3}$";
        }
        return {};
    }

    /// Members that stand as JSON in a notation.
    void members(std::string_view json) {
        Tree tree;
        Findings none;
        read_json("{" + std::string(json) + "}", "", tree, none);
        for (std::uint32_t i = 0; i < tree.node_count(); ++i)
            if (NodeData& n = tree.data(i); !n.quoted && is_json_number(tree.text_of(n))) n.json = Json::number;
        tree.root().each_entry([&](Node key, Node member) {
            copy(key);
            copy(member);
        });
    }

    Kinds m_kinds;
};

}

Tree json_schema(const Kind& kind, Kinds all) {
    Tree tree;
    SchemaWriter s(tree, all);
    s.object([&] {
        s.text("$schema", draft);
        s.describe(kind.label, kind.meaning);
        s.map(kind.fields, [&](std::string_view where) {
            if (where != "properties") return;
            if (kind.has_events()) s.events(kind);
            s.object("x", [&] { s.describe({"自用字段", "the company's own"}, {}); });
        });
    });
    return tree;
}

void describe(TreeWriter& into, Text title, Text meaning) {
    into.text("title", std::string(title.en) + " " + std::string(title.zh));
    if (!meaning.en.empty()) into.text("description", std::string(meaning.en) + "。" + std::string(meaning.zh));
}

Tree json_schema(Fields rows, Text title, Kinds all, const std::function<void(TreeWriter&)>& more) {
    Tree tree;
    SchemaWriter s(tree, all);
    s.object([&] {
        s.text("$schema", draft);
        s.describe(title, {});
        s.map(rows, [&](std::string_view where) {
            if (where != "properties") return;
            more(s);
            s.object("x", [&] { s.describe({"自用字段", "the company's own"}, {}); });
        });
    });
    return tree;
}

}
