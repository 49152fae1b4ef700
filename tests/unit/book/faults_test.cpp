// SPDX-License-Identifier: MIT
// Every call of every way of writing fails once, in every way: the files and the messages must stay true.
#include <catch2/catch.hpp>

#include "book/locks.hpp"
#include "book/sweep.hpp"
#include "book/writer.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

namespace {

const std::string old_one = "tickets/2026/02/T-1.yaml", old_two = "repairs/2026/02/R-1.yaml";
const std::string new_one = "tickets/2026/02/T-2.yaml", new_two = "tickets/2026/03/T-3.yaml";
const std::string bystander = "tickets/2026/02/T-9.yaml";
const std::string dead = "0123456789abcdef";

void set_up(SimDisk& disk) {
    disk.put(old_one, "old one");
    disk.put(old_two, "old two");
    disk.put(bystander, "bystander");
}

/// A way of writing, and what it is to do: path to new bytes.
struct Scenario {
    std::string name;
    std::map<std::string, std::string> writes;
    std::function<Outcome<void>(Disk&)> run;
    int calls;  ///< how many can fail: when this changes, the tests below reach more, or less, than somebody thought
    std::function<void(SimDisk&)> prepare = [](SimDisk&) {};
};

Outcome<void> amend(Disk& disk, const std::string& path, const std::string& bytes) {
    Chance chance(1);
    return Locks::take(disk, chance, {path}).and_then([&](const Locks& locks) {
        return locks.read(path).and_then([&](const Contents& read) {
            const Change change{path, read.stamp, bytes};
            return Writer(disk, chance).commit({&change, 1});
        });
    });
}

/// As read before anything fails.
Change over(Disk& disk, const std::string& path, const std::string& bytes) {
    const auto stamp = disk.stat(path);
    return {path, stamp ? std::optional(*stamp) : Stamp{}, bytes};
}

Outcome<void> commit(Disk& disk, const std::vector<Change>& changes) {
    Chance chance(1);
    return Writer(disk, chance).commit(changes);
}

Outcome<void> mixed(Disk& disk) {
    return commit(
        disk, {over(disk, old_one, "NEW ONE"), {new_one, {}, "new 1"}, over(disk, old_two, "NEW TWO"), {new_two, {}, "new 2"}});
}

const std::map<std::string, std::string> all_four{
    {old_one, "NEW ONE"}, {new_one, "new 1"}, {old_two, "NEW TWO"}, {new_two, "new 2"}};

const auto no_nameless = [](SimDisk& disk) { disk.lacks_nameless = true; };
const auto with_temp = [](SimDisk& disk) { disk.put(temp_folder + "/", ""); };
const auto no_swap = [](SimDisk& disk) { disk.lacks_swap = true; };
const auto leftovers = [](SimDisk& disk) {
    for (std::size_t number : {0u, 1u, 2u}) disk.put(temp_folder + "/" + temp_name(dead, number), "left");
};

std::vector<Scenario> scenarios() {
    const auto amend_one = [](Disk& disk) { return amend(disk, old_one, "NEW ONE"); };
    const auto make_one = [](Disk& disk) { return commit(disk, {{new_one, {}, "new 1"}}); };
    const auto make_deep = [](Disk& disk) { return commit(disk, {{new_two, {}, "new 2"}}); };
    return {
        {"a new file", {{new_one, "new 1"}}, make_one, 8},
        {"a new file in a new folder", {{new_two, "new 2"}}, make_deep, 12},
        {"a new file, without nameless files", {{new_one, "new 1"}}, make_one, 20, no_nameless},
        {"an old file", {{old_one, "NEW ONE"}}, amend_one, 20, with_temp},
        {"an old file, the first one ever", {{old_one, "NEW ONE"}}, amend_one, 28},
        {"an old file, after a killed writer", {{old_one, "NEW ONE"}}, amend_one, 26, leftovers},
        {"an old file, without nameless files", {{old_one, "NEW ONE"}}, amend_one, 29, no_nameless},
        {"an old file, without exchange", {{old_one, "NEW ONE"}}, amend_one, 29, no_swap},
        {"old and new files", all_four, mixed, 55},
        {"old and new files, without nameless files", all_four, mixed, 56, no_nameless},
        {"old and new files, without exchange", all_four, mixed, 57, no_swap},
    };
}

/// What a commit must have done to be true to its word.
void check_truth(const SimDisk& disk, const Scenario& scenario, const Outcome<void>& outcome) {
    std::set<std::string> written;
    for (const auto& [path, bytes] : scenario.writes) {
        const auto now = disk.bytes(path);
        const auto before = path == old_one   ? std::optional<std::string>("old one")
                            : path == old_two ? std::optional<std::string>("old two")
                                              : std::nullopt;
        CAPTURE(path, now);
        REQUIRE((now == bytes || now == before));
        if (now == bytes) written.insert(path);
    }
    REQUIRE(disk.bytes(bystander) == "bystander");
    if (outcome) {
        REQUIRE(written.size() == scenario.writes.size());
        return;
    }
    CAPTURE(codes(outcome));
    REQUIRE_FALSE(outcome.error().empty());
    if (!named(outcome.error(), "written-unconfirmed").empty())
        REQUIRE(written.size() == scenario.writes.size());
    else
        REQUIRE(written == named(outcome.error(), "half-written"));
    for (const Finding& f : outcome.error()) {
        REQUIRE(f.place.file == f.words.at(0));
        REQUIRE(scenario.writes.contains(f.place.file));
    }
}

/// Whatever a writer leaves is swept by the next one.
void check_swept(SimDisk& disk) {
    REQUIRE(commit(disk, {{"staff/lina.yaml", {}, "lina"}}));
    for (const std::string& name : disk.names(temp_folder)) CHECK(name.ends_with(".kept"));
}

enum class Way { not_done, done_but_reported, from_now_on };

struct Fault {
    int at, number;
    Way way;
};

Outcome<void> run_with(SimDisk& disk, const Scenario& scenario, const Fault& fault, int& calls) {
    ThroughDisk faulty(disk);
    calls = 0;
    faulty.before = [&](const std::string&) -> std::optional<int> {
        ++calls;
        const bool fails = fault.way == Way::not_done ? calls == fault.at : fault.way == Way::from_now_on && calls >= fault.at;
        return fails ? std::optional(fault.number) : std::nullopt;
    };
    faulty.after = [&](const std::string&) -> std::optional<int> {
        return fault.way == Way::done_but_reported && calls == fault.at ? std::optional(fault.number) : std::nullopt;
    };
    return scenario.run(faulty);
}

constexpr int errors[] = {ENOSPC, EIO, EACCES, EROFS, EINTR, EDQUOT, EMFILE, ENOMEM};
constexpr int never = 1 << 30;

}

