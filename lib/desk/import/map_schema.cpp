// SPDX-License-Identifier: MIT
#include "desk/import/map.hpp"
#include "domain/kinds.hpp"
#include "record/schema.hpp"

namespace svc {

namespace {

/// A map with these keys, whatever their values.
void keys(TreeWriter& w, Fields rows) {
    for (const Field& f : rows) w.object(f.key, [&] { describe(w, f.label, f.meaning); });
}

void row_rule(TreeWriter& w) {
    w.object("rows", [&] {
        describe(w, {"行", "rows"}, {"由案件的哪些行得出", "which rows of a case make it"});
        w.text("type", "object");
        w.object("properties", [&] { keys(w, fields(Of<RowRule>{})); });
        w.truth("additionalProperties", false);
    });
}

void events(TreeWriter& w, const Kind& kind) {
    w.object("events", [&] {
        w.text("type", "array");
        w.object("items", [&] {
            w.text("type", "object");
            w.object("properties", [&] {
                w.object("do", [&] {
                    w.list("enum", [&] {
                        for (const Act& a : kind.events.acts) w.item(a.verb);
                    });
                });
                row_rule(w);
                keys(w, fields(Of<Event>{}));
            });
            w.list("required", [&] { w.item("do"); });
        });
    });
}

/// Told by its `kind`: the keys that its `record` may have.
void of_kind(TreeWriter& w, const Kind& kind) {
    w.object("if", [&] { w.object("properties", [&] { w.object("kind", [&] { w.text("const", kind.name); }); }); });
    w.object("then", [&] {
        w.object("properties", [&] {
            w.object("record", [&] {
                w.text("type", "object");
                w.object("properties", [&] {
                    keys(w, kind.fields);
                    if (kind.has_events()) events(w, kind);
                    w.object("x", [&] { describe(w, {"自用字段", "the company's own"}, {}); });
                });
                w.truth("additionalProperties", false);
            });
        });
    });
}

void records(TreeWriter& w) {
    w.object("records", [&] {
        describe(w, {"记录", "records"}, {"一个案件的行得出的记录", "what the rows of a case make"});
        w.text("type", "array");
        w.object("items", [&] {
            w.text("type", "object");
            w.object("properties", [&] {
                w.object("kind", [&] {
                    w.list("enum", [&] {
                        for (const Kind* k : kinds()) w.item(k->name);
                    });
                });
                row_rule(w);
                w.object("record", [&] { w.text("type", "object"); });
            });
            w.list("required", [&] {
                for (std::string_view key : {"kind", "record"}) w.item(key);
            });
            w.truth("additionalProperties", false);
            w.list("allOf", [&] {
                for (const Kind* k : kinds()) w.object([&] { of_kind(w, *k); });
            });
        });
    });
}

}

Tree map_schema() { return json_schema(fields(Of<MapHead>{}), {"导入对应表", "a map for svc import"}, kinds(), records); }

}
