// SPDX-License-Identifier: MIT
#include "record/schema.hpp"

#include "commands.hpp"
#include "desk/import/map.hpp"
#include "domain/kinds.hpp"
#include "domain/settings.hpp"
#include "options.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

int run_schema(Invocation& run) {
    const std::string& name = run.word(0);
    const Kind* kind = find_kind(kinds(), name);
    Tree schema;
    if (name == "svc")
        schema = json_schema(fields(Of<Settings>{}), {"设置 svc.yaml", "settings, svc.yaml"}, kinds());
    else if (name == "map")
        schema = map_schema();
    else if (kind)
        schema = json_schema(*kind, kinds());
    if (schema.root()) return run.print_text(to_json(schema.root(), JsonStyle::indented) + "\n", false);
    std::vector<std::string_view> known{"svc", "map"};
    for (const Kind* k : kinds()) known.push_back(k->name);
    return run.fail(unknown_value("KIND", name, known));
}

}

Command schema_command() {
    return {.noun = "schema",
            .summary = {"一种记录的 JSON Schema，供编辑器和别的程序用",
                        "the JSON Schema of a kind of record, for editors and other programs"},
            .arguments = "KIND|svc|map",
            .fewest = 1,
            .most = 1,
            .run = run_schema};
}

}
