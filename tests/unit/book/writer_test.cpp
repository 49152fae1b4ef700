// SPDX-License-Identifier: MIT
// What a commit keeps, notices and refuses, on the real disk.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

#include "book/locks.hpp"
#include "book/sweep.hpp"
#include "book/writer.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/processes.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

namespace {

struct Book {
    Folder root{};
    std::unique_ptr<Disk> disk = std::move(*open_disk(root.path()));
    Chance chance{};

    Outcome<void> commit(const std::vector<Change>& changes) { return commit(*disk, changes); }
    Outcome<void> commit(Disk& on, const std::vector<Change>& changes) { return Writer(on, chance).commit(changes); }
    Change over(const std::string& path, const std::string& bytes) const { return {path, *disk->stat(path), bytes}; }
    void save(const std::string& path, const std::string& bytes) const {  // as an editor or git does
        root.put(path + "~", bytes);
        std::filesystem::rename(root / (path + "~"), root / path);
    }
};

}

TEST_CASE("mode and group stay") {
    Book book;
    book.root.put("a.yaml", "old");
    ::chmod((book.root / "a.yaml").c_str(), 0640);
    const bool root = ::geteuid() == 0;
    if (root) REQUIRE(::chown((book.root / "a.yaml").c_str(), 12, 34) == 0);
    REQUIRE(book.commit({book.over("a.yaml", "new")}));
    const auto stamp = *book.disk->stat("a.yaml");
    CHECK(stamp.mode == 0640);
    if (root) CHECK((stamp.group == 34 && stamp.owner == 12));
}

TEST_CASE("a new file has the access that the user's mask leaves") {
    Book book;
    const mode_t mask = ::umask(027);
    REQUIRE(book.commit({{"tickets/a.yaml", {}, "new"}}));
    REQUIRE(book.commit({{"b.yaml", {}, "b"}, {"c.yaml", {}, "c"}}));
    ::umask(mask);
    for (const char* path : {"tickets/a.yaml", "b.yaml", "c.yaml"}) CHECK(book.disk->stat(path)->mode == 0640);
    CHECK((book.disk->stat("tickets")->mode & 0777) == 0750);
}

TEST_CASE("an outside save between read and commit is noticed and stays") {
    Book book;
    book.root.put("a.yaml", "old");
    const Change change = book.over("a.yaml", "ours");
    SECTION("as a new file") { book.save("a.yaml", "theirs"); }
    SECTION("as a new file of the same size") { book.save("a.yaml", "OLD"); }
    SECTION("into the same file") { book.root.put("a.yaml", "theirs"); }
    SECTION("into the same file, with its old size and time") {
        const auto time = std::filesystem::last_write_time(book.root / "a.yaml");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // older kernels tell times only every few ms
        book.root.put("a.yaml", "OLD");
        std::filesystem::last_write_time(book.root / "a.yaml", time);
    }
    SECTION("gone") { std::filesystem::remove(book.root / "a.yaml"); }
    const auto theirs = book.root.bytes("a.yaml");
    CHECK(codes(book.commit({change})) == Codes{"changed-meanwhile"});
    CHECK(book.root.bytes("a.yaml") == theirs);
    CHECK(book.root.count(".svc/tmp") == 0);
}

TEST_CASE("even a save in the last moment before the exchange is noticed and stays") {
    Book book;
    book.root.put("a.yaml", "old");
    book.root.put("b.yaml", "old b");
    ThroughDisk meddling(*book.disk);
    int swaps = 0;
    meddling.before = [&](const std::string& call) -> std::optional<int> {
        if (call == "swap" && ++swaps == 2) book.save("a.yaml", "theirs");
        return std::nullopt;
    };
    const auto outcome = book.commit(meddling, {book.over("b.yaml", "ours b"), book.over("a.yaml", "ours")});
    CHECK(codes(outcome) == Codes{"changed-meanwhile"});
    CHECK(book.root.bytes("a.yaml") == "theirs");
    CHECK(book.root.bytes("b.yaml") == "old b");
    CHECK(book.root.count(".svc/tmp") == 0);
}

TEST_CASE("what another writer has built on a file in the meantime isn't taken back") {
    Book book;
    book.root.put("a.yaml", "old");
    book.root.put("b.yaml", "old b");
    ThroughDisk meddling(*book.disk);
    int swaps = 0;
    meddling.before = [&](const std::string& call) -> std::optional<int> {
        if (call != "swap" || ++swaps != 2) return std::nullopt;
        book.save("a.yaml", "ours and theirs");
        return EIO;
    };
    const auto outcome = book.commit(meddling, {book.over("a.yaml", "ours"), book.over("b.yaml", "ours b")});
    CHECK(codes(outcome) == Codes{"half-written", "write-failed"});
    CHECK(named(outcome.error(), "half-written") == std::set<std::string>{"a.yaml"});
    CHECK(book.root.bytes("a.yaml") == "ours and theirs");
    CHECK(book.root.bytes("b.yaml") == "old b");
    const std::string kept = outcome.error().begin()->words.at(2);
    CHECK(book.root.bytes(kept) == "old");
    REQUIRE(book.commit({{"c.yaml", {}, "c"}}));
    CHECK(book.root.bytes(kept) == "old");  // no sweeper's business
}

