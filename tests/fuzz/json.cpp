// SPDX-License-Identifier: MIT
// JSON: what svc writes of what it read is read as the same, compact and indented; the readers of many records keep their heads.
#include "syntax/json.hpp"
#include "fuzz/property.hpp"

using namespace svc;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    Findings found, many;
    std::size_t records = 0;
    const bool all = read_any(
        text, "x",
        [&](const Tree& tree, std::uint32_t line) {
            must(line > 0 && tree.root(), "a record has a place", text);
            ++records;
        },
        many);
    must(all == many.good(), "a refusal has a reason", text);
    Tree tree;
    const bool good = read_json(text, "x", tree, found);
    must(good == found.good(), "a refusal has a reason, and a reading none", text);
    if (!good || !tree.root()) return 0;
    for (const JsonStyle style : {JsonStyle::compact, JsonStyle::indented}) {
        const std::string written = to_json(tree.root(), style);
        Tree again;
        Findings none;
        must(read_json(written, "x", again, none), "what svc writes can be read", written);
        must(equal(tree.root(), again.root()), "what svc writes is read as it was", written);
    }
    return 0;
}
