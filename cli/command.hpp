// SPDX-License-Identifier: MIT
#pragma once
// What a command is: its words, options and what it does. Commands are data; parse, help and completion run over them.
#include <list>
#include <map>
#include <memory>

#include "context.hpp"
#include "desk/enter.hpp"
#include "record/document.hpp"
#include "record/type.hpp"
#include "render/formats.hpp"

namespace svc {

struct Option {
    std::string name;  ///< without the dashes
    std::string placeholder{};
    Text meaning{};
    bool flag = false;  ///< takes no value; --no-NAME says false
    bool many = false;
    bool required = false;
    const Field* field = nullptr;   ///< the field it gives
    const Field* inside = nullptr;  ///< the struct field that holds `field`, when its members are options by themselves
};

class Invocation;

struct Command {
    std::string noun{}, verb{};  ///< one word or two: "due", "ticket respond"
    Text summary{};
    std::string arguments{};           ///< as usage shows them: "ID [FIELD…]"
    std::size_t fewest = 0, most = 0;  ///< positional arguments
    const Kind* kind = nullptr;
    const Act* act = nullptr;
    std::vector<Option> (*options)(const Command&) = nullptr;
    int (*run)(Invocation&) = nullptr;
    bool hidden = false;                      ///< for scripts that svc writes; help doesn't list it
    bool calendar = false;                    ///< -O ics: what it prints may hold appointments
    std::vector<std::string_view> formats{};  ///< what its -O takes, the first one by default; none: every format of render

    std::string name() const { return verb.empty() ? noun : noun + " " + verb; }
    std::vector<Option> all_options() const { return options ? options(*this) : std::vector<Option>{}; }
};

/// Every command: the own ones, and each kind's verbs.
const std::vector<Command>& commands();

/// The command of these words, in either language; null when there is none.
const Command* command_named(const std::string& noun, const std::string& verb);

/// What -O takes with this command.
std::vector<std::string_view> formats_of(const Command&);

/// Options that every command takes, before and after its words.
const std::vector<Option>& global_options();

/// Arguments as text: nothing is understood yet.
struct Parsed {
    const Command* command = nullptr;
    std::vector<std::string> words{};                           ///< positional arguments
    std::map<std::string, std::vector<std::string>> options{};  ///< by name; flags have "true" or "false"

    bool has(const std::string& name) const { return options.contains(name); }
    std::string value(const std::string& name) const {
        const auto found = options.find(name);
        return found == options.end() ? std::string() : found->second.back();
    }
};
Outcome<Parsed> parse(const std::vector<std::string>& arguments);

/// One run of a command: its arguments, the book it works on, and its ways to speak.
class Invocation {
public:
    Invocation(Context& context, Parsed parsed) : m_context(context), m_parsed(std::move(parsed)) {}

    Context& context() { return m_context; }
    const Parsed& parsed() const { return m_parsed; }
    const Command& command() const { return *m_parsed.command; }
    const std::string& word(std::size_t n) const { return m_parsed.words[n]; }
    std::size_t word_count() const { return m_parsed.words.size(); }
    bool flag(const std::string& name) const { return m_parsed.value(name) == "true"; }
    std::string value(const std::string& name) const { return m_parsed.value(name); }
    bool given(const std::string& name) const { return m_parsed.has(name); }

    /// Settings of this run, each from option, environment, book, user's file or default, in that order.
    struct Setting {
        std::string value, origin;
    };
    Setting setting(std::string_view name);
    /// What the option or the environment alone say; empty when they say nothing.
    Setting wish(std::string_view name);
    Language language();
    Personal personal() const { return m_parsed.value("reveal") == "true" ? Personal::revealed : Personal::masked; }
    const Terminal& terminal();

    /// The book, opened when first asked for; what is wrong with it is said, and null returned.
    Book* book();
    /// Now in the book's zone, and what people's times mean there.
    Moment moment();
    /// --as-of, else now; said and none when it can't be read.
    std::optional<Instant> as_of();
    /// Who acts; said and none when nobody knows.
    std::optional<std::string> actor();
    /// Who sits at the keyboard, whoever --by names: SVC_USER, else git's user; empty when neither is known.
    std::string typist();
    /// Ids given as words, `-` standing for standard input, one a line (-0: NUL).
    std::optional<std::vector<std::string>> ids();
    /// A path as typed, from where svc was started.
    std::string absolute(const std::string& path) const;
    /// True of svc.yaml and what lies in the folders of records, of svc itself and of git: output doesn't go there.
    bool is_of_the_book(const std::string& path) const;
    /// A file, or standard input for "-"; said and none when it can't be read.
    std::optional<std::string> input(const std::string& path);
    /// Keeps a text as long as the run: entries point into what they were read from.
    const std::string& keep(std::string text) { return m_kept.emplace_back(std::move(text)); }

    /// What was wrong in the user's own settings, if they were read; at the end, as it stands in nobody's way.
    void tell_config_faults();
    /// Prints findings on standard error; the exit code that follows from them.
    int fail(const Findings&);
    int fail(Finding);
    int fail(const Message&, std::vector<std::string> words = {});
    /// How the last failure that was said ends the program; 0 when none was.
    int failed() const { return m_failed; }
    /// Prints a document in the format asked for, to -o or standard output; 0, or 6 when that failed.
    int print(const Document&);
    int print_text(const std::string&, bool paged);
    std::string_view format();
    bool for_people();
    Style style();
    /// A line for people on standard error; nothing with --quiet.
    void say(const std::string& line);
    bool can_ask();
    /// Adds an option as if it had been given.
    void answer(const std::string& option, std::string value) { m_parsed.options[option] = {std::move(value)}; }

private:
    Context& m_context;
    Parsed m_parsed;
    std::unique_ptr<Book> m_book;
    std::optional<Terminal> m_terminal;
    std::optional<std::map<std::string, std::string>> m_user_config;
    Findings m_config_faults;
    std::string from_user_file(std::string_view name);
    std::string find_root();
    std::string gits_staff();
    std::string m_root;
    bool m_reading_settings = false;
    int m_failed = 0;
    std::list<std::string> m_kept;
};

}
