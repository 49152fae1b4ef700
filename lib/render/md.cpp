// SPDX-License-Identifier: MIT
// GitHub Markdown for minutes, tickets and wikis. What stands in a record is shown, never obeyed: no markup, no HTML.
#include <algorithm>

#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

bool is_word(char c) {
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z');
}

/// One line without markup of its own. An underscore inside a word means nothing to Markdown and stays.
std::string escaped(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool inside = i > 0 && i + 1 < line.size() && is_word(line[i - 1]) && is_word(line[i + 1]);
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (std::string_view("\\`*[]|~$").find(c) != std::string_view::npos || (c == '_' && !inside))
            out += '\\', out += c;
        else
            out += c;
    }
    return out;
}

/// The same at the start of a line, where `#`, `-`, `+`, `=`, `1.` and indents mean something too.
std::string escaped_at_start(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    std::string out = escaped(line);
    const std::size_t digits = std::min(out.find_first_not_of("0123456789"), out.size());
    const bool numbered = digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')');
    const bool marked = !out.empty() && std::string_view("#-+=").find(out[0]) != std::string_view::npos;
    if (numbered) out.insert(digits, "\\");
    if (marked) out.insert(0, "\\");
    return out;
}

/// The lines of a safe text, each written by `write`, with `between` two of them.
template <class Write> std::string joined(std::string_view text, Write write, std::string_view between) {
    const std::string safe = safe_lines(text);
    std::string out;
    for (std::size_t at = 0; at <= safe.size();) {
        const std::size_t end = std::min(safe.find('\n', at), safe.size());
        if (at > 0) out += between;
        out += write(std::string_view(safe).substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string in_cell(std::string_view text) { return joined(text, escaped, "<br>"); }

std::string written(const Heading& heading) {
    const std::string marks(static_cast<std::size_t>(std::clamp(heading.level, 1, 6)), '#');
    return marks + " " + joined(heading.text, escaped, " ") + "\n";
}

std::string written(const Paragraph& paragraph) {
    return paragraph.text.empty() ? "" : joined(paragraph.text, escaped_at_start, "\\\n") + "\n";
}

std::string written(const Facts& facts) {
    std::string out;
    for (const auto& [column, cell] : facts.rows) {
        const std::string value = in_cell(seen(cell));
        out += "- **" + in_cell(column.label) + "**:" + (value.empty() ? "" : " " + value) + "\n";
    }
    return out;
}

std::string written(const Table& table) {
    if (table.rows.empty()) return {};
    std::string out = "|", rule = "|";
    for (const Column& column : table.columns) {
        out += " " + in_cell(column.label) + " |";
        rule += column.number ? " ---: |" : " --- |";
    }
    out += "\n" + rule + "\n";
    for (const auto& row : table.rows) {
        out += "|";
        for (std::size_t c = 0; c < table.columns.size(); ++c) out += " " + (c < row.size() ? in_cell(seen(row[c])) : "") + " |";
        out += "\n";
    }
    return out;
}

}

std::string write_md(const Document& whole, const Style&) {
    const Document document = for_people(whole);
    std::string out;
    for (const Block& block : document.blocks) {
        const std::string text = std::visit([](const auto& b) { return written(b); }, block);
        if (!out.empty() && !text.empty()) out += '\n';
        out += text;
    }
    return out;
}

}
