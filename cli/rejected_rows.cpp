// SPDX-License-Identifier: MIT
#include "rejected_rows.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "base/utf8.hpp"
#include "syntax/csv.hpp"

namespace svc {

namespace {

constexpr std::size_t most_shown = 20;

/// What is wrong with a row, in a cell.
std::string reason(const Findings& why, Language language) {
    std::string all;
    for (const Finding& f : why) {
        std::vector<std::string> words;
        for (const std::string& w : f.words) words.emplace_back(word_in(w, language));
        const std::string column = f.place.column > 0 ? ":" + std::to_string(f.place.column) : "";
        all.append(all.empty() ? "" : "; ").append(std::to_string(f.place.line)).append(column).append(": ");
        all += visible(filled(f.message->says.in(language), words));
    }
    return all;
}

}

Findings personal(Findings found, std::string_view map) {
    for (Finding& f : found) f.personal = f.personal || f.place.file != map;
    return found;
}

bool is_same_file(const std::string& a, const std::string& b) {
    struct stat one{}, other{};
    return stat(a.c_str(), &one) == 0 && stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

RejectedRows::~RejectedRows() {
    if (m_file) std::fclose(m_file);
}

void RejectedRows::add(const std::string& row, const Findings& why) {
    if (m_shown.size() < most_shown)
        for (const Finding& f : why) m_shown.add(f);
    if (m_path.empty()) return;
    if (!m_file && m_error == 0) {
        const int fd = open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        m_file = fd < 0 ? nullptr : fdopen(fd, "w");
        put(m_header + m_separator + "svc_reason\n");
    }
    const std::string cells[] = {reason(why, m_language)};
    put(row + m_separator + csv_row(cells, m_separator, true));
}

void RejectedRows::put(const std::string& text) {
    const bool good = m_file && std::fwrite(text.data(), 1, text.size(), m_file) == text.size();
    if (!good && m_error == 0) m_error = errno == 0 ? EIO : errno;
}

bool RejectedRows::is_written() {
    if (m_file && std::fflush(m_file) != 0 && m_error == 0) m_error = errno;
    return m_error == 0;
}

std::string RejectedRows::error() const { return std::strerror(m_error); }

Findings RejectedRows::shown() const {
    Findings all = personal(m_shown);
    all.sort();
    return all;
}

}
