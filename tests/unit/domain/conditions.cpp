// SPDX-License-Identifier: MIT
// What people ask of records, and what they meant (design §4 `--where`).
#include <catch2/catch.hpp>

#include "domain/kinds.hpp"
#include "record/condition.hpp"
#include "unit/domain/one_ticket.hpp"

using namespace svc;

namespace {

struct Asked : OneTicket {
    Asked() { REQUIRE(good); }
    bool holds(std::string_view question) {
        auto condition = parse_condition(question, kind_of<Ticket>(), typing);
        INFO(question);
        REQUIRE(condition);
        return (*condition)(record);
    }
    /// The code of what is wrong with a question, and the words.
    std::string fault(std::string_view question) {
        auto condition = parse_condition(question, kind_of<Ticket>(), typing);
        if (condition) return "good";
        const Finding& f = *condition.error().begin();
        return std::string(f.message->code) + " " + (f.words.empty() ? "" : f.words[0]);
    }
};

}

TEST_CASE("a column is compared with a value as people name them") {
    Asked ask;
    CHECK(ask.holds("kind = repair"));
    CHECK(ask.holds("kind=维修"));
    CHECK_FALSE(ask.holds("kind != Repair"));
    CHECK(ask.holds("customer = cu-7k3qf2"));
    CHECK(ask.holds("渠道 = hotline"));
    CHECK(ask.holds("state != closed"));
    CHECK(ask.holds("summary ~ \"won't\""));
    CHECK(ask.holds("summary !~ printer"));
}

TEST_CASE("what has an order is compared by it") {
    Asked ask;
    CHECK(ask.holds("priority > normal"));
    CHECK_FALSE(ask.holds("priority >= urgent"));
    CHECK(ask.holds("received >= 2026-02-10"));
    CHECK(ask.holds("received <= 2026-02-10"));
    CHECK_FALSE(ask.holds("received < 2026-02-10"));
    CHECK(ask.holds("received = 昨天"));
    CHECK(ask.holds("received > '2026-02-10 09:11'"));
    CHECK_FALSE(ask.holds("received > '2026-02-10 09:12'"));
    CHECK(ask.fault("summary < x") == "no-order summary");
}

TEST_CASE("what is absent equals nothing but the empty value") {
    Asked ask;
    CHECK(ask.holds("contract = ''"));
    CHECK_FALSE(ask.holds("contract != ''"));
    CHECK(ask.holds("contract != HT-1"));
    CHECK_FALSE(ask.holds("contract = HT-1"));
    CHECK_FALSE(ask.holds("contract ~ HT"));
    CHECK(ask.holds("contract !~ HT"));
}

TEST_CASE("and binds closer than or, not closer than both, and brackets closer than all") {
    Asked ask;
    CHECK(ask.holds("kind = repair or kind = install and channel = web"));
    CHECK_FALSE(ask.holds("(kind = repair or kind = install) and channel = web"));
    CHECK(ask.holds("not kind = install and channel = hotline"));
    CHECK_FALSE(ask.holds("not (kind = install or channel = hotline)"));
    CHECK(ask.holds("kind = repair AND not not channel = hotline"));
    CHECK(ask.holds("（kind＝repair 且 非 channel＝web） 或 kind＝install"));
}

TEST_CASE("what is no condition is refused with its place") {
    Asked ask;
    CHECK(ask.fault("") == "bad-condition 1");
    CHECK(ask.fault("kind") == "bad-condition 5");
    CHECK(ask.fault("kind =") == "bad-condition 7");
    CHECK(ask.fault("kind = repair channel = web") == "bad-condition 15");
    CHECK(ask.fault("渠道 = (") == "bad-condition 6");
    CHECK(ask.fault("(kind = repair") == "bad-condition 15");
    CHECK(ask.fault("kind = 'repair") == "bad-condition 8");
    CHECK(ask.fault("kind => repair") == "bad-condition 6");
    CHECK(ask.fault(std::string(100'000, '(')) == "bad-condition 51");
    CHECK(ask.fault("kind = repairs").starts_with("unknown-choice"));
    CHECK(ask.fault("state = shut") == "unknown-choice shut");
    CHECK(ask.fault("shade = red") == "unknown-column shade");
    CHECK(ask.fault("received < soon").starts_with("bad-when"));
}
