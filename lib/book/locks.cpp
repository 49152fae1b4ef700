// SPDX-License-Identifier: MIT
#include "book/locks.hpp"

#include <algorithm>
#include <cerrno>

#include "base/values.hpp"
#include "book/messages.hpp"
#include "book/tree_source.hpp"

namespace svc {

namespace {

using std::chrono::milliseconds;

/// One wait for all heads together.
class Patience {
public:
    Patience(Disk& disk, Entropy& entropy, milliseconds wait)
        : m_disk(&disk), m_entropy(&entropy), m_start(disk.now()), m_end(m_start + wait) {}

    /// Sleeps a little; false once the time is up. Chance keeps waiters from meeting again and again.
    bool pause() {
        const auto left = std::chrono::ceil<milliseconds>(m_end - m_disk->now());
        if (left <= milliseconds{0}) return false;
        const auto chance = static_cast<unsigned char>(m_entropy->bytes(1).front());
        m_disk->pause(std::min(left, milliseconds{1 + chance % 8}));
        return true;
    }

    std::string seconds() const {
        return std::to_string(std::chrono::round<std::chrono::seconds>(m_disk->now() - m_start).count());
    }

private:
    Disk* m_disk;
    Entropy* m_entropy;
    Disk::Clock::time_point m_start, m_end;
};

tl::unexpected<Findings> failed(Finding finding) {
    Findings found;
    found.add(std::move(finding));
    return svc::failed(std::move(found));
}

/// Whoever held the lock may have put another file in the place of the one now locked.
Got<bool> leads_to(const Disk& disk, const std::string& path, const Handle& file) {
    const auto opened = disk.stat(file);
    if (!opened) return tl::unexpected(opened.error());
    const auto named = disk.stat(path);
    if (!named && named.error().number != ENOENT) return tl::unexpected(named.error());
    return named && named->same_file(*opened);
}

/// A lock on what the path leads to at this moment; none when somebody has it.
Got<std::optional<Handle>> try_head(Disk& disk, const std::string& path, Handle& waiting) {
    const auto got = disk.try_lock(waiting);
    if (!got) return tl::unexpected(got.error());
    if (!*got) return std::nullopt;
    const auto still = leads_to(disk, path, waiting);
    if (!still) return tl::unexpected(still.error());
    if (*still) return std::move(waiting);
    return disk.open_file(path).map([&](Handle&& next) -> std::optional<Handle> {
        waiting = std::move(next);
        return std::nullopt;
    });
}

Outcome<Handle> lock(Disk& disk, const std::string& path, Patience& patience) {
    if (const auto plain = BookPath::parse(path); !plain) return svc::failed(*plain.error().message, plain.error().words);
    auto waiting = disk.open_file(path);
    if (!waiting) return failed(not_read(path, waiting.error()));
    for (;;) {
        auto head = try_head(disk, path, *waiting);
        if (!head) return failed(not_read(path, head.error()));
        if (*head) return std::move(**head);
        if (!patience.pause()) return svc::failed(book::message("busy"), {path, patience.seconds()}, {.file = path});
    }
}

}

Outcome<Locks> Locks::take(Disk& disk, Entropy& entropy, std::vector<std::string> heads, milliseconds wait) {
    std::ranges::sort(heads);
    Patience patience(disk, entropy, wait);
    Locks locks(disk);
    for (const std::string& path : heads) {
        if (locks.m_heads.contains(path)) continue;
        auto head = lock(disk, path, patience);
        if (!head) return tl::unexpected(std::move(head.error()));
        locks.m_heads.emplace(path, std::move(*head));
    }
    return locks;
}

Outcome<Contents> Locks::read(const std::string& head) const {
    auto contents = m_disk->read(m_heads.at(head), longest_file);
    if (!contents) return failed(not_read(head, contents.error()));
    return std::move(*contents);
}

}
