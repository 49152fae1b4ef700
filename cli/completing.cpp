// SPDX-License-Identifier: MIT
#include "completing.hpp"

#include <algorithm>
#include <array>

#include "book/source.hpp"
#include "commands.hpp"
#include "domain/kinds.hpp"
#include "exit.hpp"

namespace svc {

namespace {

constexpr std::size_t most_ids = 50;  ///< of one kind, the newest ones

/// Gathers what begins like the word at the cursor.
class Completer {
public:
    Completer(Invocation& run, std::vector<std::string> words) : m_run(run), m_lang(run.language()) {
        m_typed = words.empty() ? "" : words.back();
        if (!words.empty()) words.pop_back();
        // Some shells part --kind=repair into three words.
        if (m_typed == "=") m_typed.clear();
        std::erase(words, "=");
        m_words = std::move(words);
    }

    Completion all() {
        std::vector<std::string> plain;
        find_command(plain);
        if (const Option* o = open_option()) {
            values(*o);
        } else if (const std::size_t equals = m_typed.find('='); m_typed.starts_with("--") && equals != m_typed.npos) {
            if (const Option* given = option(m_typed.substr(2, equals - 2))) {
                m_lead = m_typed.substr(0, equals + 1);
                m_typed.erase(0, equals + 1);
                values(*given);
            }
        } else if (m_typed.starts_with('-')) {
            options();
        } else if (!m_command) {
            plain.empty() ? nouns() : verbs(plain.front());
        } else {
            argument(plain.size());
        }
        return std::move(m_found);
    }

private:
    /// The command that the words name; what is left of them are its arguments.
    void find_command(std::vector<std::string>& plain) {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].starts_with('-') && m_words[i].size() > 1) {
                const Option* o = option(m_words[i].substr(m_words[i].find_first_not_of('-')));
                if (o && !o->flag && m_words[i].find('=') == std::string::npos) ++i;  // its value
                continue;
            }
            plain.push_back(m_words[i]);
            if (m_command || plain.size() > 2) continue;
            const std::string verb = plain.size() > 1 ? plain[1] : "";
            m_command = command_named(plain[0], verb);
            if (m_command) {
                plain.clear();
                m_options = m_command->all_options();
            }
        }
    }

    std::array<const std::vector<Option>*, 2> lists() const { return {&m_options, &global_options()}; }

    const Option* option(std::string_view name) {
        static constexpr std::pair<std::string_view, std::string_view> shorts[] = {{"O", "output"}, {"o", "out-file"}};
        for (const auto& [letter, whole] : shorts)
            if (name == letter) name = whole;
        name = name.substr(0, name.find('='));
        for (const std::vector<Option>* list : lists())
            for (const Option& o : *list)
                if (o.name == name) return &o;
        return nullptr;
    }

    /// The option whose value stands at the cursor.
    const Option* open_option() {
        if (m_words.empty() || !m_words.back().starts_with('-') || m_words.back().size() < 2) return nullptr;
        const std::string& last = m_words.back();
        if (last.find('=') != last.npos) return nullptr;
        const Option* o = option(std::string_view(last).substr(last.find_first_not_of('-')));
        return o && !o->flag ? o : nullptr;
    }

    void add(std::string_view text, std::string_view meaning = {}) {
        if (text.starts_with(m_typed)) m_found.candidates.push_back({m_lead + std::string(text), std::string(meaning)});
    }

    void nouns() {
        for (const Command& c : commands())
            if (!c.kind && c.verb.empty() && !c.hidden) add(c.noun, c.summary.in(m_lang));
        for (const Kind* kind : kinds()) add(kind->name, kind->label.in(m_lang));
    }

    void verbs(const std::string& noun) {
        for (const Command& c : commands())
            if (c.noun == noun && !c.verb.empty()) add(c.verb, c.act ? c.act->label.in(m_lang) : c.summary.in(m_lang));
    }

    void options() {
        for (const std::vector<Option>* list : lists())
            for (const Option& o : *list) {
                const std::string text = o.name == "h" ? "-h" : "--" + o.name;
                if (o.many || std::ranges::find(m_words, text) == m_words.end()) add(text, o.meaning.in(m_lang));
            }
    }

    void values(const Option& o) {
        const Type* type = o.field ? o.field->type : nullptr;
        if (type && type->form == Form::list) type = type->item;
        if (type && type->form == Form::choice) return choices(type->choices());
        if (type && type->form == Form::record) {
            for (const Field& f : type->fields()) add(std::string(f.key) + "=", f.meaning.in(m_lang));
            return;
        }
        if (type && !type->refers_to.empty()) return ids(find_kind(kinds(), type->refers_to));
        if (o.name != "output") return placeholder(o.placeholder);
        for (std::string_view name : formats_of(*m_command)) add(name);
    }

    void choices(Choices all) {
        for (const Choice& c : all) add(c.name, c.label.in(m_lang));
    }

    /// The n-th argument of the command, by what its usage calls it.
    void argument(std::size_t n) {
        std::string_view usage = m_command->arguments;
        for (; n > 0 && usage.find(' ') != usage.npos; --n) usage.remove_prefix(usage.find(' ') + 1);
        placeholder(std::string(usage.substr(0, usage.find(' '))));
    }

    /// `[ID…]`, `KIND|svc`, `FILE|-`, `table|plain`: each part is one that can be listed, or itself when it is written small.
    void placeholder(std::string text) {
        for (std::string_view mark : {"[", "]", "…"})
            for (std::size_t at = 0; (at = text.find(mark)) != text.npos;) text.erase(at, mark.size());
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find('|', at), text.size());
            named(std::string_view(text).substr(at, end - at));
            at = end + 1;
        }
    }

    void named(std::string_view part) {
        static constexpr std::string_view periods[] = {"this-quarter", "last-quarter", "this-month", "last-month",
                                                       "this-year",    "last-year",    "this-week",  "last-week"};
        if (part == "FILE" || part == "DIR") m_found.files = true;
        if (part == "ID") ids(m_command ? m_command->kind : nullptr);
        if (part == "CASE") ids(nullptr);
        if (part == "STAFF") ids(find_kind(kinds(), "staff"));
        if (part == "PERIOD")
            for (std::string_view p : periods) add(p);
        if (part == "KIND")
            for (const Kind* k : kinds()) add(k->name, k->label.in(m_lang));
        if (part == "COMMAND") nouns();
        if (part == "CODE" && !m_typed.empty())
            for (const Message* m : all_messages()) add(m->code, m->says.in(m_lang));
        if (!part.empty() && part != "-" && part.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == part.npos) add(part);
    }

    /// Of one kind; of none: of those that have cases of their own, or what begins as typed.
    void ids(const Kind* wanted) {
        if (!m_run.book()) return;
        for (const Kind* kind : kinds()) {
            const bool other_prefix = !kind->id.prefix.empty() && m_typed.size() > 1 && !m_typed.starts_with(kind->id.prefix);
            if (wanted ? kind != wanted : !heads_cases(*kind) && m_typed.empty()) continue;
            if (other_prefix) continue;
            std::size_t left = most_ids;
            newest(*kind, std::string(kind->folder), left);
        }
    }

    void newest(const Kind& kind, const std::string& folder, std::size_t& left) {
        auto names = m_run.book()->source().list(folder);
        if (!kind.id.prefix.empty()) std::ranges::reverse(names);  // what is named by its day
        for (const std::string& name : names) {
            if (left == 0) return;
            if (name.ends_with('/')) {
                newest(kind, folder + "/" + name.substr(0, name.size() - 1), left);
                continue;
            }
            if (!name.ends_with(".yaml") || !name.starts_with(m_typed)) continue;
            const std::string id = name.substr(0, name.size() - 5);
            add(id, label(kind, id));
            --left;
        }
    }

    /// What tells the record apart, as lists show it.
    std::string label(const Kind& kind, const std::string& id) {
        const auto file = m_run.book()->read(kind, id);
        if (!file) return std::string(kind.label.in(m_lang));
        for (std::string_view key : {"name", "summary", "model", "ticket", "of", "customer"})
            if (const Field* f = kind.field(key)) {
                std::string text = shown(*f, file->record.data(), m_lang, Personal::masked);
                return text.substr(0, text.find('\n'));
            }
        return {};
    }

    Invocation& m_run;
    Language m_lang;
    std::vector<std::string> m_words;
    std::string m_typed, m_lead;
    const Command* m_command = nullptr;
    std::vector<Option> m_options{};
    Completion m_found{};
};

}

Completion completion(Invocation& run, std::vector<std::string> words) { return Completer(run, std::move(words)).all(); }

}
