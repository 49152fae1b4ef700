// SPDX-License-Identifier: MIT
#include "man_page.hpp"

#include <algorithm>

#include "commands.hpp"
#include "domain/kinds.hpp"
#include "pages.hpp"

namespace svc {

namespace {

struct Topic {
    std::string_view name;
    char section;
    Text title;
};
/// Pages that belong to no command.
constexpr Topic topics[] = {{"book", '5', {"服务账本的文件", "the files of a service book"}},
                            {"figures", '7', {"各项指标的含义", "what the figures of svc mean"}}};

/// Text as groff takes it: no line begins a request, no hyphen becomes a dash. `code` is bold.
std::string inline_text(std::string_view text) {
    std::string out;
    bool bold = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool line_begins = i == 0 || text[i - 1] == '\n';
        if (line_begins && (c == '.' || c == '\'')) out += "\\&";
        if (c == '`')
            out += (bold = !bold) ? "\\fB" : "\\fR";
        else if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out + (bold ? "\\fR" : "");
}

/// The paragraphs of a page; indented lines are examples.
std::string body(std::string_view text) {
    std::string out;
    bool example = false, fresh = true;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size());
        const std::string_view line = text.substr(i, end - i);
        i = end + 1;
        const bool indented = line.starts_with("    ");
        if (indented && !example) out += ".PP\n.RS 4\n.EX\n";
        if (!indented && example && !line.empty()) out += ".EE\n.RE\n";
        if (example && line.empty()) {
            const bool goes_on = text.substr(std::min(i, text.size())).starts_with("    ");
            if (!goes_on) out += ".EE\n.RE\n", example = false;
            fresh = true;
            continue;
        }
        example = indented;
        if (line.empty()) {
            fresh = true;
            continue;
        }
        if (!indented && fresh) out += ".PP\n";
        // Between Chinese lines there is no space, which a new line would become.
        const auto chinese = [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; };
        const bool goes_on = !indented && !fresh && out.size() > 1 && chinese(out[out.size() - 2]) && chinese(line.front());
        if (goes_on) out.pop_back();
        fresh = false;
        out += inline_text(indented ? line.substr(4) : line) + "\n";
    }
    return out + (example ? ".EE\n.RE\n" : "");
}

std::string_view page_body(std::string_view name, Language lang) {
    const auto all = pages();
    const auto page = std::ranges::find(all, name, &Page::name);
    if (page == all.end()) return {};
    const std::string_view text = page->text.in(lang);
    return text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
}

class ManWriter {
public:
    ManWriter(std::string_view name, char section, Text title, Language lang) : m_lang(lang) {
        if (zh()) m_out += ".mso zh.tmac\n";  // breaks lines between Chinese characters
        m_out += ".nr HY 0\n";                // code has words that mustn't be parted
        std::string upper(name);
        std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        m_out += ".TH \"" + upper + "\" \"" + section + "\" \"\" \"svc " SVC_VERSION "\" \"svc\"\n";
        m_out += ".ad l\n";
        head({"名称", "NAME"});
        m_out += inline_text(name) + " \\- " + inline_text(title.in(lang)) + "\n";
    }
    /// With a space where the parts of a placeholder end.
    static std::string loose(std::string_view placeholder) {
        std::string out;
        for (char c : placeholder) out += c == '|' ? std::string(" | ") : c == ',' ? std::string(", ") : std::string(1, c);
        return out;
    }
    bool zh() const { return m_lang == Language::zh; }
    std::string_view in(Text t) const { return t.in(m_lang); }
    void head(Text t) { m_out += ".SH \"" + std::string(in(t)) + "\"\n"; }
    void sub(std::string_view text) { m_out += ".SS \"" + inline_text(text) + "\"\n"; }
    void text(std::string_view t) { m_out += ".PP\n" + inline_text(t) + "\n"; }
    void page(std::string_view t) { m_out += body(t); }
    void item(std::string_view term, std::string_view meaning) {
        m_out += ".TP\n\\fB" + inline_text(term) + "\\fR\n" + inline_text(meaning) + "\n";
    }
    void synopsis(const Command& c) {
        m_out += ".PP\n\\fBsvc " + inline_text(c.name()) + "\\fR" + (c.arguments.empty() ? "" : " ") + inline_text(c.arguments) +
                 (c.all_options().empty() ? "" : " [\\fI" + std::string(in({"选项", "OPTION"})) + "\\fR…]") + "\n";
    }
    void options(const std::vector<Option>& all) {
        for (const Option& o : all) {
            std::string term = o.name == "h" ? "-h" : "--" + o.name;
            if (o.flag && o.field) term += " | --no-" + o.name;
            const bool wide = o.placeholder.size() > 40;  // is told in the text, where lines can break
            if (!o.placeholder.empty()) term += " " + (wide ? std::string(in({"值", "VALUE"})) : o.placeholder);
            std::string meaning(in(o.meaning));
            if (wide) meaning += std::string(in({"：", ": "})) + loose(o.placeholder);
            if (o.required) meaning += in({"（必填）", " (required)"});
            if (o.many) meaning += in({"（可重复）", " (may be repeated)"});
            item(term, meaning);
        }
    }
    std::string end(const std::vector<std::string>& also) {
        head({"另见", "SEE ALSO"});
        std::string list;
        for (const std::string& a : also)
            list += (list.empty() ? "\\fB" : ", \\fB") + inline_text(a.substr(0, a.find('('))) + "\\fR" + a.substr(a.find('('));
        return m_out + list + "\n";
    }

private:
    Language m_lang;
    std::string m_out = "'\\\" t\n.\\\" Made by svc man-page.\n";
};

