// SPDX-License-Identifier: MIT
#include "man_page.hpp"

#include "commands.hpp"
#include "options.hpp"

namespace svc {

namespace {

int run_man_page(Invocation& run) {
    const std::vector<std::string> names = man_pages();
    if (run.word_count() == 0) {
        std::string list;
        for (const std::string& name : names) list += name + "\n";
        return run.print_text(list, false);
    }
    if (const auto page = man_page(run.word(0), run.language())) return run.print_text(*page, false);
    const std::vector<std::string_view> known(names.begin(), names.end());
    return run.fail(unknown_value("PAGE", run.word(0), known));
}

}

Command man_page_command() {
    return {.noun = "man-page",
            .summary = {"man 手册页的源文本；不写名称则列出", "the source of a page for man; without a name their names"},
            .arguments = "[PAGE]",
            .most = 1,
            .run = run_man_page,
            .hidden = true};
}

}
