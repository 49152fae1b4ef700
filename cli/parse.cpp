// SPDX-License-Identifier: MIT
// The only file that sees CLI11. Words first: which command is meant. Then its options, as text.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/nearest.hpp"
#include "command.hpp"
#include "messages.hpp"

namespace svc {

namespace {

bool takes_value(std::string_view argument) {
    if (argument.size() == 2 && argument[0] == '-' && argument[1] != '-') return argument == "-O" || argument == "-o";
    if (!argument.starts_with("--") || argument.find('=') != std::string_view::npos) return false;
    return std::ranges::any_of(global_options(), [&](const Option& o) { return !o.flag && argument.substr(2) == o.name; });
}

bool is_global_flag(std::string_view argument) {
    if (argument == "-q" || argument == "-h") return true;
    const std::string_view name = argument.starts_with("--") ? argument.substr(2) : std::string_view{};
    return std::ranges::any_of(global_options(),
                               [&](const Option& o) { return o.flag && (name == o.name || name == "no-" + o.name); });
}

/// Positions of the first two arguments that are neither options nor values of global ones.
std::vector<std::size_t> leading_words(const std::vector<std::string>& arguments) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < arguments.size() && found.size() < 2; ++i) {
        if (arguments[i] == "--") break;
        if (takes_value(arguments[i]))
            ++i;
        else if (!arguments[i].starts_with('-') || arguments[i] == "-")
            found.push_back(i);
        else if (!found.empty() && !is_global_flag(arguments[i]))
            break;  // an option of the command ends its words
    }
    return found;
}

bool is_noun(const std::string& word, const Command& c) {
    return c.noun == word || (c.kind && (c.kind->label.zh == word || c.kind->folder == word));
}
bool is_verb(const std::string& word, const Command& c) { return c.verb == word || (c.act && c.act->label.zh == word); }

Outcome<const Command*> unknown(const std::string& word, std::vector<std::string_view> known) {
    if (const auto near = nearest(word, known)) return failed(cli::message("unknown-command-near"), {word, std::string(*near)});
    return failed(cli::message("unknown-command"), {word});
}

/// The command that the words name, and how many words that took.
Outcome<const Command*> find_command(const std::vector<std::string>& arguments, const std::vector<std::size_t>& words,
                                     std::size_t& used) {
    const auto& all = commands();
    const auto named = [&](const std::string& noun) {
        return std::ranges::find_if(all, [&](const Command& c) { return c.noun == noun; });
    };
    if (words.empty()) return &*named("help");
    const std::string& noun = arguments[words[0]];
    std::vector<std::string_view> nouns, verbs;
    const Command* first = nullptr;
    for (const Command& c : all) {
        nouns.push_back(c.noun);
        if (!is_noun(noun, c)) continue;
        if (!first) first = &c;
        if (!c.verb.empty()) verbs.push_back(c.verb);
        if (c.verb.empty()) {
            used = 1;
            return &c;
        }
        if (words.size() > 1 && is_verb(arguments[words[1]], c)) {
            used = 2;
            return &c;
        }
    }
    if (!first) return unknown(noun, nouns);
    if (words.size() > 1) return unknown(arguments[words[1]], verbs);
    used = 1;
    return &*named("help");  // a noun alone: its page
}

std::string_view short_name(const Option& o) {
    return o.name == "output" ? "-O" : o.name == "out-file" ? "-o" : o.name == "quiet" ? "-q" : o.name == "null" ? "-0" : "";
}

/// Whether an option may be among the arguments: CLI11 takes longer to make its options than to read the few that are typed.
bool is_typed(const Option& o, const std::vector<std::string>& arguments) {
    const std::string_view short_one = o.name == "h" ? "-h" : short_name(o);
    const std::string long_one = "--" + o.name, negated = "--no-" + o.name;
    return std::ranges::any_of(arguments, [&](const std::string& a) {
        const bool letters = a.size() > 1 && a[0] == '-' && a[1] != '-';
        if (letters) return !short_one.empty() && a.find(short_one[1]) != a.npos;
        return a.starts_with(long_one) || a == negated;
    });
}

