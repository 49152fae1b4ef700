// SPDX-License-Identifier: MIT
#include "syntax/bytes.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "syntax/extent.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Signature {
    std::string_view bytes, name;
};
constexpr Signature foreign[] = {
    {"\xFF\xFE\0\0"sv, "UTF-32"}, {"\0\0\xFE\xFF"sv, "UTF-32"}, {"\xFF\xFE", "UTF-16"}, {"\xFE\xFF", "UTF-16"}};

/// Without a byte order mark, every second byte of UTF-16 is NUL where the text is Latin.
std::string_view foreign_encoding(std::string_view bytes) {
    for (const Signature& s : foreign)
        if (bytes.starts_with(s.bytes)) return s.name;
    const bool wide = bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') && (bytes[2] == '\0') == (bytes[0] == '\0') &&
                      (bytes[3] == '\0') == (bytes[1] == '\0');
    return wide ? "UTF-16" : "";
}

constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = c != '?';
    plain['\n'] = true;
    return plain;
}
/// Bytes that need no second look.
constexpr std::array<bool, 256> plain_byte = make_plain();

class Looking {
public:
    Looking(std::string_view bytes, const std::string& file, Findings& found)
        : m_bytes(bytes), m_file(file), m_found(found), m_positions(bytes) {}

    std::optional<Look> all() {
        if (m_bytes.size() > Limits::bytes) return whole(syntax::message("too-large"), {std::to_string(m_bytes.size())});
        if (const std::string_view name = foreign_encoding(m_bytes); !name.empty())
            return whole(syntax::message("encoding"), {std::string(name)});
        if (m_bytes.starts_with(byte_order_mark)) m_look.skip = byte_order_mark.size();
        if (m_bytes.find_first_not_of(" \t\r\n", m_look.skip) == m_bytes.npos) return whole(syntax::message("empty-file"), {});
        for (std::size_t at = m_look.skip; at < m_bytes.size() && m_wrong < most_findings;) at = line(at);
        if (m_look.skip > 0) whole(syntax::message("bom"), {}, true);
        if (m_crlf) whole(syntax::message("crlf"), {}, true);
        return m_wrong == 0 ? std::optional(m_look) : std::nullopt;
    }

private:
    std::nullopt_t whole(const Message& m, std::vector<std::string> words, bool warning = false) {
        m_found.add({.message = &m, .words = std::move(words), .place = {m_file}, .warning = warning});
        return std::nullopt;
    }
    void wrong(std::size_t at, const Message& m, std::vector<std::string> words = {}) {
        if (++m_wrong <= most_findings) m_found.add(finding_at(m_bytes, m_file, m_positions.at(at), {&m, std::move(words)}));
    }

    std::size_t line(std::size_t begin) {
        const std::size_t end = line_end(m_bytes, begin);
        marker(m_bytes.substr(begin, end - begin), begin);
        for (std::size_t at = begin; at < end; ++at)
            if (!plain_byte[static_cast<unsigned char>(m_bytes[at])]) at = second_look(at, begin, end) - 1;
        return end + 1;
    }

    void marker(std::string_view line, std::size_t at) {
        if (line.empty() || "<>|=%"sv.find(line.front()) == line.npos) return;
        if (line.front() == '%') return wrong(at, syntax::message("yaml-directive"));
        if (line.ends_with('\r')) line.remove_suffix(1);
        for (std::string_view m : {"<<<<<<<"sv, ">>>>>>>"sv, "|||||||"sv, "======="sv})
            if (line == m || (line.starts_with(m) && line[m.size()] == ' ')) wrong(at, syntax::message("conflict-marker"));
    }

    /// Behind a byte that isn't plain.
    std::size_t second_look(std::size_t at, std::size_t begin, std::size_t end) {
        const char c = m_bytes[at];
        if (static_cast<unsigned char>(c) >= 0x80) return character(at, end);
        if (c == '\r' && at + 1 == end && end < m_bytes.size())
            m_crlf = true;
        else if (c == '?')
            m_look.explicit_keys |= at + 1 >= end || " \t\r"sv.find(m_bytes[at + 1]) != m_bytes.npos;
        else if (c == '\t')
            m_look.leading_tabs |= m_bytes.substr(begin, at - begin).find_first_not_of(" -?:\t") == m_bytes.npos;
        else
            wrong(at, syntax::message("control-character"), {visible({&c, 1})});
        return at + 1;
    }

    std::size_t character(std::size_t at, std::size_t end) {
        std::size_t behind = at;
        const char32_t c = decode(m_bytes, behind);
        const auto shown = [&] { return visible(m_bytes.substr(at, behind - at)); };
        if (c == U'\uFFFD' && behind == at + 1) {
            wrong(at, syntax::message("utf8"));
            return end;  // the rest of such a line is no better
        }
        if (is_control(c) || c == 0xFFFE || c == 0xFFFF)
            wrong(at, syntax::message("control-character"), {shown()});
        else if (c == 0x2028 || c == 0x2029 || c == 0xFEFF)
            wrong(at, syntax::message("line-separator"), {shown()});
        return behind;
    }

    std::string_view m_bytes;
    const std::string& m_file;
    Findings& m_found;
    Positions m_positions;
    Look m_look;
    std::size_t m_wrong = 0;
    bool m_crlf = false;
};

}

void Positions::restart() {
    m_seen = m_bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    m_newline = m_bytes.find('\n');
    m_line = m_column = 1;
}

Mark Positions::at(std::size_t byte) {
    if (byte < m_seen) restart();
    byte = std::max(byte, m_seen);
    while (m_newline < byte) {
        m_seen = m_newline + 1;
        m_newline = m_bytes.find('\n', m_seen);
        ++m_line;
        m_column = 1;
    }
    m_column += static_cast<std::uint32_t>(characters(m_bytes.substr(m_seen, byte - m_seen)));
    m_seen = byte;
    return {m_line, m_column, static_cast<std::uint32_t>(byte)};
}

Finding finding_at(std::string_view bytes, const std::string& file, const Mark& mark, Fault wrong) {
    constexpr std::size_t longest = 200;
    Finding f{.message = wrong.message, .words = std::move(wrong.words), .place = {file, mark.line, mark.column}};
    std::size_t begin = line_begin(bytes, std::min<std::size_t>(mark.byte, bytes.size()));
    if (begin == 0 && bytes.starts_with(byte_order_mark)) begin = byte_order_mark.size();
    std::string_view line = bytes.substr(begin, line_end(bytes, begin) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::size_t end = 0;
    for (std::size_t n = 0; n < longest && end < line.size(); ++n) decode(line, end);
    f.excerpt = line.substr(0, end);
    return f;
}

std::optional<Look> look_at(std::string_view bytes, const std::string& file, Findings& found) {
    return Looking(bytes, file, found).all();
}

bool is_utf8(std::string_view bytes, const std::string& file, Findings& found) {
    if (const std::string_view name = foreign_encoding(bytes); !name.empty()) {
        found.add(syntax::message("encoding"), {std::string(name)}, {file});
        return false;
    }
    const std::size_t bad = invalid_utf8(bytes);
    if (bad != bytes.npos) found.add(finding_at(bytes, file, Positions(bytes).at(bad), {&syntax::message("utf8")}));
    return bad == bytes.npos;
}

}
