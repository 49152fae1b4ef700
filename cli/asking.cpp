// SPDX-License-Identifier: MIT
#include "asking.hpp"

#include <unistd.h>

#include <cerrno>

#include "base/people.hpp"
#include "base/values.hpp"
#include "record/codec.hpp"

namespace svc {

namespace {

/// A line of standard input without its end, byte by byte, so that nothing behind it is taken; none at the end of input.
std::optional<std::string> read_line() {
    std::string line;
    for (char c = 0;;) {
        const ssize_t n = ::read(0, &c, 1);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return line.empty() ? std::nullopt : std::optional(line);
        if (c == '\n') return line;
        if (c != '\r') line += c;
    }
}

Choices choices_of(const Option& o) {
    const Type* type = o.field->type->form == Form::list ? o.field->type->item : o.field->type;
    return type->form == Form::choice ? type->choices() : Choices{};
}

std::string question(const Option& o, Language lang) {
    const bool zh = lang == Language::zh;
    std::string text;
    unsigned number = 0;
    for (const Choice& c : choices_of(o))
        text += "  " + std::to_string(++number) + "  " + std::string(c.name) +
                (c.label.in(lang) == c.name ? "" : "  " + std::string(c.label.in(lang))) + "\n";
    text += std::string(o.field->label.in(lang)) + (zh ? "（" : " (") + std::string(o.meaning.in(lang));
    if (o.flag) text += zh ? "，是/否" : "; yes/no";
    return text + (zh ? "）：" : "): ");
}

/// An answer as the option takes it: a number stands for the choice it was shown with, yes and no for a flag. None: ask again.
std::optional<std::string> understood(const Option& o, const std::string& answer) {
    const std::string plain = half_width(answer);
    if (o.flag) {
        const bool yes = plain == yes_label.zh || plain == "y" || plain == yes_label.en;
        const bool no = plain == no_label.zh || plain == "n" || plain == no_label.en;
        return yes ? std::optional<std::string>("true") : no ? std::optional<std::string>("false") : std::nullopt;
    }
    const Choices choices = choices_of(o);
    for (unsigned i = 0; i < choices.size(); ++i) {
        const Choice& c = choices[i];
        if (is_named(c, plain) || plain == std::to_string(i + 1)) return std::string(c.name);
    }
    if (!choices.empty()) return {};
    // A leading @ names a file on the command line; here it is what was typed.
    return answer.starts_with('@') ? "@" + answer : answer;
}

}

void ask_for_missing(Invocation& run, const std::vector<Option>& options) {
    for (const Option& o : options) {
        if (!o.required || !o.field || run.given(o.name)) continue;
        if (!run.can_ask()) return;
        std::optional<std::string> value;
        while (!value) {
            if (write_all(2, question(o, run.language())) != Written::all) return;
            const auto line = read_line();
            if (!line) return run.say("");
            if (!line->empty()) value = understood(o, *line);
            if (!line->empty() && !value)
                run.say(run.language() == Language::zh ? "请从上面列出的里选一个" : "choose one of those shown");
        }
        run.answer(o.name, std::move(*value));
    }
}

}
