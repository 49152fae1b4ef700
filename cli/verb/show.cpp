// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/utf8.hpp"
#include "commands.hpp"
#include "domain/kinds.hpp"
#include "domain/ticket.hpp"
#include "messages.hpp"
#include "resolve.hpp"
#include "showing.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {{"as-of", "TIME", {"以此时为准", "as of this time"}},
            {"null", "", {"标准输入的编号以 NUL 分隔（-0）", "ids on standard input end with NUL (-0)"}, true}};
}

int run_show(Invocation& run) {
    if (!run.book()) return 2;
    const auto now = run.as_of();
    const auto ids = resolve_ids(run, run.command().kind);
    if (!now || !ids) return 2;
    Document all;
    const std::uint32_t root = all.data.open(Shape::map);
    all.data.scalar("svc");
    all.data.scalar("1", Notation{"", Quotes::never, Json::integer});
    all.data.scalar("records");
    const std::uint32_t list = all.data.open(Shape::list);
    int unread = 0;
    for (const Resolved& which : *ids) unread = std::max(unread, show_record(run, which, *now, all));
    all.data.close(list);
    all.data.close(root);
    const int printed = all.ids.empty() ? 0 : run.print(all);
    return printed != 0 ? printed : unread;
}

}

Command show_command(const Kind& kind) {
    return {.noun = std::string(kind.name),
            .verb = "show",
            .summary = {"显示", "show it"},
            .arguments = "ID…|-",
            .fewest = 1,
            .most = 100000,
            .kind = &kind,
            .options = options,
            .run = run_show,
            .calendar = &kind == &kind_of<Ticket>()};
}

Command show_any_command() {
    return {.noun = "show",
            .summary = {"显示一条记录、整个案件或一台机器的经历", "show a record, a whole case, a unit’s life"},
            .arguments = "ID…|-",
            .fewest = 1,
            .most = 100000,
            .options = options,
            .run = run_show,
            .calendar = true};
}

}
