// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "terminal.hpp"

namespace svc {

namespace {

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

std::string proc_name(int fd) { return "/proc/self/fd/" + std::to_string(fd); }

bool link_file(int fd, const std::string& name) {
    return linkat(AT_FDCWD, proc_name(fd).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

/// Puts the open file, which has no name yet, where another stands: by way of a name that nobody misses.
bool replace(int fd, const std::string& path, const std::string& spare) {
    std::string temp = spare;
    if (!temp.empty()) {  // a book that nobody has written to yet has no such folder
        mkdir(folder_of(folder_of(temp)).c_str(), 0777);
        mkdir(folder_of(temp).c_str(), 0777);
    }
    bool linked = !temp.empty() && link_file(fd, temp) && std::rename(temp.c_str(), path.c_str()) == 0;
    if (linked) return true;
    if (!temp.empty()) unlink(temp.c_str());
    temp = path + ".svc-new";
    linked = link_file(fd, temp) || (errno == EEXIST && unlink(temp.c_str()) == 0 && link_file(fd, temp));
    if (linked && std::rename(temp.c_str(), path.c_str()) == 0) return true;
    const int error = errno;
    if (linked) unlink(temp.c_str());
    errno = error;
    return false;
}

/// For file systems without nameless files.
bool write_beside(const std::string& path, const std::string& text, mode_t mode) {
    std::string temp = path + ".XXXXXX";
    const int fd = mkstemp(temp.data());
    if (fd < 0) return false;
    const bool good = write_all(fd, text) == Written::all && fchmod(fd, mode) == 0 && fsync(fd) == 0 &&
                      std::rename(temp.c_str(), path.c_str()) == 0;
    const int error = errno;
    close(fd);
    if (!good) unlink(temp.c_str());
    errno = error;
    return good;
}

bool write_in_place(const std::string& path, const std::string& text) {
    const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool good = write_all(fd, text) == Written::all;
    const int error = errno;
    close(fd);
    errno = error;
    return good;
}

bool write_whole(const std::string& path, const std::string& text, const std::string& spare) {
    struct stat old{};
    const bool there = stat(path.c_str(), &old) == 0;
    if (there && !S_ISREG(old.st_mode)) return write_in_place(path, text);  // a device or a pipe is written as it is
    const mode_t mask = umask(0);
    umask(mask);
    const mode_t mode = there ? old.st_mode & 07777 : 0666 & ~mask;
    const int fd = open(folder_of(path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) return write_beside(path, text, mode);
    if (fd < 0) return false;
    bool good = write_all(fd, text) == Written::all && fchmod(fd, mode) == 0 && fsync(fd) == 0;
    good = good && ((!there && link_file(fd, path)) || replace(fd, path, spare));
    const int error = errno;
    close(fd);
    errno = error;
    return good;
}

}

bool write_file_atomically(const std::string& path, const std::string& text, const std::string& spare, std::string& error) {
    if (write_whole(path, text, spare)) return true;
    error = std::strerror(errno);
    return false;
}

}
