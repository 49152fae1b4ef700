// SPDX-License-Identifier: MIT
#pragma once
// What can be said of a text before anything reads it: encoding, control characters, conflict markers; and where in it a byte
// stands.
#include <optional>

#include "syntax/tree.hpp"

namespace svc {

/// What a look at a document's bytes tells the reader, so that it needn't look for rare things again.
struct Look {
    std::size_t skip = 0;        ///< length of a byte order mark
    bool leading_tabs = false;   ///< a tab stands where indentation may be
    bool explicit_keys = false;  ///< a ? that may begin a key
};

/// Adds everything wrong with the bytes as such, at most as many as a person would mend in one go; none when they can't be read.
std::optional<Look> look_at(std::string_view bytes, const std::string& file, Findings&);

/// Adds what keeps the bytes from being UTF-8.
bool is_utf8(std::string_view bytes, const std::string& file, Findings&);

/// No document is worth more findings than this.
inline constexpr std::size_t most_findings = 100;

/// Lines and columns, in characters from 1, of bytes asked for in ascending order, so that each byte is counted once. A byte
/// order mark is no character.
class Positions {
public:
    explicit Positions(std::string_view bytes) : m_bytes(bytes) { restart(); }
    Mark at(std::size_t byte);

private:
    void restart();
    std::string_view m_bytes;
    std::size_t m_seen = 0, m_newline = 0;  ///< counted up to m_seen; the line ends at m_newline
    std::uint32_t m_line = 1, m_column = 1;
};

/// A finding at a mark, with its line as excerpt, cut to 200 characters.
Finding finding_at(std::string_view bytes, const std::string& file, const Mark&, Fault);

}
