// SPDX-License-Identifier: MIT
#include "asking.hpp"
#include "commands.hpp"
#include "entering.hpp"
#include "messages.hpp"
#include "options.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command& c) {
    std::vector<Option> all = entering_options();
    std::erase_if(all, [](const Option& o) { return o.name == "once"; });  // a source does that for records
    if (!c.kind) return all;
    for (Option& o : options_of(c.kind->fields, true)) {
        if (o.name == "id") o.required = false;
        // A field called like the input: `--from 2026-01-01` is the field, `--from FILE` the input.
        if (o.name == "from") std::erase_if(all, [](const Option& input) { return input.name == "from"; });
        all.push_back(std::move(o));
    }
    return all;
}

bool reads_input(Invocation& run) {
    const Kind* kind = run.command().kind;
    if (!kind) return true;
    if (!run.given("from")) return false;
    const Field* field = kind->field("from");
    return !field || !field->type->typed || !field->type->typed(run.value("from"), run.moment());
}

int from_file(Invocation& run) {
    const auto session = session_of(run, true);
    if (!session) return 2;
    const auto entries = entries_from(run, run.value("from"), Slip::What::record, run.command().kind);
    if (!entries) return 3;
    return enter_and_tell(run, *entries, *session, {});
}

int from_options(Invocation& run) {
    const Command& c = run.command();
    const std::vector<Option> all = options(c);
    ask_for_missing(run, all);
    const auto session = session_of(run, c.kind->has_events());
    if (!session) return 2;
    Slip entry{.what = Slip::What::record, .kind = c.kind};
    if (!to_map(run, all, entry.data)) return 2;
    if (run.word_count() > 0) {  // a natural name as the one argument
        Tree with_id;
        const std::uint32_t map = with_id.open(Shape::map);
        with_id.scalar("id");
        with_id.scalar(run.word(0));
        entry.data.root().each_entry([&](Node key, Node value) {
            if (key.text() == "id") return;
            with_id.copy(key);
            with_id.copy(value);
        });
        with_id.close(map);
        entry.data = std::move(with_id);
    }
    return enter_and_tell(run, {&entry, 1}, *session, all);
}

int run_new(Invocation& run) {
    if (!run.book()) return 2;
    if (reads_input(run)) {
        if (!run.given("from")) return run.fail(cli::message("missing-option"), {"--from", "FILE|-"});
        return from_file(run);
    }
    return from_options(run);
}

}

Command new_command(const Kind& kind) {
    const bool natural = kind.id.shape == IdShape::natural;
    return {.noun = std::string(kind.name),
            .verb = "new",
            .summary = {"新建", "make a new one"},
            .arguments = natural ? "[ID]" : "",
            .most = natural ? 1U : 0U,
            .kind = &kind,
            .options = options,
            .run = run_new};
}

Command new_any_command() {
    return {.noun = "new",
            .summary = {"从文件新建多条记录", "make records from a file"},
            .arguments = "--from FILE|-",
            .options = options,
            .run = run_new};
}

}
