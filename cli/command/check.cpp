// SPDX-License-Identifier: MIT
#include "desk/check.hpp"

#include "base/utf8.hpp"
#include "commands.hpp"
#include "exit.hpp"
#include "masking.hpp"
#include "resolve.hpp"
#include "scan.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) { return {{"as-of", "TIME", {"以此时为准", "judge as of this time"}}}; }

std::string one_line(const Finding& f, Language lang, Personal personal) {
    std::string text = told(f, lang, personal);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    std::string out;
    bool break_before = false;
    for (std::size_t i = 0; i < text.size();) {  // what is wrong | the line | → remedy
        const std::size_t end = std::min(text.find('\n', i), text.size());
        std::string line = text.substr(i, end - i);
        line.erase(0, line.find_first_not_of(' '));
        i = end + 1;
        if (line == "^" || line.empty()) continue;
        out += (break_before ? line.starts_with("→") ? " " : " | " : "") + line;
        break_before = true;
    }
    return out.starts_with("svc: ") ? out.substr(5) : out;
}

Document document_of(const Findings& found, Language lang, Personal personal) {
    Table table{.key = "findings",
                .columns = {{"file", "file"},
                            {"line", "line", true},
                            {"column", "column", true},
                            {"code", "code"},
                            {"severity", "severity"},
                            {"says", "says", false, true},
                            {"remedy", "remedy", false, true},
                            {"excerpt", "excerpt", false, true}}};
    for (const Finding& f : found) {
        const bool mask = f.personal && personal == Personal::masked;
        std::vector<std::string> words;
        for (const std::string& w : f.words) words.push_back(shown_word(f, w, lang, personal));
        table.rows.push_back({{f.place.file},
                              {std::to_string(f.place.line), {}, Json::integer},
                              {std::to_string(f.place.column), {}, Json::integer},
                              {std::string(f.message->code)},
                              {f.warning ? "warning" : "error"},
                              {filled(f.message->says.in(lang), words)},
                              {filled(f.message->remedy.in(lang), words)},
                              {mask ? masked_line(f.excerpt) : f.excerpt}});
    }
    Document d;
    d.blocks.emplace_back(std::move(table));
    return d;
}

Findings found_in(Invocation& run, Instant as_of, Instant latest) {
    Book& book = *run.book();
    Progress progress(run.terminal(), {"检查", "checking"}, run.language());
    return check(book, as_of, latest, reading_threads(), [&](std::size_t done, std::size_t all) { progress.at(done, all); });
}

int run_check(Invocation& run) {
    if (!run.book()) return 2;
    const auto as_of = run.as_of();
    if (!as_of) return 2;
    const Instant latest = std::max(*as_of, run.moment().now);  // what happened after as-of still isn't in the future
    Findings found;
    if (run.word_count() == 0) {
        found = found_in(run, *as_of, latest);
    } else {
        const auto ids = resolve_ids(run, nullptr);
        if (!ids) return 2;
        for (const Resolved& which : *ids) {
            auto file = run.book()->read(*which.kind, which.id);
            if (file) {
                check_record(*file, *run.book(), latest, found);
                found.add(std::move(file->warnings));
            } else {
                found.add(std::move(file.error()));
            }
        }
        found.sort();
    }
    int printed = 0;
    if (!run.for_people()) {
        printed = run.print(document_of(found, run.language(), run.personal()));
    } else if (!found.empty()) {
        std::string text;
        for (const Finding& f : found) text += one_line(f, run.language(), run.personal()) + "\n";
        printed = run.print_text(text, true);
    }
    return printed != 0 ? printed : found.good() ? 0 : 1;
}

}

Command check_command() {
    return {.noun = "check",
            .summary = {"检查整个账本，或给出的记录", "check the whole book, or the records given"},
            .arguments = "[ID…]",
            .most = 100000,
            .options = options,
            .run = run_check};
}

}
