// SPDX-License-Identifier: MIT
#include "book/walk.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "book/tree_source.hpp"

namespace svc {

namespace {

/// How many files a thread takes at a time: enough not to meet the others, few enough to end together.
constexpr std::size_t paths_at_once = 64;

void sort_by_path(std::vector<Entry>& entries) {
    for (Entry& entry : entries)
        if (entry.kind == FileKind::folder) entry.name += '/';  // the bytes that its paths go on with
    std::ranges::sort(entries, {}, &Entry::name);
}

void walk(const Disk& disk, const std::string& folder, Walk& walked) {
    auto entries = disk.list(folder);
    if (!entries) {
        if (entries.error().number != ENOENT) walked.unread.add(not_read(folder, entries.error()));
        return;
    }
    sort_by_path(*entries);
    for (const Entry& entry : *entries) {
        if (is_hidden(entry.name)) continue;
        const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
        if (entry.kind == FileKind::folder)
            walk(disk, path.substr(0, path.size() - 1), walked);
        else
            (entry.kind == FileKind::file && path.ends_with(".yaml") ? walked.records : walked.strays).push_back(path);
    }
}

/// What the threads share.
struct Reading {
    const Disk& disk;
    std::span<const std::string> paths;
    const OnRead& on_read;
    std::atomic<std::size_t> next = 0;
    std::mutex mutex{};
    std::exception_ptr thrown{};

    void read_one(std::size_t index, unsigned thread) {
        auto contents = disk.read(paths[index], longest_file).map_error([&](const DiskError& error) {
            Findings found;
            found.add(not_read(paths[index], error));
            return found;
        });
        on_read(index, thread, std::move(contents));
    }

    void read_portions(unsigned thread) {
        for (std::size_t from; (from = next.fetch_add(paths_at_once)) < paths.size();)
            for (std::size_t i = from; i < std::min(from + paths_at_once, paths.size()); ++i) read_one(i, thread);
    }

    void run(unsigned thread) noexcept {
        try {
            read_portions(thread);
        } catch (...) {
            next = paths.size();
            const std::lock_guard lock(mutex);
            thrown = std::current_exception();
        }
    }
};

}

Walk Walk::through(const Disk& disk, const std::string& folder) {
    Walk walked;
    walk(disk, folder, walked);
    return walked;
}

void read_in_parallel(const Disk& disk, std::span<const std::string> paths, unsigned threads, const OnRead& on_read) {
    Reading reading{disk, paths, on_read};
    {
        std::vector<std::jthread> others;
        try {
            for (unsigned thread = 1; thread < threads && thread * paths_at_once < paths.size(); ++thread)
                others.emplace_back([&reading, thread] { reading.run(thread); });
        } catch (const std::system_error&) {
            // No more threads to be had: fewer do the same.
        }
        reading.run(0);
    }
    if (reading.thrown) std::rethrow_exception(reading.thrown);
}

}
