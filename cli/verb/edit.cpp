// SPDX-License-Identifier: MIT
#include "commands.hpp"
#include "editing.hpp"
#include "entering.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "resolve.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command& c) {
    std::vector<Option> all = entering_options();
    std::erase_if(all, [](const Option& o) { return o.name == "from" || o.name == "once"; });
    all.push_back({"why", "TEXT", {"更正的原因", "why it is corrected"}});
    if (!c.kind) return all;
    for (Option& o : options_of(c.kind->fields, false))
        if (o.name != "id" && o.field->key != c.kind->under) all.push_back(std::move(o));
    return all;
}

bool gives_fields(const Invocation& run, const std::vector<Option>& all) {
    for (const Option& o : all)
        if (o.field && run.given(o.name)) return true;
    return false;
}

int run_edit(Invocation& run) {
    if (!run.book()) return 2;
    const auto whole = resolve(run, run.command().kind, normal_id(run.word(0)));
    if (!whole) return 7;
    const auto session = session_of(run, whole->kind->has_events());
    if (!session) return 2;
    const std::vector<Option> all = options(run.command());
    if (!gives_fields(run, all)) return edit_in_editor(run, *whole, *session);
    Slip entry{.what = Slip::What::correction, .kind = whole->kind, .id = whole->id, .why = run.value("why"), .merges = true};
    if (!to_map(run, all, entry.data)) return 2;
    return enter_and_tell(run, {&entry, 1}, *session, all);
}

}

Command edit_command(const Kind& kind) {
    return {.noun = std::string(kind.name),
            .verb = "edit",
            .summary = {"修改字段", "change fields"},
            .arguments = "ID",
            .fewest = 1,
            .most = 1,
            .kind = &kind,
            .options = options,
            .run = run_edit};
}

Command edit_any_command() {
    return {.noun = "edit",
            .summary = {"用编辑器修改一条记录", "change a record in an editor"},
            .arguments = "ID",
            .fewest = 1,
            .most = 1,
            .options = options,
            .run = run_edit};
}

}
