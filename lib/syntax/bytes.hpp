// SPDX-License-Identifier: MIT
#pragma once
// What can be said of a text before anything reads it: encoding, control characters, conflict markers; and where in it a byte stands.
#include <optional>

#include "syntax/tree.hpp"

namespace svc {

/// What a look at a document's bytes tells the reader, so that it needn't look for rare things again.
struct Look {
    std::size_t skip = 0;         ///< length of a byte order mark
    bool ascii = true;            ///< bytes are characters
    bool leading_tabs = false;    ///< a tab stands where indentation may be
    bool explicit_keys = false;   ///< a ? that may begin a key
};

/// Adds everything wrong with the bytes as such, at most as many as a person would mend in one go; none when they can't be read.
std::optional<Look> look_at(std::string_view bytes, const std::string& file, Findings&);

/// No document is worth more findings than this.
inline constexpr std::size_t most_findings = 100;

/// Line and column, in characters from 1, of bytes asked for in ascending order: each byte is counted once.
class Positions {
public:
    explicit Positions(std::string_view bytes, std::size_t begin = 0) : m_bytes(bytes), m_line_begin(begin), m_seen(begin) {}
    Mark at(std::size_t byte);

private:
    std::string_view m_bytes;
    std::size_t m_line_begin, m_seen;
    std::uint32_t m_line = 1;
};

/// A finding at a mark, with its line as excerpt, cut to 200 characters.
Finding finding_at(std::string_view bytes, const std::string& file, const Mark&, Fault);

}
