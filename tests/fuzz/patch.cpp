// SPDX-License-Identifier: MIT
// The patch: all but the lines it is about stay, or it refuses. An input is a document, a line ==, and what to do with it:
// a line with the path's keys, and the value as YAML under the key `v`; without a value the path is removed.
#include <algorithm>
#include <vector>

#include "fuzz/property.hpp"
#include "syntax/patch.hpp"

using namespace svc;
using fuzz::must;

namespace {

std::vector<std::string_view> pieces(std::string_view text, char by) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t end = text.find(by);
        out.push_back(text.substr(0, end));
        if (end == text.npos) return out;
        text.remove_prefix(end + 1);
    }
}

/// How many lines of the first text the second hasn't, in their order.
std::size_t lost(std::string_view before, std::string_view after) {
    const auto is = pieces(after, '\n');
    auto at = is.begin();
    std::size_t n = 0;
    for (std::string_view line : pieces(before, '\n')) {
        const auto here = std::find(at, is.end(), line);
        if (here == is.end() && !line.empty())
            ++n;
        else if (here != is.end())
            at = here + 1;
    }
    return n;
}

/// The first list of the root, or a new one.
std::string_view list_of(Node root) {
    std::string_view key = "events";
    bool free = true;
    root.each_entry([&](Node k, Node value) {
        if (free && value.shape() == Shape::list) key = k.text();
        free = free && value.shape() != Shape::list;
    });
    const Node there = root.find(key);
    return there && there.shape() != Shape::list ? "a key that nobody has" : key;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto [text, order] = fuzz::parted(fuzz::text_of(bytes, size), "\n==\n");
    Tree tree, asked, again;
    if (!fuzz::read(text, tree) || text.size() > 20'000) return 0;
    const auto [keys, value] = fuzz::parted(order, "\n");
    const bool sets = fuzz::read(value, asked) && asked.root().find("v");
    Tree wanted;
    if (sets) wanted.copy(asked.root().find("v"));

    const std::vector<std::string_view> path = pieces(keys, ' ');
    if (keys == "+") {
        const std::string_view list = list_of(tree.root());
        if (!sets) return 0;
        Patch patch(text, tree);
        patch.append(list, wanted);
        const auto done = patch.finish();
        if (!done) return 0;
        must(fuzz::read(*done, again), "what was patched can be read", *done);
        const std::size_t before = tree.root().find(list) ? tree.root().find(list).size() : 0;
        must(again.root().find(list).size() == before + 1, "the list has one more", *done);
        must(equal(again.root().find(list).item(before), wanted.root()), "what was added stands there", *done);
        must(lost(text, *done) <= 2, "no line but the list's own is lost", *done);
        return 0;
    }
    Patch patch(text, tree);
    if (sets)
        patch.set(path, wanted.root().tree());
    else
        patch.remove(path);
    const auto done = patch.finish();
    if (!done) return 0;
    must(fuzz::read(*done, again) || again.root().size() == 0, "what was patched can be read", *done);
    if (sets && path.size() == 1) must(equal(again.root().find(path[0]), wanted.root()), "what was set stands there", *done);
    if (!sets && path.size() == 1) must(!again.root().find(path[0]), "what was removed is gone", *done);
    return 0;
}
