// SPDX-License-Identifier: MIT
// Spoilt documents: whatever the general reader takes, libyaml takes too and makes the same of it, at the same places.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/canonical_scanner.hpp"
#include "syntax/reader.hpp"
#include "unit/syntax/reference.hpp"
#include "unit/syntax/samples.hpp"

using namespace svc;

namespace {

/// What differs first between two readings.
std::string difference(const Tree& ours, const Tree& theirs) {
    if (!equal(ours.root(), theirs.root())) return "texts or structure";
    for (std::uint32_t i = 0; i < ours.node_count(); ++i) {
        const NodeData &a = ours.data(i), &b = theirs.data(i);
        if (a.quoted != b.quoted || a.flow != b.flow) return "style of node " + std::to_string(i);
        if (a.mark.line != b.mark.line || a.mark.column != b.mark.column) return "place of node " + std::to_string(i);
    }
    return {};
}

/// True when the document is accepted; then libyaml must agree.
bool agreed(std::string_view text) {
    Tree ours;
    Findings found;
    if (!general_reader().read(text, "x", ours, found)) {
        REQUIRE_FALSE(found.good());
        Tree scanned;
        Findings odd;
        if (look_at(text, "x", odd) && odd.empty() && scan_canonical(text, scanned))
            FAIL("the scanner takes it:\n" << visible(text));
        return false;
    }
    Tree scanned;
    if (scan_canonical(text, scanned)) {
        const std::string differs = difference(ours, scanned);
        if (!differs.empty()) FAIL("the scanner: " << differs << "\n" << visible(text));
    }
    std::string why;
    const auto theirs = read_with_libyaml(text, &why);
    if (!theirs) FAIL("libyaml refuses: " << why << "\n" << visible(text));
    const std::string differs = difference(ours, *theirs);
    if (!differs.empty()) FAIL(differs << "\n" << visible(text));
    return true;
}

}

TEST_CASE("the samples are read as libyaml reads them") {
    for (std::string_view text : sample_documents()) CHECK(agreed(text));
}

TEST_CASE("spoilt samples: what is read is what libyaml reads") {
    std::mt19937 random(1);
    std::size_t read = 0;
    for (int n = 0; n < 40000; ++n) read += agreed(spoilt(sample_documents()[below(random, sample_documents().size())], random));
    CHECK(read > 8000);
}

TEST_CASE("scalars of several lines in every style: what is read is what libyaml reads") {
    static constexpr std::string_view before[] = {
        "a: ", "a:\n ", "r:\n- ", "a:\n- ", "a:\n  b: ", "a:\n  - c: ", "{a: ", "a: [", "a:\n"};
    static constexpr std::string_view opens[] = {"\"",   "'",    "",     "|\n",   ">\n",     "|-\n",  ">-\n",  ">+\n",
                                                 "|+\n", ">2\n", "|1\n", ">1-\n", "> # c\n", "|\r\n", ">-\r\n"};
    static constexpr std::string_view bits[] = {"x",    "y z",   "\n",   "\n",      " ",    "  ",     "\n\n",  "\n ",
                                                "\n  ", "\n   ", "\\\n", "\\n",     "\t",   "''",     "\r\n",  "- ",
                                                "#",    " #c",   ": ",   "\n\n  x", "\n x", "\n x\n", "\n   z"};
    std::mt19937 random(2);
    std::size_t read = 0;
    for (int n = 0; n < 40000; ++n) {
        std::string text(before[below(random, std::size(before))]);
        const std::string_view open = opens[below(random, std::size(opens))];
        const std::string close = text.front() == '{' ? "}" : text.back() == '[' ? "]" : "";
        text += open.empty() ? "p" : open;
        for (std::size_t k = below(random, 9); k > 0; --k) text += bits[below(random, std::size(bits))];
        if (open == "\"" || open == "'") text += open;
        text += close + (below(random, 2) ? "\n" : "") + (below(random, 4) ? "" : text[0] == 'r' ? "- q\n" : "z: q\n");
        read += agreed(text);
    }
    CHECK(read > 12000);
}

TEST_CASE("marks are the true bytes of what they mark") {
    for (std::string_view text : sample_documents()) {
        Tree tree;
        Findings found;
        REQUIRE(general_reader().read(text, "x", tree, found));
        for (std::uint32_t i = 0; i < tree.node_count(); ++i) {
            const NodeData& node = tree.data(i);
            const std::string_view here = text.substr(node.mark.byte);
            INFO(visible(text) << "\nnode " << i << " at byte " << node.mark.byte);
            if (node.shape == Shape::scalar && !node.quoted) CHECK(here.front() == tree.text_of(node).front());
            if (node.shape == Shape::scalar && node.quoted) CHECK(std::string_view("\"'|>").find(here.front()) != here.npos);
            if (node.flow) CHECK((here.front() == '[' || here.front() == '{'));
        }
    }
}
