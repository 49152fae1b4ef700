// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "domain/kinds.hpp"

namespace svc {

const std::vector<Command>& commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> list = {
            init_command(),     new_any_command(),  enter_command(),  show_any_command(), find_command(),
            edit_any_command(), void_command(),     due_command(),    kpi_command(),      check_command(),
            fmt_command(),      import_command(),   export_command(), schema_command(),   completion_command(),
            complete_command(), man_page_command(), config_command(), help_command(),     find_customer_command(),
        };
        list.reserve(256);
        for (const Kind* kind : kinds()) {
            for (auto make : {new_command, list_command, show_command, edit_command}) list.push_back(make(*kind));
            for (const Act& act : kind->events.acts)
                if (act.verb != "correct") list.push_back(event_command(*kind, act));
        }
        return list;
    }();
    return all;
}

std::vector<std::string_view> formats_of(const Command& command) {
    std::vector<std::string_view> names = command.formats;
    if (names.empty())
        for (const Format& f : formats())
            if (!f.calendar || command.calendar) names.push_back(f.name);
    return names;
}

const std::vector<Option>& global_options() {
    static const std::vector<Option> all = {
        {"book", "DIR", {"账本所在文件夹", "folder of the book"}},
        {"lang", "zh|en", {"输出语言", "language of output"}},
        {"output", "FORMAT", {"输出格式", "format of output"}},
        {"out-file", "FILE", {"输出到文件", "write output to a file"}},
        {"json", "", {"等于 -O json", "short for -O json"}, true},
        {"excel", "", {"csv 给 Excel 用", "csv for Excel"}, true},
        {"reveal", "", {"显示客户的个人信息", "show personal data of customers"}, true},
        {"color", "auto|always|never", {"颜色", "colour"}},
        {"quiet", "", {"不输出提示", "no hints on standard error"}, true},
        {"yes", "", {"不再确认", "don’t ask for confirmation"}, true},
        {"no-input", "", {"从不提问", "never ask"}, true},
        {"h", "", {"简短帮助", "short help"}, true},
        {"help", "", {"完整帮助", "full help"}, true},
    };
    return all;
}

}
