// SPDX-License-Identifier: MIT
#include "syntax/scalars.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "syntax/extent.hpp"
#include "syntax/messages.hpp"

namespace svc {

namespace {

bool blank(char c) { return c == ' ' || c == '\t'; }

/// The length of a line break at an offset, 0 when there is none.
std::size_t line_break(std::string_view s, std::size_t at) {
    if (at < s.size() && s[at] == '\n') return 1;
    return s.substr(at, 2) == "\r\n" ? 2 : 0;
}

class Quoted {
public:
    explicit Quoted(std::string_view between, char quote) : m_in(between), m_double(quote == '"') {}

    std::string text() {
        while (m_at < m_in.size()) {
            const char c = m_in[m_at];
            if (line_break(m_in, m_at) > 0) {
                m_out.resize(m_solid);
                const std::size_t breaks = lines();
                breaks == 1 ? m_out += ' ' : m_out.append(breaks - 1, '\n');
                m_solid = m_out.size();
            } else if (m_double && c == '\\') {
                escape();
            } else {
                m_out += c;
                m_at += !m_double && c == '\'' ? 2 : 1;
                if (!blank(c)) m_solid = m_out.size();
            }
        }
        return std::move(m_out);
    }

private:
    /// Passes line breaks and the white space after each; their number.
    std::size_t lines() {
        std::size_t breaks = 0;
        for (std::size_t n = line_break(m_in, m_at); n > 0; n = line_break(m_in, m_at)) {
            ++breaks;
            m_at = std::min(m_in.find_first_not_of(" \t", m_at + n), m_in.size());
        }
        return breaks;
    }

    void escape() {
        static constexpr std::string_view names = "0abt\tnvfre \"/\\",
                                          means = std::string_view("\0\a\b\t\t\n\v\f\r\x1b \"/\\", 14);
        ++m_at;
        if (line_break(m_in, m_at) > 0) {
            m_out.append(lines() - 1, '\n');
        } else {
            const char c = m_in[m_at++];
            if (const std::size_t n = names.find(c); n != names.npos)
                m_out += means[n];
            else if (c == 'N' || c == '_' || c == 'L' || c == 'P')
                append_utf8(m_out, c == 'N' ? 0x85 : c == '_' ? 0xA0 : c == 'L' ? 0x2028 : 0x2029);
            else if (c == 'x' || c == 'u' || c == 'U')
                hexadecimal(c == 'x' ? 2 : c == 'u' ? 4 : 8);
            else
                m_out += c;  // no escape of YAML, though yaml-cpp takes one: refused by who asked
        }
        m_solid = m_out.size();
    }

    void hexadecimal(std::size_t digits) {
        char32_t code = 0;
        for (; digits > 0 && m_at < m_in.size(); --digits, ++m_at) {
            const char c = m_in[m_at];
            code = code * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        append_utf8(m_out, code);
    }

    std::string_view m_in;
    bool m_double;
    std::size_t m_at = 0, m_solid = 0;  ///< white space behind m_solid goes when a line break follows
    std::string m_out;
};

class Block {
public:
    Block(std::string_view bytes, std::size_t header, std::size_t parent) : m_in(bytes), m_at(header) {
        m_folded = m_in[m_at++] == '>';
        for (; m_at < m_in.size() && !blank(m_in[m_at]) && m_in[m_at] != '#' && line_break(m_in, m_at) == 0; ++m_at) {
            if (m_in[m_at] == '+' || m_in[m_at] == '-')
                m_chomp = m_in[m_at];
            else if (m_in[m_at] >= '1' && m_in[m_at] <= '9')
                m_indent = parent + static_cast<std::size_t>(m_in[m_at] - '0');
        }
        m_block.end = line_end(m_in, m_at);
        m_at = std::min(m_block.end + 1, m_in.size());
        m_block.end -= m_block.end > header && m_in[m_block.end - 1] == '\r';
        if (m_indent == 0) find_indent(parent + 1);
    }

