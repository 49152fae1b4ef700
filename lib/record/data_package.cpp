// SPDX-License-Identifier: MIT
#include "record/data_package.hpp"

#include <algorithm>

#include "syntax/tree_writer.hpp"

namespace svc {

namespace {

class PackageWriter : TreeWriter {
public:
    PackageWriter(const FlatTables& tables, Tree& into) : TreeWriter(into), m_tables(tables) {}

    void whole() {
        object([&] {
            text("profile", "tabular-data-package");
            text("name", "svc");
            list("resources", [&] {
                for (const FlatTable& t : m_tables.all()) object([&] { resource(t); });
            });
        });
    }

private:
    void resource(const FlatTable& t) {
        text("name", t.name);
        text("path", t.name + ".csv");
        text("profile", "tabular-data-resource");
        text("format", "csv");
        text("mediatype", "text/csv");
        text("encoding", "utf-8");
        object("dialect", [&] {
            text("delimiter", ",");
            text("lineTerminator", "\n");
        });
        object("schema", [&] {
            list("fields", [&] {
                for (const FlatColumn& c : t.columns) object([&] { column(c); });
            });
            list("primaryKey", [&] {
                for (std::size_t i = 0; i < t.keys; ++i) item(t.columns[i].name);
            });
            list("foreignKeys", [&] { foreign_keys(t); });
        });
    }

    void column(const FlatColumn& c) {
        text("name", c.name);
        type(c);
        text("title", std::string(c.label.en) + " " + std::string(c.label.zh));
        text("description", std::string(c.meaning.en) + "。" + std::string(c.meaning.zh));
        const Type* choice = c.type && c.type->form == Form::choice ? c.type : nullptr;
        if (!c.required && !choice) return;
        object("constraints", [&] {
            if (c.required) truth("required", true);
            if (choice)
                list("enum", [&] {
                    for (const Choice& one : choice->choices()) item(one.name);
                });
        });
    }

    void type(const FlatColumn& c) {
        if (c.name == flat::number || c.name == flat::line) return text("type", "integer");
        if (c.name == flat::own) return text("type", "object");
        if (!c.type || c.type->form == Form::choice) return text("type", "string");
        if (c.type->form == Form::list) return text("type", "array");
        if (c.type->form == Form::dict) return text("type", "object");
        const Notation& n = c.type->notation;
        if (n.name == Date::notation.name) return text("type", "date");
        if (n.name == Instant::notation.name) {
            text("type", "datetime");
            return text("format", "%Y-%m-%dT%H:%M:%S%z");
        }
        static constexpr std::string_view names[] = {"string", "integer", "number", "boolean"};
        text("type", names[static_cast<std::size_t>(n.json)]);
    }

    bool is_there(std::string_view table) const {
        return std::ranges::find(m_tables.all(), table, &FlatTable::name) != m_tables.all().end();
    }

    template <class Names> void foreign_key(std::string_view table, Names from, Names to) {
        object([&] {
            list("fields", [&] {
                for (std::string_view name : from) item(name);
            });
            object("reference", [&] {
                text("resource", table);
                list("fields", [&] {
                    for (std::string_view name : to) item(name);
                });
            });
        });
    }

    void foreign_keys(const FlatTable& t) {
        using Names = std::vector<std::string_view>;
        for (const FlatColumn& c : t.columns)
            if (c.type && c.type->form == Form::scalar && is_there(c.type->refers_to))
                foreign_key(c.type->refers_to, Names{c.name}, {"id"});
    }

    const FlatTables& m_tables;
};

}

Tree data_package(const FlatTables& tables) {
    Tree tree;
    PackageWriter(tables, tree).whole();
    return tree;
}

}
