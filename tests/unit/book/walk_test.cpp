// SPDX-License-Identifier: MIT
// Going over the book, and reading from it.
#include <sys/stat.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>

#include "book/messages.hpp"
#include "book/tree_source.hpp"
#include "book/walk.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

using Paths = std::vector<std::string>;

TEST_CASE("a walk finds records in the order of their paths, and names what is none") {
    Folder root;
    for (const char* path : {"tickets/2026/02/T-2.yaml", "tickets/2026/02/T-1.yaml", "tickets/2026.yaml",
                             "tickets/2025/12/T-0.yaml", "units/.hidden.yaml", "units/SN1.yaml", "units/SN1.yaml~",
                             "units/notes.txt", ".git/config.yaml", "svc.yaml", ".svc/tmp/x.yaml"})
        root.put(path, "");
    REQUIRE(::mkfifo((root / "units/fifo.yaml").c_str(), 0600) == 0);
    std::filesystem::create_symlink("SN1.yaml", root / "units/link.yaml");
    std::filesystem::create_directory_symlink("../tickets", root / "units/tickets");
    const auto disk = std::move(*open_disk(root.path()));
    const Walk all = Walk::through(*disk, "");
    CHECK(all.records == Paths{"svc.yaml", "tickets/2025/12/T-0.yaml", "tickets/2026.yaml", "tickets/2026/02/T-1.yaml",
                               "tickets/2026/02/T-2.yaml", "units/SN1.yaml"});
    CHECK(all.strays == Paths{"units/SN1.yaml~", "units/fifo.yaml", "units/link.yaml", "units/notes.txt", "units/tickets"});
    CHECK(std::ranges::is_sorted(all.records));
    CHECK(all.unread.empty());
    CHECK(Walk::through(*disk, "tickets/2026").records == Paths{"tickets/2026/02/T-1.yaml", "tickets/2026/02/T-2.yaml"});
    CHECK(Walk::through(*disk, "none").records.empty());
}

TEST_CASE("a folder that can't be listed is found, and the rest walked") {
    SimDisk sim;
    for (const char* path : {"a/1.yaml", "b/2.yaml", "c/3.yaml"}) sim.put(path, "");
    ThroughDisk disk(sim);
    int lists = 0;
    disk.before = [&](const std::string& call) -> std::optional<int> {
        return call == "list" && ++lists == 3 ? std::optional(EACCES) : std::nullopt;
    };
    const Walk walked = Walk::through(disk, "");
    CHECK(walked.records == Paths{"a/1.yaml", "c/3.yaml"});
    CHECK(named(walked.unread, "unreadable") == std::set<std::string>{"b"});
}

TEST_CASE("reading in parallel calls once for every path") {
    Folder root;
    Paths paths;
    for (int i = 0; i < 500; ++i) paths.push_back("t/" + std::to_string(i) + ".yaml");
    for (const std::string& path : paths) root.put(path, path);
    paths.push_back("t/none.yaml");
    const auto disk = std::move(*open_disk(root.path()));
    for (const unsigned threads : {0u, 1u, 2u, 7u}) {
        std::vector<int> calls(paths.size());
        std::atomic<unsigned> wrong = 0, most = 0;
        read_in_parallel(*disk, paths, threads, [&](std::size_t index, unsigned thread, Outcome<Contents> contents) {
            ++calls[index];
            most = std::max<unsigned>(most, thread);
            const bool right = contents ? contents->bytes == paths[index] : index == 500 && codes(contents) == Codes{"no-file"};
            wrong += !right;
        });
        CHECK(std::ranges::all_of(calls, [](int n) { return n == 1; }));
        CHECK(wrong == 0);
        CHECK(most < std::max(threads, 1u));
    }
}

TEST_CASE("an exception ends reading in parallel and comes out") {
    SimDisk disk;
    Paths paths(1000, "a.yaml");
    disk.put("a.yaml", "a");
    for (const unsigned threads : {1u, 3u}) {
        Folder root;
        root.put("a.yaml", "a");
        const auto real = std::move(*open_disk(root.path()));
        const auto throwing = [](std::size_t index, unsigned, Outcome<Contents>) {
            if (index == 130) throw std::runtime_error("enough");
        };
        CHECK_THROWS_WITH(read_in_parallel(*real, paths, threads, throwing), "enough");
    }
}

TEST_CASE("the working tree is a source") {
    Folder root;
    root.put("tickets/2026/a.yaml", "id: a\n");
    root.put("tickets/b.yaml", "b");
    root.put("tickets/.hidden", "");
    root.put("tickets/large.yaml", std::string(longest_file + 1, 'x'));
    std::filesystem::create_symlink("b.yaml", root / "tickets/link.yaml");
    const auto disk = std::move(*open_disk(root.path()));
    const TreeSource source(*disk);
    CHECK(source.read("tickets/2026/a.yaml")->bytes == "id: a\n");
    CHECK(codes(source.read("tickets/none.yaml")) == Codes{"no-file"});
    CHECK(source.read("tickets/none.yaml").error().failure() == Failure::missing);
    CHECK(codes(source.read("tickets/b.yaml/c.yaml")) == Codes{"no-file"});
    CHECK(codes(source.read("tickets/large.yaml")) == Codes{"too-large"});
    CHECK(codes(source.read("tickets")) == Codes{"not-a-file"});
    CHECK(codes(source.read("tickets/link.yaml")) == Codes{"linked"});
    CHECK(codes(source.read("../a.yaml")) == Codes{"bad-path"});
    CHECK(source.list("tickets") == Paths{"2026/", "b.yaml", "large.yaml", "link.yaml"});
    CHECK(source.list("").size() == 1);
    CHECK(source.list("none").empty());
    CHECK(source.exists("tickets/b.yaml"));
    CHECK_FALSE(source.exists("tickets/c.yaml"));
    CHECK_FALSE(source.exists("tickets/../tickets/b.yaml"));
}

TEST_CASE("the book's messages are unique and stand in both languages") {
    std::set<std::string_view> seen;
    for (const Message& message : book::messages) {
        CHECK(seen.insert(message.code).second);
        for (const Text& text : {message.says, message.remedy}) CHECK((!text.zh.empty() && !text.en.empty()));
    }
}
