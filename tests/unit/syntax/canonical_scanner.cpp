// SPDX-License-Identifier: MIT
// The scanner takes what svc writes and nothing it would read otherwise than the general reader.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/canonical_scanner.hpp"
#include "syntax/reader.hpp"
#include "unit/syntax/samples.hpp"

using namespace svc;

namespace {

constexpr std::string_view record = R"(# what the customer said
id: T-20260210-7K3QF
kind: repair
summary: 服务器无法启动，电源风扇异响
source:
  system: erp
  id: "BX-20931"

events:
  - at: 2026-02-10T09:12:00+08:00
    by: lina
    do: receive
  # later
  - at: 2026-02-10T09:20:00+08:00
    by: lina
    do: assign
    to: zhao
roles:
  - agent
  - engineer
week:
  mon-fri:
    - "08:30-12:00"
)";

bool scanned(std::string_view text) {
    Tree tree;
    return scan_canonical(text, tree);
}

/// The scanner takes a text only when the general reader does, and makes the same nodes of it at the same places.
bool agree(std::string_view text) {
    Findings odd, found;
    Tree fast, slow;
    const auto look = look_at(text, "x", odd);
    if (!look || !odd.empty() || look->skip != 0 || look->leading_tabs || !scan_canonical(text, fast)) return false;
    INFO(visible(text));
    REQUIRE(general_reader().read(text, "x", slow, found));
    REQUIRE(fast.node_count() == slow.node_count());
    for (std::uint32_t i = 0; i < fast.node_count(); ++i) {
        const NodeData &a = fast.data(i), &b = slow.data(i);
        REQUIRE(fast.text_of(a) == slow.text_of(b));
        REQUIRE((a.shape == b.shape && a.quoted == b.quoted && a.flow == b.flow && a.after == b.after && a.count == b.count));
        REQUIRE((a.mark.line == b.mark.line && a.mark.column == b.mark.column && a.mark.byte == b.mark.byte));
    }
    return true;
}

}

TEST_CASE("what svc writes is scanned, comments and empty lines between included") {
    CHECK(agree(record));
    CHECK(agree("id: a"));
    CHECK(agree("a:\n  b:\n    c: d\ne: f\n"));
}

TEST_CASE("what may mean something else is left to the general reader") {
    for (const std::string_view text : {"",
                                        "# a\n",
                                        "a\n",
                                        "- a\n",
                                        "a: 'b'\n",
                                        "a: [b]\n",
                                        "a: {}\n",
                                        "a: |\n  b\n",
                                        "a: b # c\n",
                                        "a: b: c\n",
                                        "a: b:\n",
                                        "a: ~\n",
                                        "a: null\n",
                                        "a:\n",
                                        "a: \n",
                                        "a:  b\n",
                                        "a: b \n",
                                        "a: b\n  c\n",
                                        "a: \"b\\n\"\n",
                                        "a: \"b\n  c\"\n",
                                        "a: &x b\n",
                                        "a: *b\n",
                                        "a: !t b\n",
                                        "a: b\na: c\n",
                                        "<<: a\n",
                                        "null: a\n",
                                        "? a\n",
                                        "--- \na: b\n",
                                        "a: b\n---\nc: d\n",
                                        "a: b\n...\n",
                                        "%YAML 1.2\n",
                                        "a:\n- b\n",
                                        "a:\n  -\n",
                                        "a:\n  - - b\n",
                                        "a:\n  -  b\n",
                                        "a:\n    b: c\n  d: e\n",
                                        "  a: b\n",
                                        "a: b\r\n",
                                        "a:\tb\n",
                                        "a: b\t#c\n",
                                        "a: @b\n",
                                        "a: `b\n",
                                        "a: -\n",
                                        "a: ?b\n",
                                        "a: ]b\n",
                                        "a:b\n",
                                        "\"a\": b\n",
                                        "1: a\n",
                                        "a: \"b\" c\n",
                                        "a: \"b\n"}) {
        INFO(text);
        CHECK_FALSE(scanned(text));
    }
}

TEST_CASE("a spoilt record is scanned as the general reader reads it, or not at all") {
    std::mt19937 random(7);
    std::size_t same = 0;
    for (int n = 0; n < 60000; ++n) same += agree(spoilt(record, random));
    for (const std::string_view text : sample_documents()) same += agree(text);
    CHECK(same > 10000);
}

TEST_CASE("as deep as allowed and no deeper, as many keys as it compares and no more") {
    const auto nested = [](std::size_t depth) {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i) text += std::string(2 * i, ' ') + "a:" + (i + 1 == depth ? " b\n" : "\n");
        return text;
    };
    CHECK(agree(nested(Limits::depth)));
    CHECK_FALSE(scanned(nested(Limits::depth + 1)));
    std::string keys;
    for (int i = 0; i < 64; ++i) keys += "k" + std::to_string(i) + ": v\n";
    CHECK(agree(keys));
    CHECK_FALSE(scanned(keys + "one-more: v\n"));
}
