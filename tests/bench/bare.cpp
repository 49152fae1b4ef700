// SPDX-License-Identifier: MIT
// What svc is measured against: the least that any program must do for the same effect.
//   bare nothing             an empty process
//   bare replace FILE        one durable replace: temp file, sync, link, rename, sync the folder
//   bare read FOLDER N       every file below a folder read once, by N threads
//   bare create FOLDER N     N files of 500 bytes in 36 folders: written under temp names, one syncfs, renamed, folders synced
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string contents(const std::string& path) {
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::string all(1 << 16, '\0');
    const ssize_t n = fd < 0 ? 0 : read(fd, all.data(), all.size());
    if (fd >= 0) close(fd);
    all.resize(n < 0 ? 0 : static_cast<std::size_t>(n));
    return all;
}

int replace(const std::string& path) {
    const std::string folder = fs::path(path).parent_path(), temp = path + ".tmp";
    const std::string bytes = contents(path) + "# \n";
    const int dir = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int fd = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, bytes.data(), bytes.size()) < 0 || fsync(fd) != 0) return 1;
    const std::string self = "/proc/self/fd/" + std::to_string(fd);
    if (linkat(AT_FDCWD, self.c_str(), AT_FDCWD, temp.c_str(), AT_SYMLINK_FOLLOW) != 0) return 1;
    if (rename(temp.c_str(), path.c_str()) != 0) return 1;
    return fsync(dir);
}

int create(const std::string& root, std::size_t count) {
    const std::string bytes(500, 'x');
    std::vector<int> folders;
    for (int n = 0; n < 36; ++n) {
        const std::string folder = root + "/" + std::to_string(n);
        fs::create_directories(folder);
        folders.push_back(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }
    const auto name = [](std::size_t n) { return "T-20260210-" + std::to_string(n) + ".yaml"; };
    for (std::size_t n = 0; n < count; ++n) {
        const int fd = openat(folders[n % 36], (name(n) + ".tmp").c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
        if (fd < 0 || write(fd, bytes.data(), bytes.size()) < 0 || close(fd) != 0) return 1;
    }
    if (syncfs(folders[0]) != 0) return 1;
    for (std::size_t n = 0; n < count; ++n)
        if (renameat(folders[n % 36], (name(n) + ".tmp").c_str(), folders[n % 36], name(n).c_str()) != 0) return 1;
    for (int folder : folders)
        if (fsync(folder) != 0) return 1;
    return 0;
}

int read_all(const std::string& folder, unsigned threads) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    std::atomic<std::size_t> next = 0, bytes = 0;
    std::vector<std::thread> all;
    for (unsigned t = 0; t < threads; ++t)
        all.emplace_back([&] {
            for (std::size_t i = next++; i < paths.size(); i = next++) bytes += contents(paths[i]).size();
        });
    for (std::thread& t : all) t.join();
    std::printf("%zu files, %zu bytes\n", paths.size(), bytes.load());
    return 0;
}

}

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "nothing";
    if (what == "replace" && argc > 2) return replace(argv[2]);
    if (what == "create" && argc > 3) return create(argv[2], std::stoul(argv[3]));
    if (what == "read" && argc > 3) return read_all(argv[2], static_cast<unsigned>(std::stoul(argv[3])));
    return 0;
}
