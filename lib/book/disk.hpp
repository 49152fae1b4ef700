// SPDX-License-Identifier: MIT
#pragma once
// The one seam between the book and the operating system: every call on the book's files goes through here, so that tests
// can put a disk there that fails, or that forgets what was never synced.
//
// Paths are relative to the root of the book, "" is the root itself. No path leads through a symbolic link: that is ELOOP.
// Signals and short writes are dealt with here; nothing else is retried, judged or told. A call that failed has usually done
// nothing; whoever must know looks.
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "book/contents.hpp"

namespace svc {

class Disk;

struct DiskError {
    int number;        ///< errno; see Disk for the ones with a meaning of their own
    const char* call;  ///< the system call that failed
    /// The system's words: "No space left on device (write)".
    std::string reason() const;
};

template <class T> using Got = tl::expected<T, DiskError>;

/// An open file or folder; closed, and its lock given up, with the object. Must not outlive its disk.
class Handle {
public:
    Handle() = default;
    Handle(Disk& disk, int id) : m_disk(&disk), m_id(id) {}
    Handle(Handle&& other) noexcept : m_disk(std::exchange(other.m_disk, nullptr)), m_id(other.m_id) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(m_disk, other.m_disk);
        std::swap(m_id, other.m_id);
        return *this;
    }
    ~Handle();
    int id() const { return m_id; }

private:
    Disk* m_disk = nullptr;
    int m_id = -1;
};

/// A name in an open folder.
struct Spot {
    const Handle& folder;
    const std::string& name;
};

struct Entry {
    std::string name;
    FileKind kind;
};

class Disk {
public:
    virtual ~Disk() = default;

    // Reading by path: const, and safe from several threads at once.

    /// A whole regular file, stamped before it was read. EFBIG above `most` bytes, EISDIR for a folder, ELOOP for a symbolic
    /// link, ENXIO for any other thing that is no file. Never waits on a FIFO.
    virtual Got<Contents> read(const std::string& path, std::size_t most) const = 0;
    /// What a folder holds, in no order, without "." and "..".
    virtual Got<std::vector<Entry>> list(const std::string& folder) const = 0;
    /// Of the name itself, not of what a link leads to.
    virtual Got<Stamp> stat(const std::string& path) const = 0;

    // Open files and folders.

    virtual Got<Handle> open_folder(const std::string& path) = 0;
    virtual Got<Handle> open_file(const std::string& path) = 0;
    virtual Got<Contents> read(const Handle&, std::size_t most) const = 0;
    virtual Got<Stamp> stat(const Handle&) const = 0;
    /// flock, exclusive; false when somebody else has it. Never waits.
    virtual Got<bool> try_lock(const Handle&) = 0;

    // Writing.

    /// A file without a name, with the group and access a file made in this folder would have. EOPNOTSUPP where the file
    /// system has no such thing.
    virtual Got<Handle> create_nameless(const Handle& folder) = 0;
    /// A new, empty file; EEXIST.
    virtual Got<Handle> create(const Spot&) = 0;
    /// All of the bytes at the end; a failure may leave some of them there.
    virtual Got<void> write(const Handle&, std::string_view bytes) = 0;
    /// Mode, group and, where allowed, owner of another file.
    virtual Got<void> make_like(const Handle&, const Stamp& now, const Stamp& other) = 0;
    /// Asks for the bytes to go to the medium soon, so that many files can go together. Promises nothing.
    virtual void begin_sync(const Handle&) = 0;
    /// Returns when the file's bytes, or the folder's names, are on the medium.
    virtual Got<void> sync(const Handle&) = 0;
    /// Returns when everything that was written to the file system of an open file or folder is on the medium.
    virtual Got<void> sync_all(const Handle&) = 0;

    // Names.

    virtual Got<Stamp> stat(const Spot&) const = 0;
    virtual Got<void> make_folder(const Spot&) = 0;
    /// Names a nameless file; EEXIST when the name is taken.
    virtual Got<void> name(const Handle& nameless, const Spot&) = 0;
    /// Moves a file to a name that isn't taken; EEXIST.
    virtual Got<void> move_new(const Spot& from, const Spot& to) = 0;
    /// Moves a file over another one.
    virtual Got<void> move_over(const Spot& from, const Spot& to) = 0;
    /// Each name leads to what the other led to. Readers of `second` always find one or the other. EOPNOTSUPP.
    virtual Got<void> swap(const Spot& first, const Spot& second) = 0;
    virtual Got<void> remove(const Spot&) = 0;

    // Time, for those who wait for a lock.

    using Clock = std::chrono::steady_clock;
    virtual Clock::time_point now() const = 0;
    virtual void pause(std::chrono::milliseconds) = 0;

private:
    friend class Handle;
    virtual void close(int id) = 0;
};

inline Handle::~Handle() {
    if (m_disk) m_disk->close(m_id);
}

/// What the real disk is to do without, as some file systems and kernels do; for tests.
struct Lacks {
    bool openat2 = false, nameless = false, rename_flags = false;
};

/// The real disk, with the book at `root`.
Got<std::unique_ptr<Disk>> open_disk(const std::string& root, Lacks = {});

/// To be called first in main: opens /dev/null where standard input, output or error is closed, so that no record gets its
/// number. Reading or writing there fails as it would on the closed one.
void keep_standard_fds();

}
