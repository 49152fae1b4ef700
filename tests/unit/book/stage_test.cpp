// SPDX-License-Identifier: MIT
// Many new files at once: whole or not there whenever the power is cut, all or none whatever call fails.
#include <catch2/catch.hpp>

#include "book/stage.hpp"
#include "book/sweep.hpp"
#include "book/tree_source.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

namespace {

const std::map<std::string, std::string> wanted{{"tickets/2026/02/a.yaml", "content of a"},
                                                {"tickets/2026/02/b.yaml", "content of b"},
                                                {"tickets/2026/03/c.yaml", "content of c"},
                                                {"customers/d.yaml", "content of d"}};

Outcome<void> stage(Disk& disk, unsigned seed = 1) {
    const TreeSource tree(disk);
    Chance chance(seed);
    Stage all(disk, tree, chance);
    for (const auto& [path, bytes] : wanted)
        if (auto added = all.add(path, bytes); !added) return added;
    return all.commit();
}

std::size_t whole(const SimDisk& disk) {
    std::size_t n = 0;
    for (const auto& [path, bytes] : wanted) n += disk.bytes(path) == bytes;
    return n;
}
std::size_t there(const SimDisk& disk) {
    std::size_t n = 0;
    for (const auto& [path, bytes] : wanted) n += disk.bytes(path).has_value();
    return n;
}

}

TEST_CASE("what is staged is read as if it were in its place, and is nowhere until it is committed") {
    SimDisk disk;
    disk.put("customers/old.yaml", "old");
    const TreeSource tree(disk);
    Chance chance(1);
    {
        Stage all(disk, tree, chance);
        CHECK_FALSE(all.exists("tickets/2026/02/a.yaml"));
        REQUIRE(all.add("tickets/2026/02/a.yaml", "content of a"));
        CHECK(all.exists("tickets/2026/02/a.yaml"));
        CHECK(all.read("tickets/2026/02/a.yaml")->bytes == "content of a");
        CHECK(all.read("customers/old.yaml")->bytes == "old");
        CHECK_FALSE(tree.exists("tickets/2026/02/a.yaml"));
        CHECK(all.add("tickets/2026/02/a.yaml", "again").error().only("exists"));
        CHECK(all.add("../a.yaml", "x").error().only("bad-path"));
    }
    CHECK(disk.names(temp_folder).empty());
    CHECK_FALSE(disk.bytes("tickets/2026/02/a.yaml"));
}

TEST_CASE("a staged commit puts all in their places and leaves nothing behind") {
    SimDisk disk;
    REQUIRE(stage(disk));
    CHECK(whole(disk) == wanted.size());
    CHECK(disk.names(temp_folder).empty());
    disk.recover(SimDisk::Unsynced::lost);
    CHECK(whole(disk) == wanted.size());
}

TEST_CASE("a name taken meanwhile keeps all others out too") {
    SimDisk disk;
    disk.put("tickets/2026/02/b.yaml", "another's");
    const auto done = stage(disk);
    REQUIRE_FALSE(done);
    CHECK(done.error().only("exists"));
    CHECK(there(disk) == 1);
    CHECK(disk.bytes("tickets/2026/02/b.yaml") == "another's");
    CHECK(disk.names(temp_folder).empty());
}

TEST_CASE("whenever the power is cut, staged files are whole or not there, and a sweep takes the rest away") {
    int cuts = 0, torn = 0, lost = 0, left = 0;
    for (bool cut = true; cut;) {
        ++cuts;
        for (unsigned seed = 0; seed < 8; ++seed) {
            SimDisk disk;
            disk.cut_at = cuts;
            bool done = false;
            cut = false;
            try {
                done = stage(disk).has_value();
            } catch (const PowerCut&) {
                cut = true;
            }
            disk.recover(seed == 0   ? SimDisk::Unsynced::lost
                         : seed == 1 ? SimDisk::Unsynced::kept
                                     : SimDisk::Unsynced::some,
                         seed);
            disk.cut_at = 0;
            torn += there(disk) != whole(disk);
            lost += done && whole(disk) != wanted.size();
            sweep(disk);
            left += !disk.names(temp_folder).empty();
        }
    }
    CHECK(cuts > 40);
    CHECK(torn == 0);
    CHECK(lost == 0);
    CHECK(left == 0);
}

TEST_CASE("whichever call fails, staged files are all there or none, and the message is true") {
    int points = 0;
    for (bool failed = true; failed;) {
        ++points;
        for (const bool made : {false, true}) {
            SimDisk below;
            ThroughDisk disk(below);
            int calls = 0;
            failed = false;
            const auto hook = [&](const std::string&) -> std::optional<int> {
                if (++calls != points) return std::nullopt;
                failed = true;
                return EIO;
            };
            (made ? disk.after : disk.before) = hook;
            const auto done = stage(disk);
            INFO(points << (made ? " after" : " before"));
            CHECK(there(below) == whole(below));
            if (done) {
                CHECK(whole(below) == wanted.size());
            } else if (done.error().begin()->message->code == "folder-unconfirmed") {
                CHECK(whole(below) == wanted.size());
            } else {
                CHECK(there(below) == 0);
            }
        }
    }
    CHECK(points > 40);
}

TEST_CASE("staged files are found while they are written behind one's back") {
    const Folder folder;
    const auto disk = open_disk(folder.path());
    REQUIRE(disk);
    const TreeSource tree(**disk);
    Chance chance(1);
    Stage all(**disk, tree, chance);
    const auto path = [](int n) { return "tickets/2026/02/" + std::to_string(n) + ".yaml"; };
    for (int n = 0; n < 2000; ++n) {
        REQUIRE(all.add(path(n), "content of " + std::to_string(n)));
        const int other = n * 7 % (n + 1);
        REQUIRE(all.exists(path(other)));
        REQUIRE(all.read(path(other))->bytes == "content of " + std::to_string(other));
        REQUIRE(all.add(path(other), "x").error().only("exists"));
        REQUIRE_FALSE(all.exists(path(n + 1)));
    }
    CHECK(all.count() == 2000);
    REQUIRE(all.commit());
    CHECK(folder.count("tickets/2026/02") == 2000);
    CHECK(folder.bytes(path(1234)) == "content of 1234");
    CHECK(folder.count(".svc/tmp") == 0);
}
