// SPDX-License-Identifier: MIT
#include "unit/book/disks.hpp"

#include "book/writer_folders.hpp"

namespace svc::test {

namespace {

tl::unexpected<DiskError> error(int number) { return tl::unexpected(DiskError{number, "sim"}); }

}

SimDisk::SimDisk() { add(FileKind::folder); }  // node 0 is nothing, 1 the root

void SimDisk::tick() const {
    if (m_off) return;
    if (++calls == cut_at) {
        m_off = true;
        throw PowerCut{};
    }
}

std::size_t SimDisk::add(FileKind kind) {
    m_nodes.push_back({});
    m_nodes.back().stamp = {
        .device = 1, .inode = m_nodes.size(), .modified_ns = ++m_tick, .changed_ns = m_tick, .mode = 0644, .kind = kind};
    return m_nodes.size() - 1;
}

std::size_t SimDisk::find(const std::string& path) const {
    if (path.empty()) return 1;
    const std::size_t folder = find(folder_of(path));
    const auto& names = m_nodes[folder].names;
    const auto found = names.find(name_of(path));
    return found == names.end() ? 0 : found->second;
}

std::size_t SimDisk::at(const Spot& spot) const {
    const auto& names = node(spot.folder).names;
    const auto found = names.find(spot.name);
    return found == names.end() ? 0 : found->second;
}

void SimDisk::set(const Spot& spot, std::size_t target) {
    Node& folder = node(spot.folder);
    folder.unsynced.emplace_back(spot.name, target);
    if (target == 0)
        folder.names.erase(spot.name);
    else
        folder.names[spot.name] = target;
    if (target != 0) m_nodes[target].stamp.changed_ns = ++m_tick;
}

void SimDisk::put(const std::string& path, const std::string& text) {
    const bool is_folder = path.ends_with('/');
    const std::string name = is_folder ? path.substr(0, path.size() - 1) : path;
    if (find(folder_of(name)) == 0) put(folder_of(name) + "/", "");
    const std::size_t made = add(is_folder ? FileKind::folder : FileKind::file);
    m_nodes[made].bytes = m_nodes[made].synced = text;
    m_nodes[made].stamp.size = static_cast<std::int64_t>(text.size());
    Node& folder = m_nodes[find(folder_of(name))];
    folder.names[name_of(name)] = folder.synced_names[name_of(name)] = made;
}

std::optional<std::string> SimDisk::bytes(const std::string& path) const {
    const std::size_t found = find(path);
    return found == 0 ? std::nullopt : std::optional(m_nodes[found].bytes);
}

std::vector<std::string> SimDisk::names(const std::string& folder) const {
    std::vector<std::string> all;
    if (const std::size_t found = find(folder))
        for (const auto& [name, target] : m_nodes[found].names) all.push_back(name);
    return all;
}

void SimDisk::recover(Unsynced policy, unsigned seed) {
    std::mt19937 random(seed);
    const auto part = [&](std::size_t whole) -> std::size_t {
        return policy == Unsynced::lost   ? 0
               : policy == Unsynced::kept ? whole
                                          : std::uniform_int_distribution<std::size_t>(0, whole)(random);
    };
    m_open.clear();
    m_off = false;
    cut_at = 0;
    for (Node& n : m_nodes) {
        for (std::size_t i = 0, kept = part(n.unsynced.size()); i < kept; ++i)
            if (const auto& [name, target] = n.unsynced[i]; target == 0)
                n.synced_names.erase(name);
            else
                n.synced_names[name] = target;
        if (n.bytes != n.synced) n.synced = n.bytes.substr(0, part(n.bytes.size()));
        n.names = n.synced_names;
        n.bytes = n.synced;
        n.unsynced.clear();
        n.locked_by = -1;
    }
}

Handle SimDisk::open(std::size_t target) {
    m_open[++m_next] = target;
    return Handle(*this, m_next);
}

void SimDisk::close(int id) {
    const auto open = m_open.find(id);
    if (open == m_open.end()) return;
    if (m_nodes[open->second].locked_by == id) m_nodes[open->second].locked_by = -1;
    m_open.erase(open);
}

Got<Contents> SimDisk::contents(std::size_t target, std::size_t most) const {
    const Node& n = m_nodes[target];
    if (target == 0) return error(ENOENT);
    if (n.stamp.kind == FileKind::folder) return error(EISDIR);
    if (n.bytes.size() > most) return error(EFBIG);
    return Contents{n.bytes, n.stamp};
}

// Each call counts, then fails when the power is off.
#define CALL(answer)              \
    tick();                       \
    if (m_off) return error(EIO); \
    return answer

Got<Contents> SimDisk::read(const std::string& path, std::size_t most) const { CALL(contents(find(path), most)); }
Got<Contents> SimDisk::read(const Handle& file, std::size_t most) const { CALL(contents(m_open.at(file.id()), most)); }

Got<Stamp> SimDisk::stat(const Handle& file) const { CALL(node(file).stamp); }

Got<Stamp> SimDisk::stat(const std::string& path) const {
    const std::size_t found = find(path);
    CALL(found ? Got<Stamp>(m_nodes[found].stamp) : error(ENOENT));
}

Got<Stamp> SimDisk::stat(const Spot& spot) const {
    tick();
    if (m_off) return error(EIO);
    const std::size_t found = at(spot);
    return found ? Got<Stamp>(m_nodes[found].stamp) : error(ENOENT);
}

Got<std::vector<Entry>> SimDisk::list(const std::string& path) const {
    tick();
    const std::size_t found = find(path);
    if (m_off || !found) return error(m_off ? EIO : ENOENT);
    std::vector<Entry> all;
    for (const auto& [name, target] : m_nodes[found].names) all.push_back({name, m_nodes[target].stamp.kind});
    return all;
}

Got<Handle> SimDisk::open_folder(const std::string& path) {
    tick();
    const std::size_t found = find(path);
    if (m_off || !found) return error(m_off ? EIO : ENOENT);
    if (m_nodes[found].stamp.kind != FileKind::folder) return error(ENOTDIR);
    return open(found);
}

Got<Handle> SimDisk::open_file(const std::string& path) {
    tick();
    const std::size_t found = find(path);
    if (m_off || !found) return error(m_off ? EIO : ENOENT);
    opened.push_back(path);
    return open(found);
}

Got<bool> SimDisk::try_lock(const Handle& file) {
    tick();
    if (m_off) return error(EIO);
    int& holder = node(file).locked_by;
    if (holder == -1) holder = file.id();
    return holder == file.id();
}

Got<Handle> SimDisk::create_nameless(const Handle&) {
    tick();
    if (m_off || lacks_nameless) return error(m_off ? EIO : EOPNOTSUPP);
    return open(add(FileKind::file));
}

Got<Handle> SimDisk::create(const Spot& spot) {
    tick();
    if (m_off || at(spot)) return error(m_off ? EIO : EEXIST);
    const std::size_t made = add(FileKind::file);
    set(spot, made);
    return open(made);
}

Got<void> SimDisk::write(const Handle& file, std::string_view text) {
    tick();
    if (m_off) return error(EIO);
    Node& n = node(file);
    n.bytes += text;
    n.stamp.size = static_cast<std::int64_t>(n.bytes.size());
    n.stamp.modified_ns = n.stamp.changed_ns = ++m_tick;
    return {};
}

Got<void> SimDisk::make_like(const Handle& file, const Stamp&, const Stamp& other) {
    tick();
    if (m_off) return error(EIO);
    node(file).stamp.mode = other.mode;
    node(file).stamp.group = other.group;
    return {};
}

Got<void> SimDisk::sync(const Handle& opened_one) {
    tick();
    if (m_off) return error(EIO);
    Node& n = node(opened_one);
    n.synced = n.bytes;
    n.synced_names = n.names;
    n.unsynced.clear();
    return {};
}

Got<void> SimDisk::sync_all(const Handle&) {
    tick();
    if (m_off) return error(EIO);
    for (Node& n : m_nodes) {
        n.synced = n.bytes;
        n.synced_names = n.names;
        n.unsynced.clear();
    }
    return {};
}

Got<void> SimDisk::make_folder(const Spot& spot) {
    tick();
    if (m_off || at(spot)) return error(m_off ? EIO : EEXIST);
    set(spot, add(FileKind::folder));
    return {};
}

Got<void> SimDisk::name(const Handle& nameless, const Spot& spot) {
    tick();
    if (m_off || at(spot)) return error(m_off ? EIO : EEXIST);
    set(spot, m_open.at(nameless.id()));
    return {};
}

Got<void> SimDisk::move_new(const Spot& from, const Spot& to) {
    tick();
    if (m_off) return error(EIO);
    if (!at(from) || at(to)) return error(at(from) ? EEXIST : ENOENT);
    set(to, at(from));
    set(from, 0);
    return {};
}

Got<void> SimDisk::move_over(const Spot& from, const Spot& to) {
    tick();
    if (m_off || !at(from)) return error(m_off ? EIO : ENOENT);
    set(to, at(from));
    set(from, 0);
    return {};
}

Got<void> SimDisk::swap(const Spot& first, const Spot& second) {
    tick();
    if (m_off) return error(EIO);
    if (lacks_swap) return error(EOPNOTSUPP);
    const std::size_t one = at(first), other = at(second);
    if (!one || !other) return error(ENOENT);
    set(first, other);
    set(second, one);
    return {};
}

Got<void> SimDisk::remove(const Spot& spot) {
    tick();
    if (m_off || !at(spot)) return error(m_off ? EIO : ENOENT);
    set(spot, 0);
    return {};
}

void SimDisk::pause(std::chrono::milliseconds time) {
    m_now += time;
    on_pause();
}

}
