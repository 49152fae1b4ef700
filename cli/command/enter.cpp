// SPDX-License-Identifier: MIT
#include "commands.hpp"
#include "entering.hpp"
#include "messages.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) { return entering_options(); }

int run_enter(Invocation& run) {
    if (!run.given("from")) return run.fail(cli::message("missing-option"), {"--from", "FILE|-"});
    if (!run.book()) return 2;
    const auto session = session_of(run, true);
    if (!session) return 2;
    const auto entries = entries_from(run, run.value("from"), Slip::What::event, nullptr);
    return entries ? enter_and_tell(run, *entries, *session, {}) : 3;
}

}

Command enter_command() {
    return {.noun = "enter",
            .summary = {"从文件录入多个事件", "enter events from a file"},
            .arguments = "--from FILE|-",
            .options = options,
            .run = run_enter};
}

}
