// SPDX-License-Identifier: MIT
#include "report/kpi.hpp"

#include <algorithm>

#include "base/messages.hpp"
#include "commands.hpp"
#include "desk/load.hpp"
#include "git.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "scan.hpp"

namespace svc {

namespace {

std::string names(Choices all) {
    std::string out;
    for (const Choice& c : all) out.append(out.empty() ? "" : "|").append(c.name);
    return out;
}

std::vector<Option> options(const Command&) {
    return {{"as-of", "TIME", {"以此时为准；只写日期指当天最后一秒", "as of this time; a bare date is its last second"}},
            {"explain", names(choices(Of<Figure>{})), {"列出这一指标的每条记录", "list the records of this figure"}},
            {"by", names(choices(Of<By>{})), {"分组", "in groups"}},
            {"compare", "PERIOD", {"与另一期间比较", "beside another period"}}};
}

/// The value of an option that is one of some choices; said and false when it is none.
template <class E> bool choice(Invocation& run, const std::string& option, std::optional<E>& value) {
    if (!run.given(option)) return true;
    const Choices all = choices(Of<E>{});
    for (std::size_t i = 0; i < all.size(); ++i)
        if (is_named(all[i], run.value(option))) value = static_cast<E>(i);
    if (value) return true;
    std::vector<std::string_view> known;
    for (const Choice& c : all) known.push_back(c.name);
    return run.fail(unknown_value("--" + option, run.value(option), known)), false;
}

std::optional<Period> period(Invocation& run, const std::string& typed, Instant as_of, Text what) {
    const Moment m{as_of, &run.book()->zone()};
    const int start = run.book()->settings().fiscal_start();
    if (typed.empty()) return current_quarter(m, start);
    auto p = parse_period(typed, m, start);
    if (p) return *p;
    Findings found;
    found.add(std::move(p.error()), {std::string(what.en)});
    run.fail(found);
    return {};
}

KpiResult judged(Invocation& run, const Question& question, Findings& unreadable) {
    const Book& book = *run.book();
    const unsigned threads = reading_threads();
    std::vector<Kpi> parts(threads, Kpi(question));
    Progress progress(run.terminal(), {"统计", "counting"}, run.language());
    unreadable =
        load_cases(book, threads,
                   {.ticket = [&](const TicketCase& c, unsigned t) { parts[t].add(c); },
                    .complaint = [&](const ComplaintCase& c, unsigned t) { parts[t].add(c); },
                    .unreadable = [&](const Kind& kind, std::string id, unsigned t) { parts[t].unreadable(kind, std::move(id)); },
                    .progress = [&](std::size_t done, std::size_t all) { progress.at(done, all); }});
    progress.clear();
    for (std::size_t i = 1; i < parts.size(); ++i) parts[0].merge(std::move(parts[i]));
    return parts[0].finish();
}

int print_result(Invocation& run, const Question& q, const KpiResult& result) {
    const Language lang = run.language();
    if (q.explain) return run.print(explain_document(result, lang));
    if (q.by) return run.print(group_document(result, lang));
    return run.print(document(result, lang));
}

int run_kpi(Invocation& run) {
    if (!run.book()) return 2;
    const auto as_of = run.as_of();
    if (!as_of) return 2;
    std::optional<Figure> explain;
    std::optional<By> by;
    if (run.word_count() > 0 && run.word(0).empty()) return run.fail(base::message("bad-period"), {""});
    const auto asked = period(run, run.word_count() > 0 ? run.word(0) : "", *as_of, {"期间", "PERIOD"});
    if (!asked || !choice(run, "explain", explain) || !choice(run, "by", by)) return 2;
    if (explain && run.given("compare")) return run.fail(cli::message("not-together"), {"--explain", "--compare"});
    const Question question(*asked, *as_of, *run.book(), by, explain);
    Findings unreadable;
    KpiResult result = judged(run, question, unreadable);
    result.figures.revision = git_revision(run.book()->root());
    result.figures.dirty = result.figures.revision && git_dirty(run.book()->root());
    int ended = 0;
    if (run.given("compare")) {
        if (run.value("compare").empty()) return run.fail(base::message("bad-period"), {""});
        const auto other = period(run, run.value("compare"), *as_of, {"--compare", "--compare"});
        if (!other) return 2;
        Findings again;
        KpiResult before = judged(run, Question(*other, *as_of, *run.book(), by, explain), again);
        before.figures.revision = result.figures.revision;
        before.figures.dirty = result.figures.dirty;
        ended = run.print(by ? compare_groups_document(result, before, run.language())
                             : compare_document(result, before, run.language()));
    } else {
        ended = print_result(run, question, result);
    }
    if (ended != 0 || unreadable.empty()) return ended;
    return run.fail(unreadable);
}

}

Command kpi_command() {
    return {.noun = "kpi",
            .summary = {"季度服务目标的达成", "how well the goals of a period were reached"},
            .arguments = "[PERIOD]",
            .most = 1,
            .options = options,
            .run = run_kpi};
}

}
