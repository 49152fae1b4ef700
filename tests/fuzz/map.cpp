// SPDX-License-Identifier: MIT
// A map and the rows it is for: read, bound and filled, whatever they say. An input is a map, a line ==, and a CSV file.
#include <algorithm>

#include "desk/import/filling.hpp"
#include "fuzz/property.hpp"

using namespace svc;
using fuzz::must;

namespace {

Result<std::string> find(const std::string&, const std::string& value) { return "CU-" + value; }

void fill(const ImportMap& map, std::string_view text) {
    CsvReader rows(
        [&](std::span<char> into) {
            const std::size_t n = std::min(into.size(), text.size());
            std::copy_n(text.begin(), n, into.begin());
            text.remove_prefix(n);
            return n;
        },
        "x.csv", map.head.separator ? map.head.separator->front() : '\0');
    Findings found;
    const auto header = rows.next(found);
    if (!header || !found.good()) return;
    static const TimeZone zone = *TimeZone::named("Asia/Shanghai");
    auto filling = Filling::bind(map, *header, {zone, zone, *Instant::parse("2026-03-31T18:00:00+08:00")}, find);
    if (!filling) return must(!filling.error().good(), "a refusal has a reason", map.bytes);
    const RowTakers takers{[&](CaseRows one) {
                               Findings wrong;
                               for (const Slip& slip : filling->records(one, "x.csv", wrong))
                                   must(slip.kind && slip.data.root().shape() == Shape::map, "a record is a map", map.bytes);
                           },
                           [&](const CsvRow&, const Findings& why) { must(!why.good(), "a rejection has a reason", map.bytes); }};
    const bool all = gather(rows, filling->case_columns(), filling->columns(), "x.csv", takers, found);
    must(all || !found.good(), "reading ends early only with a reason", map.bytes);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto [text, rows] = fuzz::parted(fuzz::text_of(bytes, size), "\n==\n");
    const auto map = read_map("x.yaml", std::string(text));
    if (map)
        fill(*map, rows);
    else
        must(!map.error().good(), "a refusal has a reason", text);
    return 0;
}