TEST_CASE("someone else's save is never swept, even when it can't be put back") {
    Book book;
    book.root.put("a.yaml", "old");
    ThroughDisk meddling(*book.disk);
    int swaps = 0;
    meddling.before = [&](const std::string& call) -> std::optional<int> {
        if (call != "swap") return std::nullopt;
        if (++swaps == 1) book.save("a.yaml", "theirs");
        return swaps == 2 ? std::optional(EIO) : std::nullopt;
    };
    const auto outcome = book.commit(meddling, {book.over("a.yaml", "ours")});
    CHECK(codes(outcome) == Codes{"half-written"});
    CHECK(book.root.bytes("a.yaml") == "ours");
    REQUIRE(book.commit({{"c.yaml", {}, "c"}}));
    CHECK(book.root.bytes(outcome.error().begin()->words.at(2)) == "theirs");
}

TEST_CASE("nothing is written outside the book or through links") {
    Book book;
    Folder outside;
    outside.put("a.yaml", "outside");
    std::filesystem::create_directory_symlink(outside.path(), book.root / "linked");
    std::filesystem::create_symlink(outside / "a.yaml", book.root / "a.yaml");
    CHECK(codes(book.commit({{"linked/new.yaml", {}, "x"}})) == Codes{"linked"});
    CHECK(codes(book.commit({{"linked/deep/new.yaml", {}, "x"}})) == Codes{"linked"});
    CHECK(codes(book.commit({{"a.yaml", {}, "x"}})) == Codes{"exists"});
    CHECK(codes(Locks::take(*book.disk, book.chance, {"a.yaml"})) == Codes{"linked"});
    for (const char* path : {"../x.yaml", "/tmp/x.yaml", "a/../../x.yaml", "", "a//b", "./a"})
        CHECK(codes(book.commit({{path, {}, "x"}})) == Codes{"bad-path"});
    CHECK(outside.bytes("a.yaml") == "outside");
    CHECK(outside.count(".") == 1);
}

TEST_CASE("a file too large to be read is not written") {
    Book book;
    CHECK(codes(book.commit({{"a.yaml", {}, std::string(longest_file + 1, 'x')}})) == Codes{"too-large"});
    CHECK(book.commit({{"a.yaml", {}, std::string(longest_file, 'x')}}));
}

TEST_CASE("nothing to write is done at once") {
    Book book;
    CHECK(book.commit(std::vector<Change>{}));
    CHECK_FALSE(book.root.has(".svc"));
}

TEST_CASE("many files in many folders need few descriptors") {
    Book book;
    std::vector<Change> changes;
    for (int i = 0; i < 1000; ++i)
        changes.push_back({"tickets/" + std::to_string(i % 150) + "/" + std::to_string(i) + ".yaml", {}, std::to_string(i)});
    const auto limited = [&] {
        const rlimit few{100, 100};
        ::setrlimit(RLIMIT_NOFILE, &few);
        if (!book.commit(changes)) return 1;
        for (Change& change : changes) change = book.over(change.path, change.bytes + " again");
        return book.commit(changes) ? 0 : 2;
    };
    REQUIRE(in_child(limited) == 0);
    for (const Change& change : changes) REQUIRE(book.root.bytes(change.path) == change.bytes + " again");
    CHECK(book.root.count(".svc/tmp") == 0);
}

TEST_CASE("sweepers at work between any two calls disturb no living writer") {
    SimDisk disk;
    disk.put("a.yaml", "old");
    disk.put("b.yaml", "old");
    ThroughDisk meddling(disk);
    int sweeps = 0;
    meddling.before = [&](const std::string&) -> std::optional<int> {
        sweep(disk);
        ++sweeps;
        return std::nullopt;
    };
    Chance chance;
    std::vector<Change> changes{
        {"a.yaml", *disk.stat("a.yaml"), "new"}, {"c.yaml", {}, "new"}, {"b.yaml", *disk.stat("b.yaml"), "new"}};
    REQUIRE(Writer(meddling, chance).commit(changes));
    for (const Change& change : changes) CHECK(disk.bytes(change.path) == "new");
    CHECK(sweeps > 30);
    SECTION("nor one that takes back") {
        for (Change& change : changes) change = {change.path, *disk.stat(change.path), "newer"};
        changes.push_back({"b.yaml", {}, "taken"});
        CHECK(codes(Writer(meddling, chance).commit(changes)) == Codes{"exists"});
        for (const Change& change : changes) CHECK(disk.bytes(change.path) == "new");
    }
}

TEST_CASE("each folder is synced once") {
    Book book;
    ThroughDisk counting(*book.disk);
    std::map<std::string, int> count;
    counting.before = [&](const std::string& call) -> std::optional<int> {
        ++count[call];
        return std::nullopt;
    };
    book.root.put("a/old.yaml", "old");
    REQUIRE(book.commit(counting,
                        {{"a/1.yaml", {}, "1"}, {"a/2.yaml", {}, "2"}, book.over("a/old.yaml", "3"), {"b/1.yaml", {}, "4"}}));
    CHECK(count["sync"] == 4 + 3);  // the files; a, b, and the root in which b was made
}

TEST_CASE("a file in the way of a folder is named") {
    Book book;
    book.root.put("tickets", "a file");
    const auto outcome = book.commit({{"tickets/2026/a.yaml", {}, "x"}});
    CHECK(codes(outcome) == Codes{"write-failed"});
    CHECK(outcome.error().begin()->words.at(1).starts_with("Not a directory"));
}
