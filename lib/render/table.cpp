// SPDX-License-Identifier: MIT
// For people at a terminal: aligned by display width, safe to look at, no line longer than the terminal if that can be.
#include <algorithm>

#include "base/utf8.hpp"
#include "base/width.hpp"
#include "render/formats.hpp"
#include "render/grid.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

class Page {
public:
    explicit Page(const Style& style) : m_style(style), m_line(std::max(style.width, 1u)) {}

    void add(const Heading& heading) { add_wrapped(heading.text, Tone::strong); }
    void add(const Paragraph& paragraph) { add_wrapped(paragraph.text, paragraph.tone); }

    void add(const Facts& facts) {
        std::size_t widest = 0;
        for (const auto& [column, cell] : facts.rows) widest = std::max(widest, width(visible(column.label)));
        for (const auto& [column, cell] : facts.rows) add_fact(column, cell, widest + 2);
    }

    void add(const Table& table) {
        if (table.rows.empty()) return;
        if (Grid grid(table); grid.fit(m_line))
            m_out += grid.text(m_style.colour);
        else
            add_stacked(table);
    }

    std::string take() { return std::move(m_out); }

private:
    void add_wrapped(std::string_view text, Tone tone) {
        for (const std::string& line : wrap(safe_lines(text), m_line)) m_out += painted(line, tone, m_style.colour) + '\n';
    }

    /// `label: value`, the value from column `indent` on, or below the label where too little is left beside it.
    void add_fact(const Column& column, const Cell& cell, std::size_t indent) {
        const bool below = indent > m_line / 2;
        const std::size_t from = below ? std::min<std::size_t>(2, m_line - 1) : indent;
        const std::string label = visible(column.label) + ":", value = safe_lines(seen(cell));
        m_out += label;
        bool first = !below;
        if (below || value.empty()) m_out += '\n';
        if (value.empty()) return;
        for (const std::string& line : wrap(value, m_line - from)) {
            if (!line.empty()) m_out.append(first ? from - width(label) : from, ' ') += painted(line, cell.tone, m_style.colour);
            m_out += '\n';
            first = false;
        }
    }

    /// A table too broad for the terminal: each row as facts, a blank line between two.
    void add_stacked(const Table& table) {
        for (const auto& row : table.rows) {
            if (&row != &table.rows.front()) m_out += '\n';
            Facts facts;
            for (std::size_t c = 0; c < std::min(row.size(), table.columns.size()); ++c)
                if (!seen(row[c]).empty()) facts.rows.emplace_back(table.columns[c], row[c]);
            add(facts);
        }
    }

    const Style& m_style;
    std::size_t m_line;
    std::string m_out;
};

/// Headings stand close to what they head, notes close together; all else is set apart.
bool stand_together(const Block& above, const Block& below) {
    const bool notes = std::holds_alternative<Paragraph>(above) && std::holds_alternative<Paragraph>(below);
    return notes || std::holds_alternative<Heading>(above);
}

}

std::string write_table(const Document& whole, const Style& style) {
    const Document document = for_people(whole);
    std::string out;
    const Block* above = nullptr;
    for (const Block& block : document.blocks) {
        Page page(style);
        std::visit([&](const auto& b) { page.add(b); }, block);
        const std::string text = page.take();
        if (text.empty()) continue;
        if (above && !stand_together(*above, block)) out += '\n';
        out += text;
        above = &block;
    }
    return out;
}

}