std::string overview(Language lang) {
    ManWriter m("svc", '1', {"用 git 中的普通文件管理售后服务", "after-sales service in plain files under git"}, lang);
    m.head({"概要", "SYNOPSIS"});
    m.text(m.in({"`svc` 命令 [选项]", "`svc` COMMAND [OPTION…]"}));
    m.text(m.in({"`svc` 记录 `new`|`list`|`show`|`edit`|事件 [编号] [选项]",
                 "`svc` NOUN `new`|`list`|`show`|`edit`|EVENT [ID] [OPTION…]"}));
    m.head({"说明", "DESCRIPTION"});
    m.text(
        m.in({"按 GB/T 27922-2011 管理公司的售后服务：服务案件、维修、投诉、回访和每季度的指标。记录是 git 仓库里的 YAML 文件。",
              "Runs a company's after-sales service by GB/T 27922-2011: tickets, repairs, complaints, call-backs and the "
              "quarter's figures. "
              "Records are YAML files in a git tree."}));
    m.head({"命令", "COMMANDS"});
    for (const Command& c : commands())
        if (!c.kind && c.verb.empty() && !c.hidden)
            m.item(c.noun + (c.arguments.empty() ? "" : " " + c.arguments), m.in(c.summary));
    m.head({"记录", "RECORDS"});
    for (const Kind* k : kinds())
        m.item(k->name, (m.zh() ? std::string(k->label.zh) + "：" : std::string()) + std::string(m.in(k->meaning)));
    m.head({"通用选项", "OPTIONS"});
    m.options(global_options());
    m.head({"环境变量", "ENVIRONMENT"});
    m.item("SVC_BOOK, SVC_LANG, SVC_OUTPUT, SVC_COLOR, SVC_WAIT, SVC_BY",
           m.in({"同名选项的缺省值", "defaults of the options of these names"}));
    m.item("SVC_USER",
           m.in({"谁在操作；否则按 git 的 user.email 对应人员", "who acts; else the staff member with git's user.email"}));
    m.item("SVC_EDITOR, VISUAL, EDITOR", m.in({"`svc edit` 用的编辑器", "what `svc edit` opens"}));
    m.item("SVC_PAGER, PAGER, NO_COLOR, COLUMNS", m.in({"终端上的显示", "how it shows on a terminal"}));
    m.head({"文件", "FILES"});
    m.item("~/.config/svc/config.yaml", m.in({"个人设置：lang、output、color、wait、by、editor、pager",
                                              "one's own settings: lang, output, color, wait, by, editor, pager"}));
    m.head({"退出码", "EXIT STATUS"});
    for (const auto& [code, meaning] : std::initializer_list<std::pair<std::string_view, Text>>{
             {"0", {"完成", "done"}},
             {"1", {"有发现、有差异、有超时", "findings, differences, something late"}},
             {"2", {"用法不对，编号不明确", "wrong usage, ambiguous id"}},
             {"3", {"数据不对，没有写入", "bad data, nothing written"}},
             {"4", {"正忙，或中途被改动", "busy, or changed meanwhile"}},
             {"5", {"没有权限", "not allowed"}},
             {"6", {"写入或输出失败，或未确认", "writing or output failed, or isn't confirmed"}},
             {"7", {"没有这条记录", "no such record"}},
             {"70", {"svc 的缺陷", "a defect of svc"}}})
        m.item(code, m.in(meaning));
    return m.end({"svc-ticket(1)", "svc-kpi(1)", "svc-due(1)", "svc-import(1)", "svc-book(5)", "svc-figures(7)"});
}

