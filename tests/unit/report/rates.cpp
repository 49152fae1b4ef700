// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "report/rate.hpp"

using namespace svc;

namespace {

Share share(std::string_view s) { return Share::parse(s).value(); }
std::string score(const std::vector<ScorePart>& parts, Missing missing = Missing::redistributed) {
    const auto s = score_of(parts, missing);
    return s ? s->text() : "null";
}

}

TEST_CASE("Rates are printed to four places, halves up") {
    CHECK(Rate{80, 88}.text() == "0.9091");
    CHECK(Rate{2, 3}.text() == "0.6667");
    CHECK(Rate{1, 3}.text() == "0.3333");
    CHECK(Rate{1, 20000}.text() == "0.0001");    // 0.00005 exactly
    CHECK(Rate{19999, 20000}.text() == "1.00");  // 0.99995 exactly
    CHECK(Rate{9999, 20000}.text() == "0.50");   // 0.49995 exactly
    CHECK(Rate{0, 7}.text() == "0.00");
    CHECK(Rate{80, 88}.percent() == "90.91%");
    CHECK_FALSE(rate_of(0, 0));
}

TEST_CASE("A goal is met by the fraction, not by what is printed") {
    CHECK(Rate{9, 10}.reaches(share("0.9")));
    CHECK_FALSE(Rate{8999, 10000}.reaches(share("0.9")));
    CHECK_FALSE(Rate{179999, 200000}.reaches(share("0.9")));  // prints as 0.9000
    CHECK(Rate{179999, 200000}.text() == "0.90");
}

TEST_CASE("The score weighs what was reached of each target, at most all of it") {
    // 0.25 × 1 + 0.15 × (0.76 ÷ 0.95 = 0.8) + 0.25 × 1 + 0.35 × (0.45 ÷ 0.9 = 0.5) = 0.795
    CHECK(score({{Rate{95, 100}, share("0.9"), share("0.25")},
                 {Rate{76, 100}, share("0.95"), share("0.15")},
                 {Rate{1, 1}, share("0.95"), share("0.25")},
                 {Rate{45, 100}, share("0.9"), share("0.35")}}) == "79.5");
}

TEST_CASE("Parts without data: their weight goes to the rest, or there is no score") {
    const std::vector<ScorePart> parts{{Rate{9, 10}, share("0.9"), share("0.25")}, {std::nullopt, share("0.95"), share("0.75")}};
    CHECK(score(parts) == "100.0");
    CHECK(score(parts, Missing::incomplete) == "null");
    CHECK(score({{std::nullopt, share("0.9"), share("0.25")}}) == "null");
    CHECK(score({}) == "null");
}

TEST_CASE("The score is rounded once, halves up, from the exact fraction") {
    // 1999/2000 of its target 1 is 99.95 exactly; a part in a million less isn't.
    CHECK(score({{Rate{1999, 2000}, share("1"), share("1")}}) == "100.0");
    CHECK(score({{Rate{1998999, 2000000}, share("1"), share("1")}}) == "99.9");
    CHECK(score({{Rate{1, 2000}, share("1"), share("1")}}) == "0.1");  // 0.05 exactly
    // 100 × (1/3 + 2/3) ÷ 2 is 50 exactly, which floating point may miss
    CHECK(score({{Rate{1, 3}, share("1"), share("0.5")}, {Rate{2, 3}, share("1"), share("0.5")}}) == "50.0");
    // 100 × (0.25 × 0.05 + 0.75 × 0.7) ÷ 1 = 53.75: the half goes up
    CHECK(score({{Rate{1, 20}, share("1"), share("0.25")}, {Rate{7, 10}, share("1"), share("0.75")}}) == "53.8");
}

TEST_CASE("Large counts stay exact") {
    CHECK(Rate{1'999'999'999, 2'000'000'000}.text() == "1.00");
    CHECK(score({{Rate{1'000'000'007, 2'000'000'000}, share("0.9999"), share("0.3333")},
                 {Rate{999'999'937, 2'000'000'000}, share("0.7777"), share("0.6667")}}) == "59.5");
}

TEST_CASE("Differences of rates are exact, halves away from zero") {
    CHECK(difference(Rate{2, 3}, Rate{1, 3}) == 3333);
    CHECK(difference(Rate{1, 3}, Rate{2, 3}) == -3333);
    CHECK(difference(Rate{1, 20000}, Rate{0, 1}) == 1);
    CHECK(difference(Rate{0, 1}, Rate{1, 20000}) == -1);
}

TEST_CASE("Spans of time for people") {
    CHECK(Seconds{40}.shown() == "40s");
    CHECK(Seconds{-40}.shown() == "-40s");
    CHECK(Seconds{59 * 60 + 59}.shown() == "59m");
    CHECK(Seconds{2 * 3600 + 5 * 60}.shown() == "2h 05m");
    CHECK(Seconds{-(3 * 86400 + 4 * 3600)}.shown() == "-3d 4h");
}
