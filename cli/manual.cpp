// SPDX-License-Identifier: MIT
#include "manual.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "base/width.hpp"
#include "commands.hpp"
#include "domain/kinds.hpp"
#include "exit.hpp"
#include "messages.hpp"
#include "pages.hpp"
#include "rules/authority.hpp"
#include "samples.hpp"

namespace svc {

namespace {

std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows, std::size_t columns) {
    std::size_t left = 0;
    for (const auto& [a, b] : rows) left = std::max(left, std::min<std::size_t>(width(a), 28));
    std::string out;
    for (const auto& [a, b] : rows) {
        const std::vector<std::string> lines = wrap(b, columns > left + 8 ? columns - left - 4 : 20);
        out += "  " + padded(a, left);
        if (width(a) > left) out += "\n  " + std::string(left, ' ');
        for (std::size_t i = 0; i < lines.size(); ++i)
            out += (i == 0 ? "  " : "  " + std::string(left, ' ') + "  ") + lines[i] + "\n";
    }
    return out;
}

std::string wrapped(const std::string& text, std::size_t columns) {
    std::string out;
    for (const std::string& line : wrap(text, columns)) out += line + "\n";
    return out;
}

std::string option_text(const Option& o) {
    static constexpr std::pair<std::string_view, std::string_view> shorts[] = {
        {"output", "-O"}, {"out-file", "-o"}, {"quiet", "-q"}, {"null", "-0"}, {"h", "-h"}};
    std::string s = o.name == "h" ? "-h" : "--" + o.name;
    for (const auto& [name, letter] : shorts)
        if (o.name == name && o.name != "h") s = std::string(letter) + ", " + s;
    if (o.flag && o.field) return s + " | --no-" + o.name;
    const std::string p =
        width(o.placeholder) > 24 ? o.placeholder.substr(0, o.placeholder.find_first_of("|=")) + "…" : o.placeholder;
    return p.empty() ? s : s + " " + p;
}

std::vector<std::string> values_of(const Option& o, Language lang) {
    std::vector<std::string> all;
    const Type* t = o.field ? o.field->type : nullptr;
    if (t && t->form == Form::list) t = t->item;
    if (t && t->form == Form::choice)
        for (const Choice& c : t->choices()) all.push_back(std::string(c.name) + " " + std::string(c.label.in(lang)));
    if (t && t->form == Form::record)
        for (const Field& f : t->fields()) all.push_back(std::string(f.key) + "=… " + std::string(f.meaning.in(lang)));
    return all;
}

std::string options_text(const std::vector<Option>& options, Language lang, bool whole, std::size_t columns) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Option& o : options) {
        std::string meaning(o.meaning.in(lang));
        if (o.required) meaning += lang == Language::zh ? "（必填）" : " (required)";
        if (o.many) meaning += lang == Language::zh ? "（可重复）" : " (may be repeated)";
        if (!whole && o.field && !o.flag && width(o.placeholder) > 24) meaning += "\n" + o.placeholder;
        if (whole)
            for (const std::string& v : values_of(o, lang)) meaning += "\n" + v;
        rows.emplace_back(option_text(o), meaning);
    }
    return two_columns(rows, columns);
}

std::string about(const Kind& kind, Language lang) {
    return std::string(kind.label.in(lang)) + (lang == Language::zh ? "：" : ": ") + std::string(kind.meaning.in(lang)) + " (" +
           std::string(kind.clause) + ")";
}

/// The paragraphs of a page wrapped anew, its examples as they are.
std::string filled(std::string_view text, std::size_t columns) {
    std::string out, paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty()) out += wrapped(paragraph, columns);
        paragraph.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size());
        const std::string_view line = text.substr(i, end - i);
        i = end + 1;
        if (line.empty() || line.front() == ' ' || line.front() == '|') {
            end_paragraph();
            out.append(line).append("\n");
            continue;
        }
        const bool words = !paragraph.empty() && static_cast<unsigned char>(paragraph.back()) < 0x80;
        paragraph.append(words ? " " : "").append(line);  // Chinese goes on without a space
    }
    end_paragraph();
    return out;
}

/// The page of that name, its title left to who shows it; nothing when there is none.
std::string page_text(std::string_view name, Language lang, std::size_t columns) {
    const auto all = pages();
    const auto page = std::ranges::find(all, name, &Page::name);
    if (page == all.end()) return "";
    const std::string_view text = page->text.in(lang);
    return filled(text.substr(std::min(text.find('\n'), text.size() - 1) + 1), columns);
}

std::string command_text(const Command& c, Language lang, bool whole, std::size_t columns) {
    const bool zh = lang == Language::zh;
    std::string s = (zh ? "用法：svc " : "usage: svc ") + c.name() + (c.arguments.empty() ? "" : " " + c.arguments) +
                    (zh ? " [选项]" : " [OPTION…]") + "\n\n";
    s += wrapped(std::string(c.summary.in(lang)) + (zh ? "。" : ".") + (c.kind ? " " + about(*c.kind, lang) : ""), columns);
    if (whole && !c.kind) s += page_text(c.name(), lang, columns);
    if (const auto options = c.all_options(); !options.empty())
        s += (zh ? "\n选项：\n" : "\nOptions:\n") + options_text(options, lang, whole, columns);
    if (whole)
        s += (zh ? "\n通用选项：\n" : "\nOptions of every command:\n") + options_text(global_options(), lang, false, columns);
    return s;
}

