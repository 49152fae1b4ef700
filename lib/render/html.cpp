// SPDX-License-Identifier: MIT
// One HTML page that stands alone, for mail and intranets. What stands in a record is shown, never obeyed.
#include <algorithm>

#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

constexpr std::string_view sheet =
    "body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em;line-height:1.5}"
    "table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #bbb;padding:.3em "
    ".6em;text-align:left;vertical-align:top}"
    "th{background:#f2f2f2}.number{text-align:right}dt{font-weight:bold}dd{margin:0 0 .4em 1em}"
    ".good{color:#06682e}.warning{color:#8a5300}.bad{color:#b3261e}.faint{color:#5f6368}.strong{font-weight:bold}";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : safe_lines(text)) {
        switch (c) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
    return out;
}

std::string_view name_of(Tone tone) {
    switch (tone) {
        case Tone::plain: break;
        case Tone::good: return "good";
        case Tone::warning: return "warning";
        case Tone::bad: return "bad";
        case Tone::faint: return "faint";
        case Tone::strong: return "strong";
    }
    return "";
}

/// ` class="…"`, or nothing.
std::string class_of(Tone tone, bool number = false) {
    std::string all(name_of(tone));
    if (number) all += all.empty() ? "number" : " number";
    return all.empty() ? all : " class=\"" + all + "\"";
}

std::string written(const Heading& heading) {
    const std::string name = "h" + std::to_string(std::clamp(heading.level, 1, 6));
    return "<" + name + ">" + escaped(heading.text) + "</" + name + ">\n";
}

std::string written(const Paragraph& paragraph) {
    return paragraph.text.empty() ? "" : "<p" + class_of(paragraph.tone) + ">" + escaped(paragraph.text) + "</p>\n";
}

std::string written(const Facts& facts) {
    if (facts.rows.empty()) return {};
    std::string out = "<dl>\n";
    for (const auto& [column, cell] : facts.rows)
        out += "<dt>" + escaped(column.label) + "</dt><dd" + class_of(cell.tone) + ">" + escaped(seen(cell)) + "</dd>\n";
    return out + "</dl>\n";
}

std::string written(const Table& table) {
    if (table.rows.empty()) return {};
    std::string out = "<table>\n<thead><tr>";
    for (const Column& column : table.columns)
        out += "<th scope=\"col\"" + class_of(Tone::plain, column.number) + ">" + escaped(column.label) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t c = 0; c < row.size() && c < table.columns.size(); ++c)
            out += "<td" + class_of(row[c].tone, table.columns[c].number) + ">" + escaped(seen(row[c])) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

/// The first heading names the page.
std::string title_of(const Document& document) {
    for (const Block& block : document.blocks)
        if (const auto* heading = std::get_if<Heading>(&block)) return heading->text;
    return "svc";
}

}

std::string write_html(const Document& whole, const Style& style) {
    const Document document = for_people(whole);
    std::string body;
    for (const Block& block : document.blocks) body += std::visit([](const auto& b) { return written(b); }, block);
    if (body.empty()) return {};
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += style.language == Language::zh ? "zh-CN" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
    out += escaped(title_of(document)) + "</title>\n<style>" + std::string(sheet) + "</style>\n</head>\n<body>\n";
    return out + body + "</body>\n</html>\n";
}

}
