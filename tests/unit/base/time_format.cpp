// SPDX-License-Identifier: MIT
#include "base/time_format.hpp"

#include <catch2/catch.hpp>

using namespace svc;

namespace {

std::string plain(std::string_view format, const std::string& text) {
    const auto f = TimeFormat::parse(format);
    REQUIRE(f);
    return f->plain(text).value_or("none");
}

}

TEST_CASE("A format says which number is the month") {
    CHECK(plain("%d-%m-%Y %H:%M", "03-04-2026 09:12") == "2026-04-03 09:12:00");
    CHECK(plain("%m/%d/%Y %H:%M", "3/4/2026 9:12") == "2026-03-04 09:12:00");
    CHECK(plain("%Y年%m月%d日 %H时%M分", "2026年2月10日 9时12分") == "2026-02-10 09:12:00");
    CHECK(plain("%d %b %Y %I:%M %p", "10 Feb 2026 03:30 PM") == "2026-02-10 15:30:00");
    CHECK(plain("%Y-%m-%d", "2026-02-10") == "2026-02-10");
}

TEST_CASE("What isn't written like the format, or is no day, isn't read") {
    CHECK(plain("%Y-%m-%d", "2026-02-10 09:12") == "none");
    CHECK(plain("%Y-%m-%d %H:%M", "2026-02-10") == "none");
    CHECK(plain("%Y-%m-%d", "2026-02-30") == "none");
    CHECK(plain("%Y-%m-%d", "") == "none");
    CHECK(plain("%Y-%m-%d %H:%M", "2026-02-10 25:00") == "none");
}

TEST_CASE("Day numbers of spreadsheets") {
    CHECK(plain("excel", "46063") == "2026-02-10");
    CHECK(plain("excel", "46063.5") == "2026-02-10 12:00:00");
    CHECK(plain("excel", "46063.3833333333") == "2026-02-10 09:12:00");  // as it is kept: not quite 9:12
    CHECK(plain("excel", "61") == "1900-03-01");
    CHECK(plain("excel", "60") == "none");  // 29 February 1900, which wasn't
    CHECK(plain("excel", "2958465") == "9999-12-31");
    CHECK(plain("excel", "2958466") == "none");
    CHECK(plain("excel", "46063x") == "none");
    CHECK(plain("excel", "nan") == "none");
}

TEST_CASE("Seconds and milliseconds since 1970") {
    CHECK(plain("unix", "1770685920") == "2026-02-10T01:12:00+00:00");
    CHECK(plain("unix", "1770685920123") == "2026-02-10T01:12:00+00:00");
    CHECK(plain("unix", "-1") == "none");
    CHECK(plain("unix", "1e9") == "none");
}

TEST_CASE("A format without a day, or with what no day has, is refused") {
    for (std::string_view bad : {"%H:%M", "%Y-%m", "DD-MM-YYYY", "", "%Y-%m-%d %Q", "%Y-%m-%d%", "Excel"}) {
        INFO(bad);
        CHECK_FALSE(TimeFormat::parse(bad));
    }
}