std::string noun_text(const std::string& noun, Language lang, std::size_t columns) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& c : commands())
        if (c.noun == noun)
            rows.emplace_back("svc " + c.name() + (c.arguments.empty() ? "" : " " + c.arguments), c.summary.in(lang));
    const Kind* kind = find_kind(kinds(), noun);
    if (!kind) return two_columns(rows, columns);
    return wrapped(about(*kind, lang), columns) + "\n" + two_columns(rows, columns) + page_text(kind->name, lang, columns);
}

std::string overview(Language lang, std::size_t columns) {
    const bool zh = lang == Language::zh;
    std::vector<std::pair<std::string, std::string>> own, nouns;
    for (const Command& c : commands())
        if (!c.kind && c.verb.empty() && !c.hidden)
            own.emplace_back(c.noun + (c.arguments.empty() ? "" : " " + c.arguments), c.summary.in(lang));
    for (const Kind* k : kinds())
        nouns.emplace_back(std::string(k->name),
                           std::string(k->label.in(lang)) + (zh ? "：" : ": ") + std::string(k->meaning.in(lang)));
    std::string s =
        zh ? "svc：用 git 中的普通文件管理售后服务（GB/T 27922-2011）\n\n用法：svc 命令 [选项]\n\n命令：\n"
           : "svc: after-sales service in plain files under git (GB/T 27922-2011)\n\nusage: svc COMMAND [OPTION…]\n\nCommands:\n";
    s += two_columns(own, columns);
    s += zh ? "\n记录（svc 名称 new|list|show|edit|事件）：\n" : "\nRecords (svc NOUN new|list|show|edit|EVENT):\n";
    s += two_columns(nouns, columns);
    s += zh ? "\n通用选项：\n" : "\nOptions of every command:\n";
    s += options_text(global_options(), lang, false, columns);
    return s + "\n" +
           wrapped(zh ? "svc 名称 说明一种记录；svc 命令 -h 说明一个命令；svc help 代码 说明一条错误。"
                      : "svc NOUN tells of a kind of record, svc COMMAND -h of a command, svc help CODE of an error.",
                   columns);
}

/// The lines of a text, indented and safe to look at; what would go on for pages is cut.
std::string indented(std::string_view text) {
    constexpr std::size_t most_lines = 30, most_columns = 400;
    std::string out;
    for (std::size_t i = 0, n = 0; i < text.size(); ++n) {
        if (n == most_lines) return out + "  …\n";
        const std::size_t end = std::min(text.find('\n', i), text.size());
        out += "  " + clip(visible(text.substr(i, end - i)), most_columns) + "\n";
        i = end + 1;
    }
    return out;
}

/// The smallest input that brings a message out, and the message; nothing when only a defect or a failing disk does.
std::string sample_text(std::string_view code, Language lang) {
    const auto all = samples();
    const auto s = std::ranges::find(all, code, &Sample::code);
    if (s == all.end()) return "";
    const bool zh = lang == Language::zh;
    const std::string file(s->file);
    const std::string from = file == "cmd" ? "" : zh ? "（" + file + "）" : " (" + file + ")";
    return (zh ? "\n例" + from + "：\n" : "\nSample" + from + ":\n") + indented(s->input) + "\n" + indented(s->answer.in(lang));
}

std::optional<std::string> code_text(const std::string& code, Language lang, std::size_t columns) {
    for (const Message* m : all_messages()) {
        if (m->code != code) continue;
        const bool zh = lang == Language::zh;
        return code + (zh ? "（以 " : " (ends with ") + std::to_string(static_cast<int>(m->failure)) +
               (zh ? " 结束）\n\n" : ")\n\n") + wrapped(std::string(m->says.in(lang)), columns) +
               wrapped((zh ? "补救：" : "Remedy: ") + std::string(m->remedy.in(lang)), columns) + sample_text(code, lang);
    }
    return {};
}

int run_help(Invocation& run) {
    const Language lang = run.language();
    const std::size_t columns = std::min(run.terminal().width, 100U);
    if (run.word_count() == 0) return run.print_text(overview(lang, columns), true);
    const std::string noun = run.word(0), verb = run.word_count() > 1 ? run.word(1) : "";
    if (const Command* c = command_named(noun, verb)) return run.print_text(command_text(*c, lang, true, columns), true);
    const Kind* kind = find_kind(kinds(), noun);
    if (kind && verb.empty()) return run.print_text(noun_text(std::string(kind->name), lang, columns), true);
    if (const std::string page = page_text(noun, lang, columns); !page.empty()) return run.print_text(page.substr(1), true);
    if (const auto text = code_text(noun, lang, columns)) return run.print_text(*text, true);
    std::vector<std::string_view> known;
    for (const Message* m : all_messages()) known.push_back(m->code);
    for (const Command& c : commands()) known.push_back(c.noun);
    if (const auto near = nearest(noun, known)) return run.fail(cli::message("unknown-code-near"), {noun, std::string(*near)});
    return run.fail(cli::message("unknown-code"), {noun});
}

}

int print_help(Invocation& run, bool whole) {
    if (run.command().noun == "help") return run_help(run);
    return run.print_text(command_text(run.command(), run.language(), whole, std::min(run.terminal().width, 100U)), true);
}

Command help_command() {
    return {.noun = "help", .summary = {"帮助", "help"}, .arguments = "[COMMAND|CODE]", .most = 2, .run = run_help};
}

}
