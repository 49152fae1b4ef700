// SPDX-License-Identifier: MIT
#pragma once
// The rejected rows of an import with the reason behind each, as a file that can be mended and imported again.
#include <cstdio>
#include <string>

#include "base/finding.hpp"

namespace svc {

/// Whatever a map makes of them, cells of other systems may hold what is known of customers: all but what stands in the map.
Findings personal(Findings, std::string_view map = {});

/// True when both names lead to one file that is there.
bool is_same_file(const std::string& a, const std::string& b);

class RejectedRows {
public:
    /// Without a path nothing is written. The file is made with the first row, for its owner alone.
    RejectedRows(std::string path, std::string header, char separator, Language language)
        : m_path(std::move(path)), m_header(std::move(header)), m_separator(separator), m_language(language) {}
    ~RejectedRows();
    RejectedRows(const RejectedRows&) = delete;
    RejectedRows& operator=(const RejectedRows&) = delete;

    void add(const std::string& row, const Findings& why);
    /// Whether all of them are in the file by now.
    bool is_written();
    /// The words of the system when they aren't.
    std::string error() const;
    const std::string& path() const { return m_path; }
    /// The first reasons; a case's stand once though they hold for each of its rows.
    Findings shown() const;

private:
    void put(const std::string& text);

    std::string m_path, m_header;
    char m_separator;
    Language m_language;
    std::FILE* m_file = nullptr;
    int m_error = 0;
    Findings m_shown{};
};

}
