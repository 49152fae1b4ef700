// SPDX-License-Identifier: MIT
// One round trip for every kind and every event there is: a record with every field, written, read back, written again.
#include <catch2/catch.hpp>

#include "domain/kinds.hpp"
#include "domain/settings.hpp"
#include "record/codec.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"

using namespace svc;

namespace {

/// A text that a scalar type accepts, by its placeholder.
std::string sample(const Type& type, const Kind* kind, std::string_view key) {
    const std::string_view name = type.notation.name;
    if (key == "id" && kind) return example(kind->id);
    if (name == "ID") {
        for (const Kind* k : kinds())
            if (k->name == type.refers_to) return example(k->id);
        return "T-20260210-7K3QF";
    }
    if (name == "TIME") return "2026-02-10T09:12:00+08:00";
    if (name == "DATE") return "2026-02-10";
    if (name == "DATE[..DATE]") return "2026-10-01..2026-10-07";
    if (name == "DURATION") return "12mo";
    if (name == "HH:MM-HH:MM") return "08:30-12:00";
    if (name == "MONEY") return "480.00";
    if (name == "SHARE") return "0.95";
    if (name == "NUMBER") return "1";
    if (name == "true|false") return "true";
    if (name == "PHONE") return "13800001111";
    if (name == "EMAIL") return "a@example.com";
    if (name == "SHA256") return std::string(64, 'a');
    if (name == "VERB@TIME") return "respond@2026-02-10T09:12:00+08:00";
    if (name == "NAME") return "SN0001";
    if (name == "DAYS") return "mon-fri";
    return "no: # 文字\n第二行";
}

void fill(Fields fields, void* owner, const Kind* kind);

void fill(const Type& type, void* value, const Kind* kind, std::string_view key) {
    switch (type.form) {
        case Form::scalar: REQUIRE_FALSE(type.parse(sample(type, kind, key), value)); return;
        case Form::choice: *static_cast<std::uint8_t*>(value) = static_cast<std::uint8_t>(type.choices().size() - 1); return;
        case Form::record: return fill(type.fields(), value, nullptr);
        case Form::list:
            for (int n = 0; n < 2; ++n) fill(*type.item, type.append(value), nullptr, key);
            return;
        case Form::dict: {
            auto made = type.append_key(value, "mon");
            REQUIRE(made);
            return fill(*type.item, *made, nullptr, key);
        }
    }
}

void fill(Fields fields, void* owner, const Kind* kind) {
    for (const Field& f : fields) fill(*f.type, f.make(owner), kind, f.key);
}

std::string text_of(const Record& r) {
    Tree tree;
    write(r.kind(), r.data(), tree);
    return to_yaml(tree.root());
}

}

TEST_CASE("every kind with every field and event is read back as it was written") {
    for (const Kind* kind : kinds()) {
        INFO(kind->name);
        Record record(*kind);
        fill(kind->fields, record.data(), kind);
        for (const Act& act : kind->events.acts) {
            const Act::Made made = act.append(record.data());
            fill(fields(Of<Event>{}), made.common, nullptr);
            fill(act.fields(), made.own, nullptr);
        }
        const std::string text = text_of(record);
        Tree tree;
        Findings found;
        const bool good = general_reader().read(text, "x.yaml", tree, found);
        for (const Finding& f : found) UNSCOPED_INFO(f.message->code << " " << f.place.line);
        REQUIRE(good);
        Record again(*kind);
        REQUIRE(read(*kind, tree.root(), again.data(), {"x.yaml", text}, found));
        CHECK(text_of(again) == text);
    }
}

TEST_CASE("settings with every field are read back as they were written") {
    Settings settings;
    fill(fields(Of<Settings>{}), &settings, nullptr);
    Tree tree;
    write(fields(Of<Settings>{}), &settings, tree);
    const std::string text = to_yaml(tree.root());
    Tree read_back;
    Findings found;
    REQUIRE(general_reader().read(text, "svc.yaml", read_back, found));
    Settings again;
    REQUIRE(read(fields(Of<Settings>{}), read_back.root(), &again, {"svc.yaml", text}, found));
    Tree twice;
    write(fields(Of<Settings>{}), &again, twice);
    CHECK(to_yaml(twice.root()) == text);
}

TEST_CASE("every kind, field, event and value is named once and labelled in both languages") {
    const auto labelled = [](Text t) { return !t.zh.empty() && !t.en.empty(); };
    for (const Kind* kind : kinds()) {
        INFO(kind->name);
        CHECK(labelled(kind->label));
        CHECK(labelled(kind->meaning));
        CHECK_FALSE(kind->clause.empty());
        CHECK(find_kind(kinds(), kind->name) == kind);
        for (const Act& a : kind->events.acts) {
            CHECK(labelled(a.label));
            CHECK(kind->act(a.verb) == &a);
        }
        if (kind->states)
            for (const Choice& c : kind->states()) CHECK(labelled(c.label));
    }
}