TEST_CASE("every scenario makes as many calls as its tests reach") {
    for (const Scenario& scenario : scenarios()) {
        SimDisk disk;
        set_up(disk);
        scenario.prepare(disk);
        int calls = 0;
        REQUIRE(run_with(disk, scenario, {never, 0, Way::not_done}, calls));
        CAPTURE(scenario.name);
        CHECK(calls == scenario.calls);
    }
}

TEST_CASE("whichever call fails, files are old or new and the message is true") {
    for (const Scenario& scenario : scenarios())
        for (const Way way : {Way::not_done, Way::done_but_reported, Way::from_now_on})
            for (int at = 1; at <= scenario.calls; ++at)
                for (const int number : errors) {
                    SimDisk disk;
                    set_up(disk);
                    scenario.prepare(disk);
                    int calls = 0;
                    const auto outcome = run_with(disk, scenario, {at, number, way}, calls);
                    CAPTURE(scenario.name, at, number, static_cast<int>(way));
                    REQUIRE(calls >= at);
                    check_truth(disk, scenario, outcome);
                    check_swept(disk);
                }
}

TEST_CASE("what a failed commit said is still true after a power cut") {
    for (const Scenario& scenario : scenarios())
        for (int at = 1; at <= scenario.calls; ++at)
            for (unsigned seed = 0; seed < 8; ++seed) {
                SimDisk disk;
                set_up(disk);
                scenario.prepare(disk);
                int calls = 0;
                const auto outcome = run_with(disk, scenario, {at, EIO, Way::not_done}, calls);
                CAPTURE(scenario.name, at, seed);
                const bool unconfirmed = !outcome && !named(outcome.error(), "written-unconfirmed").empty();
                disk.recover(SimDisk::Unsynced::some, seed);
                if (!unconfirmed) check_truth(disk, scenario, outcome);
            }
}

TEST_CASE("errors of the system become messages with a remedy") {
    const auto code = [](int number) {
        SimDisk disk;
        set_up(disk);
        int calls = 0;
        return codes(run_with(disk, scenarios()[0], {5, number, Way::not_done}, calls));
    };
    CHECK(code(ENOSPC) == Codes{"disk-full"});
    CHECK(code(EDQUOT) == Codes{"disk-full"});
    CHECK(code(EROFS) == Codes{"read-only"});
    CHECK(code(EACCES) == Codes{"no-permission"});
    CHECK(code(EPERM) == Codes{"no-permission"});
    CHECK(code(ELOOP) == Codes{"linked"});
    CHECK(code(EIO) == Codes{"write-failed"});
}
