// SPDX-License-Identifier: MIT
#include "import_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/utf8.hpp"
#include "book/source.hpp"
#include "messages.hpp"

namespace svc {

namespace {

using Portion = std::array<char, 65'536>;

struct Survey {
    bool utf8 = true;
    std::size_t lines = 0;
};

/// Reads a file to its end. A character may lie across two portions.
Survey survey(std::FILE* file) {
    constexpr std::size_t longest_character = 4;
    Survey all;
    std::string text;
    Portion portion{};
    for (std::size_t n = 0; (n = std::fread(portion.data(), 1, portion.size(), file)) > 0;) {
        all.lines +=
            static_cast<std::size_t>(std::count(portion.begin(), portion.begin() + static_cast<std::ptrdiff_t>(n), '\n'));
        if (!all.utf8) continue;
        text.append(portion.data(), n);
        const std::size_t bad = invalid_utf8(text);
        all.utf8 = bad == text.npos || text.size() - bad < longest_character;
        text.erase(0, std::min(bad, text.size()));
    }
    all.utf8 = all.utf8 && text.empty();
    return all;
}

}

ImportFile::File ImportFile::opened(const std::string& path) {
    File given(path == "-" ? fdopen(dup(0), "r") : std::fopen(path.c_str(), "re"));
    if (!given) return given;
    if (path != "-" && std::fseek(given.get(), 0, SEEK_SET) == 0) return given;
    File kept(std::tmpfile());
    Portion portion{};
    for (std::size_t n = 0; kept && (n = std::fread(portion.data(), 1, portion.size(), given.get())) > 0;)
        if (std::fwrite(portion.data(), 1, n, kept.get()) != n) kept.reset();
    if (kept && (std::ferror(given.get()) || std::fflush(kept.get()) != 0)) kept.reset();
    if (kept) std::rewind(kept.get());
    return kept;
}

std::optional<ImportFile> ImportFile::open(Invocation& run, const std::string& path, std::optional<Encoding> wish) {
    ImportFile made;
    made.m_name = path == "-" ? "stdin" : path;
    made.m_file = opened(path == "-" ? path : run.absolute(path));
    std::FILE* file = made.m_file.get();
    struct stat s{};
    if (file && path != "-" && fstat(fileno(file), &s) == 0 && S_ISCHR(s.st_mode)) {  // /dev/zero has no end
        run.fail(cli::message("unreadable-input"), {made.m_name, std::strerror(EINVAL)});
        return {};
    }
    const Survey seen = file ? survey(file) : Survey{};
    if (!file || std::ferror(file)) {  // a folder opens, but isn't read
        run.fail(cli::message("unreadable-input"), {made.m_name, std::strerror(errno)});
        return {};
    }
    made.m_encoding = wish.value_or(seen.utf8 ? Encoding::utf_8 : Encoding::gb18030);
    made.m_lines = seen.lines;
    if (std::fseek(file, 0, SEEK_SET) != 0)
        return run.fail(cli::message("unreadable-input"), {made.m_name, std::strerror(errno)}), std::nullopt;
    if (made.m_encoding == Encoding::gb18030) {
        lseek(fileno(file), 0, SEEK_SET);  // what the converter begins with
        made.m_converter =
            std::make_unique<Process>(std::vector<std::string>{"iconv", "-f", "GB18030", "-t", "UTF-8"}, fileno(file));
    }
    return made;
}

std::size_t ImportFile::read(std::span<char> into) {
    const std::size_t n = m_converter ? m_converter->read(into) : std::fread(into.data(), 1, into.size(), m_file.get());
    if (n > 0) return n;
    const auto refuse = [&](const Message& message, std::string why) {
        throw SourceFailed({.message = &message, .words = {m_name, std::move(why)}});
    };
    if (m_converter && !m_converter->end()) refuse(cli::message("import-encoding"), "");
    if (!m_converter && std::ferror(m_file.get())) refuse(cli::message("unreadable-input"), std::strerror(errno));
    return 0;
}

}
