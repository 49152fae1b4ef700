// SPDX-License-Identifier: MIT
#include "desk/import/import.hpp"

#include <algorithm>

#include "commands.hpp"
#include "desk/import/sketch.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "domain/ticket.hpp"
#include "entering.hpp"
#include "exit.hpp"
#include "import_file.hpp"
#include "import_result.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "rejected_rows.hpp"
#include "restoring.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    std::vector<Option> all = {
        {"map", "FILE", {"对应表：列怎样变成记录", "the map: how columns become records"}},
        {"update",
         "",
         {"已有的主数据按文件更新，已有的案件补上缺的事件",
          "known master data gets the file’s fields, known cases the events they lack"},
         true},
        {"keep-good", "", {"有行被拒收也写入其余的", "write the other rows though some are rejected"}, true},
        {"rejected",
         "FILE",
         {"拒收的行写到这个文件；缺省为 FILE.rejected.csv", "where rejected rows go; FILE.rejected.csv by default"}},
        {"encoding", "utf-8|gb18030", {"文件编码；缺省自动判断", "of the file; seen from it by default"}},
        {"separator", "CHAR", {"单元格之间的字符", "what parts cells"}},
        {"sketch", "", {"只按列名和内容起草一份对应表", "only draft a map from the columns and what they hold"}, true}};
    for (Option& o : entering_options())
        if (o.name == "by" || o.name == "dry-run" || o.name == "wait") all.push_back(std::move(o));
    return all;
}

std::string rejected_path(Invocation& run, const std::string& file) {
    std::string path = run.given("rejected") ? run.value("rejected") : file == "-" ? "stdin" : file;
    if (!run.given("rejected")) {
        if (path.ends_with(".csv")) path.resize(path.size() - 4);
        path += ".rejected.csv";
    }
    return run.absolute(path);
}

/// A map's GB18030 is for what isn't UTF-8, so that rejected rows, which are written in UTF-8, can be mended and imported with
/// it.
std::optional<Encoding> encoding_of(Invocation& run, const std::optional<ImportMap>& map, bool& good) {
    good = true;
    if (!run.given("encoding")) return map && map->head.encoding == Encoding::utf_8 ? map->head.encoding : std::nullopt;
    const auto names = choices(Of<Encoding>{});
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (is_named(names[i], run.value("encoding"))) return static_cast<Encoding>(i);
        known.push_back(names[i].name);
    }
    run.fail(unknown_value("--encoding", run.value("encoding"), known));
    good = false;
    return {};
}

std::optional<ImportMap> map_of(Invocation& run) {
    if (!run.given("map")) {
        run.fail(cli::message("missing-option"), {"--map", "FILE"});
        return {};
    }
    auto text = run.input(run.value("map"));
    if (!text) return {};
    auto map = read_map(run.value("map"), std::move(*text));
    if (map) return std::move(*map);
    run.fail(map.error());
    return {};
}

/// The first row, which says how cells are parted unless somebody else does.
struct Opened {
    CsvReader rows;
    CsvRow header;
};

std::optional<Opened> opened(Invocation& run, ImportFile& file, const std::string& wish) {
    CsvReader rows([&file](std::span<char> into) { return file.read(into); }, file.name(), wish.empty() ? '\0' : wish.front());
    Findings found;
    auto header = rows.next(found);
    if (!header && found.empty()) found.add(desk::message("import-no-header"), {}, {file.name()});
    if (!header || !found.good()) {
        run.fail(personal(std::move(found)));
        return {};
    }
    return Opened{std::move(rows), std::move(*header)};
}

/// One byte that isn't a quote or a line end; said and none when it is something else.
std::optional<std::string> separator_wish(Invocation& run, const std::optional<ImportMap>& map) {
    const bool given = run.given("separator");
    const std::string wish = given ? run.value("separator") : map ? map->head.separator.value_or("") : "";
    if (wish == "\\t" || wish == "tab") return "\t";
    if ((wish.empty() && !given) || (wish.size() == 1 && std::string_view("\"\r\n").find(wish) == std::string_view::npos))
        return wish;
    static constexpr std::string_view known[] = {",", ";", "|", "tab"};
    run.fail(unknown_value(given ? "--separator" : "separator:", wish, known));
    return {};
}