void add_options(CLI::App& app, const std::vector<Option>& options, std::map<std::string, std::vector<std::string>>& values,
                 std::map<std::string, int>& flags) {
    for (const Option& o : options) {
        const std::string shortened = short_name(o).empty() ? "" : std::string(short_name(o)) + ",";
        if (o.name == "h")
            app.add_flag("-h", flags[o.name]);
        else if (o.flag)
            app.add_flag(shortened + "--" + o.name + "{1},!--no-" + o.name, flags[o.name])
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        else
            app.add_option(shortened + "--" + o.name, values[o.name])
                ->expected(1)
                ->allow_extra_args(false)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

Outcome<void> refused(const std::string& argument, const Command& command) {
    const std::string name = argument.substr(0, argument.find('='));
    std::vector<std::string> known;
    for (const auto* list : {&global_options()})
        for (const Option& o : *list) known.push_back("--" + o.name);
    for (const Option& o : command.all_options()) known.push_back("--" + o.name);
    const std::vector<std::string_view> views(known.begin(), known.end());
    if (const auto near = nearest(name, views)) return failed(cli::message("unknown-option-near"), {name, std::string(*near)});
    return failed(cli::message("unknown-option"), {name, "svc " + command.name()});
}

/// What is left when CLI11 can't read it: a flag that was given a value.
Outcome<void> refused_value(const std::vector<std::string>& rest, const Command& command) {
    const auto odd =
        std::ranges::find_if(rest, [](const std::string& a) { return a.starts_with('-') && a.find('=') != std::string::npos; });
    return failed(cli::message("unknown-option"), {odd == rest.end() ? rest.front() : *odd, "svc " + command.name()});
}

/// The option that CLI11 says lacks its value, and what it is.
std::vector<std::string> lacking(const std::string& said, const std::vector<Option>& options) {
    for (const Option& o : options)
        if (said.find("--" + o.name + ":") != std::string::npos) return {"--" + o.name, o.placeholder};
    return {said, ""};
}

/// An option that should have a value and is followed by another option; null when there is none. `--text=--by` is a value.
const Option* without_value(const std::vector<std::string>& arguments, const std::vector<Option>& options) {
    const auto named = [&](const std::string& argument) {
        const auto o = std::ranges::find_if(options, [&](const Option& x) { return argument == "--" + x.name; });
        return o == options.end() ? nullptr : &*o;
    };
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
        const Option* o = named(arguments[i]);
        if (!o || o->flag) continue;
        if (named(arguments[i + 1])) return o;
        ++i;  // its value
    }
    return nullptr;
}

Outcome<Parsed> checked(Parsed parsed, const std::vector<Option>& options) {
    Findings found;
    for (const Option& o : options)
        if (!o.many && !o.flag && parsed.has(o.name) && parsed.options[o.name].size() > 1)
            found.add(cli::message("option-twice"), {"--" + o.name});
    const Command& c = *parsed.command;
    const std::string usage = "svc " + c.name() + (c.arguments.empty() ? "" : " " + c.arguments);
    if (parsed.words.size() > c.most) {
        const bool personal = c.kind && c.kind->personal;
        found.add(cli::message("too-many-arguments"), {personal ? "***" : parsed.words[c.most], usage});
    }
    if (!found.empty()) return failed(std::move(found));
    return parsed;
}

/// Options and words of one command, as text.
Outcome<void> read_options(std::vector<std::string> rest, std::vector<Option>& options, Parsed& parsed) {
    const auto behind = std::ranges::find(rest, "--");
    const std::vector<std::string> plain_words(behind == rest.end() ? behind : behind + 1, rest.end());
    rest.erase(behind, rest.end());
    if (const Option* o = without_value(rest, options))
        return failed(cli::message("option-value"), {"--" + o->name, o->placeholder});
    std::erase_if(options, [&](const Option& o) { return !is_typed(o, rest); });
    std::map<std::string, std::vector<std::string>> values;
    std::map<std::string, int> flags;
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    app.add_option("words", parsed.words)->expected(0, -1);
    add_options(app, options, values, flags);
    std::ranges::reverse(rest);  // CLI11 takes them from the back
    try {
        app.parse(rest);
    } catch (const CLI::ArgumentMismatch& e) {
        return failed(cli::message("option-value"), lacking(e.what(), options));
    } catch (const CLI::ParseError&) {
        return refused_value(rest, *parsed.command);
    }
    for (const std::string& extra : app.remaining())
        if (extra.starts_with('-') && extra.size() > 1) return refused(extra, *parsed.command);
    parsed.words.insert(parsed.words.end(), plain_words.begin(), plain_words.end());
    for (const Option& o : options) {
        const CLI::Option* seen = app.get_option_no_throw((o.name == "h" ? "-" : "--") + o.name);
        if (!seen || seen->count() == 0) continue;
        parsed.options[o.name] = o.flag ? std::vector<std::string>{flags[o.name] > 0 ? "true" : "false"} : values[o.name];
    }
    return {};
}

}

const Command* command_named(const std::string& noun, const std::string& verb) {
    const auto& all = commands();
    const auto found = std::ranges::find_if(
        all, [&](const Command& c) { return is_noun(noun, c) && (verb.empty() ? c.verb.empty() : is_verb(verb, c)); });
    return found == all.end() ? nullptr : &*found;
}

Outcome<Parsed> parse(const std::vector<std::string>& arguments) {
    const std::vector<std::size_t> words = leading_words(arguments);
    std::size_t used = 0;
    auto command = find_command(arguments, words, used);
    if (!command) return tl::unexpected(std::move(command.error()));
    Parsed parsed{.command = *command};
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool named = (used > 0 && i == words[0]) || (used > 1 && i == words[1]);
        if (!named || parsed.command->noun == "help") rest.push_back(arguments[i]);
    }
    if (parsed.command->noun == "help" && used == 1 && !rest.empty() && rest.front() == "help") rest.erase(rest.begin());
    std::vector<Option> options = global_options();
    for (Option& o : parsed.command->all_options()) options.push_back(std::move(o));
    if (auto read = read_options(std::move(rest), options, parsed); !read) return tl::unexpected(std::move(read.error()));
    return checked(std::move(parsed), options);
}

}
