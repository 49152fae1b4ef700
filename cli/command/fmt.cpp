// SPDX-License-Identifier: MIT
#include "book/walk.hpp"
#include "commands.hpp"
#include "desk/format.hpp"
#include "diff.hpp"
#include "domain/kinds.hpp"
#include "entering.hpp"
#include "masking.hpp"
#include "messages.hpp"
#include "resolve.hpp"
#include "syntax/comments.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {
        {"check", "", {"只列出不规范的文件；有则以 1 结束", "only list what isn’t canonical; ends with 1 if there is any"}, true},
        {"dry-run", "", {"只显示改动", "show the change, write nothing"}, true},
        {"drop-comments", "", {"丢掉注释", "lose comments"}, true},
        {"wait", "SECONDS", {"等别人写完的秒数", "how long to wait for others"}}};
}

struct Formatting {
    std::chrono::milliseconds wait{};
    std::string listed{}, diff{};
    Findings found{};
};

void format_one(Invocation& run, const Kind& kind, const std::string& path, Formatting& all) {
    auto contents = run.book()->source().read(path);
    if (!contents) return all.found.add(std::move(contents.error()));
    Filed file{.path = path, .contents = std::move(*contents)};
    if (!parse_record(kind, file, all.found)) return;
    const std::string text = canonical_form(file);
    if (text == file.contents.bytes) return;
    const std::string line = path + "\n";
    if (run.flag("check")) return void(all.listed += line);
    if (!run.flag("drop-comments") && has_comments(file.contents.bytes, file.tree))
        return all.found.add(cli::message("fmt-comments"), {path}, {path});
    if (run.flag("dry-run")) {
        const std::string diff = line_diff(path, file.contents.bytes, text);
        all.diff += kind.personal && run.personal() == Personal::masked ? masked_diff(diff) : diff;
        return void(all.listed += line);
    }
    if (auto done = rewrite(*run.book(), file, text, *run.context().entropy, all.wait); !done)
        return all.found.add(std::move(done.error()));
    all.listed += line;
}

int run_fmt(Invocation& run) {
    if (!run.book()) return 2;
    const auto wait = patience(run);
    if (!wait) return 2;
    Formatting all{*wait};
    if (run.word_count() > 0) {
        const auto ids = resolve_ids(run, nullptr);
        if (!ids) return 2;
        for (const Resolved& which : *ids) format_one(run, *which.kind, run.book()->path_of_existing(*which.kind, which.id), all);
    } else {
        for (const Kind* kind : kinds())
            for (const std::string& path : Walk::through(run.book()->disk(), std::string(kind->folder)).records)
                format_one(run, *kind, path, all);
    }
    const int printed = run.print_text(run.flag("dry-run") ? all.diff : all.listed, false);
    if (printed != 0) return printed;
    if (!all.found.empty()) return run.fail(all.found);
    return (run.flag("check") || run.flag("dry-run")) && !all.listed.empty() ? 1 : 0;
}

}

Command fmt_command() {
    return {.noun = "fmt",
            .summary = {"把记录改写成规范格式", "rewrite records in the canonical form"},
            .arguments = "[ID…]",
            .most = 100000,
            .options = options,
            .run = run_fmt};
}

}
