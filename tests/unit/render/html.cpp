// SPDX-License-Identifier: MIT
// HTML shows what stands in a record and never obeys it (design §6).
#include <catch2/catch.hpp>

#include "render/formats.hpp"

using namespace svc;

TEST_CASE("html escapes markup, control and bidirectional characters wherever a text can stand") {
    const std::string hostile = "<script>\"&'\x1b[31m\u202e";
    const Document document{.blocks = {Heading{hostile}, Paragraph{hostile}, Facts{{{{"k", hostile}, {hostile}}}},
                                       Table{.key = "t", .columns = {{"k", hostile}}, .rows = {{{hostile}}}}}};
    const std::string out = find_format("html")->write(document, {});
    CHECK(out.find("<script>") == std::string::npos);
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find("\u202e") == std::string::npos);
    CHECK(out.find("&lt;script&gt;&quot;&amp;&#39;") != std::string::npos);
}

TEST_CASE("html is a page that stands alone, in the language of its reader") {
    const Document document{.blocks = {Heading{"Due"}, Table{.key = "t", .columns = {{"n", "N", true}}, .rows = {{{"1"}}}}}};
    const std::string out = find_format("html")->write(document, {.language = Language::en});
    CHECK(out.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"));
    CHECK(out.find("<title>Due</title>") != std::string::npos);
    CHECK(out.find("<td class=\"number\">1</td>") != std::string::npos);
    CHECK(out.ends_with("</body>\n</html>\n"));
}
