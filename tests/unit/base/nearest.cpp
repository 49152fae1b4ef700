// SPDX-License-Identifier: MIT
#include "base/nearest.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace svc;

namespace {

constexpr std::string_view words[] = {"ticket",  "complaint", "repair", "revisit", "kpi",   "receive",
                                      "respond", "restore",   "维修",   "投诉",    "优先级"};

std::string_view meant(std::string_view word) { return nearest(word, words).value_or("nothing"); }

}

TEST_CASE("a slip of the finger is found") {
    CHECK(meant("tikcet") == "ticket");  // two swapped count as one
    CHECK(meant("recieve") == "receive");
    CHECK(meant("Ticket") == "ticket");
    CHECK(meant("complant") == "complaint");
    CHECK(meant("kp") == "kpi");
    CHECK(meant("投拆") == "投诉");
    CHECK(meant("优选级") == "优先级");
}

TEST_CASE("the beginning of a word is near, a misspelling nearer") {
    CHECK(meant("comp") == "complaint");
    CHECK(meant("resp") == "respond");
    constexpr std::string_view close[] = {"repaired", "repass"};
    CHECK(nearest("repas", close) == "repass");
}

TEST_CASE("nothing is suggested when nothing is near") {
    CHECK(meant("invoice") == "nothing");
    CHECK(meant("x") == "nothing");
    CHECK(meant("") == "nothing");
    CHECK(meant("客户") == "nothing");
    CHECK(meant(std::string(100000, 'a')) == "nothing");
    CHECK_FALSE(nearest("ticket", {}));
}
