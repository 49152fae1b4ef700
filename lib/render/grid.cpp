// SPDX-License-Identifier: MIT
#include "render/grid.hpp"

#include <algorithm>
#include <numeric>

#include "base/utf8.hpp"
#include "base/width.hpp"
#include "render/parts.hpp"

namespace svc {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 16;  ///< a wide column doesn't shrink below; eight Chinese characters

/// Columns of the longest line of a text.
std::size_t breadth(std::string_view text) {
    std::size_t most = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        most = std::max(most, width(text.substr(at, end - at)));
        at = end + 1;
    }
    return most;
}

std::string_view sgr(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::good: return "32";
        case Tone::warning: return "33";
        case Tone::bad: return "31";
        case Tone::faint: return "2";
        case Tone::strong: return "1";
    }
    return "";
}

}

std::string painted(std::string_view text, Tone tone, bool colour) {
    if (!colour || tone == Tone::plain || text.empty()) return std::string(text);
    return "\x1B[" + std::string(sgr(tone)) + "m" + std::string(text) + "\x1B[0m";
}

Grid::Grid(const Table& table) : m_table(table) {
    for (const Column& column : table.columns) m_labels.push_back(visible(column.label));
    for (const auto& row : table.rows) {
        Texts& texts = m_rows.emplace_back();
        for (std::size_t c = 0; c < table.columns.size(); ++c) texts.push_back(c < row.size() ? safe_lines(seen(row[c])) : "");
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        Track track{.least = width(m_labels[c])};
        track.width = track.least;
        for (const Texts& texts : m_rows) track.width = std::max(track.width, breadth(texts[c]));
        track.least = table.columns[c].wide ? std::min(track.width, std::max(track.least, narrowest)) : track.width;
        m_tracks.push_back(track);
    }
}

std::size_t Grid::total() const {
    const std::size_t gaps = m_tracks.empty() ? 0 : gap * (m_tracks.size() - 1);
    return std::accumulate(m_tracks.begin(), m_tracks.end(), gaps, [](std::size_t sum, const Track& t) { return sum + t.width; });
}

Grid::Track* Grid::widest_to_shrink() {
    Track* widest = nullptr;
    for (Track& t : m_tracks)
        if (t.width > t.least && (!widest || t.width > widest->width)) widest = &t;
    return widest;
}

bool Grid::fit(std::size_t line) {
    for (Track& t : m_tracks) t.width = std::clamp(line, t.least, std::max(t.width, t.least));
    while (total() > line) {
        Track* widest = widest_to_shrink();
        if (!widest) return false;
        --widest->width;
    }
    place();
    return true;
}

void Grid::place() {
    std::size_t start = 0;
    for (Track& t : m_tracks) {
        t.start = start;
        start += t.width + gap;
    }
}

void Grid::add_row(const Texts& texts, const std::vector<Tone>& tones, bool colour, std::string& out) const {
    std::vector<Texts> cells;
    std::size_t height = 1;
    for (std::size_t c = 0; c < texts.size(); ++c) {
        cells.push_back(wrap(texts[c], m_tracks[c].width));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::size_t at = 0;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (line >= cells[c].size() || cells[c][line].empty()) continue;
            const std::string& piece = cells[c][line];
            const std::size_t columns = width(piece), slack = m_tracks[c].width > columns ? m_tracks[c].width - columns : 0;
            const std::size_t start = m_tracks[c].start + (m_table.columns[c].number ? slack : 0);
            out.append(start - at, ' ') += painted(piece, tones[c], colour);
            at = start + columns;
        }
        out += '\n';
    }
}

std::string Grid::text(bool colour) const {
    std::string out;
    add_row(m_labels, std::vector<Tone>(m_labels.size(), Tone::strong), colour, out);
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        std::vector<Tone> tones(m_labels.size(), Tone::plain);
        for (std::size_t c = 0; c < std::min(tones.size(), m_table.rows[r].size()); ++c) tones[c] = m_table.rows[r][c].tone;
        add_row(m_rows[r], tones, colour, out);
    }
    return out;
}

}
