// SPDX-License-Identifier: MIT
#include "import_result.hpp"

namespace svc {

Document counts(const Imported& result, Language language) {
    Document all;
    Table table{.key = "kinds",
                .columns = {{"kind", std::string(Text{"种类", "kind"}.in(language))},
                            {"created", std::string(Text{"新建", "created"}.in(language)), true},
                            {"known", std::string(Text{"已有", "known"}.in(language)), true},
                            {"updated", std::string(Text{"更新", "updated"}.in(language)), true}}};
    const auto number = [](std::size_t n) { return Cell{.value = std::to_string(n), .json = Json::integer}; };
    for (const ImportCount& c : result.kinds)
        table.rows.push_back({{std::string(c.kind->name), std::string(c.kind->label.in(language))},
                              number(c.created),
                              number(c.known),
                              number(c.updated)});
    all.blocks.emplace_back(std::move(table));
    return all;
}

std::string summary(const Imported& result, Text units, const std::string& rejects, Language language) {
    const bool zh = language == Language::zh;
    const std::string unit(units.in(language)), bad = std::to_string(result.rejected);
    std::string line = (zh ? "共 " : "") + std::to_string(result.rows) + " " + unit;
    if (result.rejected > 0) line += zh ? "，拒收 " + bad + " " + unit : ", " + bad + " rejected";
    if (result.rejected > 0 && !rejects.empty()) line += zh ? "（" + rejects + "）" : " (" + rejects + ")";
    if (!result.written) line += zh ? "；没有写入" : "; nothing written";
    return line;
}

}
