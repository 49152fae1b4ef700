// SPDX-License-Identifier: MIT
#include "book/writer_batch.hpp"

#include <cerrno>

#include "book/messages.hpp"
#include "book/sweep.hpp"
#include "book/tree_source.hpp"

namespace svc {

namespace {

/// How many files are open at a time, on their way to the medium together.
constexpr std::size_t portion = 32;

Finding about(const Message& message, const std::string& path, std::vector<std::string> more = {}) {
    more.insert(more.begin(), path);
    return {.message = &message, .words = std::move(more), .place = {.file = path}};
}

tl::unexpected<Finding> refused(Finding finding) { return tl::unexpected(std::move(finding)); }

}

Finding not_written(const std::string& path, const DiskError& error) {
    switch (error.number) {
        case ENOSPC:
        case EDQUOT: return about(book::message("disk-full"), path, {error.reason()});
        case EROFS: return about(book::message("read-only"), path, {error.reason()});
        case EACCES:
        case EPERM: return about(book::message("no-permission"), path, {error.reason()});
        case ELOOP: return not_read(path, error);
        default: return about(book::message("write-failed"), path, {error.reason()});
    }
}

WriterBatch::WriterBatch(Disk& disk, const std::string& writer, std::span<const Change> changes)
    : m_disk(&disk), m_folders(disk) {
    m_pieces.reserve(changes.size());
    // Number 0 is prepared first and placed last (see sweep.hpp), and changes are placed in their order: so it is the last.
    for (std::size_t number = changes.size(); const Change& change : changes) {
        std::string temp = temp_name(writer, --number);
        m_pieces.push_back({&change, folder_of(change.path), name_of(change.path), std::move(temp)});
    }
}

WriterBatch::Step WriterBatch::prepare() {
    for (std::size_t after = m_pieces.size(); after > 0;) {
        const std::size_t first = after > portion ? after - portion : 0;
        if (const auto step = prepare_portion(first, after); !step) return step;
        after = first;
    }
    return {};
}

/// Many files are written before the first of them is synced, which then takes the others along. None is named before all
/// are synced: with the first name ext4 would have to begin anew.
WriterBatch::Step WriterBatch::prepare_portion(std::size_t first, std::size_t after) {
    for (const auto step : {&WriterBatch::write, &WriterBatch::sync, &WriterBatch::settle})
        for (std::size_t i = after; i-- > first;) {
            Piece& piece = m_pieces[i];
            if (const auto done = (this->*step)(piece); !done) return refused(not_written(piece.change->path, done.error()));
        }
    return {};
}

Got<void> WriterBatch::write(Piece& piece) {
    auto file = create(piece);
    if (!file) return tl::unexpected(file.error());
    piece.file = std::move(*file);
    const auto made = m_disk->stat(piece.file);
    if (!made) return tl::unexpected(made.error());
    piece.made = *made;
    if (const auto& was = piece.change->was)
        if (const auto alike = m_disk->make_like(piece.file, *made, *was); !alike) return alike;
    const auto written = m_disk->write(piece.file, piece.change->bytes);
    if (written && m_pieces.size() > 1) m_disk->begin_sync(piece.file);
    return written;
}

Got<Handle> WriterBatch::create(Piece& piece) {
    const auto folder = m_folders.open(piece.folder);
    if (!folder) return tl::unexpected(folder.error());
    auto file = m_disk->create_nameless(*folder);
    return file || file.error().number != EOPNOTSUPP ? std::move(file) : create_named(piece);
}

Got<Handle> WriterBatch::create_named(Piece& piece) {
    if (const auto opened = open_temp(); !opened) return tl::unexpected(opened.error());
    auto file = m_disk->create(temp(piece));
    if (!file) return file;
    piece.named = true;
    if (!is_first(piece)) return file;
    // A sweeper may have taken it for rubbish before it was locked.
    const auto safe = claim(*file).and_then([&] { return m_disk->stat(temp(piece)); });
    return safe ? std::move(file) : tl::unexpected(safe.error());
}

Got<void> WriterBatch::sync(Piece& piece) { return m_disk->sync(piece.file); }

Got<void> WriterBatch::settle(Piece& piece) {
    if (!needs_name(piece)) return {};
    if (!piece.named)
        if (const auto given = give_name(piece); !given) return given;
    if (!is_first(piece)) piece.file = Handle{};
    return {};
}

Got<void> WriterBatch::give_name(Piece& piece) {
    if (const auto opened = open_temp(); !opened) return opened;
    if (is_first(piece))
        if (const auto claimed = claim(piece.file); !claimed) return claimed;
    piece.named = true;  // even a call that fails may have done it
    return m_disk->name(piece.file, temp(piece));
}

/// Locks number 0, so that sweepers know that its writer is alive.
Got<void> WriterBatch::claim(const Handle& file) {
    return m_disk->try_lock(file).and_then([](bool got) -> Got<void> {
        if (!got) return tl::unexpected(DiskError{EAGAIN, "flock"});
        return {};
    });
}

WriterBatch::Step WriterBatch::place() {
    for (Piece& piece : m_pieces)
        if (const auto step = place(piece); !step) return step;
    return {};
}

WriterBatch::Step WriterBatch::place(Piece& piece) {
    const auto folder = m_folders.open(piece.folder);
    if (!folder) return refused(not_written(piece.change->path, folder.error()));
    m_folders.touch(piece.folder);
    const Spot target{*folder, piece.name};
    return piece.change->was ? place_over(piece, target) : place_new(piece, target);
}

WriterBatch::Step WriterBatch::place_new(Piece& piece, const Spot& target) {
    const auto done = piece.named ? m_disk->move_new(temp(piece), target) : m_disk->name(piece.file, target);
    // A call may fail after it has done its work; what counts is what the name leads to.
    piece.placed = done || is_at(piece, target);
    if (piece.placed) return {};
    const bool taken = done.error().number == EEXIST;
    return refused(taken ? about(book::message("exists"), piece.change->path) : not_written(piece.change->path, done.error()));
}

WriterBatch::Step WriterBatch::place_over(Piece& piece, const Spot& target) {
    const std::string& path = piece.change->path;
    const auto now = m_disk->stat(target);
    if (!now && now.error().number != ENOENT) return refused(not_written(path, now.error()));
    if (!now || *now != *piece.change->was) return refused(about(book::message("changed-meanwhile"), path));
    auto done = m_disk->swap(temp(piece), target);
    if (!done && done.error().number == EOPNOTSUPP) done = m_disk->move_over(temp(piece), target);
    piece.placed = done || is_at(piece, target);
    return piece.placed ? check_displaced(piece) : refused(not_written(path, done.error()));
}

/// Between the look at the old file and the exchange an editor may have saved: what came out must be what was read.
WriterBatch::Step WriterBatch::check_displaced(const Piece& piece) {
    const auto displaced = m_disk->stat(temp(piece));
    if (!displaced && displaced.error().number == ENOENT) return {};  // no exchange on this file system
    if (!displaced) return refused(not_written(piece.change->path, displaced.error()));
    if (displaced->same_contents(*piece.change->was)) return {};
    return refused(about(book::message("changed-meanwhile"), piece.change->path));
}

Findings WriterBatch::take_back() {
    Findings found;
    for (std::size_t i = m_pieces.size(); i-- > 0;) {
        Piece& piece = m_pieces[i];
        if (!piece.placed) continue;
        const auto taken = take_back(piece);
        if (!taken) found.add(stuck(piece, taken.error()));
        piece.placed = !taken;
    }
    m_folders.sync();  // else a power cut might bring back what is taken back; if it fails, nothing more can be done
    return found;
}

Got<void> WriterBatch::take_back(const Piece& piece) {
    const auto folder = m_folders.open(piece.folder);
    if (!folder) return tl::unexpected(folder.error());
    const Spot target{*folder, piece.name};
    const auto exchange = [&](const Spot& from, const Spot& to) {
        // An exchange is the same both ways; where it takes several steps, they leave their traces beside the first: in .svc/tmp.
        return piece.change->was ? m_disk->swap(temp(piece), target) : m_disk->move_new(from, to);
    };
    const auto done = exchange(target, temp(piece));
    if (is_at(piece, temp(piece))) return {};
    if (!done) return done;
    // Another writer has already built on it: what it wrote must stay.
    return exchange(temp(piece), target).and_then([]() -> Got<void> { return tl::unexpected(DiskError{EBUSY, "renameat2"}); });
}

/// Says so, and keeps the old contents from the sweepers.
Finding WriterBatch::stuck(Piece& piece, const DiskError& error) {
    const std::string kept = piece.temp + ".kept";
    const bool moved = piece.change->was && m_disk->move_new(temp(piece), {*m_temp, kept});
    piece.named = false;
    return about(book::message("half-written"), piece.change->path, {error.reason(), moved ? temp_folder + "/" + kept : "–"});
}

Findings WriterBatch::confirm() {
    discard();
    Findings found;
    for (const auto& [folder, error] : m_folders.sync())
        for (const Piece& piece : m_pieces)
            if (folder.empty() || piece.folder == folder || piece.folder.starts_with(folder + "/"))
                found.add(about(book::message("written-unconfirmed"), piece.change->path, {error.reason()}));
    return found;
}

void WriterBatch::discard() {
    for (Piece& piece : m_pieces) {
        const bool there = piece.named && (piece.change->was || !piece.placed);
        if (there) m_disk->remove(temp(piece));  // what stays is swept
        piece.named = false;
    }
}

bool WriterBatch::is_at(const Piece& piece, const Spot& spot) const {
    const auto stamp = m_disk->stat(spot);
    return stamp && stamp->same_file(piece.made);
}

Got<void> WriterBatch::open_temp() {
    if (m_temp) return {};
    auto opened = m_disk->open_folder(temp_folder);
    if (!opened && opened.error().number == ENOENT)
        opened =
            WriterFolders(*m_disk).open(temp_folder).and_then([&](const Handle&) { return m_disk->open_folder(temp_folder); });
    if (!opened) return tl::unexpected(opened.error());
    m_temp = std::move(*opened);
    return {};
}

}
