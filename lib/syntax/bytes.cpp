// SPDX-License-Identifier: MIT
#include "syntax/bytes.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

struct Signature {
    std::string_view bytes, name;
};
constexpr Signature foreign[] = {{std::string_view("\xFF\xFE\0\0", 4), "UTF-32"}, {std::string_view("\0\0\xFE\xFF", 4), "UTF-32"}, {"\xFF\xFE", "UTF-16"}, {"\xFE\xFF", "UTF-16"}};

constexpr std::size_t most_findings = 20;

void each_line(std::string_view bytes, Findings& found, const std::string& file) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        const bool conflict = line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") || line.starts_with("||||||| ") || line == "=======" || line == "=======\r";
        if (conflict) found.add(finding_at(bytes, file, mark_at(bytes, at), {&syntax::message("conflict-marker")}));
        if (line.starts_with('%')) found.add(finding_at(bytes, file, mark_at(bytes, at), {&syntax::message("yaml-directive")}));
        at = end + 1;
    }
}

void each_control(std::string_view bytes, Findings& found, const std::string& file, bool& crlf) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size() && count < most_findings; ++at) {
        const auto c = static_cast<unsigned char>(bytes[at]);
        if (c == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') {
            crlf = true;
            continue;
        }
        const bool c1 = c == 0xC2 && at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) < 0xA0;
        if ((c >= 0x20 && c != 0x7F && !c1) || c == '\n' || c == '\t') continue;
        ++count;
        found.add(finding_at(bytes, file, mark_at(bytes, at), {&syntax::message("control-character"), {visible(bytes.substr(at, c1 ? 2 : 1))}}));
    }
}

}

Mark mark_at(std::string_view bytes, std::size_t at) {
    const std::size_t newline = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    return {static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1),
            static_cast<std::uint32_t>(characters(bytes.substr(begin, at - begin)) + 1), static_cast<std::uint32_t>(at)};
}

Finding finding_at(std::string_view bytes, const std::string& file, const Mark& mark, Fault wrong) {
    Finding f{.message = wrong.message, .words = std::move(wrong.words), .place = {file, mark.line, mark.column}};
    const std::size_t at = std::min<std::size_t>(mark.byte, bytes.size());
    const std::size_t newline = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    f.excerpt = bytes.substr(begin, std::min<std::size_t>(std::min(bytes.find('\n', begin), bytes.size()) - begin, 400));
    return f;
}

bool check_bytes(std::string_view bytes, const std::string& file, std::size_t& skip, Findings& found) {
    const std::size_t before = found.size();
    const auto whole = [&](const Message& m, std::vector<std::string> words, bool warning = false) {
        found.add({.message = &m, .words = std::move(words), .place = {file}, .warning = warning});
        return warning;
    };
    skip = 0;
    if (bytes.size() > Limits::bytes) return whole(syntax::message("too-large"), {std::to_string(bytes.size())});
    for (const Signature& s : foreign)
        if (bytes.starts_with(s.bytes)) return whole(syntax::message("encoding"), {std::string(s.name)});
    if (bytes.starts_with("\xEF\xBB\xBF")) skip = 3;
    if (bytes.find_first_not_of(" \t\r\n", skip) == std::string_view::npos) return whole(syntax::message("empty-file"), {});
    if (const std::size_t bad = invalid_utf8(bytes); bad != std::string_view::npos) {
        found.add(finding_at(bytes, file, mark_at(bytes, bad), {&syntax::message("utf8")}));
        return false;
    }
    bool crlf = false;
    each_control(bytes, found, file, crlf);
    each_line(bytes.substr(skip), found, file);
    const bool good = found.size() == before;
    if (skip > 0) whole(syntax::message("bom"), {}, true);
    if (crlf) whole(syntax::message("crlf"), {}, true);
    return good;
}

}
