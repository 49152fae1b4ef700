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

bool write_file_atomically(const std::string& path, const std::string& text, std::string& error) {
    struct stat old{};
    const bool plain = stat(path.c_str(), &old) != 0 || S_ISREG(old.st_mode);
    if (!plain) {  // a device or a pipe is written as it is
        const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
        const bool good = fd >= 0 && write_all(fd, text) == Written::all;
        error = std::strerror(errno);
        if (fd >= 0) close(fd);
        return good;
    }
    std::string temp = path + ".XXXXXX";
    const int fd = mkstemp(temp.data());
    bool good = fd >= 0 && write_all(fd, text) == Written::all && fsync(fd) == 0;
    if (good) {
        const mode_t mask = umask(0);
        umask(mask);
        good = fchmod(fd, old.st_mode ? old.st_mode & 07777 : 0666 & ~mask) == 0;
    }
    good = good && std::rename(temp.c_str(), path.c_str()) == 0;
    error = std::strerror(errno);
    if (fd >= 0) close(fd);
    if (!good && fd >= 0) unlink(temp.c_str());
    return good;
}

}
