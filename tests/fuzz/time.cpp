// SPDX-License-Identifier: MIT
// Times as they are written and typed: what can be read is written as a text that is read as the same. An input is a time, or a
// format, a line ==, and a time in it.
#include "base/people.hpp"
#include "base/period.hpp"
#include "base/time_format.hpp"
#include "fuzz/property.hpp"

using namespace svc;
using fuzz::must;

namespace {

template <class T> void comes_back(std::string_view text) {
    const Result<T> value = T::parse(text);
    if (!value) return;
    const Result<T> again = T::parse(value->text());
    must(again && *again == *value, "what was read is written as the same", text);
}

void typed(std::string_view text) {
    static const TimeZone zone = *TimeZone::named("Europe/Berlin");
    const Moment moment{*Instant::parse("2026-03-29T18:00:00+02:00"), &zone};
    if (const auto when = parse_when(text, moment)) {
        const auto again = parse_when(when->text(), moment);
        must(again && *again == *when, "a moment is written as the same", text);
        must(zone.offset_at(when->utc) == zone.at(when->utc).offset, "a moment has its offset", text);
    }
    if (const auto day = parse_day(text, moment)) {
        const auto again = parse_day(day->text(), moment);
        must(again && *again == *day, "a day is written as the same", text);
        must(zone.date_of(zone.start_of(*day)) == *day, "a day begins on itself", text);
    }
    if (const auto as_of = parse_as_of(text, moment))
        must(Instant::parse(as_of->text()).has_value(), "an as-of can be read", text);
    if (const auto period = parse_period(text, moment, 4)) {
        must(period->first < period->after && period->contains(period->from), "a period is a time", text);
        const auto again = parse_period(period->name, moment, 4);
        must(again && again->from == period->from && again->to == period->to, "a period is named as the same", text);
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto [text, written] = fuzz::parted(fuzz::text_of(bytes, size), "\n==\n");
    comes_back<Instant>(text);
    comes_back<Date>(text);
    comes_back<Duration>(text);
    comes_back<Days>(text);
    comes_back<Hours>(text);
    typed(text);
    if (const auto format = TimeFormat::parse(text))
        if (const auto plain = format->plain(std::string(written))) typed(*plain);
    return 0;
}
