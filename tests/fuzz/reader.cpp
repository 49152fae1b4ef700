// SPDX-License-Identifier: MIT
// The reader: the quick one reads what the general one reads, libyaml agrees, and what svc writes of it is read as the same.
#include "fuzz/property.hpp"
#include "syntax/yaml.hpp"
#include "unit/syntax/reference.hpp"

using namespace svc;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    Tree tree, quick, again;
    const bool good = fuzz::read(text, tree);
    Findings found;
    must(record_reader().read(text, "x", quick, found) == good, "both readers take the same", text);
    if (!good) return 0;
    must(equal(tree.root(), quick.root()), "both readers read the same", text);
    const auto theirs = read_with_libyaml(text);
    must(theirs.has_value(), "libyaml takes it too", text);
    must(equal(tree.root(), theirs->root()), "libyaml reads the same", text);
    if (tree.root().size() == 0) return 0;
    const std::string written = to_yaml(tree.root());
    if (written.size() > Limits::bytes) return 0;
    must(fuzz::read(written, again), "what svc writes can be read", written);
    must(equal(tree.root(), again.root()), "what svc writes is read as it was", written);
    return 0;
}
