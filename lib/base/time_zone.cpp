// SPDX-License-Identifier: MIT
#include "base/time_zone.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <set>

#include "base/messages.hpp"

namespace svc {

namespace {

constexpr std::int64_t day = 86400;

/// What the C library knows of a moment in a zone. It knows one zone a process; this keeps that to the one place that knows.
std::tm local_time(const std::string& zone, std::int64_t utc) {
    static std::mutex one_at_a_time;
    static std::string current;
    const std::lock_guard lock(one_at_a_time);
    if (current != zone) {
        setenv("TZ", (":" + zone).c_str(), 1);
        tzset();
        current = zone;
    }
    const std::time_t t = utc;
    std::tm local{};
    localtime_r(&t, &local);
    return local;
}

std::int32_t offset_in(const std::string& zone, std::int64_t utc) {
    return static_cast<std::int32_t>(local_time(zone, utc).tm_gmtoff);
}

std::string abbreviation_in(const std::string& zone) {
    const char* name = local_time(zone, 1'600'000'000).tm_zone;
    return name ? name : "";
}

/// The bytes of a file, or the errno of what stood in the way.
tl::expected<std::string, int> bytes_of(const std::string& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return tl::unexpected(errno);
    std::string all;
    char part[4096];
    ssize_t got = 0;
    while ((got = ::read(fd, part, sizeof part)) > 0) all.append(part, static_cast<std::size_t>(got));
    const int error = errno;
    ::close(fd);
    if (got < 0) return tl::unexpected(error);
    return all;
}

/// The abbreviations that the rule at the end of a zone file names: `CET-1CEST,M3.5.0,M10.5.0/3` has CET and CEST.
std::set<std::string> names_in(const std::string& all) {
    std::set<std::string> names;
    if (!all.starts_with("TZif") || all.size() < 2) return names;
    const std::size_t begin = all.rfind('\n', all.size() - 2);
    const std::string rule = begin == std::string::npos ? "" : all.substr(begin + 1, all.size() - begin - 2);
    const std::string dates = rule.substr(0, rule.find(','));
    for (std::size_t i = 0; i < dates.size();) {
        const bool quoted = dates[i] == '<';
        std::size_t end = i;
        if (quoted)
            end = std::min(dates.find('>', i), dates.size());
        else
            while (end < dates.size() && std::isalpha(static_cast<unsigned char>(dates[end]))) ++end;
        if (end > i) names.insert(quoted ? dates.substr(i + 1, end - i - 1) : dates.substr(i, end - i));
        i = std::max(end, i + 1);
        if (quoted) i = std::max(i, end + 1);
    }
    return names;
}

}

/// The offset of each UTC day from 1970 on, in seconds; 0 is not asked yet. Threads may write the same value twice.
struct TimeZone::Days {
    static constexpr std::int64_t count = 50'000;
    static constexpr std::int32_t bias = 1 << 20, changes = -1;
    struct Free {
        void operator()(std::int32_t* p) const { std::free(p); }
    };
    /// Zeroed by the system page by page as it is touched: a command that asks for one day pays for one page.
    std::unique_ptr<std::int32_t[], Free> known{static_cast<std::int32_t*>(std::calloc(count, sizeof(std::int32_t)))};
};

Result<TimeZone> TimeZone::named(const std::string& name) {
    if (name == "UTC") return utc();
    const bool plain =
        !name.empty() && name.find("..") == name.npos && name.front() != '/' && std::ranges::all_of(name, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("/_+-").find(c) != std::string_view::npos;
        });
    if (!plain) return fault(base::message("bad-time-zone"), {name});
    const char* dir = std::getenv("TZDIR");
    const std::string file = std::string(dir ? dir : "/usr/share/zoneinfo") + "/" + name;
    const auto unreadable = [&](const std::string& why) { return fault(base::message("time-zone-unreadable"), {file, why}); };
    const auto bytes = bytes_of(file);
    if (!bytes) {
        const bool none = bytes.error() == ENOENT || bytes.error() == ENOTDIR || bytes.error() == EISDIR;
        if (none) return fault(base::message("bad-time-zone"), {name});
        return unreadable(std::strerror(bytes.error()));
    }
    // The C library takes UTC in silence when it can't read the file: its abbreviation must be one of the file's own.
    const auto names = names_in(*bytes);
    if (names.empty()) return fault(base::message("bad-time-zone"), {name});
    if (!names.contains(abbreviation_in(name))) return unreadable("the C library took UTC instead");
    return TimeZone(name, std::make_shared<Days>());
}

std::int32_t TimeZone::offset_at(std::int64_t utc) const {
    if (!m_days) return 0;
    const std::int64_t number = utc / day;
    if (!m_days->known || utc < 0 || number >= Days::count) return offset_in(m_name, utc);
    const std::atomic_ref known(m_days->known[static_cast<std::size_t>(number)]);
    std::int32_t kept = known.load(std::memory_order_relaxed);
    if (kept == 0) {
        const std::int32_t begin = offset_in(m_name, number * day), end = offset_in(m_name, (number + 1) * day);
        kept = begin == end ? begin + Days::bias : Days::changes;
        known.store(kept, std::memory_order_relaxed);
    }
    return kept == Days::changes ? offset_in(m_name, utc) : kept - Days::bias;
}

Date TimeZone::date_of(Instant i) const {
    const std::int64_t local = i.utc + offset_at(i.utc);
    return {static_cast<std::int32_t>(local >= 0 ? local / day : (local - day + 1) / day)};
}

std::int32_t TimeZone::second_of_day(Instant i) const {
    return static_cast<std::int32_t>(i.utc + offset_at(i.utc) - std::int64_t{date_of(i).days} * day);
}

std::vector<Instant> TimeZone::instants(Date date, std::int32_t second) const {
    const std::int64_t local = std::int64_t{date.days} * day + second;
    std::vector<Instant> found;
    // Zones change their offset at most once within a day on either side.
    for (std::int64_t probe : {local - day, local + day}) {
        const Instant i{local - offset_at(probe), offset_at(probe)};
        const bool known = std::ranges::find(found, i) != found.end();
        if (!known && offset_at(i.utc) == i.offset) found.push_back(i);
    }
    std::ranges::sort(found);
    return found;
}

Instant TimeZone::start_of(Date date) const {
    for (std::int32_t second = 0; second < day; second += 900)  // a gap at midnight ends on a quarter of an hour
        if (const auto found = instants(date, second); !found.empty()) return found.front();
    return {std::int64_t{date.days} * day, 0};
}

Instant TimeZone::plus(Instant i, Duration d) const {
    if (!d.in_months()) return at(i.utc + d.seconds());
    const Date target = date_of(i).plus_months(d.count);
    const auto found = instants(target, second_of_day(i));
    return found.empty() ? start_of(target.plus_days(1)) : found.front();
}

}
