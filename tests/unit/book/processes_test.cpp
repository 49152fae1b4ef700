// SPDX-License-Identifier: MIT
// Several writers at once, stopped ones and killed ones, as real processes on the real disk.
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "book/locks.hpp"
#include "book/sweep.hpp"
#include "book/writer.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/processes.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;
using namespace std::chrono_literals;

namespace {

const std::string head = "tickets/2026/02/T-1.yaml";

Outcome<void> append(Disk& disk, const std::string& path, const std::string& line, std::chrono::milliseconds wait) {
    Chance chance;
    return Locks::take(disk, chance, {path}, wait).and_then([&](const Locks& locks) {
        return locks.read(path).and_then([&](const Contents& read) {
            const Change change{path, read.stamp, read.bytes + line + "\n"};
            return Writer(disk, chance).commit({&change, 1});
        });
    });
}

int append_hundred(const Folder& root, int who) {
    const auto disk = std::move(*open_disk(root.path()));
    for (int i = 0; i < 100; ++i)
        if (!append(*disk, head, std::to_string(who) + " " + std::to_string(i), 60s)) return 1;
    return 0;
}

/// A process that holds the lock and says so by a file; it sleeps until it is ended.
pid_t start_holder(const Folder& root) {
    const pid_t pid = start([&] {
        const auto disk = std::move(*open_disk(root.path()));
        Chance chance;
        const auto lock = Locks::take(*disk, chance, {head});
        root.put("held", "");
        std::this_thread::sleep_for(60s);
        return lock ? 0 : 1;
    });
    while (!root.has("held")) std::this_thread::sleep_for(1ms);
    return pid;
}

}

TEST_CASE("sixteen writers of one file lose nothing") {
    Folder root;
    root.put(head, "");
    std::vector<pid_t> writers;
    for (int who = 0; who < 16; ++who) writers.push_back(start([&, who] { return append_hundred(root, who); }));
    for (const pid_t writer : writers) CHECK(end_of(writer) == 0);
    std::map<int, int> next;
    std::istringstream lines(root.bytes(head));
    for (int who = 0, i = 0; lines >> who >> i;) CHECK(next[who]++ == i);  // all, each once, each writer's in order
    CHECK(next.size() == 16);
    for (const auto& [who, count] : next) CHECK(count == 100);
    CHECK(root.count(".svc/tmp") == 0);
}

TEST_CASE("a stopped holder makes others busy in time, a killed one nobody") {
    Folder root;
    root.put(head, "");
    const auto disk = std::move(*open_disk(root.path()));
    const pid_t holder = start_holder(root);
    ::kill(holder, SIGSTOP);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(codes(append(*disk, head, "x", 300ms)) == Codes{"busy"});
    const auto waited = std::chrono::steady_clock::now() - begin;
    CHECK(waited >= 300ms);
    CHECK(waited < 8s);                          // a busy machine is no fault
    CHECK(disk->read(head, 10)->bytes.empty());  // readers never wait
    ::kill(holder, SIGKILL);
    CHECK(end_of(holder) == -SIGKILL);
    CHECK(append(*disk, head, "x", 0ms));
}

TEST_CASE("a writer killed at any call leaves old or new, and what the next one sweeps") {
    const std::vector<std::string> paths{head, "repairs/2026/02/R-1.yaml", "tickets/2026/03/T-2.yaml"};
    int at = 0;
    for (int end = -SIGKILL; end == -SIGKILL;) {
        Folder root;
        root.put(paths[0], "old");
        root.put(paths[1], "old");
        ++at;
        end = in_child([&] {
            const auto real = std::move(*open_disk(root.path()));
            ThroughDisk disk(*real);
            int calls = 0;
            disk.before = [&](const std::string&) -> std::optional<int> {
                if (++calls == at) ::raise(SIGKILL);
                return std::nullopt;
            };
            Chance chance;
            const std::vector<Change> all{
                {paths[0], *real->stat(paths[0]), "new"}, {paths[1], *real->stat(paths[1]), "new"}, {paths[2], {}, "new"}};
            return Writer(disk, chance).commit(all) ? 0 : 1;
        });
        CAPTURE(at);
        for (const std::string& path : paths) {
            const std::string now = root.bytes(path);
            REQUIRE((now == "new" || now == (path == paths[2] ? "" : "old")));
            REQUIRE((end != 0 || now == "new"));
        }
        const auto disk = std::move(*open_disk(root.path()));
        CHECK(append(*disk, head, "next", 0ms));
        CHECK(root.count(".svc/tmp") == 0);
    }
    CHECK(at == 48);
}

TEST_CASE("sweeping leaves the living and the unknown alone") {
    Folder root;
    const auto disk = std::move(*open_disk(root.path()));
    const std::string alive = "00000000000000aa", killed = "00000000000000bb", orphaned = "00000000000000cc";
    for (const std::string& writer : {alive, killed})
        for (std::size_t number : {0u, 1u}) root.put(temp_folder + "/" + temp_name(writer, number), "x");
    root.put(temp_folder + "/" + temp_name(orphaned, 7), "x");
    for (const char* unknown :
         {"notes.txt", "00000000000000bb.0.kept", "00000000000000BB.0", "00000000000000bb.", "00000000000000bb.x", "0.0"})
        root.put(temp_folder + "/" + unknown, "x");
    std::filesystem::create_directory(root / (temp_folder + "/00000000000000bb.9"));
    const auto first = disk->open_file(temp_folder + "/" + temp_name(alive, 0));
    REQUIRE(disk->try_lock(*first));
    const auto other = std::move(*open_disk(root.path()));
    sweep(*other);
    CHECK(root.count(temp_folder) == 2 + 6 + 1);
    for (std::size_t number : {0u, 1u}) CHECK(root.has(temp_folder + "/" + temp_name(alive, number)));
    CHECK(root.has(temp_folder + "/notes.txt"));
}

TEST_CASE("a book's .svc that is a link is refused") {
    Folder root, outside;
    root.put(head, "old");
    std::filesystem::create_directory_symlink(outside.path(), root / ".svc");
    const auto disk = std::move(*open_disk(root.path()));
    CHECK(codes(append(*disk, head, "x", 0ms)) == Codes{"linked"});
    CHECK(root.bytes(head) == "old");
}
