// SPDX-License-Identifier: MIT
#pragma once
// Disks for tests: one in memory that forgets what was never synced, and one that passes calls on and lets a test meddle.
#include <cerrno>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "book/disk.hpp"

namespace svc::test {

struct PowerCut {};

/// A disk in memory. The power can be cut before any call; what comes back then is what was synced, and of the rest as much
/// as the test's policy lets through: every folder keeps some first part of its changes, every file some first part of its bytes.
class SimDisk : public Disk {
public:
    enum class Unsynced { lost, kept, some };

    SimDisk();
    /// For setting up and looking: not counted, and on the medium at once.
    void put(const std::string& path, const std::string& bytes);
    std::optional<std::string> bytes(const std::string& path) const;
    std::vector<std::string> names(const std::string& folder) const;
    void recover(Unsynced, unsigned seed = 0);

    int cut_at = 0;  ///< number of the call, from 1
    mutable int calls = 0;
    bool lacks_nameless = false, lacks_swap = false;
    std::function<void()> on_pause = [] {};
    std::vector<std::string> opened{};

    Got<Contents> read(const std::string& path, std::size_t most) const override;
    Got<std::vector<Entry>> list(const std::string& folder) const override;
    Got<Stamp> stat(const std::string& path) const override;
    Got<Handle> open_folder(const std::string& path) override;
    Got<Handle> open_file(const std::string& path) override;
    Got<Contents> read(const Handle&, std::size_t most) const override;
    Got<Stamp> stat(const Handle&) const override;
    Got<bool> try_lock(const Handle&) override;
    Got<Handle> create_nameless(const Handle& folder) override;
    Got<Handle> create(const Spot&) override;
    Got<void> write(const Handle&, std::string_view bytes) override;
    Got<void> make_like(const Handle&, const Stamp& now, const Stamp& other) override;
    void begin_sync(const Handle&) override {}
    Got<void> sync(const Handle&) override;
    Got<void> sync_all(const Handle&) override;
    Got<Stamp> stat(const Spot&) const override;
    Got<void> make_folder(const Spot&) override;
    Got<void> name(const Handle& nameless, const Spot&) override;
    Got<void> move_new(const Spot& from, const Spot& to) override;
    Got<void> move_over(const Spot& from, const Spot& to) override;
    Got<void> swap(const Spot& first, const Spot& second) override;
    Got<void> remove(const Spot&) override;
    Clock::time_point now() const override { return m_now; }
    void pause(std::chrono::milliseconds) override;

private:
    using Names = std::map<std::string, std::size_t>;
    struct Node {
        Stamp stamp{};
        std::string bytes{}, synced{};
        Names names{}, synced_names{};
        std::vector<std::pair<std::string, std::size_t>> unsynced{};  ///< name changes in order; 0: gone
        int locked_by = -1;
    };

    void tick() const;
    std::size_t add(FileKind);
    std::size_t find(const std::string& path) const;
    std::size_t at(const Spot&) const;
    Node& node(const Handle& h) { return m_nodes[m_open.at(h.id())]; }
    const Node& node(const Handle& h) const { return m_nodes[m_open.at(h.id())]; }
    void set(const Spot&, std::size_t node);
    Handle open(std::size_t node);
    Got<Contents> contents(std::size_t node, std::size_t most) const;
    void close(int id) override;

    std::vector<Node> m_nodes{1};
    std::map<int, std::size_t> m_open{};
    int m_next = 0;
    std::int64_t m_tick = 0;
    mutable bool m_off = false;
    Clock::time_point m_now{};
};

/// Passes everything on to another disk, but asks the test before and after each call.
class ThroughDisk : public Disk {
public:
    explicit ThroughDisk(Disk& disk) : m_disk(&disk) {}
    using Hook = std::function<std::optional<int>(const std::string& call)>;
    Hook before = [](const std::string&) { return std::nullopt; };  ///< an errno: the call is not made
    Hook after = [](const std::string&) { return std::nullopt; };   ///< an errno: it was made, but reports this

    Got<Contents> read(const std::string& path, std::size_t most) const override {
        return pass("read", [&] { return m_disk->read(path, most); });
    }
    Got<std::vector<Entry>> list(const std::string& folder) const override {
        return pass("list", [&] { return m_disk->list(folder); });
    }
    Got<Stamp> stat(const std::string& path) const override {
        return pass("stat path", [&] { return m_disk->stat(path); });
    }
    Got<Handle> open_folder(const std::string& path) override {
        return pass("open_folder", [&] { return m_disk->open_folder(path); });
    }
    Got<Handle> open_file(const std::string& path) override {
        return pass("open_file", [&] { return m_disk->open_file(path); });
    }
    Got<Contents> read(const Handle& file, std::size_t most) const override {
        return pass("read file", [&] { return m_disk->read(file, most); });
    }
    Got<Stamp> stat(const Handle& file) const override {
        return pass("stat file", [&] { return m_disk->stat(file); });
    }
    Got<bool> try_lock(const Handle& file) override {
        return pass("try_lock", [&] { return m_disk->try_lock(file); });
    }
    Got<Handle> create_nameless(const Handle& folder) override {
        return pass("create_nameless", [&] { return m_disk->create_nameless(folder); });
    }
    Got<Handle> create(const Spot& spot) override {
        return pass("create", [&] { return m_disk->create(spot); });
    }
    Got<void> write(const Handle& file, std::string_view bytes) override {
        // A write that fails may have written some.
        const auto done = pass("write", [&] { return m_disk->write(file, bytes); });
        if (!done) [[maybe_unused]]
            const auto half = m_disk->write(file, bytes.substr(bytes.size() / 2));
        return done;
    }
    Got<void> make_like(const Handle& file, const Stamp& now, const Stamp& other) override {
        return pass("make_like", [&] { return m_disk->make_like(file, now, other); });
    }
    void begin_sync(const Handle& file) override { m_disk->begin_sync(file); }
    Got<void> sync(const Handle& file) override {
        return pass("sync", [&] { return m_disk->sync(file); });
    }
    Got<void> sync_all(const Handle& opened) override {
        return pass("sync_all", [&] { return m_disk->sync_all(opened); });
    }
    Got<Stamp> stat(const Spot& spot) const override {
        return pass("stat", [&] { return m_disk->stat(spot); });
    }
    Got<void> make_folder(const Spot& spot) override {
        return pass("make_folder", [&] { return m_disk->make_folder(spot); });
    }
    Got<void> name(const Handle& file, const Spot& spot) override {
        return pass("name", [&] { return m_disk->name(file, spot); });
    }
    Got<void> move_new(const Spot& from, const Spot& to) override {
        return pass("move_new", [&] { return m_disk->move_new(from, to); });
    }
    Got<void> move_over(const Spot& from, const Spot& to) override {
        return pass("move_over", [&] { return m_disk->move_over(from, to); });
    }
    Got<void> swap(const Spot& first, const Spot& second) override {
        return pass("swap", [&] { return m_disk->swap(first, second); });
    }
    Got<void> remove(const Spot& spot) override {
        return pass("remove", [&] { return m_disk->remove(spot); });
    }
    Clock::time_point now() const override { return m_disk->now(); }
    void pause(std::chrono::milliseconds time) override { m_disk->pause(time); }

private:
    template <class Call> auto pass(const char* name, Call call) const -> decltype(call()) {
        if (const auto number = before(name)) return tl::unexpected(DiskError{*number, name});
        auto answer = call();
        if (const auto number = after(name); number && answer) return tl::unexpected(DiskError{*number, name});
        return answer;
    }
    void close(int) override {}  // handles belong to the other disk

    Disk* m_disk;
};

}
