// SPDX-License-Identifier: MIT
// The power is cut before every call: afterwards every file is old or new, and what was reported done is done.
#include <catch2/catch.hpp>

#include "book/writer.hpp"
#include "unit/book/disks.hpp"
#include "unit/book/support.hpp"

using namespace svc;
using namespace svc::test;

namespace {

const std::map<std::string, std::string> old{{"tickets/2026/02/a.yaml", "old a"}, {"repairs/2026/02/b.yaml", "old b"}};
const std::map<std::string, std::string> fresh{{"tickets/2026/02/a.yaml", "new content of a"},
                                               {"repairs/2026/02/b.yaml", "new content of b"},
                                               {"tickets/2026/03/c.yaml", "content of c"},
                                               {"visits/2026/03/d.yaml", "content of d"}};

std::optional<std::string> before(const std::string& path) {
    const auto found = old.find(path);
    return found == old.end() ? std::nullopt : std::optional(found->second);
}

/// The writes of a test: some paths of `fresh`.
using Paths = std::vector<std::string>;

bool write(Disk& disk, const Paths& paths) {
    std::vector<Change> changes;
    for (const std::string& path : paths) {
        const auto stamp = disk.stat(path);
        changes.push_back({path, stamp ? std::optional(*stamp) : std::nullopt, fresh.at(path)});
    }
    Chance chance(1);
    return Writer(disk, chance).commit(changes).has_value();
}

struct Seen {
    int cuts = 0;  ///< how many calls the power was cut before
    int torn = 0;  ///< files neither old nor new
    int lost = 0;  ///< old after success
};

/// Cuts before each call, and once after the end; comes back in every way.
Seen cut_everywhere(const Paths& paths, const std::function<bool(SimDisk&)>& run) {
    Seen seen;
    for (bool cut = true; cut;) {
        ++seen.cuts;
        for (unsigned seed = 0; seed < 12; ++seed) {
            SimDisk disk;
            for (const auto& [path, bytes] : old) disk.put(path, bytes);
            disk.cut_at = seen.cuts;
            bool done = false;
            cut = false;
            try {
                done = run(disk);
            } catch (const PowerCut&) {
                cut = true;
            }
            disk.recover(seed == 0   ? SimDisk::Unsynced::lost
                         : seed == 1 ? SimDisk::Unsynced::kept
                                     : SimDisk::Unsynced::some,
                         seed);
            for (const std::string& path : paths) {
                const auto now = disk.bytes(path);
                seen.torn += now != before(path) && now != fresh.at(path);
                seen.lost += done && now == before(path);
            }
        }
    }
    return seen;
}

/// A disk whose sync does nothing when asked for `what`.
bool write_without(SimDisk& disk, const Paths& paths, FileKind what) {
    struct Lazy : ThroughDisk {
        Lazy(Disk& d, FileKind k) : ThroughDisk(d), m_kind(k) {}
        Got<void> sync(const Handle& opened) override {
            const auto stamp = stat(opened);
            if (stamp && stamp->kind == m_kind) return {};
            return ThroughDisk::sync(opened);
        }
        FileKind m_kind;
    } lazy(disk, what);
    return write(lazy, paths);
}

const std::vector<Paths> cases{
    {"tickets/2026/02/a.yaml"},
    {"tickets/2026/03/c.yaml"},
    {"tickets/2026/02/a.yaml", "repairs/2026/02/b.yaml", "tickets/2026/03/c.yaml", "visits/2026/03/d.yaml"}};

}

TEST_CASE("a power cut leaves every file old or new, and new once the commit has said so") {
    const int cuts[] = {25, 14, 72};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Seen seen = cut_everywhere(cases[i], [&](SimDisk& disk) { return write(disk, cases[i]); });
        CAPTURE(i);
        CHECK(seen.cuts == cuts[i]);
        CHECK(seen.torn == 0);
        CHECK(seen.lost == 0);
    }
}

TEST_CASE("a file system without nameless files or exchange survives power cuts too") {
    for (const Paths& paths : cases) {
        const Seen seen = cut_everywhere(paths, [&](SimDisk& disk) {
            disk.lacks_nameless = disk.lacks_swap = true;
            return write(disk, paths);
        });
        CHECK(seen.torn == 0);
        CHECK(seen.lost == 0);
    }
}

TEST_CASE("control: a writer that doesn't sync files, or folders, loses data in these tests") {
    for (const Paths& paths : cases) {
        CHECK(cut_everywhere(paths, [&](SimDisk& disk) { return write_without(disk, paths, FileKind::file); }).torn > 0);
        CHECK(cut_everywhere(paths, [&](SimDisk& disk) { return write_without(disk, paths, FileKind::folder); }).lost > 0);
    }
}
