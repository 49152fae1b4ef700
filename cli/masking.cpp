// SPDX-License-Identifier: MIT
#include "masking.hpp"

#include <algorithm>
#include <set>

#include "base/personal.hpp"
#include "base/values.hpp"
#include "command.hpp"
#include "domain/kinds.hpp"

namespace svc {

namespace {

constexpr std::string_view hidden = "***";

/// Every word that stands in the tables: keys, choices, verbs, kinds, notations, options.
class Vocabulary {
public:
    Vocabulary() {
        m_words = {"events", "do", "x", "VALUE", "[…]", "{…}", "JSON", "stdin", "true", "false", "null", "@"};
        add(fields(Of<Event>{}));
        for (const Kind* kind : kinds()) {
            m_words.insert(kind->name);
            m_words.insert(kind->folder);
            add(kind->label);
            add(kind->fields);
            if (kind->states) add(kind->states());
            for (const Act& act : kind->events.acts) {
                m_words.insert(act.verb);
                add(act.fields());
            }
        }
    }
    bool has(std::string_view word) const { return m_words.contains(word); }

private:
    void add(Text text) { m_words.insert({text.zh, text.en}); }
    void add(Choices choices) {
        for (const Choice& c : choices) {
            m_words.insert(c.name);
            add(c.label);
        }
    }
    void add(Fields rows) {
        for (const Field& f : rows) {
            m_words.insert(f.key);
            add(f.label);
            add(*f.type);
        }
    }
    void add(const Type& type) {
        if (!type.notation.name.empty()) m_words.insert(type.notation.name);
        if (type.form == Form::choice) add(type.choices());
        if (type.form == Form::record) add(type.fields());
        if (type.item) add(*type.item);
    }
    std::set<std::string_view> m_words;
};

bool is_small_number(std::string_view s) {
    return !s.empty() && s.size() <= 4 && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

/// A name for an id that is yet to be made: @t
bool is_alias(std::string_view s) { return s.starts_with('@') && is_name(s.substr(1)); }

/// customers/CU-7K3QF2.yaml as the id it is the file of.
std::string_view without_path(std::string_view word) {
    for (const Kind* kind : kinds())
        if (word.starts_with(std::string(kind->folder) + "/") && word.ends_with(".yaml"))
            return word.substr(word.rfind('/') + 1, word.size() - word.rfind('/') - 6);
    return word;
}

bool says_nobody(std::string_view word) {
    static const Vocabulary vocabulary;
    word = without_path(word);
    if (word.starts_with("--")) return says_nobody(word.substr(2));
    return word.empty() || vocabulary.has(word) || is_small_number(word) || is_alias(word) || kind_of_id(kinds(), word) ||
           Date::parse(word) || Instant::parse(word);
}

}

std::string masked_word(const std::string& word) {
    if (says_nobody(word)) return word;
    std::string plain = word;  // a list of words, as remedies have them in either language
    for (std::size_t at; (at = plain.find("、")) != std::string::npos;) plain.replace(at, std::string_view("、").size(), " ");
    for (std::size_t i = 0; i < plain.size();) {
        const std::size_t end = std::min(plain.find_first_of(", |", i), plain.size());
        const std::string_view one = std::string_view(plain).substr(i, end - i);
        if (!says_nobody(one) || is_small_number(one)) return std::string(hidden);  // groups of digits may be a phone
        i = end + 1;
    }
    return word;
}

bool is_about_ids(std::string_view code) {
    static constexpr std::string_view codes[] = {"bad-id",          "no-such-id", "no-such-record", "not-an-id",
                                                 "unknown-contact", "other-kind", "unknown-site",   "ambiguous-id"};
    return std::ranges::find(codes, code) != std::end(codes);
}

bool repeats_no_data(std::string_view code) {
    static constexpr std::string_view codes[] = {"json-syntax", "import-cells", "import-case-overfull", "csv-too-many-cells"};
    return std::ranges::find(codes, code) != std::end(codes);
}

std::string masked_id(const std::string& typed) {
    const bool letters_beyond_ascii = std::ranges::any_of(typed, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const bool mobile =
        typed.size() == 11 && typed[0] == '1' && std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
    if (mobile) return Phone{typed}.masked();
    return letters_beyond_ascii && !says_nobody(typed) && typed != "–" && typed != "…" ? PersonName{typed}.masked() : typed;
}

std::string masked_line(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(" -"), line.size());
    const std::size_t colon = std::min(line.find(':', begin), line.size());
    const std::string_view key = line.substr(begin, colon - begin);
    if (colon == line.size() || !says_nobody(key)) return std::string(line.substr(0, begin)) + std::string(hidden);
    const bool alone = line.find_first_not_of(' ', colon + 1) == std::string_view::npos;
    return std::string(line.substr(0, colon + 1)) + (alone ? "" : " " + std::string(hidden));
}

std::string masked_diff(std::string_view diff) {
    std::string out;
    bool in_hunk = false;
    for (std::size_t i = 0; i < diff.size();) {
        const std::size_t end = std::min(diff.find('\n', i), diff.size());
        const std::string_view line = diff.substr(i, end - i);
        const bool hunk = line.starts_with("@@");
        if (!in_hunk || hunk || line.empty())
            out.append(line);
        else
            out.append(1, line[0]).append(masked_line(line.substr(1)));
        in_hunk = in_hunk || hunk;
        out += '\n';
        i = end + 1;
    }
    return out;
}

}
