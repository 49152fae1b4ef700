// SPDX-License-Identifier: MIT
#include "report/due.hpp"

#include "base/values.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "scan.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {{"within", "DURATION", {"这段时间内到期或已超时的", "due within this time, or late"}},
            {"at", "PERCENT", {"承诺时间已用去这么多的，例如 75%", "with so much of the promise used up, for instance 75%"}},
            {"late", "", {"只列已超时的", "late ones only"}, true},
            {"as-of", "TIME", {"以此时为准", "as of this time"}}};
}

template <class T> bool take(Invocation& run, const std::string& option, Result<T> read, std::optional<T>& into) {
    if (read) {
        into = *read;
        return true;
    }
    Findings found;
    found.add(read.error(), {"--" + option});
    run.fail(found);
    return false;
}

std::optional<DueFilter> filter(Invocation& run) {
    DueFilter f{.late = run.flag("late")};
    if (run.given("within") && !take(run, "within", Duration::parse(half_width(run.value("within"))), f.within)) return {};
    if (run.given("at")) {
        std::string percent = half_width(run.value("at"));
        if (percent.ends_with('%')) percent.pop_back();
        std::optional<std::int64_t> n;
        if (!take(run, "at", parse_whole(percent, 0, 100), n)) return {};
        f.at_percent = static_cast<int>(*n);
    }
    return f;
}

int run_due(Invocation& run) {
    if (!run.book()) return 2;
    const auto as_of = run.as_of();
    const auto wanted = filter(run);
    if (!as_of || !wanted) return 2;
    Findings unreadable;
    const DueClocks result = scan_due(run, *as_of, *wanted, unreadable);
    if (const int printed = run.print(document(result, run.language())); printed != 0) return printed;
    if (!unreadable.empty()) return run.fail(unreadable);
    return any_late(result) ? 1 : 0;
}

}

Command due_command() {
    return {.noun = "due",
            .summary = {"正在走的时钟，最急的在前", "running clocks, nearest first"},
            .options = options,
            .run = run_due};
}

}
