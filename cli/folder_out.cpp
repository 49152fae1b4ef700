// SPDX-License-Identifier: MIT
#include "folder_out.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

namespace svc {

namespace {

int open_folder(const std::string& path) { return open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); }

constexpr std::string_view temp_mark = ".svc-new-";

/// What an open folder holds; none when it can't be read.
std::optional<std::vector<std::string>> names_in(int folder) {
    std::vector<std::string> all;
    DIR* dir = fdopendir(dup(folder));
    if (!dir) return {};
    rewinddir(dir);
    while (const dirent* entry = readdir(dir)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") all.push_back(name);
    }
    closedir(dir);
    return all;
}

/// The folder's true name, which need not be there; empty when a folder above it isn't.
std::string true_name(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    const auto resolved = [](const std::string& p) {
        const std::unique_ptr<char, decltype(&std::free)> name(realpath(p.c_str(), nullptr), &std::free);
        return name ? std::string(name.get()) : std::string();
    };
    if (std::string name = resolved(path); !name.empty() || errno != ENOENT) return name;
    const std::size_t slash = path.rfind('/');
    const std::string above = resolved(slash == 0 ? "/" : path.substr(0, slash));
    return above.empty() ? above : above + (above == "/" ? "" : "/") + path.substr(slash + 1);
}

}

bool FolderOut::fail() {
    if (m_error.empty()) m_error = std::strerror(errno);
    return false;
}

/// A folder that isn't there is in nobody's way.
bool FolderOut::is_ours(const std::string& folder) {
    const int fd = open_folder(folder);
    if (fd < 0) return errno == ENOENT || fail();
    const auto names = names_in(fd);
    close(fd);
    if (!names) return fail();
    for (const std::string& name : *names)
        if (!m_ours(name)) m_in_the_way = name;
    return m_in_the_way.empty();
}

/// Files that came meanwhile stay, and the folder with them.
void FolderOut::remove(const std::string& folder) const {
    const int fd = open_folder(folder);
    if (fd < 0) return;
    for (const std::string& name : names_in(fd).value_or(std::vector<std::string>{}))
        if (m_ours(name)) unlinkat(fd, name.c_str(), 0);
    close(fd);
    rmdir(folder.c_str());
}

/// What others that were killed have left: nobody holds their folders.
void FolderOut::sweep() const {
    const std::size_t slash = m_path.rfind('/');
    const std::string above = m_path.substr(0, slash + 1), prefix = m_path.substr(slash + 1) + std::string(temp_mark);
    const int fd = open_folder(above);
    if (fd < 0) return;
    const auto names = names_in(fd);
    close(fd);
    for (const std::string& name : names.value_or(std::vector<std::string>{})) {
        if (!name.starts_with(prefix)) continue;
        const int left = open_folder(above + name);
        if (left >= 0 && flock(left, LOCK_EX | LOCK_NB) == 0) remove(above + name);
        if (left >= 0) close(left);
    }
}

bool FolderOut::begin() {
    m_path = true_name(m_path);
    if (m_path.empty()) return fail();
    if (!is_ours(m_path)) return false;
    sweep();
    m_temp = m_path + std::string(temp_mark) + "XXXXXX";
    if (!mkdtemp(m_temp.data())) return fail();
    m_folder = open_folder(m_temp);
    const mode_t mask = umask(0);
    umask(mask);
    return (m_folder >= 0 && flock(m_folder, LOCK_EX | LOCK_NB) == 0 && fchmod(m_folder, 0777 & ~mask) == 0) || fail();
}

bool FolderOut::put(const std::string& name, const std::string& text) {
    auto& file = m_files[name];
    if (!file) {
        const int fd = openat(m_folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0) file.reset(fdopen(fd, "w"));
    }
    return (file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size()) || fail();
}

bool FolderOut::sync_files() {
    for (auto& [name, file] : m_files) {
        if (std::fflush(file.get()) != 0 || fsync(fileno(file.get())) != 0) return fail();
        if (std::fclose(file.release()) != 0) return fail();
    }
    m_files.clear();
    return fsync(m_folder) == 0 || fail();
}

bool FolderOut::take_place() const {
    const int exchanged = renameat2(AT_FDCWD, m_temp.c_str(), AT_FDCWD, m_path.c_str(), RENAME_EXCHANGE);
    if (exchanged == 0) return true;
    if (errno == ENOENT) return std::rename(m_temp.c_str(), m_path.c_str()) == 0;
    if (errno != EINVAL && errno != ENOSYS) return false;
    const std::string old = m_path + ".svc-old";  // a file system that can't exchange
    if (std::rename(m_path.c_str(), old.c_str()) != 0) return false;
    if (std::rename(m_temp.c_str(), m_path.c_str()) == 0) {
        remove(old);
        return true;
    }
    const int error = errno;
    std::rename(old.c_str(), m_path.c_str());
    errno = error;
    return false;
}

bool FolderOut::finish() {
    if (!sync_files()) return false;
    if (!take_place()) return fail();
    const int above = open(m_path.substr(0, m_path.rfind('/') + 1).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above >= 0) {
        fsync(above);
        close(above);
    }
    return true;
}

/// What stands under the temporary name is what was replaced, or what wasn't finished.
FolderOut::~FolderOut() {
    if (m_folder < 0) return;
    m_files.clear();
    remove(m_temp);
    close(m_folder);
}

}
