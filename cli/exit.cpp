// SPDX-License-Identifier: MIT
#include "exit.hpp"

#include "base/messages.hpp"
#include "base/utf8.hpp"
#include "base/width.hpp"
#include "book/messages.hpp"
#include "desk/messages.hpp"
#include "masking.hpp"
#include "messages.hpp"
#include "record/messages.hpp"
#include "rules/messages.hpp"
#include "syntax/messages.hpp"

namespace svc {

namespace {

constexpr std::size_t longest_excerpt = 120;

std::string place_text(const Place& p) {
    if (p.file.empty()) return {};
    std::string s = visible(p.file);
    if (p.line > 0) s += ":" + std::to_string(p.line) + ":" + std::to_string(p.column);
    return s + ": ";
}

std::string excerpt(const Finding& f, bool mask) {
    if (f.excerpt.empty()) return {};
    const std::string line = visible(mask ? masked_line(f.excerpt) : f.excerpt);
    std::string out = "    " + clip(line, longest_excerpt) + "\n";
    if (f.place.column == 0 || mask) return out;
    std::size_t bytes = 0;
    for (std::uint32_t n = 1; n < f.place.column && bytes < f.excerpt.size(); ++n) do
            ++bytes;
        while (bytes < f.excerpt.size() && (static_cast<unsigned char>(f.excerpt[bytes]) & 0xC0) == 0x80);
    const std::size_t before = width(visible(std::string_view(f.excerpt).substr(0, bytes)));
    return before < longest_excerpt ? out + "    " + std::string(before, ' ') + "^\n" : out;
}

}

int exit_code(const Findings& found) { return static_cast<int>(found.failure()); }

std::string shown_word(const Finding& f, std::string_view both_languages, Language language, Personal personal) {
    const std::string word(word_in(both_languages, language));
    if (personal == Personal::revealed) return word;
    if (f.personal) return repeats_no_data(f.message->code) ? word : masked_word(word);
    return is_about_ids(f.message->code) ? masked_id(word) : word;
}

std::string told(const Finding& f, Language language, Personal personal) {
    const bool mask = f.personal && personal == Personal::masked;
    std::vector<std::string> words;
    for (const std::string& w : f.words) words.push_back(clip(visible(shown_word(f, w, language, personal)), longest_excerpt));
    std::string out = "svc: " + std::string(f.warning ? "warning[" : "error[") + std::string(f.message->code) +
                      "]: " + place_text(f.place) + filled(f.message->says.in(language), words) + "\n";
    out += excerpt(f, mask);
    const std::string remedy = filled(f.message->remedy.in(language), words);
    if (!remedy.empty()) out += "    → " + remedy + "\n";
    return out;
}

std::vector<const Message*> all_messages() {
    std::vector<const Message*> all;
    const auto add = [&](const auto& table) {
        for (const Message& m : table) all.push_back(&m);
    };
    add(base::messages);
    add(syntax::messages);
    add(record::messages);
    add(book::messages);
    add(rules::messages);
    add(desk::messages);
    add(cli::messages);
    return all;
}

}
