// SPDX-License-Identifier: MIT
#include "resolve.hpp"

#include <algorithm>

#include "base/values.hpp"
#include "book/walk.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"

namespace svc {

namespace {

std::string stem(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
    return name.ends_with(".yaml") ? name.substr(0, name.size() - 5) : name;
}

/// Ids of whole records that a bare key or a natural name means.
std::vector<Resolved> exact(const Book& book, const Kind* kind, const std::string& id) {
    std::vector<Resolved> found;
    for (const Kind* k : kinds()) {
        if (kind && k != kind) continue;
        std::string wanted = id;
        if (is_key(id) && k->id.shape == IdShape::of_case && (kind || k->under.empty()))
            wanted = std::string(k->id.prefix) + "-" + id;
        if (const std::string path = book.path_of_existing(*k, wanted); !path.empty()) found.push_back({k, stem(path)});
    }
    return found;
}

/// Looks at the names of all records: only for people on a terminal.
std::vector<Resolved> by_part(const Book& book, const Kind* kind, const std::string& part) {
    std::vector<Resolved> found;
    const std::string wanted = folded(part);
    for (const Kind* k : kinds()) {
        if (kind ? k != kind : !k->under.empty()) continue;  // a part of a key means the case
        for (const std::string& path : Walk::through(book.disk(), std::string(k->folder)).records)
            if (folded(stem(path)).find(wanted) != std::string::npos) found.push_back({k, stem(path)});
    }
    return found;
}

/// What the id means is there, but it is another kind of record than the command is about.
bool refused_as_other(Invocation& run, const Kind* kind, const std::string& typed) {
    const auto others = kind ? exact(*run.book(), nullptr, typed) : std::vector<Resolved>{};
    if (others.empty()) return false;
    const Language lang = run.language();
    const Kind& other = *others.front().kind;
    run.fail(desk::message("other-kind"),
             {typed, std::string(other.label.in(lang)), std::string(kind->label.in(lang)), std::string(other.name)});
    return true;
}

std::optional<Resolved> refuse(Invocation& run, const Kind* kind, const std::string& typed, const std::vector<Resolved>& found) {
    if (found.empty()) {
        if (refused_as_other(run, kind, typed)) return {};
        run.fail(desk::message("no-such-id"), {typed});
        return {};
    }
    std::string all;
    for (std::size_t i = 0; i < found.size() && i < 8; ++i)
        all.append(all.empty() ? "" : ", ").append(kind ? "" : std::string(found[i].kind->name) + " ").append(found[i].id);
    run.fail(desk::message("ambiguous-id"), {typed, all + (found.size() > 8 ? " …" : "")});
    return {};
}

}

std::optional<Resolved> resolve(Invocation& run, const Kind* kind, const std::string& typed) {
    const Book& book = *run.book();
    std::vector<Resolved> found = exact(book, kind, typed);
    if (found.empty() && run.terminal().in_is_tty && typed.size() >= 2) found = by_part(book, kind, typed);
    if (found.size() == 1) return found.front();
    return refuse(run, kind, typed, found);
}

std::optional<std::vector<Resolved>> resolve_ids(Invocation& run, const Kind* kind) {
    const auto ids = run.ids();
    if (!ids) return {};
    std::vector<Resolved> all;
    for (const std::string& id : *ids)
        if (auto whole = resolve(run, kind, id)) all.push_back(std::move(*whole));
    return all.size() == ids->size() ? std::optional(std::move(all)) : std::nullopt;
}

}
