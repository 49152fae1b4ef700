// SPDX-License-Identifier: MIT
// What safety costs: not run by default, `test_book "[bench]"` measures on the disk of TMPDIR.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>

#include "book/locks.hpp"
#include "book/walk.hpp"
#include "book/writer.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

namespace {

const std::string path = "tickets/2026/02/T-1.yaml";

/// Microseconds of one call.
template <class Call> double time_of(Call call) {
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
    return times[times.size() / 2];
}

/// The least that replaces a file durably.
bool replace_barely(int folder, const std::string& bytes) {
    const int fd = ::openat(folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    const std::string self = "/proc/self/fd/" + std::to_string(fd);
    const bool written = ::write(fd, bytes.data(), bytes.size()) >= 0 && ::fsync(fd) == 0;
    const bool named = ::linkat(AT_FDCWD, self.c_str(), folder, ".temp", AT_SYMLINK_FOLLOW) == 0 && ::close(fd) == 0;
    return written && named && ::renameat(folder, ".temp", folder, "bare.yaml") == 0 && ::fsync(folder) == 0;
}

bool amend(Disk& disk, Entropy& entropy) {
    const auto locks = Locks::take(disk, entropy, {path});
    const auto read = locks->read(path);
    const Change change{path, read->stamp, read->bytes};
    return Writer(disk, entropy).commit({&change, 1}).has_value();
}

std::size_t read_barely(const std::string& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat s{};
    ::fstat(fd, &s);
    std::string bytes(static_cast<std::size_t>(s.st_size), '\0');
    const auto n = ::read(fd, bytes.data(), bytes.size());
    ::close(fd);
    return static_cast<std::size_t>(n);
}

}

TEST_CASE("adding to a file costs at most 1.3 bare durable replaces", "[.bench]") {
    Folder root;
    root.put(path, std::string(466, 'x'));
    const auto disk = std::move(*open_disk(root.path()));
    const int folder = ::open((root / "tickets/2026/02").c_str(), O_RDONLY | O_DIRECTORY);
    Chance chance;
    std::vector<double> bare, ours;
    bool good = true;
    for (int i = 0; i < 1000; ++i) {
        bare.push_back(time_of([&] { good &= replace_barely(folder, std::string(466, 'x')); }));
        ours.push_back(time_of([&] { good &= amend(*disk, chance); }));
    }
    ::close(folder);
    CHECK(good);
    std::cout << "bare " << median(bare) << " us, amend " << median(ours) << " us, ratio " << median(ours) / median(bare) << '\n';
    CHECK(median(ours) <= 1.3 * median(bare));
}

TEST_CASE("many files at once", "[.bench]") {
    Folder root;
    const auto disk = std::move(*open_disk(root.path()));
    Chance chance;
    std::vector<Change> changes;
    for (int i = 0; i < 20'000; ++i)
        changes.push_back({"tickets/" + std::to_string(i % 240) + "/" + std::to_string(i) + ".yaml", {}, std::string(466, 'x')});
    std::cout << "20000 new: " << time_of([&] { REQUIRE(Writer(*disk, chance).commit(changes)); }) / 20'000 << " us each\n";
    for (Change& change : changes) change.was = *disk->stat(change.path);
    std::cout << "20000 old: " << time_of([&] { REQUIRE(Writer(*disk, chance).commit(changes)); }) / 20'000 << " us each\n";
    const auto records = Walk::through(*disk, "").records;
    REQUIRE(records.size() == changes.size());
    for (int round = 0; round < 2; ++round) {  // the first one warms up
        std::size_t bytes = 0;
        const double bare = time_of([&] {
            for (const auto& record : records) bytes += read_barely(root / record);
        });
        std::cout << "reading barely: " << bare / 20'000 << " us each\n";
        for (const unsigned threads : {1u, 2u}) {
            const double ours = time_of([&] { read_in_parallel(*disk, records, threads, [](auto, auto, auto) {}); });
            std::cout << "reading with " << threads << " threads: " << ours / 20'000 << " us each\n";
        }
    }
}