int sketch_it(Invocation& run, const Kind& kind, const std::string& path) {
    bool good = true;
    const auto wish = encoding_of(run, {}, good);
    auto file = good ? ImportFile::open(run, path, wish) : std::nullopt;
    if (!file) return 2;
    const auto separator = separator_wish(run, {});
    if (!separator) return 2;
    auto in = opened(run, *file, *separator);
    if (!in) return 3;
    std::string system = path.substr(path.rfind('/') + 1);
    system = path == "-" ? "other" : system.substr(0, system.find('.'));
    return run.print_text(sketch(kind, in->rows, in->header, file->encoding(), system), false);
}

int tell(Invocation& run, const Imported& result, RejectedRows& rejected) {
    for (const Finding& f : rejected.shown()) run.say(told(f, run.language(), run.personal()));
    if (!rejected.is_written()) return run.fail(cli::message("output-failed"), {rejected.path(), rejected.error()});
    if (result.rejected > 0 && !result.written && !run.flag("dry-run"))
        return run.fail(desk::message("import-rejected"), {std::to_string(result.rejected), rejected.path()});
    run.say(summary(result, {"行", "rows"}, rejected.path(), run.language()));
    if (const int printed = run.print(counts(result, run.language())); printed != 0) return printed;
    return result.rejected > 0 ? 1 : 0;
}

int import_it(Invocation& run, const Kind& kind, const std::string& path) {
    const auto map = map_of(run);
    if (!map) return 2;
    if (std::ranges::find(map->records, &kind, &MapRecord::kind) == map->records.end())
        return run.fail(cli::message("import-other-kind"), {std::string(kind.name), run.value("map")});
    auto session = session_of(run, true);
    if (!session) return 2;
    session->typist.imports = true;
    bool good = true;
    const auto wish = encoding_of(run, map, good);
    auto file = good ? ImportFile::open(run, path, wish) : std::nullopt;
    if (!file) return 2;
    if (!wish && map->head.encoding != Encoding::gb18030 && file->encoding() == Encoding::gb18030)
        run.say(run.language() == Language::zh ? "按 GB18030 读取 " + file->name() : file->name() + " is read as GB18030");
    const auto separator = separator_wish(run, map);
    if (!separator) return 2;
    auto in = opened(run, *file, *separator);
    if (!in) return 3;
    const std::string bad_rows = rejected_path(run, path);
    for (const std::string& read : {path, run.value("map")})
        if (read != "-" && is_same_file(bad_rows, run.absolute(read))) return run.fail(cli::message("import-same-file"), {read});
    if (run.is_of_the_book(bad_rows)) return run.fail(cli::message("file-of-the-book"), {run.value("rejected")});
    RejectedRows rejected(run.flag("dry-run") && !run.given("rejected") ? "" : bad_rows, in->header.text, in->rows.separator(),
                          run.language());
    Progress progress(run.terminal(), {"导入", "importing"}, run.language());
    const ImportOrder order{.map = *map,
                            .rows = in->rows,
                            .header = in->header,
                            .file = file->name(),
                            .update = run.flag("update"),
                            .keep_good = run.flag("keep-good"),
                            .rejected = [&](const std::string& row, const Findings& why) { rejected.add(row, why); },
                            .may_write = [&] { return rejected.is_written(); },
                            .progress = [&](std::size_t rows) { progress.at(rows, file->lines()); }};
    const auto result = import_rows(*run.book(), order, *session);
    progress.clear();
    if (!result) return run.fail(personal(result.error(), map->file));
    return tell(run, *result, rejected);
}

int run_import(Invocation& run) {
    if (!run.flag("sketch") && !run.book()) return 2;
    const bool named = run.word_count() > 1;
    if (!named && !run.flag("sketch") && !run.given("map")) return import_export(run, run.word(0));
    const Kind* kind = named ? kind_named(run, "KIND", run.word(0)) : &kind_of<Ticket>();
    if (!kind) return 2;
    if (!named && !run.flag("sketch"))
        return run.fail(cli::message("missing-argument"), {"KIND", "svc import KIND FILE --map MAP"});
    const std::string& path = run.word(named ? 1 : 0);
    return run.flag("sketch") ? sketch_it(run, *kind, path) : import_it(run, *kind, path);
}

}

Command import_command() {
    return {.noun = "import",
            .summary = {"从别的系统导出的 CSV 导入", "import what other systems export as CSV"},
            .arguments = "[KIND] FILE|FOLDER|-",
            .fewest = 1,
            .most = 2,
            .options = options,
            .run = run_import};
}

}
