// SPDX-License-Identifier: MIT
#include "run.hpp"

#include <algorithm>
#include <exception>
#include <memory>

#include "base/nearest.hpp"
#include "command.hpp"
#include "exit.hpp"
#include "manual.hpp"
#include "messages.hpp"
#include "options.hpp"

namespace svc {

namespace {

int print_version() { return write_all(1, "svc " SVC_VERSION "\n") == Written::failed ? static_cast<int>(Failure::write) : 0; }

/// Values of global options that are one of a few words.
std::optional<Findings> bad_globals(Invocation& run) {
    static constexpr std::string_view languages[] = {"zh", "en"}, colours[] = {"auto", "always", "never"};
    const bool every = run.command().formats.empty();
    const std::vector<std::string_view> names = formats_of(run.command());
    Findings found;
    const auto one_of = [&](const std::string& option, std::span<const std::string_view> known) {
        const auto [value, origin] = run.wish(option);
        if (value.empty() || std::ranges::find(known, std::string_view(value)) != known.end()) return;
        found.add(unknown_value(origin, value, known));
    };
    one_of("lang", languages);
    one_of("color", colours);
    if (every || run.given("output")) one_of("output", names);  // a setting is for the others
    return found.empty() ? std::nullopt : std::optional(std::move(found));
}

int missing_arguments(Invocation& run) {
    const Command& c = run.command();
    return run.fail(cli::message("missing-argument"),
                    {c.arguments.substr(0, c.arguments.find(' ')), "svc " + c.name() + " " + c.arguments});
}

constexpr std::size_t rainy_day_bytes = 16'384;

int run_parsed(Invocation& run) {
    if (auto found = bad_globals(run)) return run.fail(*found);
    if (run.given("help") || run.flag("h")) return print_help(run, run.given("help"));
    if (!run.command().run) return 0;
    if (run.word_count() < run.command().fewest) return missing_arguments(run);
    const int code = run.command().run(run);
    run.tell_config_faults();
    return code != 0 && run.failed() != 0 ? run.failed() : code;  // what was said decides
}

}

int run(Context& context) {
    // Given back when memory runs out, so that this can be said.
    std::unique_ptr<char[]> for_a_rainy_day(new char[rainy_day_bytes]);
    try {
        if (context.arguments.size() == 1 && (context.arguments[0] == "--version" || context.arguments[0] == "-V"))
            return print_version();
        auto parsed = parse(context.arguments);
        if (!parsed) {
            Parsed nothing{.command = &commands().front()};
            for (std::size_t i = 0; i + 1 < context.arguments.size(); ++i)
                if (context.arguments[i] == "--lang") nothing.options["lang"] = {context.arguments[i + 1]};
            return Invocation(context, std::move(nothing)).fail(parsed.error());
        }
        if (parsed->value("out-file") == "-") parsed->options.erase("out-file");  // standard output
        Invocation invocation(context, std::move(*parsed));
        return run_parsed(invocation);
    } catch (const SourceFailed& e) {
        Findings found;
        found.add(e.finding);
        Invocation nothing(context, Parsed{.command = &commands().front()});
        return nothing.fail(found);
    } catch (const std::exception& e) {
        for_a_rainy_day.reset();
        Findings found;
        found.add(cli::message("defect"), {e.what()});
        std::string all;
        for (const Finding& f : found) all += told(f, Language::en, Personal::masked);
        const Written ignored = write_all(2, all);
        (void)ignored;
        return static_cast<int>(Failure::defect);
    }
}

}
