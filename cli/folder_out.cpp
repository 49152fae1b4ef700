// SPDX-License-Identifier: MIT
#include "folder_out.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace svc {

namespace {

/// What a folder holds; nothing when there is none.
std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> all;
    DIR* dir = opendir(folder.c_str());
    if (!dir) return all;
    while (const dirent* entry = readdir(dir)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") all.push_back(name);
    }
    closedir(dir);
    return all;
}

void remove_files(const std::string& folder) {
    for (const std::string& name : names_in(folder)) unlink((folder + "/" + name).c_str());
}

std::string folder_above(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

void sync_folder(const std::string& path) {
    const int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd);
    close(fd);
}

}

bool FolderOut::fail() {
    if (m_error.empty()) m_error = std::strerror(errno);
    return false;
}

bool FolderOut::begin(const std::function<bool(const std::string&)>& ours) {
    struct stat old{};
    if (stat(m_path.c_str(), &old) == 0 && !S_ISDIR(old.st_mode)) {
        errno = ENOTDIR;
        return fail();
    }
    for (const std::string& name : names_in(m_path))
        if (!ours(name)) m_in_the_way = name;
    if (!m_in_the_way.empty()) return false;
    if (mkdir(m_temp.c_str(), 0777) != 0 && errno != EEXIST) return fail();
    m_folder = open(m_temp.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_folder < 0 || flock(m_folder, LOCK_EX | LOCK_NB) != 0) {  // another svc is at it
        fail();
        if (m_folder >= 0) close(m_folder);
        m_folder = -1;
        return false;
    }
    remove_files(m_temp);  // what one that was killed has left
    return true;
}

bool FolderOut::put(const std::string& name, const std::string& text) {
    auto& file = m_files[name];
    if (!file) file.reset(std::fopen((m_temp + "/" + name).c_str(), "wxe"));
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
    if (renameat2(AT_FDCWD, m_temp.c_str(), AT_FDCWD, m_path.c_str(), RENAME_EXCHANGE) == 0) return true;
    if (errno == EINVAL) remove_files(m_path);  // a file system that can't exchange: an empty folder may be replaced
    return std::rename(m_temp.c_str(), m_path.c_str()) == 0;
}

bool FolderOut::finish() {
    if (!sync_files()) return false;
    if (!take_place()) return fail();
    sync_folder(folder_above(m_path));
    return true;
}

/// What is left under the other name is what was replaced, or what wasn't finished.
FolderOut::~FolderOut() {
    if (m_folder < 0) return;
    m_files.clear();
    remove_files(m_temp);
    rmdir(m_temp.c_str());
    close(m_folder);
}

}
