// SPDX-License-Identifier: MIT
#include "base/time_zone.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <mutex>

#include "base/messages.hpp"

namespace svc {

namespace {

constexpr std::int64_t day = 86400;

/// The C library's idea of a zone is one of the process; this keeps it to the one place that knows.
std::int32_t offset_in(const std::string& zone, std::int64_t utc) {
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
    return localtime_r(&t, &local) ? static_cast<std::int32_t>(local.tm_gmtoff) : 0;
}

}

Result<TimeZone> TimeZone::named(const std::string& name) {
    const char* dir = std::getenv("TZDIR");
    const std::string file = std::string(dir ? dir : "/usr/share/zoneinfo") + "/" + name;
    struct stat st{};
    const bool plain =
        !name.empty() && name.find("..") == name.npos && name.front() != '/' && std::ranges::all_of(name, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("/_+-").find(c) != std::string_view::npos;
        });
    if (name == "UTC") return TimeZone(name);
    if (!plain || stat(file.c_str(), &st) != 0 || !S_ISREG(st.st_mode)) return fault(base::message("bad-time-zone"), {name});
    return TimeZone(name);
}

std::int32_t TimeZone::offset_at(std::int64_t utc) const { return offset_in(m_name, utc); }

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
