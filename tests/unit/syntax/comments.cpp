// SPDX-License-Identifier: MIT
#include "syntax/comments.hpp"

#include <catch2/catch.hpp>

#include "syntax/reader.hpp"

using namespace svc;

namespace {

bool commented(std::string_view text) {
    Tree tree;
    Findings found;
    REQUIRE(general_reader().read(text, "f.yaml", tree, found));
    return has_comments(text, tree);
}

}

TEST_CASE("A comment is found wherever one may stand") {
    for (std::string_view text :
         {"# first\na: b\n", "a: b\n# last\n", "a: b # behind plain text\n", "a: \"b #1\" # behind quoted text\n",
          "a: 'b' #c\nd: e\n", "a: # behind a key\n  b\n", "a: | # behind a header\n  b\n", "a: |\n  b\n# behind a block\nc: d\n",
          "a: [b, # in a list\n  c]\n", "a: {b: c} # behind a map\n", "a:\n  # between\n  - b\n", "a: b\n\n   # indented\n"}) {
        INFO(text);
        CHECK(commented(text));
    }
}

TEST_CASE("A # in a text is no comment") {
    for (std::string_view text :
         {"a: b#c\n", "a: \"b # c\"\n", "a: 'b # c'\n", "a: |\n  # b\n  c # d\ne: f\n", "a: >-\n  b\n  # c\n", "a: b#\n  c#d\n",
          "\"# a\": b\n", "a: [b#c, \"# d\"]\n", "a: |1\n # b\n"}) {
        INFO(text);
        CHECK_FALSE(commented(text));
    }
}
