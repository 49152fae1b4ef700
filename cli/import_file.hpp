// SPDX-License-Identifier: MIT
#pragma once
// A file of another system as a stream of UTF-8, whatever it is written in.
#include <cstdio>
#include <memory>
#include <optional>

#include "command.hpp"
#include "desk/import/map.hpp"
#include "process.hpp"

namespace svc {

class ImportFile {
public:
    /// Opens a file, or standard input for "-". What is no regular file is kept in one first, as it is read twice. Said and none
    /// when it can't be read. Without a wish it is UTF-8 when all of it is, else GB18030.
    static std::optional<ImportFile> open(Invocation&, const std::string& path, std::optional<Encoding> wish);

    Encoding encoding() const { return m_encoding; }
    const std::string& name() const { return m_name; }
    /// How many lines it has: about as many as rows.
    std::size_t lines() const { return m_lines; }
    /// What comes next, as UTF-8; 0 at the end. Throws SourceFailed (`unreadable-input`, `import-encoding`).
    std::size_t read(std::span<char>);

private:
    struct Close {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    using File = std::unique_ptr<std::FILE, Close>;
    static File opened(const std::string& path);

    std::string m_name;
    File m_file;
    std::size_t m_lines = 0;
    Encoding m_encoding = Encoding::utf_8;
    std::unique_ptr<Process> m_converter;
};

}
