// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/messages.hpp"
#include "base/values.hpp"
#include "book/disk.hpp"
#include "book/writer.hpp"
#include "commands.hpp"
#include "desk/messages.hpp"
#include "messages.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {{"name", "TEXT", {"公司名称", "name of the company"}},
            {"hotline", "PHONE", {"24 小时热线", "24-hour hotline"}},
            {"time-zone", "ZONE", {"时区，缺省 Asia/Shanghai", "time zone, Asia/Shanghai by default"}},
            {"fiscal-year-start", "MONTH", {"财年从几月开始，缺省 1", "month the fiscal year begins, 1 by default"}},
            {"modeline",
             "",
             {"在 svc.yaml 开头注明 JSON Schema，编辑器据此提示和检查",
              "name the JSON Schema on top of svc.yaml, for editors to help and check"},
             true}};
}

constexpr std::string_view settings_zh = R"(# 服务承诺、目标与规则都是带日期的数据：旧的季度按当时的规则判断。
# 手册没有规定、由我们选定的值：quote、revisit、satisfied_from、authority、legal（三包规定），请按公司情况修改。
)";
constexpr std::string_view settings_en =
    R"(# Promises, goals and rules are dated data: an old quarter is judged by the rules of its time.
# Ours, not the manual's: quote, revisit, satisfied_from, authority, and legal (state rules for computers). Make them yours.
)";

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string zone_name(Invocation& run) { return run.given("time-zone") ? run.value("time-zone") : "Asia/Shanghai"; }

/// Where the schemas are installed: beside the program, else where packages put them.
std::string schemas() {
    std::error_code none;
    const auto beside = std::filesystem::read_symlink("/proc/self/exe", none).parent_path().parent_path() / "share/svc/schemas";
    return std::filesystem::is_directory(beside, none) ? beside.string() : "/usr/share/svc/schemas";
}

std::string settings_text(Invocation& run, const std::string& day) {
    const bool zh = run.language() == Language::zh;
    const std::string name = run.given("name") ? run.value("name") : zh ? "我们公司" : "Our company";
    std::string s = run.flag("modeline") ? "# yaml-language-server: $schema=" + schemas() + "/svc.json\n" : "";
    s += "svc: 1\ncompany:\n  name: " + quoted(name) + "\n";
    if (run.given("hotline")) s += "  hotline: " + quoted(run.value("hotline")) + "\n";
    s += "time_zone: " + zone_name(run) + "\n";
    s += zh ? "language: zh\n" : "language: en\n";
    s += "currency: CNY\n";
    s += "fiscal_year_start: " + (run.given("fiscal-year-start") ? run.value("fiscal-year-start") : std::string("1")) + "\n";
    s += zh ? settings_zh : settings_en;
    s += "promises:\n  - from: " + day + R"(
    respond: 1h
    arrive: 4h
    restore: 4h
    appoint: 10m
    quote: 24h
    revisit: 7d
    warranty: 12mo
goals:
  - from: )" +
         day + R"(
    satisfaction: 0.90
    parts:
      first_fix:
        target: 0.90
        weight: 0.25
        department: after-sales
      quote_in_time:
        target: 0.95
        weight: 0.15
        department: business
      repair_in_time:
        target: 0.95
        weight: 0.25
        department: technical
      complaint_satisfaction:
        target: 0.90
        weight: 0.35
        department: after-sales
rules:
  - from: )" +
         day + R"(
    first_fix_window: 30d
    satisfied_from: 4
    stops:
      - customer
    no_data: redistribute
authority:
  - from: )" +
         day + R"(
    role: agent
    compensation: "200.00"
  - from: )" +
         day + R"(
    role: manager
    compensation: "2000.00"
legal:
  - from: )" +
         day + R"(
    regime: consumer-pc
    warranty: 12mo
    parts:
)";
    for (std::string_view part : {"mainboard", "cpu", "memory", "disk", "graphics", "power"})
        s += "      - part: " + std::string(part) + "\n        warranty: 24mo\n";
    return s;
}

constexpr std::string_view attributes = "*.yaml text eol=lf\n";
constexpr std::string_view ignored = ".svc/\n*.rejected.csv\n";

bool make_folder(const std::string& path) { return mkdir(path.c_str(), 0777) == 0 || errno == EEXIST; }

/// Everything wrong with what was given, before anything is made.
Findings bad_options(Invocation& run, const Result<TimeZone>& zone) {
    Findings found;
    if (!zone) found.add(zone.error(), {"--time-zone"});
    for (const char* option : {"name", "hotline"})
        if (run.given(option))
            if (auto wrong = unwritable(run.value(option))) found.add(std::move(*wrong), {std::string("--") + option});
    if (run.given("fiscal-year-start"))
        if (auto month = parse_whole(run.value("fiscal-year-start"), 1, 12); !month)
            found.add(month.error(), {"--fiscal-year-start"});
    return found;
}

int run_init(Invocation& run) {
    const std::string given = run.word_count() > 0 ? run.word(0) : run.given("book") ? run.value("book") : run.context().folder;
    const std::string folder = given.starts_with('/') ? given : run.context().folder + "/" + given;
    const auto zone = TimeZone::named(zone_name(run));
    if (const Findings found = bad_options(run, zone); !found.empty()) return run.fail(found);
    if (!make_folder(folder)) return run.fail(cli::message("output-failed"), {folder, std::strerror(errno)});
    auto disk = open_disk(folder);
    if (!disk) return run.fail(cli::message("output-failed"), {folder, disk.error().reason()});
    if ((*disk)->stat("svc.yaml")) return run.fail(desk::message("book-there"), {folder});
    const Date year = zone->date_of(zone->at(run.context().now()));
    std::vector<Change> files;
    if (!(*disk)->stat(".gitattributes")) files.push_back({".gitattributes", {}, std::string(attributes)});
    if (!(*disk)->stat(".gitignore")) files.push_back({".gitignore", {}, std::string(ignored)});
    // Last: it makes the folder a book, so an init that was killed can be run again.
    files.push_back({"svc.yaml", {}, settings_text(run, Date::of(year.year(), 1, 1).text())});
    if (auto written = Writer(**disk, *run.context().entropy).commit(files); !written) return run.fail(written.error());
    run.say(
        run.language() == Language::zh
            ? "账本已建在 " + folder +
                  "；看一下 svc.yaml，然后登记人员：svc staff new 代号 --name 姓名 --post from=…,department=after-sales,roles=…"
            : "the book is in " + folder +
                  "; look at svc.yaml, then enter staff: svc staff new HANDLE --name NAME --post "
                  "from=…,department=after-sales,roles=…");
    return 0;
}

}

Command init_command() {
    return {.noun = "init",
            .summary = {"新建账本", "make a book"},
            .arguments = "[DIR]",
            .most = 1,
            .options = options,
            .run = run_init};
}

}