    BlockScalar take() {
        if (m_block.wrong) return std::move(m_block);
        std::string& out = m_block.text;
        std::size_t breaks = blank_lines();  // behind the break of the line before
        bool first = true, before_blank = false, broken = false;
        while (indented()) {
            const bool starts_blank = m_at < m_in.size() && blank(m_in[m_at]);
            if (first)
                out.append(breaks, '\n');
            else if (m_folded && !before_blank && !starts_blank)
                breaks == 0 ? out += ' ' : out.append(breaks, '\n');
            else
                out.append(breaks + 1, '\n');
            const std::size_t end = line_end(m_in, m_at);
            broken = end < m_in.size();
            m_block.end = end - (end > m_at && broken && m_in[end - 1] == '\r');
            out += m_in.substr(m_at, m_block.end - m_at);
            m_at = std::min(end + 1, m_in.size());
            before_blank = starts_blank;
            first = false;
            breaks = broken ? blank_lines() : 0;
        }
        if (m_chomp != '-' && broken) out += '\n';
        if (m_chomp == '+') out.append(breaks, '\n');
        if (m_chomp == '+' && breaks > 0) m_block.end = m_kept;
        return std::move(m_block);
    }

private:
    /// The first line that isn't blank says how far the text is indented.
    void find_indent(std::size_t least) {
        std::size_t most = 0;
        for (std::size_t at = m_at; at < m_in.size();) {
            const std::size_t text = std::min(m_in.find_first_not_of(' ', at), m_in.size()), spaces = text - at;
            most = std::max(most, spaces);
            if (line_break(m_in, text) > 0) {
                at = text + line_break(m_in, text);
                continue;
            }
            m_indent = std::max(spaces, least);
            if (text < m_in.size() && m_in[text] == '\t' && spaces >= least)
                wrong(text, syntax::message("yaml-tab"));
            else if (most > m_indent)
                wrong(text, syntax::message("yaml-indent"));
            return;
        }
        m_indent = std::max(most, least);
    }
    void wrong(std::size_t at, const Message& message) {
        m_block.wrong = &message;
        m_block.end = at;
    }

    /// Passes lines that hold no more than the indent's spaces; their number.
    std::size_t blank_lines() {
        std::size_t n = 0;
        for (;;) {
            const std::size_t text = std::min(m_in.find_first_not_of(' ', m_at), m_in.size());
            const std::size_t ends = line_break(m_in, text);
            if (ends == 0 || text - m_at > m_indent) return n;
            m_kept = text;
            m_at = text + ends;
            ++n;
        }
    }
    /// Passes the indent of a line that has it.
    bool indented() {
        if (m_at >= m_in.size()) return false;
        const std::size_t spaces = std::min(m_in.find_first_not_of(' ', m_at), m_in.size()) - m_at;
        if (spaces < m_indent) return false;
        m_at += m_indent;
        return m_at < m_in.size();
    }

    std::string_view m_in;
    std::size_t m_at, m_indent = 0, m_kept = 0;
    bool m_folded = false;
    char m_chomp = ' ';
    BlockScalar m_block;
};

}

std::size_t behind_quote(std::string_view bytes, std::size_t open) {
    const char quote = bytes[open];
    for (std::size_t i = open + 1; i < bytes.size(); ++i) {
        if (quote == '"' && bytes[i] == '\\')
            ++i;
        else if (bytes[i] == quote && quote == '\'' && i + 1 < bytes.size() && bytes[i + 1] == quote)
            ++i;
        else if (bytes[i] == quote)
            return i + 1;
    }
    return bytes.npos;
}

std::string quoted_text(std::string_view bytes, std::size_t open, std::size_t behind) {
    return Quoted(bytes.substr(open + 1, behind - open - 2), bytes[open]).text();
}

BlockScalar block_scalar(std::string_view bytes, std::size_t header, std::size_t parent) {
    return Block(bytes, header, parent).take();
}

}
