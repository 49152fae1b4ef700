// SPDX-License-Identifier: MIT
#include "commands.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {{"show-origin", "", {"显示来自哪里", "show where each comes from"}, true}};
}

int run_config(Invocation& run) {
    Document document;
    Table table{.key = "settings", .columns = {{"name", "name"}, {"value", "value"}}};
    if (run.flag("show-origin")) table.columns.push_back({"origin", "origin"});
    for (std::string_view name : {"lang", "output", "color", "wait", "by", "editor", "pager"}) {
        const auto s = run.setting(name);
        std::vector<Cell> row = {{.value = std::string(name)}, {.value = s.value}};
        if (run.flag("show-origin")) row.push_back({.value = s.origin});
        table.rows.push_back(std::move(row));
    }
    document.blocks.emplace_back(std::move(table));
    return run.print(document);
}

}

Command config_command() {
    return {.noun = "config", .summary = {"显示当前设置", "show the settings in force"}, .options = options, .run = run_config};
}

}
