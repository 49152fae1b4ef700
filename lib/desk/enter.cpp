// SPDX-License-Identifier: MIT
#include "desk/enter.hpp"

#include <algorithm>
#include <set>

#include "desk/desk.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"

namespace svc {

std::string Desk::spelt_on_file(const Work& work, std::string_view kind_name, const std::string& id) {
    const Kind* kind = find_kind(kinds(), kind_name);
    if (!kind || kind->id.shape != IdShape::natural) return id;
    const std::string path = work.book().path_of_existing(*kind, id);
    return path.empty() ? id : path.substr(kind->folder.size() + 1, path.size() - kind->folder.size() - 6);
}

namespace {

/// The heads to lock before anything is read: those of all records that are there and will change.
std::vector<std::string> heads_of(const Book& book, std::span<const Slip> entries) {
    std::set<std::string> heads;
    for (const Slip& e : entries) {
        const auto add = [&](const Kind* kind, std::string_view id) {
            if (!kind) kind = kind_of_id(kinds(), id);
            if (!kind) return;
            if (const std::string path = head_path(book, *kind, id); !path.empty()) heads.insert(path);
        };
        if (e.what != Slip::What::record) {
            if (e.begins && !key_of(e.id).empty())
                add(nullptr, e.id);
            else
                add(e.kind, e.id);
        } else if (!e.kind->under.empty() && e.data.root().shape() == Shape::map) {
            if (const Node of = e.data.root().find(e.kind->under); of && of.shape() == Shape::scalar)
                add(nullptr, normal_id(of.text()));
        }
    }
    return {heads.begin(), heads.end()};
}

void announce(const Slip& e, Work& work) {
    const Node root = e.data.root();
    if (e.what != Slip::What::record || e.kind->id.shape != IdShape::natural || root.shape() != Shape::map) return;
    if (const Node id = root.find("id"); id && id.shape() == Shape::scalar) work.announce(*e.kind, normal_id(id.text()));
}

std::vector<Draft> drafts_of(const Work& work, const std::vector<Change>& changes) {
    std::vector<Draft> all;
    for (const Change& c : changes) {
        const auto sheet = std::ranges::find_if(work.sheets(), [&](const auto& s) { return s->file.path == c.path; });
        const bool known = sheet != work.sheets().end();
        all.push_back({c.path, known ? (*sheet)->before.value_or((*sheet)->file.contents.bytes) : std::string(), c.bytes});
    }
    return all;
}

/// What somebody else wrote may not be on the medium yet: before it is confirmed, the file and the folders above it are synced.
Outcome<void> confirm(Disk& disk, const std::string& path) {
    const auto unconfirmed = [&](const DiskError& e) {
        return failed(desk::message("known-unconfirmed"), {path, e.reason()}, {path});
    };
    auto file = disk.open_file(path);
    if (!file) return unconfirmed(file.error());
    if (auto synced = disk.sync(*file); !synced) return unconfirmed(synced.error());
    for (std::string folder = path; !folder.empty();) {
        const std::size_t slash = folder.rfind('/');
        folder.resize(slash == std::string::npos ? 0 : slash);
        auto handle = disk.open_folder(folder);
        if (!handle) return unconfirmed(handle.error());
        if (auto synced = disk.sync(*handle); !synced) return unconfirmed(synced.error());
    }
    return {};
}

Outcome<void> confirm_known(Disk& disk, const Outcomes& out, const std::vector<Change>& changes) {
    std::set<std::string> paths;
    for (const Entered& e : out.entries) {
        const bool said =
            e.result == Entered::Result::known || e.result == Entered::Result::repeated || e.result == Entered::Result::unchanged;
        const bool written = std::ranges::any_of(changes, [&](const Change& c) { return c.path == e.path; });
        if (said && !written && !e.path.empty()) paths.insert(e.path);
    }
    for (const std::string& path : paths)
        if (auto good = confirm(disk, path); !good) return good;
    return {};
}

Outcome<Outcomes> once_through(Book& book, std::span<const Slip> entries, const Session& session) {
    auto locks = Locks::take(book.disk(), session.entropy, heads_of(book, entries), session.wait);
    if (!locks) return tl::unexpected(std::move(locks.error()));
    Work work(book);
    Desk at_desk(work, session);
    Outcomes out;
    Findings found;
    for (const Slip& e : entries) announce(e, work);
    for (const Slip& e : entries) at_desk.take(e, out, found);
    if (!found.good()) return failed(std::move(found));
    auto changes = work.changes();
    if (!changes) return tl::unexpected(std::move(changes.error()));
    out.drafts = drafts_of(work, *changes);
    if (session.dry_run) return out;
    if (auto known = confirm_known(book.disk(), out, *changes); !known) return tl::unexpected(std::move(known.error()));
    if (changes->empty()) return out;
    if (auto written = Writer(book.disk(), session.entropy).commit(*changes); !written)
        return tl::unexpected(std::move(written.error()));
    return out;
}

}

Outcome<Outcomes> enter(Book& book, std::span<const Slip> entries, const Session& session) {
    constexpr int most_tries = 8;
    for (int n = 1;; ++n) {
        auto out = once_through(book, entries, session);
        // A name taken by another clone of this command is drawn again; a file saved by an editor meanwhile is read again.
        const bool again = !out && n < most_tries && (out.error().only("exists") || out.error().only("changed-meanwhile"));
        if (!again) return out;
    }
}

}
