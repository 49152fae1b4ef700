// SPDX-License-Identifier: MIT
// Taking turns, in simulated time.
#include <catch2/catch.hpp>

#include "book/locks.hpp"
#include "book/writer.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;
using namespace std::chrono_literals;

namespace {

struct Two {
    SimDisk disk{};
    Chance chance{1};
    Two() {
        disk.put("a.yaml", "a");
        disk.put("b.yaml", "b");
        disk.put("c.yaml", "c");
    }
    Outcome<Locks> take(std::vector<std::string> heads, std::chrono::milliseconds wait = 10s) {
        return Locks::take(disk, chance, std::move(heads), wait);
    }
};

}

TEST_CASE("a lock is had at once, read through, and given up with the object") {
    Two two;
    {
        const auto lock = two.take({"a.yaml"});
        REQUIRE(lock);
        CHECK(lock->read("a.yaml")->bytes == "a");
        CHECK(codes(two.take({"a.yaml"}, 0s)) == Codes{"busy"});
    }
    CHECK(two.take({"a.yaml"}, 0s));
}

TEST_CASE("waiting ends in time, and says for what and how long") {
    Two two;
    const auto held = two.take({"b.yaml"});
    const auto start = two.disk.now();
    const auto late = two.take({"a.yaml", "b.yaml"}, 10s);
    CHECK(codes(late) == Codes{"busy"});
    CHECK(late.error().begin()->words == std::vector<std::string>{"b.yaml", "10"});
    CHECK(two.disk.now() - start == 10s);
    CHECK(two.take({"a.yaml"}, 0s));  // what was locked before the failure is free again
}

TEST_CASE("heads are locked in sorted order, each once") {
    Two two;
    REQUIRE(two.take({"c.yaml", "a.yaml", "b.yaml", "a.yaml"}));
    CHECK(two.disk.opened == std::vector<std::string>{"a.yaml", "b.yaml", "c.yaml"});
}

TEST_CASE("whoever waited gets the file that is there now, not the one that was") {
    Two two;
    auto held = two.take({"a.yaml"});
    int pauses = 0;
    two.disk.on_pause = [&] {
        if (++pauses != 3) return;
        const Change change{"a.yaml", held->read("a.yaml")->stamp, "a and more"};
        REQUIRE(Writer(two.disk, two.chance).commit({&change, 1}));
        held = tl::unexpected(Findings{});
    };
    const auto next = two.take({"a.yaml"});
    REQUIRE(next);
    CHECK(pauses >= 3);
    CHECK(next->read("a.yaml")->bytes == "a and more");
    CHECK(next->read("a.yaml")->stamp == *two.disk.stat("a.yaml"));
}

TEST_CASE("a head that is gone, or goes, is not waited for") {
    Two two;
    CHECK(codes(two.take({"none.yaml"})) == Codes{"no-file"});
    auto held = two.take({"a.yaml"});
    two.disk.on_pause = [&] {
        REQUIRE(two.disk.remove({*two.disk.open_folder(""), "a.yaml"}));
        held = tl::unexpected(Findings{});
    };
    CHECK(codes(two.take({"a.yaml"})) == Codes{"no-file"});
    CHECK(codes(two.take({"../a.yaml"})) == Codes{"bad-path"});
}

TEST_CASE("a file that keeps changing is given up like a locked one") {
    Two two;
    ThroughDisk restless(two.disk);
    restless.before = [&](const std::string& call) -> std::optional<int> {
        if (call == "try_lock") {
            const Change change{"a.yaml", *two.disk.stat("a.yaml"), "again"};
            REQUIRE(Writer(two.disk, two.chance).commit({&change, 1}));
        }
        return std::nullopt;
    };
    CHECK(codes(Locks::take(restless, two.chance, {"a.yaml"}, 1s)) == Codes{"busy"});
}
