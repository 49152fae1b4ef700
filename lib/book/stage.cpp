// SPDX-License-Identifier: MIT
#include "book/stage.hpp"

#include <cerrno>

#include "base/id.hpp"
#include "base/values.hpp"
#include "book/messages.hpp"
#include "book/sweep.hpp"
#include "book/tree_source.hpp"
#include "book/writer_batch.hpp"

namespace svc {

namespace {

constexpr std::size_t longest_list = std::size_t{8} << 20;

tl::unexpected<Findings> because(Finding finding) {
    Findings found;
    found.add(std::move(finding));
    return tl::unexpected(std::move(found));
}

/// Numbers of files, well above those of lists.
std::size_t number_of(const std::string& path) {
    std::size_t n = 0;
    for (unsigned char byte : sha256(path).substr(0, 8)) n = n << 8 | byte;
    return n | std::size_t{1} << 63;
}

}

Stage::~Stage() { discard(); }

Got<void> Stage::begin() {
    if (!m_writer.empty()) return {};
    sweep(*m_disk);
    const std::string writer = hex(m_entropy->bytes(8));
    if (auto opened = m_folders.open(temp_folder); !opened) return tl::unexpected(opened.error());  // makes it
    auto temp = m_disk->open_folder(temp_folder);
    if (!temp) return tl::unexpected(temp.error());
    m_temp = std::move(*temp);
    const std::string first = temp_name(writer, 0);
    auto file = m_disk->create({m_temp, first});
    if (!file) return tl::unexpected(file.error());
    m_writer = writer;
    m_first = std::move(*file);
    // A sweeper may have taken it for rubbish before it was locked.
    const auto locked = m_disk->try_lock(m_first);
    if (!locked || !*locked) return tl::unexpected(locked ? DiskError{EAGAIN, "flock"} : locked.error());
    return m_disk->stat({m_temp, first}).map([](const Stamp&) {});
}

std::string Stage::temp(const std::string& path) const { return temp_name(m_writer, number_of(path)); }
std::string Stage::temp_path(const std::string& path) const { return temp_folder + "/" + temp(path); }

Got<void> Stage::put(const std::string& name, std::string_view bytes) const {
    const auto file = m_disk->create({m_temp, name});
    if (!file) return tl::unexpected(file.error());
    return m_disk->write(*file, bytes);
}

Got<void> Stage::put_all(const Batch& batch) const {
    for (const auto& [number, bytes] : batch)
        if (auto done = put(temp_name(m_writer, number), bytes); !done) return done;
    return {};
}

Got<void> Stage::hand_over() {
    const auto done = m_working.valid() ? m_working.get() : Got<void>{};
    m_in_work = std::make_shared<const Batch>(std::exchange(m_batch, {}));
    if (done) m_working = std::async(std::launch::async, [this, batch = m_in_work] { return put_all(*batch); });
    return done;
}

/// The last ones are written here and now, so that a few files need no thread.
Got<void> Stage::finish_batches() {
    const auto done = m_working.valid() ? m_working.get() : Got<void>{};
    m_in_work = std::make_shared<const Batch>(std::exchange(m_batch, {}));
    return done ? put_all(*m_in_work) : done;
}

const std::string* Stage::being_written(const std::string& path) const {
    const std::size_t number = number_of(path);
    if (const auto here = m_batch.find(number); here != m_batch.end()) return &here->second;
    const auto there = m_in_work ? m_in_work->find(number) : Batch::const_iterator{};
    return m_in_work && there != m_in_work->end() ? &there->second : nullptr;
}

Got<void> Stage::finish_list() {
    if (m_listed == 0) return {};
    auto file = m_disk->create({m_temp, temp_name(m_writer, m_lists.size() + 1)});
    if (!file) return tl::unexpected(file.error());
    m_lists.push_back(std::move(*file));
    if (auto done = m_disk->write(m_lists.back(), m_list); !done) return done;
    m_list.clear();
    m_listed = 0;
    return {};
}

Outcome<void> Stage::add(const std::string& path, std::string_view bytes) {
    if (const auto plain = BookPath::parse(path); !plain) return because({.message = plain.error().message, .words = {path}});
    const Place place{.file = path};
    if (bytes.size() > longest_file) return failed(book::message("too-large"), {path}, place);
    if (may_have(path) && (being_written(path) || m_disk->stat(temp_path(path))))
        return failed(book::message("exists"), {path}, place);
    auto done = begin();
    if (done && m_listed == list_length) done = finish_list();
    if (done && m_batch.size() == batch_size) done = hand_over();
    if (!done) return because(not_written(path, done.error()));
    m_batch.emplace(number_of(path), bytes);
    m_marks.resize(marks);
    m_marks[number_of(path) % marks] = true;
    m_list.append(path).push_back('\n');
    ++m_listed;
    ++m_count;
    return {};
}

bool Stage::may_have(const std::string& path) const { return !m_marks.empty() && m_marks[number_of(path) % marks]; }

bool Stage::exists(const std::string& path) const {
    return (may_have(path) && (being_written(path) || m_disk->stat(temp_path(path)))) || m_below->exists(path);
}

Outcome<Contents> Stage::read(const std::string& path) const {
    if (const std::string* bytes = may_have(path) ? being_written(path) : nullptr) return Contents{*bytes, {}};
    if (may_have(path))
        if (auto here = m_disk->read(temp_path(path), longest_file)) return std::move(*here);
    return m_below->read(path);
}

template <class Each> Got<bool> Stage::each_path(Each each) const {
    for (const Handle& file : m_lists) {
        const auto list = m_disk->read(file, longest_list);
        if (!list) return tl::unexpected(list.error());
        const std::string& paths = list->bytes;
        for (std::size_t at = 0, end = 0; (end = paths.find('\n', at)) != paths.npos; at = end + 1)
            if (!each(paths.substr(at, end - at))) return false;
    }
    for (std::size_t at = 0, end = 0; (end = m_list.find('\n', at)) != m_list.npos; at = end + 1)
        if (!each(m_list.substr(at, end - at))) return false;
    return true;
}

Got<void> Stage::place(const std::string& path) {
    const std::string folder = folder_of(path), name = name_of(path), from = temp(path);
    const auto opened = m_folders.open(folder);
    if (!opened) return tl::unexpected(opened.error());
    m_folders.touch(folder);
    const Spot target{*opened, name};
    const auto before = m_disk->stat({m_temp, from});
    if (!before) return tl::unexpected(before.error());
    const auto moved = m_disk->move_new({m_temp, from}, target);
    if (moved) return {};
    // A call may fail after it has done its work; what counts is what the name leads to.
    const auto now = m_disk->stat(target);
    return now && now->same_file(*before) ? Got<void>{} : moved;
}

Outcome<void> Stage::commit() {
    if (m_count == 0) return {};
    if (auto done = finish_batches(); !done) return because(not_written(temp_folder, done.error()));
    if (auto done = m_disk->sync_all(m_temp); !done) return because(not_written(temp_folder, done.error()));
    std::optional<Finding> cause;
    const auto all = each_path([&](const std::string& path) {
        const auto placed = place(path);
        if (placed) return ++m_placed, true;
        const bool taken = placed.error().number == EEXIST;
        cause = taken ? Finding{.message = &book::message("exists"), .words = {path}, .place = {.file = path}}
                      : not_written(path, placed.error());
        return false;
    });
    if (!all) cause = not_written(temp_folder, all.error());
    if (cause) {
        Findings found = take_back(m_placed);
        found.add(std::move(*cause));
        return failed(std::move(found));
    }
    Findings found;
    for (const auto& [folder, error] : m_folders.sync())
        found.add(book::message("folder-unconfirmed"), {folder, error.reason()}, {.file = folder});
    discard();
    if (!found.empty()) return failed(std::move(found));
    return {};
}

Findings Stage::take_back(std::size_t placed) {
    Findings found;
    if (placed == 0) return found;
    const auto all = each_path([&](const std::string& path) {
        if (placed-- == 0) return false;
        const std::string name = name_of(path), to = temp(path);
        const auto folder = m_folders.open(folder_of(path));
        const auto back = folder ? m_disk->move_new({*folder, name}, {m_temp, to}) : Got<void>(tl::unexpected(folder.error()));
        if (!back && !m_disk->stat(temp_path(path)))
            found.add(book::message("half-written"), {path, back.error().reason(), "–"}, {.file = path});
        return true;
    });
    if (!all) found.add(book::message("half-written"), {temp_folder, all.error().reason(), "–"}, {.file = temp_folder});
    m_placed = 0;
    m_folders.sync();  // else a power cut might bring back what is taken back; if it fails, nothing more can be done
    return found;
}

void Stage::discard() {
    if (m_working.valid()) m_working.wait();
    m_working = {};
    if (m_writer.empty()) return;
    const auto remove = [&](const std::string& name) { m_disk->remove({m_temp, name}); };
    if (m_placed < m_count) std::ignore = each_path([&](const std::string& path) { return remove(temp(path)), true; });
    for (std::size_t n = 1; n <= m_lists.size(); ++n) remove(temp_name(m_writer, n));
    remove(temp_name(m_writer, 0));
    m_writer.clear();
    m_first = Handle{};
    m_list.clear();
    m_marks.clear();
    m_batch.clear();
    m_in_work.reset();
    m_lists.clear();
    m_listed = m_count = m_placed = 0;
}

}
