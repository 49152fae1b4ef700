// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"
#include "base/width.hpp"
#include "commands.hpp"
#include "completing.hpp"
#include "options.hpp"
#include "shells.hpp"

namespace svc {

namespace {

int run_completion(Invocation& run) {
    std::vector<std::string_view> known;
    for (const auto& [name, script] : shells()) {
        if (name == run.word(0)) return run.print_text(std::string(script), false);
        known.push_back(name);
    }
    return run.fail(unknown_value("SHELL", run.word(0), known));
}

int run_complete(Invocation& run) {
    constexpr std::size_t widest = 60;
    const Completion all = completion(run, run.parsed().words);
    std::string out = all.files ? ":\n" : "";
    for (const Candidate& c : all.candidates) out += visible(c.text) + "\t" + clip(visible(c.meaning), widest) + "\n";
    return run.print_text(out, false);
}

}

Command completion_command() {
    return {.noun = "completion",
            .summary = {"给 bash、zsh、fish 用的补全脚本", "the script that completes svc in bash, zsh and fish"},
            .arguments = "bash|zsh|fish",
            .fewest = 1,
            .most = 1,
            .run = run_completion};
}

Command complete_command() {
    return {.noun = "complete",
            .summary = {"补全脚本由此得知光标处能写什么", "what completion scripts ask"},
            .arguments = "-- WORD…",
            .most = 1000,
            .run = run_complete,
            .hidden = true};
}
}
