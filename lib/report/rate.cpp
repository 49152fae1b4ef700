// SPDX-License-Identifier: MIT
#include "report/rate.hpp"

#include <fmt/format.h>

#include <optional>

namespace svc {

namespace {

/// numerator × scale ÷ denominator to the nearest whole, halves up; nothing negative.
std::int64_t scaled(std::int64_t numerator, std::int64_t scale, std::int64_t denominator) {
    __extension__ using Wide = __int128;
    return static_cast<std::int64_t>((Wide{numerator} * scale * 2 + denominator) / (Wide{denominator} * 2));
}

}

Result<Rate> Rate::parse(std::string_view s) {
    return Share::parse(s).map([](Share share) { return Rate{share.parts, 10000}; });
}

std::string Rate::text() const { return Share{static_cast<std::int32_t>(scaled(good, 10000, counted))}.text(); }

std::string Rate::percent() const {
    const std::int64_t parts = scaled(good, 10000, counted);
    return fmt::format("{}.{:02}%", parts / 100, parts % 100);
}

std::optional<Rate> rate_of(std::int64_t good, std::int64_t counted) {
    return counted > 0 ? std::optional(Rate{good, counted}) : std::nullopt;
}

std::int64_t difference(const Rate& now, const Rate& before) {
    const std::int64_t over = now.good * before.counted - before.good * now.counted, under = now.counted * before.counted;
    return over < 0 ? -scaled(-over, 10000, under) : scaled(over, 10000, under);
}

Result<Tenths> Tenths::parse(std::string_view s) {
    return parse_whole(s, 0, 1'000'000).map([](std::int64_t v) { return Tenths{v * 10}; });
}

std::string Tenths::text() const { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

Result<Seconds> Seconds::parse(std::string_view s) {
    return parse_whole(s, 0, 999'999'999'999).map([](std::int64_t v) { return Seconds{v}; });
}

std::string Seconds::shown() const {
    const std::int64_t n = count < 0 ? -count : count;
    const std::string sign = count < 0 ? "-" : "";
    if (n < 60) return fmt::format("{}{}s", sign, n);
    if (n < 3600) return fmt::format("{}{}m", sign, n / 60);
    if (n < 86400) return fmt::format("{}{}h {:02}m", sign, n / 3600, n / 60 % 60);
    return fmt::format("{}{}d {}h", sign, n / 86400, n / 3600 % 24);
}

}
