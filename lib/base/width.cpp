// SPDX-License-Identifier: MIT
#include "base/width.hpp"

#include <algorithm>
#include <span>

#include "base/utf8.hpp"
#include "base/width_table.hpp"

namespace svc {

namespace {

/// A character with the marks that stand on it: what can't be parted.
struct Glyph {
    std::size_t begin = 0, end = 0;  ///< bytes in the text
    char32_t first = 0;
    unsigned width = 0;
};

bool within(std::span<const width_table::Range> table, char32_t c) {
    const auto at = std::ranges::lower_bound(table, c, {}, &width_table::Range::last);
    return at != table.end() && at->first <= c;
}

std::vector<Glyph> glyphs(std::string_view text) {
    std::vector<Glyph> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(text, at);
        if (width(c) == 0 && !all.empty())
            all.back().end = at;
        else
            all.push_back({begin, at, c, width(c)});
    }
    return all;
}

// Full-width forms by number: they are too easily taken for the ASCII ones beside them.
constexpr std::u32string_view closing =
    U"\uFF0C\uFF0E\uFF01\uFF1F\uFF1B\uFF1A\uFF09\uFF3D\uFF5D\uFF05\uFF5E\uFE50\uFE52\uFE54\uFE55\uFE56\uFE57\uFE5A"
    U"。、」》』】〕〉〗”’…—·℃°々ー,.!?;:)]}%/";
constexpr std::u32string_view opening = U"\uFF08\uFF3B\uFF5B\uFFE5\uFF04\uFE59「《『【〔〈〖“‘¥$([{";
constexpr std::u32string_view either = U"\"'";  // opens or closes, nobody knows: stays with its neighbours

bool one_of(std::u32string_view set, const Glyph& g) { return set.find(g.first) != set.npos; }
bool is_space(const Glyph& g) { return g.first == ' ' || g.first == '\t' || g.first == 0x3000; }
bool is_wide(const Glyph& g) { return g.width == 2; }
bool is_ascii(const Glyph& g) { return g.first < 0x80; }

/// Breaks one line that has no newline inside.
class Line {
public:
    Line(std::string_view text, std::size_t columns) : m_text(text), m_columns(columns), m_glyphs(glyphs(text)) {}

    void into(std::vector<std::string>& lines) {
        const std::size_t before = lines.size();
        for (std::size_t at = 0; at < m_glyphs.size();) {
            const std::size_t end = end_of_line(at);
            lines.push_back(written(at, end));
            at = end;
            while (at < m_glyphs.size() && is_space(m_glyphs[at])) ++at;
        }
        if (lines.size() == before) lines.emplace_back();
    }

private:
    /// One past the last glyph of the line that starts at `at`, spaces behind it included.
    std::size_t end_of_line(std::size_t at) const {
        std::size_t used = 0, fits = at, good = at;
        while (fits < m_glyphs.size() && used + m_glyphs[fits].width <= m_columns) {
            used += m_glyphs[fits++].width;
            if (may_begin(fits)) good = fits;
        }
        while (fits < m_glyphs.size() && is_space(m_glyphs[fits])) ++fits;  // spaces may hang over the edge: they aren't written
        if (may_begin(fits)) good = fits;
        return good > at ? good : std::max(fits, at + 1);
    }

    /// Whether a line may begin with this glyph.
    bool may_begin(std::size_t at) const {
        if (at == m_glyphs.size()) return true;
        std::size_t before = at;
        while (before > 0 && is_space(m_glyphs[before - 1])) --before;
        if (before == 0 || is_space(m_glyphs[at])) return false;
        return before < at ? may_part_at_space(m_glyphs[before - 1], m_glyphs[at]) : may_part(m_glyphs[before - 1], m_glyphs[at]);
    }

    /// A space in Latin text parts anything: `see .svc`, `$ svc`.
    static bool may_part_at_space(const Glyph& left, const Glyph& right) {
        return (is_ascii(right) || !one_of(closing, right)) && (is_ascii(left) || !one_of(opening, left));
    }

    static bool may_part(const Glyph& left, const Glyph& right) {
        if (one_of(closing, right) || one_of(opening, left) || one_of(either, left) || one_of(either, right)) return false;
        return is_wide(left) || is_wide(right);
    }

    std::string written(std::size_t from, std::size_t to) const {
        while (to > from && is_space(m_glyphs[to - 1])) --to;
        if (to == from) return {};
        return std::string(m_text.substr(m_glyphs[from].begin, m_glyphs[to - 1].end - m_glyphs[from].begin));
    }

    std::string_view m_text;
    std::size_t m_columns;
    std::vector<Glyph> m_glyphs;
};

}

unsigned width(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return 1;
    if (within(width_table::no_columns, c)) return 0;
    return within(width_table::two_columns, c) ? 2 : 1;
}

std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) columns += width(decode(text, at));
    return columns;
}

std::string clip(std::string_view text, std::size_t columns) {
    if (width(text) <= columns) return std::string(text);
    if (columns == 0) return {};
    std::size_t used = 0, end = 0;
    for (const Glyph& g : glyphs(text)) {
        if ((used += g.width) > columns - 1) break;
        end = g.end;
    }
    return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, std::size_t columns, Align align) {
    const std::size_t used = width(text);
    const std::string space(columns > used ? columns - used : 0, ' ');
    return align == Align::left ? std::string(text) + space : space + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (width(line) <= columns && !line.ends_with(' '))
            lines.emplace_back(line);
        else
            Line(line, std::max<std::size_t>(columns, 1)).into(lines);
        at = end + 1;
    }
    return lines;
}

}
