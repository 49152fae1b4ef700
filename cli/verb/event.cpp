// SPDX-License-Identifier: MIT
#include "asking.hpp"
#include "commands.hpp"
#include "desk/messages.hpp"
#include "domain/revisit.hpp"
#include "entering.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "resolve.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command& c) {
    std::vector<Option> all = entering_options();
    std::erase_if(all, [](const Option& o) { return o.name == "from"; });
    for (Option& o : options_of(c.act->fields(), true)) all.push_back(std::move(o));
    if (c.act->verb == "void") all.push_back({"all", "", {"同名同刻的事件全部作废", "take out all events of that name"}, true});
    all.push_back({"null", "", {"标准输入的编号以 NUL 分隔（-0）", "ids on standard input end with NUL (-0)"}, true});
    return all;
}

int run_event(Invocation& run) {
    if (!run.book()) return 2;
    const Command& c = run.command();
    const bool begins = c.kind == &kind_of<Revisit>() && c.act->verb == "call";  // makes its revisit when it isn't there
    const auto given = resolve_ids(run, begins ? nullptr : c.kind);
    if (!given) return 2;
    const std::vector<Option> all = options(c);
    ask_for_missing(run, all);
    const auto session = session_of(run, true);
    if (!session) return 2;
    Slip entry{.what = Slip::What::event, .kind = c.kind};
    if (!to_map(run, all, entry.data, c.act->verb)) return 2;
    entry.all = run.flag("all");
    entry.begins = begins;
    std::vector<Slip> entries;
    for (const Resolved& which : *given) {
        entries.push_back(entry);
        entries.back().id = which.id;
    }
    return enter_and_tell(run, entries, *session, all);
}

}

Command event_command(const Kind& kind, const Act& act) {
    const bool call = kind.name == "revisit" && act.verb == "call";
    return {.noun = std::string(kind.name),
            .verb = std::string(act.verb),
            .summary = act.meaning,
            .arguments = call ? "CASE…|-" : "ID…|-",
            .fewest = 1,
            .most = 100000,
            .kind = &kind,
            .act = &act,
            .options = options,
            .run = run_event};
}

}
