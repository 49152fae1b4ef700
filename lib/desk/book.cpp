// SPDX-License-Identifier: MIT
#include "desk/book.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <mutex>

#include "base/messages.hpp"
#include "desk/messages.hpp"
#include "domain/complaint.hpp"
#include "domain/kinds.hpp"
#include "domain/repair.hpp"
#include "domain/revisit.hpp"
#include "domain/ticket.hpp"
#include "rules/catalogue.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

/// Where in svc.yaml a member of the settings stands.
Mark mark_of(const void* member, const Settings& settings, Node root) {
    // Settings are no kind; a kind made of their fields finds members by address all the same.
    const Kind as_kind{.fields = fields(Of<Settings>{})};
    const Node node = node_of(as_kind, &settings, root, member);
    return node ? node.mark() : Mark{};
}

bool read_settings(const Contents& file, Settings& settings, TimeZone& zone, Findings& found) {
    Tree tree;
    if (!record_reader().read(file.bytes, "svc.yaml", tree, found)) return false;
    const Origin origin{"svc.yaml", file.bytes};
    if (!read(fields(Of<Settings>{}), tree.root(), &settings, origin, found)) return false;
    for (auto& [member, fault] : faults_of(settings))
        found.add(finding_at(origin, mark_of(member, settings, tree.root()), std::move(fault)));
    auto named = TimeZone::named(settings.time_zone);
    if (named)
        zone = *named;
    else
        found.add(finding_at(origin, tree.root().find("time_zone").mark(), std::move(named.error())));
    return found.good();
}

}

bool parse_record(const Kind& kind, Filed& file, Findings& found) {
    file.record = Record(kind);
    const Origin origin{file.path, file.contents.bytes, kind.personal};
    Findings own;
    const bool good = record_reader().read(file.contents.bytes, file.path, file.tree, own) &&
                      svc::read(kind, file.tree.root(), file.record.data(), origin, own);
    if (kind.personal)
        for (Finding& f : own) f.personal = true;
    found.add(std::move(own));
    return good;
}

Outcome<std::unique_ptr<Book>> Book::open(const std::string& root) {
    std::unique_ptr<Book> book(new Book);
    book->m_root = root;
    auto disk = open_disk(root);
    if (!disk && (disk.error().number == ENOENT || disk.error().number == ENOTDIR))
        return failed(desk::message("no-book"), {root});
    if (!disk) {
        Findings unreadable;
        unreadable.add(not_read(root, disk.error()));
        return failed(std::move(unreadable));
    }
    book->m_disk = std::move(*disk);
    book->m_tree = std::make_unique<TreeSource>(*book->m_disk);
    book->m_source = book->m_tree.get();
    auto file = book->m_source->read("svc.yaml");
    if (!file && file.error().only("no-file")) return failed(desk::message("no-book"), {root});
    if (!file) return tl::unexpected(std::move(file.error()));
    Findings found;
    if (!read_settings(*file, book->m_settings, book->m_zone, found)) return failed(std::move(found));
    return book;
}

void Book::has_come(const Kind& kind, const std::string& id) {
    std::unique_lock lock(m_mutex);
    m_kept.erase(std::string(kind.name) + "/" + folded(id));
    if (const auto names = m_names.find(&kind); names != m_names.end()) names->second.emplace(folded(id) + ".yaml", id + ".yaml");
}

void Book::forget() {
    std::unique_lock lock(m_mutex);
    m_kept.clear();
    m_there.clear();
}

std::string Book::path_of_existing(const Kind& kind, std::string_view id) const {
    if (!fits(kind.id, id)) return {};
    const std::string exact = kind.path(id);
    if (m_there.contains(exact)) return exact;
    if (m_source->exists(exact)) {
        if (kind.id.shape == IdShape::natural && m_source != m_tree.get()) m_there.insert(exact);
        return exact;
    }
    if (kind.id.shape != IdShape::natural) return {};
    std::unique_lock lock(m_mutex);
    auto [names, fresh] = m_names.try_emplace(&kind);
    if (fresh)
        for (const std::string& name : m_source->list(std::string(kind.folder)))
            if (name.ends_with(".yaml")) names->second.emplace(folded(name), name);
    const auto found = names->second.find(folded(id) + ".yaml");
    return found == names->second.end() ? std::string() : std::string(kind.folder) + "/" + found->second;
}

Outcome<Filed> Book::read(const Kind& kind, std::string_view id) const {
    if (!fits(kind.id, id)) return failed(desk::message("no-such-id"), {std::string(id)});
    std::string path = kind.path(id);
    auto contents = m_source->read(path);
    if (!contents && contents.error().only("no-file")) {
        path = path_of_existing(kind, id);  // perhaps spelt otherwise
        if (path.empty()) return failed(desk::message("no-such-id"), {std::string(id)});
        contents = m_source->read(path);
    }
    if (!contents) return tl::unexpected(std::move(contents.error()));
    Filed file{.path = path, .contents = std::move(*contents)};
    Findings found;
    if (!parse_record(kind, file, found)) return failed(std::move(found));
    file.warnings = std::move(found);
    return file;
}

const void* Book::find(const Kind& kind, std::string_view id) const {
    const std::string key = std::string(kind.name) + "/" + folded(id);
    {
        std::shared_lock lock(m_mutex);
        if (const auto kept = m_kept.find(key); kept != m_kept.end()) return kept->second ? kept->second->record.data() : nullptr;
    }
    auto file = read(kind, id);
    if (!file)
        for (Finding& f : file.error())
            if (f.message->code == "unreadable") throw SourceFailed(std::move(f));
    std::unique_lock lock(m_mutex);
    auto& kept = m_kept[key];
    if (!kept && file) kept = std::make_unique<Filed>(std::move(*file));
    return kept ? kept->record.data() : nullptr;
}

std::vector<Id<Repair>> Book::repairs_of(const Id<Ticket>& ticket) const {
    std::vector<Id<Repair>> all;
    const std::string_view key = key_of(ticket.value);
    if (key.empty()) return all;
    const std::string folder = "repairs/" + std::string(key.substr(0, 4)) + "/" + std::string(key.substr(4, 2));
    const std::string prefix = "R-" + std::string(key) + "-";
    for (const std::string& name : m_source->list(folder))
        if (name.starts_with(prefix) && name.ends_with(".yaml") && fits(IdTraits<Repair>::form, name.substr(0, name.size() - 5)))
            all.push_back({name.substr(0, name.size() - 5)});
    return all;
}

std::string find_book(const std::string& start) {
    std::string folder = start;
    struct stat st{};
    while (true) {
        // What can't be looked at for another reason may be there: opening it tells why.
        const bool absent = stat((folder + "/svc.yaml").c_str(), &st) != 0 && (errno == ENOENT || errno == ENOTDIR);
        if (!absent) return folder.empty() ? "/" : folder;
        const std::size_t slash = folder.rfind('/');
        if (slash == std::string::npos || folder.empty()) return {};
        folder.resize(slash);
    }
}

std::string head_path(const Book& book, const Kind& kind, std::string_view id) {
    if (!kind.under.empty() && !key_of(id).empty()) {
        const std::string key(key_of(id));
        for (const Kind* head : kinds())
            if (heads_cases(*head))
                if (const std::string path = book.path_of_existing(*head, std::string(head->id.prefix) + "-" + key);
                    !path.empty())
                    return path;
    }
    return book.path_of_existing(kind, id);
}

}
