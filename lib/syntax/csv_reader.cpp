// SPDX-License-Identifier: MIT
#include "syntax/csv_reader.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/messages.hpp"

namespace svc {

namespace {

constexpr std::size_t portion = 65'536;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Where a byte of a row stands in the file.
Mark mark_in(std::string_view row, std::uint32_t line, std::size_t byte) {
    Mark m = Positions(row).at(byte);
    m.line += line - 1;
    return m;
}

}

CsvReader::CsvReader(Pull pull, std::string file, char separator)
    : m_pull(std::move(pull)), m_file(std::move(file)), m_separator(separator), m_buffer(portion) {
    std::string_view first;  // a line, or as much as there is room for, whatever a pipe gives at a time
    for (std::size_t n = 1; n > 0 && m_end < portion && first.find_first_of("\r\n") == first.npos; m_end += n) {
        n = m_pull(std::span(m_buffer).subspan(m_end));
        first = {m_buffer.data(), m_end + n};
    }
    if (first.starts_with(byte_order_mark)) m_at = byte_order_mark.size();
    first = first.substr(m_at, first.find_first_of("\r\n", m_at) - m_at);
    if (m_separator == '\0') m_separator = separator_of(first);
}

int CsvReader::peek() {
    if (m_at == m_end) {
        m_end = m_pull(m_buffer);
        m_at = 0;
    }
    return m_at < m_end ? static_cast<unsigned char>(m_buffer[m_at]) : -1;
}

int CsvReader::take() {
    const int c = peek();
    if (c >= 0) ++m_at;
    if (c == '\n' || (c == '\r' && peek() != '\n')) ++m_line;
    return c;
}

void CsvReader::add(Findings& found, CsvRow& row, const Mark& mark, Fault wrong) {
    row.sound = false;
    found.add(finding_at(row.text, m_file, mark, std::move(wrong)));
}

/// The bytes of a row. Quotes matter only to tell which line ends are part of a cell.
std::optional<std::string> CsvReader::raw_row(Findings& found) {
    enum class In : std::uint8_t { cell_begin, plain, quotes } in = In::cell_begin;
    const std::uint32_t line = m_line;
    std::string text;
    std::size_t open = 0;
    const auto refuse = [&](const Message& message, std::size_t at) {
        m_broken = true;
        found.add(finding_at(text, m_file, mark_in(text, line, at), {&message}));
        return std::nullopt;
    };
    for (int c = take(); c >= 0; c = take()) {
        if (in != In::quotes && (c == '\n' || c == '\r')) {
            if (c == '\r' && peek() == '\n') take();
            return text;
        }
        if (text.size() >= most_bytes)  // a doubled quote adds two
            return in == In::quotes ? refuse(syntax::message("csv-unclosed"), open)
                                    : refuse(syntax::message("csv-row-too-long"), 0);
        text += static_cast<char>(c);
        if (in == In::quotes) {
            if (c == '"' && peek() == '"')
                text += static_cast<char>(take());
            else if (c == '"')
                in = In::plain;
        } else if (c == m_separator) {
            in = In::cell_begin;
        } else if (c == '"' && in == In::cell_begin) {
            in = In::quotes;
            open = text.size() - 1;
        } else {
            in = In::plain;
        }
    }
    if (in == In::quotes) return refuse(syntax::message("csv-unclosed"), open);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

void CsvReader::look_at_bytes(CsvRow& row, Findings& found) {
    if (const std::size_t nul = row.text.find('\0'); nul != row.text.npos)
        add(found, row, mark_in(row.text, row.line, nul), {&syntax::message("control-character"), {"\\x00"}});
    if (const std::size_t bad = invalid_utf8(row.text); bad != row.text.npos)
        add(found, row, mark_in(row.text, row.line, bad), {&syntax::message("utf8")});
}

/// The text of a cell in quotes; returns the offset behind it.
std::size_t CsvReader::quoted(CsvRow& row, std::size_t open, std::string& cell, Findings& found) {
    const std::string_view text = row.text;
    std::size_t i = open + 1;
    for (; i < text.size(); ++i) {
        if (text[i] == '"' && (i + 1 == text.size() || text[i + 1] != '"')) break;
        if (text[i] == '"') ++i;
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        cell += text[i] == '\r' ? '\n' : text[i];
    }
    const std::size_t behind = std::min(i + 1, text.size()), end = std::min(text.find(m_separator, behind), text.size());
    if (end > behind) add(found, row, mark_in(text, row.line, behind), {&syntax::message("csv-quote")});
    return end;
}

void CsvReader::part(CsvRow& row, Findings& found) {
    const std::string_view text = row.text;
    Positions positions(text);
    for (std::size_t i = 0;; ++i) {
        if (row.cells.size() == most_cells) {
            m_broken = true;
            return add(found, row, row.marks.back(), {&syntax::message("csv-too-many-cells"), {std::to_string(most_cells)}});
        }
        Mark& mark = row.marks.emplace_back(positions.at(i));
        mark.line += row.line - 1;
        std::string& cell = row.cells.emplace_back();
        const std::size_t end = std::min(text.find(m_separator, i), text.size());
        if (i < text.size() && text[i] == '"')
            i = quoted(row, i, cell, found);
        else
            cell = text.substr(i, end - i), i = end;
        if (i == text.size()) return;
    }
}

std::optional<CsvRow> CsvReader::next(Findings& found) {
    while (!m_broken) {
        CsvRow row{.line = m_line};
        auto text = raw_row(found);
        if (!text) return {};
        if (text->empty()) continue;
        row.text = std::move(*text);
        look_at_bytes(row, found);
        if (row.sound) part(row, found);
        if (!m_broken) return row;
    }
    return {};
}

CsvRow CsvReader::again(std::string text, std::uint32_t line) {
    CsvRow row{.text = std::move(text), .line = line};
    Findings none;
    part(row, none);
    return row;
}

char separator_of(std::string_view first_line) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (char c : {',', ';', '\t', '|'})
        if (const auto n = std::ranges::count(first_line, c); n > most) {
            most = n;
            best = c;
        }
    return best;
}

}
