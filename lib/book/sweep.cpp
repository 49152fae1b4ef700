// SPDX-License-Identifier: MIT
#include "book/sweep.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <set>

namespace svc {

namespace {

constexpr std::size_t writer_length = 16;

bool all_of(std::string_view s, std::string_view allowed) { return !s.empty() && s.find_first_not_of(allowed) == s.npos; }

/// The lock of a dead writer's number 0, or a sign that there is none; no value when the writer may be alive.
std::optional<Handle> lock_of_dead(Disk& disk, const std::string& writer) {
    auto first = disk.open_file(temp_folder + "/" + temp_name(writer, 0));
    if (!first) return first.error().number == ENOENT ? std::optional<Handle>(std::in_place) : std::nullopt;
    if (!disk.try_lock(*first).value_or(false)) return std::nullopt;
    return std::move(*first);
}

void remove_all(Disk& disk, const Handle& folder, const std::string& writer, const std::set<std::string>& names) {
    const std::string first = temp_name(writer, 0);
    for (const std::string& name : names)
        if (writer_of(name) == writer && name != first) disk.remove({folder, name});
    disk.remove({folder, first});
}

}

std::string temp_name(const std::string& writer, std::size_t number) { return writer + "." + std::to_string(number); }

std::string_view writer_of(std::string_view name) {
    const std::string_view writer = name.substr(0, writer_length);
    std::string_view rest = name.substr(writer.size());
    if (rest.ends_with(".old")) rest.remove_suffix(4);
    const bool good = writer.size() == writer_length && all_of(writer, "0123456789abcdef") && rest.starts_with('.') &&
                      all_of(rest.substr(1), "0123456789");
    return good ? writer : std::string_view{};
}

void sweep(Disk& disk) {
    std::set<std::string> names, writers;
    for (Entry& entry : disk.list(temp_folder).value_or(std::vector<Entry>{})) {
        const std::string_view writer = writer_of(entry.name);
        if (writer.empty() || entry.kind != FileKind::file) continue;
        writers.emplace(writer);
        names.insert(std::move(entry.name));
    }
    if (writers.empty()) return;
    const auto folder = disk.open_folder(temp_folder);
    if (!folder) return;
    for (const std::string& writer : writers)
        if (const auto lock = lock_of_dead(disk, writer)) remove_all(disk, *folder, writer, names);
}

}
