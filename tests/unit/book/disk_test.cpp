// SPDX-License-Identifier: MIT
// The real disk: what it refuses, and that it does without what a kernel or a file system lacks.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "book/tree_source.hpp"
#include "book/writer.hpp"
#include "unit/book/processes.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

namespace {

const std::vector<Lacks> all_lacks{{}, {.openat2 = true}, {.nameless = true}, {.rename_flags = true}, {true, true, true}};

template <class T> int number(const Got<T>& got) { return got ? 0 : got.error().number; }

}

TEST_CASE("a disk opens only a folder") {
    Folder root;
    root.put("file", "");
    CHECK(open_disk(root.path()));
    CHECK(number(open_disk(root.path() + "/file")) == ENOTDIR);
    CHECK(number(open_disk(root.path() + "/none")) == ENOENT);
    CHECK(open_disk(root.path() + "/none").error().reason() == "No such file or directory (open)");
}

TEST_CASE("reading takes regular files only, and never waits") {
    Folder root;
    root.put("tickets/a.yaml", "id: a\n");
    root.put("empty", "");
    REQUIRE(::mkfifo((root / "fifo.yaml").c_str(), 0600) == 0);
    std::filesystem::create_symlink("tickets/a.yaml", root / "link.yaml");
    std::filesystem::create_symlink("tickets", root / "linked");
    for (const Lacks& lacks : all_lacks) {
        const auto disk = std::move(*open_disk(root.path(), lacks));
        const auto read = disk->read("tickets/a.yaml", 100);
        REQUIRE(read);
        CHECK(read->bytes == "id: a\n");
        CHECK(read->stamp == *disk->stat("tickets/a.yaml"));
        CHECK(disk->read("empty", 100)->bytes.empty());
        CHECK(disk->read("tickets/a.yaml", 6));
        CHECK(number(disk->read("tickets/a.yaml", 5)) == EFBIG);
        CHECK(number(disk->read("tickets", 100)) == EISDIR);
        CHECK(number(disk->read("fifo.yaml", 100)) == ENXIO);
        CHECK(number(disk->read("link.yaml", 100)) == ELOOP);
        CHECK(number(disk->read("linked/a.yaml", 100)) == ELOOP);
        CHECK(number(disk->list("linked")) == ELOOP);
        CHECK(number(disk->open_folder("linked")) == ELOOP);
        CHECK(number(disk->read("none/a.yaml", 100)) == ENOENT);
        CHECK(number(disk->read("tickets/../../" + root.path() + "/empty", 100)) != 0);
        CHECK(number(disk->read((root / "empty").string(), 100)) != 0);
    }
}

TEST_CASE("old and new files are written alike whatever the system lacks") {
    for (const Lacks& lacks : all_lacks) {
        Folder root;
        root.put("tickets/old.yaml", "old");
        const auto disk = std::move(*open_disk(root.path(), lacks));
        Chance chance;
        const std::vector<Change> both{{"tickets/old.yaml", *disk->stat("tickets/old.yaml"), "changed"},
                                       {"tickets/2026/03/new.yaml", {}, "new"}};
        REQUIRE(Writer(*disk, chance).commit(both));
        CHECK(root.bytes("tickets/old.yaml") == "changed");
        CHECK(root.bytes("tickets/2026/03/new.yaml") == "new");
        CHECK(codes(Writer(*disk, chance).commit({&both[1], 1})) == Codes{"exists"});
        CHECK(codes(Writer(*disk, chance).commit({&both[0], 1})) == Codes{"changed-meanwhile"});
        const Change one{"tickets/old.yaml", *disk->stat("tickets/old.yaml"), "again"};
        REQUIRE(Writer(*disk, chance).commit({&one, 1}));
        CHECK(root.bytes("tickets/old.yaml") == "again");
        CHECK(root.count(".svc/tmp") == 0);
    }
}

TEST_CASE("a taken name undoes the whole batch, whatever the system lacks") {
    for (const Lacks& lacks : all_lacks) {
        Folder root;
        root.put("a.yaml", "old");
        root.put("taken.yaml", "theirs");
        const auto disk = std::move(*open_disk(root.path(), lacks));
        const auto was = *disk->stat("a.yaml");
        Chance chance;
        const std::vector<Change> all{{"new.yaml", {}, "new"}, {"a.yaml", was, "changed"}, {"taken.yaml", {}, "ours"}};
        const auto outcome = Writer(*disk, chance).commit(all);
        CHECK(codes(outcome) == Codes{"exists"});
        CHECK(named(outcome.error(), "exists") == std::set<std::string>{"taken.yaml"});
        CHECK(root.bytes("a.yaml") == "old");
        CHECK(disk->stat("a.yaml")->same_contents(was));
        CHECK(root.bytes("taken.yaml") == "theirs");
        CHECK_FALSE(root.has("new.yaml"));
        CHECK(root.count(".svc/tmp") == 0);
    }
}

TEST_CASE("a file that can't grow to its size is not written") {
    Folder root;
    root.put("a.yaml", "old");
    const int code = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit few{10, 10};  // the first write is cut short, the second one fails
        ::setrlimit(RLIMIT_FSIZE, &few);
        const auto disk = std::move(*open_disk(root.path()));
        Chance chance;
        const Change change{"a.yaml", *disk->stat("a.yaml"), "more than ten bytes"};
        return codes(Writer(*disk, chance).commit({&change, 1})) == Codes{"write-failed"} ? 0 : 1;
    });
    CHECK(code == 0);
    CHECK(root.bytes("a.yaml") == "old");
    CHECK(root.count(".svc/tmp") == 0);
}

TEST_CASE("closed standard descriptors are filled, and stay useless") {
    const int code = in_child([] {
        for (int fd : {0, 1, 2}) ::close(fd);
        keep_standard_fds();
        char c = 'x';
        const bool useless = ::read(0, &c, 1) == -1 && ::write(1, &c, 1) == -1 && ::write(2, &c, 1) == -1;
        return useless && ::open("/", O_RDONLY | O_DIRECTORY) >= 3 ? 0 : 1;  // others may be inherited
    });
    CHECK(code == 0);
}

TEST_CASE("open standard descriptors are left alone") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const int code = in_child([&] {
        ::dup2(ends[1], 1);
        ::close(2);
        keep_standard_fds();
        return ::write(1, "x", 1) == 1 ? 0 : 1;
    });
    ::close(ends[0]);
    ::close(ends[1]);
    CHECK(code == 0);
}
