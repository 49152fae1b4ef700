// SPDX-License-Identifier: MIT
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <span>
#include <thread>

#include "book/disk.hpp"

namespace svc {

namespace {

tl::unexpected<DiskError> error(const char* call, int number = errno) { return tl::unexpected(DiskError{number, call}); }

/// The call, again while signals interrupt it.
template <class Call> auto calling(const char* name, Call call) -> Got<decltype(call())> {
    for (;;) {
        const auto answer = call();
        if (answer >= 0) return answer;
        if (errno != EINTR) return error(name);
    }
}

/// The same for calls whose answer says nothing more.
template <class Call> Got<void> doing(const char* name, Call call) {
    return calling(name, call).map([](auto) {});
}

FileKind kind_of(mode_t mode) {
    return S_ISREG(mode) ? FileKind::file : S_ISDIR(mode) ? FileKind::folder : S_ISLNK(mode) ? FileKind::link : FileKind::other;
}

std::int64_t ns(const timespec& t) { return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec; }

Stamp stamp_of(const struct stat& s) {
    const std::uint32_t mode = s.st_mode & 07777;
    return {s.st_dev, s.st_ino, s.st_size, ns(s.st_mtim), ns(s.st_ctim), mode, s.st_uid, s.st_gid, kind_of(s.st_mode)};
}

Got<Stamp> stat_at(int folder, const char* name) {
    struct stat s{};
    const auto done = doing("fstatat", [&] { return ::fstatat(folder, name, &s, AT_SYMLINK_NOFOLLOW); });
    return done.map([&] { return stamp_of(s); });
}

Got<Stamp> stat_of(int fd) {
    struct stat s{};
    return doing("fstat", [&] { return ::fstat(fd, &s); }).map([&] { return stamp_of(s); });
}

constexpr const char* own_fds = "/proc/self/fd/";

const char* or_dot(const std::string& path) { return path.empty() ? "." : path.c_str(); }

/// A descriptor that closes itself, where no Handle is needed.
class Fd {
public:
    explicit Fd(int fd) : m_fd(fd) {}
    Fd(Fd&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Fd() {
        if (m_fd >= 0) ::close(m_fd);
    }
    int id() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

/// Opens a path one name after the other, refusing links, for kernels (and sandboxes) without openat2.
Got<Fd> open_by_steps(int root, const std::string& path, int flags) {
    Fd at(-1);
    for (std::size_t from = 0;;) {
        const std::size_t slash = path.find('/', from);
        const std::string step = path.substr(from, slash - from);
        if (step.empty() || step == "..") return error("openat", ENOENT);
        const bool last = slash == path.npos;
        const int wanted = (last ? flags : O_PATH | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC;
        const auto fd = calling("openat", [&] { return ::openat(from == 0 ? root : at.id(), step.c_str(), wanted); });
        if (!fd) {
            // O_DIRECTORY on a link says ENOTDIR; whoever asks should hear of the link.
            const auto found = stat_at(from == 0 ? root : at.id(), step.c_str());
            return found && found->kind == FileKind::link ? error("openat", ELOOP) : tl::unexpected(fd.error());
        }
        at = Fd(*fd);
        if (last) return at;
        from = slash + 1;
    }
}

Got<int> open_beneath(int root, const std::string& path, int flags) {
    struct open_how how{};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return calling("openat2", [&] { return static_cast<int>(::syscall(SYS_openat2, root, or_dot(path), &how, sizeof how)); });
}

int not_a_file(FileKind kind) { return kind == FileKind::folder ? EISDIR : kind == FileKind::link ? ELOOP : ENXIO; }

/// The bytes from the start. One call for a file that keeps its size, as it asks for one byte more.
Got<std::string> read_bytes(int fd, std::size_t size, std::size_t most) {
    std::string bytes(size + 1, '\0');
    for (std::size_t have = 0;;) {
        const std::span<char> rest(bytes.begin() + static_cast<std::ptrdiff_t>(have), bytes.end());
        const auto n = calling("pread", [&] { return ::pread(fd, rest.data(), rest.size(), static_cast<off_t>(have)); });
        if (!n) return tl::unexpected(n.error());
        have += static_cast<std::size_t>(*n);
        if (have > most) return error("pread", EFBIG);
        if (*n == 0 || have == size) {
            bytes.resize(have);
            return bytes;
        }
        if (have == bytes.size()) bytes.resize(std::min(most + 1, 2 * bytes.size()));
    }
}

Got<Contents> read_all(int fd, std::size_t most) {
    const auto stamp = stat_of(fd);
    if (!stamp) return tl::unexpected(stamp.error());
    if (stamp->kind != FileKind::file) return error("open", not_a_file(stamp->kind));
    if (static_cast<std::uint64_t>(stamp->size) > most) return error("fstat", EFBIG);
    return read_bytes(fd, static_cast<std::size_t>(stamp->size), most).map([&](std::string&& bytes) {
        return Contents{std::move(bytes), *stamp};
    });
}

FileKind kind_of(int folder, const dirent& entry) {
    switch (entry.d_type) {
        case DT_REG: return FileKind::file;
        case DT_DIR: return FileKind::folder;
        case DT_LNK: return FileKind::link;
        case DT_UNKNOWN: {
            const auto stamp = stat_at(folder, entry.d_name);
            return stamp ? stamp->kind : FileKind::other;
        }
        default: return FileKind::other;
    }
}

Got<std::vector<Entry>> entries(DIR* dir) {
    std::vector<Entry> all;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(dir);
        if (!entry && errno != 0) return error("getdents64");
        if (!entry) return all;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") all.push_back({std::string(name), kind_of(::dirfd(dir), *entry)});
    }
}

/// What a file system says when it doesn't know a flag of rename, or a nameless file.
bool unknown_to_it(int number) { return number == EINVAL || number == ENOSYS || number == EOPNOTSUPP || number == EISDIR; }

class PosixDisk final : public Disk {
public:
    PosixDisk(int root, Lacks lacks) : m_root(root), m_lacks(lacks) {}

    Got<Contents> read(const std::string& path, std::size_t most) const override {
        const auto fd = open(path, to_read);
        if (!fd) return tl::unexpected(fd.error());
        return read_all(Fd(*fd).id(), most);
    }

    Got<std::vector<Entry>> list(const std::string& folder) const override {
        const auto fd = open(folder, O_RDONLY | O_DIRECTORY);
        if (!fd) return tl::unexpected(fd.error());
        const std::unique_ptr<DIR, int (*)(DIR*)> dir(::fdopendir(*fd), &::closedir);
        if (dir) return entries(dir.get());
        const Fd unused(*fd);
        return error("fdopendir");
    }

    Got<Stamp> stat(const std::string& path) const override { return stat_at(m_root.id(), or_dot(path)); }

    Got<Handle> open_folder(const std::string& path) override { return handle(open(path, O_RDONLY | O_DIRECTORY)); }
    Got<Handle> open_file(const std::string& path) override { return handle(open(path, to_read)); }
    Got<Contents> read(const Handle& file, std::size_t most) const override { return read_all(file.id(), most); }
    Got<Stamp> stat(const Handle& file) const override { return stat_of(file.id()); }

    Got<bool> try_lock(const Handle& file) override {
        const auto got = doing("flock", [&] { return ::flock(file.id(), LOCK_EX | LOCK_NB); });
        if (!got && got.error().number != EWOULDBLOCK) return tl::unexpected(got.error());
        return got.has_value();
    }

    Got<Handle> create_nameless(const Handle& folder) override {
        // Only /proc can name a nameless file for everybody (AT_EMPTY_PATH asks for a capability); a chroot may lack it.
        if (!m_proc_seen) m_lacks.nameless |= ::access(own_fds, X_OK) != 0;
        m_proc_seen = true;
        if (m_lacks.nameless) return error("openat", EOPNOTSUPP);
        const auto fd = calling("openat", [&] { return ::openat(folder.id(), ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666); });
        if (!fd && unknown_to_it(fd.error().number)) return error("openat", EOPNOTSUPP);
        return handle(fd);
    }

    Got<Handle> create(const Spot& spot) override {
        constexpr int flags = O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC;
        return handle(calling("openat", [&] { return ::openat(spot.folder.id(), spot.name.c_str(), flags, 0666); }));
    }

    Got<void> write(const Handle& file, std::string_view bytes) override {
        while (!bytes.empty()) {
            const auto n = calling("write", [&] { return ::write(file.id(), bytes.data(), bytes.size()); });
            if (!n) return tl::unexpected(n.error());
            if (*n == 0) return error("write", EIO);
            bytes.remove_prefix(static_cast<std::size_t>(*n));
        }
        return {};
    }

    Got<void> make_like(const Handle& file, const Stamp& now, const Stamp& other) override {
        constexpr auto keep = static_cast<uid_t>(-1);
        if (now.group != other.group) {
            const auto given = doing("fchown", [&] { return ::fchown(file.id(), keep, other.group); });
            if (!given) return given;
        }
        // Only root can give a file away; for others a file has the owner who last wrote it.
        if (now.owner != other.owner && ::geteuid() == 0) {
            const auto given = doing("fchown", [&] { return ::fchown(file.id(), other.owner, keep); });
            if (!given) return given;
        }
        if (now.mode == other.mode) return {};
        return doing("fchmod", [&] { return ::fchmod(file.id(), other.mode); });
    }

    void begin_sync(const Handle& file) override { ::sync_file_range(file.id(), 0, 0, SYNC_FILE_RANGE_WRITE); }

    Got<void> sync(const Handle& opened) override {
        return doing("fsync", [&] { return ::fsync(opened.id()); });
    }

    Got<void> sync_all(const Handle& opened) override {
        return doing("syncfs", [&] { return ::syncfs(opened.id()); });
    }

    Got<Stamp> stat(const Spot& spot) const override { return stat_at(spot.folder.id(), spot.name.c_str()); }

    Got<void> make_folder(const Spot& spot) override {
        return doing("mkdirat", [&] { return ::mkdirat(spot.folder.id(), spot.name.c_str(), 0777); });
    }

    Got<void> name(const Handle& nameless, const Spot& spot) override {
        const std::string self = own_fds + std::to_string(nameless.id());
        const auto link = [&] {
            return ::linkat(AT_FDCWD, self.c_str(), spot.folder.id(), spot.name.c_str(), AT_SYMLINK_FOLLOW);
        };
        return doing("linkat", link);
    }

    Got<void> move_new(const Spot& from, const Spot& to) override {
        if (const auto moved = rename(from, to, RENAME_NOREPLACE); moved || moved.error().number != EOPNOTSUPP) return moved;
        const auto linked = link(from, to);
        if (linked) ::unlinkat(from.folder.id(), from.name.c_str(), 0);  // left over, it is swept
        return linked;
    }

    Got<void> move_over(const Spot& from, const Spot& to) override { return rename(from, to, 0); }

    Got<void> swap(const Spot& first, const Spot& second) override {
        if (const auto done = rename(first, second, RENAME_EXCHANGE); done || done.error().number != EOPNOTSUPP) return done;
        const std::string kept = first.name + ".old";
        const Spot aside{first.folder, kept};
        return link(second, aside)
            .or_else([](DiskError e) -> Got<void> { return e.number == EPERM ? error(e.call, EOPNOTSUPP) : tl::unexpected(e); })
            .and_then([&] { return rename(first, second, 0); })
            .and_then([&] { return rename(aside, first, 0); });
    }

    Got<void> remove(const Spot& spot) override {
        return doing("unlinkat", [&] { return ::unlinkat(spot.folder.id(), spot.name.c_str(), 0); });
    }

    Clock::time_point now() const override { return Clock::now(); }
    void pause(std::chrono::milliseconds time) override { std::this_thread::sleep_for(time); }

private:
    static constexpr int to_read = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

    Got<int> open(const std::string& path, int flags) const {
        if (!m_lacks.openat2) return open_beneath(m_root.id(), path, flags);
        return open_by_steps(m_root.id(), or_dot(path), flags).map([](Fd&& fd) { return fd.release(); });
    }

    Got<Handle> handle(Got<int> fd) {
        return fd.map([this](int id) { return Handle(*this, id); });
    }

    Got<void> rename(const Spot& from, const Spot& to, unsigned flags) const {
        if (flags != 0 && m_lacks.rename_flags) return error("renameat2", EOPNOTSUPP);
        const auto done = doing(flags ? "renameat2" : "renameat", [&] {
            return flags ? ::renameat2(from.folder.id(), from.name.c_str(), to.folder.id(), to.name.c_str(), flags)
                         : ::renameat(from.folder.id(), from.name.c_str(), to.folder.id(), to.name.c_str());
        });
        return !done && flags && unknown_to_it(done.error().number) ? error("renameat2", EOPNOTSUPP) : done;
    }

    Got<void> link(const Spot& from, const Spot& to) const {
        return doing("linkat", [&] { return ::linkat(from.folder.id(), from.name.c_str(), to.folder.id(), to.name.c_str(), 0); });
    }

    void close(int id) override { ::close(id); }

    Fd m_root;
    Lacks m_lacks;
    bool m_proc_seen = false;
};

}

std::string DiskError::reason() const {
    const char* words = ::strerrordesc_np(number);
    return std::string(words ? words : "unknown error") + " (" + call + ")";
}

Got<std::unique_ptr<Disk>> open_disk(const std::string& root, Lacks lacks) {
    const auto fd = calling("open", [&] { return ::open(or_dot(root), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (!fd) return tl::unexpected(fd.error());
    // Older kernels don't know openat2, and older sandboxes forbid what they don't know.
    const auto probe = open_beneath(*fd, "", O_PATH);
    if (probe) ::close(*probe);
    lacks.openat2 |= !probe;
    return std::make_unique<PosixDisk>(*fd, lacks);
}

void keep_standard_fds() {
    for (int fd = 0; fd <= 2; ++fd) {
        if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
        // The wrong way round on purpose: a command that needs the closed one must fail, not lose its output.
        const int got = ::open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
        if (got < 0) ::open("/", O_RDONLY | O_DIRECTORY);
    }
}

}
