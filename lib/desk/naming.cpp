// SPDX-License-Identifier: MIT
#include "desk/naming.hpp"

#include <algorithm>

#include "desk/messages.hpp"
#include "domain/kinds.hpp"

namespace svc {

namespace {

constexpr int most_tries = 32;

std::string key_date(Date d) {
    std::string s = d.text();
    std::erase(s, '-');
    return s;
}

bool there(const Kind& kind, const std::string& id, const Work& work) {
    return work.find_sheet(kind, id) || !work.book().path_of_existing(kind, id).empty();
}

/// A key is taken when any kind of case has it: parts and revisits stand under it.
bool key_taken(const std::string& key, const Work& work) {
    return std::ranges::any_of(kinds(), [&](const Kind* k) {
        return k->id.shape == IdShape::of_case && k->under.empty() && there(*k, std::string(k->id.prefix) + "-" + key, work);
    });
}

std::optional<ForeignId> source_of(const Kind& kind, const std::string& id, const Work& work) {
    const Field* field = kind.field("source");
    const void* record = field ? work.find(kind, id) : nullptr;
    const void* source = record ? field->get(record) : nullptr;
    return source ? std::optional<ForeignId>(*static_cast<const ForeignId*>(source)) : std::nullopt;
}

bool same(const std::optional<ForeignId>& a, const ForeignId& b) { return a && a->system == b.system && a->id == b.id; }

std::string digest(const ForeignId& s) { return sha256(s.system + std::string(1, '\0') + s.id); }

/// Characters n of the source's digest: the first ones, the next ones if another source has those.
std::string sourced(const std::string& bytes, std::size_t length, int attempt) {
    return crockford(bytes, length, length * static_cast<std::size_t>(attempt));
}

int attempts_in(std::size_t length) { return static_cast<int>(256 / 5 / length); }

/// A record of this kind with the five characters under any day, with this source; empty when there is none.
std::string under_any_day(const Kind& kind, const std::string& five, const ForeignId& source, const Work& work) {
    const ForeignId& wanted = source;
    const auto& tree = work.book().source();
    for (const std::string& year : tree.list(std::string(kind.folder)))
        for (const std::string& month : tree.list(std::string(kind.folder) + "/" + year.substr(0, year.size() - 1)))
            for (const std::string& name : tree.list(std::string(kind.folder) + "/" + year + month.substr(0, month.size() - 1)))
                if (name.ends_with("-" + five + ".yaml") && same(source_of(kind, name.substr(0, name.size() - 5), work), wanted))
                    return name.substr(0, name.size() - 5);
    return {};
}

Outcome<NewName> sourced_name(const Kind& kind, const std::string& lead, std::size_t length, const ForeignId& source,
                              const Work& work, bool is_key) {
    const std::string bytes = digest(source);
    for (int n = 0; n < attempts_in(length); ++n) {
        const std::string rest = sourced(bytes, length, n), id = lead + rest;
        if (there(kind, id, work)) {
            if (same(source_of(kind, id, work), source)) return NewName{id, true};
            continue;
        }
        if (is_key && key_taken(id.substr(kind.id.prefix.size() + 1), work)) continue;
        return NewName{id};
    }
    return failed(desk::message("no-names-left"));
}

Outcome<NewName> random_name(const Kind& kind, const std::string& lead, std::size_t length, const Work& work, Entropy& entropy,
                             bool is_key) {
    for (int n = 0; n < most_tries; ++n) {
        const std::string id = lead + crockford(entropy.bytes(8), length);
        if (!there(kind, id, work) && !(is_key && key_taken(id.substr(kind.id.prefix.size() + 1), work))) return NewName{id};
    }
    return failed(desk::message("no-names-left"));
}

}

Outcome<NewName> new_name(const Kind& kind, std::optional<Date> day, Date today, const std::optional<ForeignId>& source,
                          const Work& work, Entropy& entropy) {
    const std::string prefix = std::string(kind.id.prefix) + "-";
    if (kind.id.shape == IdShape::six)
        return source ? sourced_name(kind, prefix, 6, *source, work, false) : random_name(kind, prefix, 6, work, entropy, false);
    if (source && !day)
        if (const std::string known = under_any_day(kind, sourced(digest(*source), 5, 0), *source, work); !known.empty())
            return NewName{known, true};
    const std::string lead = prefix + key_date(day.value_or(today)) + "-";
    return source ? sourced_name(kind, lead, 5, *source, work, true) : random_name(kind, lead, 5, work, entropy, true);
}

Outcome<NewName> part_name(const Kind& kind, std::string_view case_id, const std::optional<ForeignId>& source, const Work& work,
                           Entropy& entropy) {
    const std::string_view key = key_of(case_id);
    if (key.empty()) return failed(desk::message("no-case-key"), {std::string(case_id)});
    const std::string lead = std::string(kind.id.prefix) + "-" + std::string(key);
    if (kind.id.shape == IdShape::of_case) return NewName{lead, there(kind, lead, work)};
    return source ? sourced_name(kind, lead + "-", 3, *source, work, false)
                  : random_name(kind, lead + "-", 3, work, entropy, false);
}

}
