// SPDX-License-Identifier: MIT
#pragma once
// A table laid out in columns of a terminal. Wide columns give way first; when even that isn't enough, the rows are to be
// shown as facts, one under the other, rather than cut off: an id with an … is no id.
#include <optional>
#include <string>
#include <vector>

#include "record/document.hpp"

namespace svc {

/// SGR around a text, when there is colour and the tone asks for it.
std::string painted(std::string_view text, Tone tone, bool colour);

class Grid {
public:
    /// Safe texts of all cells and the columns they want. The table must outlive the grid.
    explicit Grid(const Table& table);

    /// Makes the columns fit a line of so many; false when they can't.
    bool fit(std::size_t line);

    /// Header and rows.
    std::string text(bool colour) const;

private:
    struct Track {
        std::size_t start = 0, width = 0, least = 0;
    };
    using Texts = std::vector<std::string>;

    std::size_t total() const;
    Track* widest_to_shrink();
    void place();
    void add_row(const Texts& texts, const std::vector<Tone>& tones, bool colour, std::string& out) const;

    const Table& m_table;
    std::vector<Track> m_tracks;
    Texts m_labels;
    std::vector<Texts> m_rows;
};

}