std::string kind_page(const Kind& kind, Language lang) {
    ManWriter m(
        "svc-" + std::string(kind.name), '1',
        kind.label.zh == kind.label.in(lang) ? Text{kind.meaning.zh, kind.meaning.zh} : Text{kind.meaning.en, kind.meaning.en},
        lang);
    m.head({"概要", "SYNOPSIS"});
    for (const Command& c : commands())
        if (c.noun == kind.name) m.synopsis(c);
    m.head({"说明", "DESCRIPTION"});
    m.page(page_body(kind.name, lang));
    m.head({"命令", "COMMANDS"});
    for (const Command& c : commands()) {
        if (c.noun != kind.name) continue;
        m.sub("svc " + c.name() + (c.arguments.empty() ? "" : " " + c.arguments));
        m.text(m.in(c.summary));
        std::vector<Option> own = c.all_options();
        if (c.verb == "edit") std::erase_if(own, [](const Option& o) { return o.field != nullptr; });  // those of new
        m.options(own);
    }
    return m.end({"svc(1)", "svc-book(5)", "svc-figures(7)"});
}

std::string command_page(const Command& c, Language lang) {
    ManWriter m("svc-" + c.noun, '1', c.summary, lang);
    m.head({"概要", "SYNOPSIS"});
    m.synopsis(c);
    m.head({"说明", "DESCRIPTION"});
    const std::string_view page = page_body(c.name(), lang);
    page.empty() ? m.text(m.in(c.summary)) : m.page(page);
    if (const auto own = c.all_options(); !own.empty()) {
        m.head({"选项", "OPTIONS"});
        m.options(own);
    }
    m.text(m.in({"通用选项见 `svc`(1)。", "Options of every command: `svc`(1)."}));
    return m.end({"svc(1)", "svc-book(5)"});
}

}

std::vector<std::string> man_pages() {
    std::vector<std::string> all{"svc.1"};
    for (const Kind* kind : kinds()) all.push_back("svc-" + std::string(kind->name) + ".1");
    for (const Command& c : commands())
        if (!c.kind && c.verb.empty() && !c.hidden) all.push_back("svc-" + c.noun + ".1");
    for (const Topic& t : topics) all.push_back("svc-" + std::string(t.name) + "." + t.section);
    return all;
}

std::optional<std::string> man_page(const std::string& name, Language lang) {
    if (std::ranges::count(man_pages(), name) == 0) return {};
    if (name == "svc.1") return overview(lang);
    const std::string noun = name.substr(4, name.size() - 6);
    for (const Topic& t : topics)
        if (t.name == noun) {
            ManWriter m("svc-" + noun, t.section, t.title, lang);
            m.head({"说明", "DESCRIPTION"});
            m.page(page_body(noun, lang));
            return m.end({"svc(1)", noun == "book" ? "svc-figures(7)" : "svc-book(5)"});
        }
    if (const Kind* kind = find_kind(kinds(), noun)) return kind_page(*kind, lang);
    return command_page(*command_named(noun, ""), lang);
}

}
