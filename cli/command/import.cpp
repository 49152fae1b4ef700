// SPDX-License-Identifier: MIT
#include "desk/import/import.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/utf8.hpp"
#include "commands.hpp"
#include "desk/import/sketch.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "domain/ticket.hpp"
#include "entering.hpp"
#include "exit.hpp"
#include "import_file.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "restoring.hpp"
#include "syntax/csv.hpp"

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

/// Whatever the map makes of them, cells of other systems may hold what is known of customers.
Findings personal(Findings found, std::string_view map = {}) {
    for (Finding& f : found) f.personal = f.personal || f.place.file != map;
    return found;
}

/// The rejected rows with the reason behind each, as a file that can be mended and imported again.
class RejectedRows {
public:
    RejectedRows(std::string path, std::string header, char separator, Language language)
        : m_path(std::move(path)), m_header(std::move(header)), m_separator(separator), m_language(language) {}
    ~RejectedRows() {
        if (m_file) std::fclose(m_file);
    }
    RejectedRows(const RejectedRows&) = delete;
    RejectedRows& operator=(const RejectedRows&) = delete;

    void add(const std::string& row, const Findings& why) {
        if (m_shown.size() < most_shown)
            for (const Finding& f : why) m_shown.add(f);
        if (!m_file && m_error == 0) {
            m_file = std::fopen(m_path.c_str(), "we");
            put(m_header + m_separator + "svc_reason\n");
        }
        std::string reason;
        for (const Finding& f : why) {
            std::vector<std::string> words;
            for (const std::string& w : f.words) words.emplace_back(word_in(w, m_language));
            const std::string column = f.place.column > 0 ? ":" + std::to_string(f.place.column) : "";
            reason.append(reason.empty() ? "" : "; ").append(std::to_string(f.place.line)).append(column).append(": ");
            reason += visible(filled(f.message->says.in(m_language), words));
        }
        const std::string cells[] = {std::move(reason)};
        put(row + m_separator + csv_row(cells, m_separator, true));
    }
    /// The words of the system when the file couldn't be written.
    std::string error() {
        if (m_file && std::fclose(m_file) != 0 && m_error == 0) m_error = errno;
        m_file = nullptr;
        return m_error == 0 ? "" : std::strerror(m_error);
    }
    const std::string& path() const { return m_path; }
    /// The first reasons; a case's stand once though they hold for each of its rows.
    Findings shown() const {
        Findings all = personal(m_shown);
        all.sort();
        return all;
    }

private:
    static constexpr std::size_t most_shown = 20;

    void put(const std::string& text) {
        const bool good = m_file && std::fwrite(text.data(), 1, text.size(), m_file) == text.size();
        if (!good && m_error == 0) m_error = errno == 0 ? EIO : errno;
    }
    std::string m_path, m_header;
    char m_separator;
    Language m_language;
    std::FILE* m_file = nullptr;
    int m_error = 0;
    Findings m_shown{};
};

std::string rejected_path(Invocation& run, const std::string& file) {
    std::string path = run.given("rejected") ? run.value("rejected") : file == "-" ? "stdin" : file;
    if (!run.given("rejected")) {
        if (path.ends_with(".csv")) path.resize(path.size() - 4);
        path += ".rejected.csv";
    }
    return run.absolute(path);
}

std::optional<Encoding> encoding_of(Invocation& run, const std::optional<ImportMap>& map, bool& good) {
    good = true;
    if (!run.given("encoding")) return map ? map->head.encoding : std::nullopt;
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

std::string separator_wish(Invocation& run, const std::optional<ImportMap>& map) {
    const std::string wish = run.given("separator") ? run.value("separator") : map ? map->head.separator.value_or("") : "";
    return wish == "\\t" || wish == "tab" ? "\t" : wish;
}

int sketch_it(Invocation& run, const Kind& kind, const std::string& path) {
    bool good = true;
    const auto wish = encoding_of(run, {}, good);
    auto file = good ? ImportFile::open(run, path, wish) : std::nullopt;
    if (!file) return 2;
    auto in = opened(run, *file, separator_wish(run, {}));
    if (!in) return 3;
    std::string system = path.substr(path.rfind('/') + 1);
    system = path == "-" ? "other" : system.substr(0, system.find('.'));
    return run.print_text(sketch(kind, in->rows, in->header, file->encoding(), system), false);
}

int tell(Invocation& run, const Imported& result, RejectedRows& rejected) {
    const bool zh = run.language() == Language::zh;
    if (const std::string error = rejected.error(); !error.empty())
        return run.fail(cli::message("output-failed"), {rejected.path(), error});
    const std::string bad = std::to_string(result.rejected), rows = std::to_string(result.rows);
    for (const Finding& f : rejected.shown()) run.say(told(f, run.language(), run.personal()));
    if (result.rejected > 0 && !result.written && !run.flag("dry-run"))
        return run.fail(desk::message("import-rejected"), {bad, rejected.path()});
    run.say(zh ? "共 " + rows + " 行" + (result.rejected > 0 ? "，拒收 " + bad + " 行（" + rejected.path() + "）" : "") +
                     (result.written ? "" : "；没有写入")
               : rows + " rows" + (result.rejected > 0 ? ", " + bad + " rejected (" + rejected.path() + ")" : "") +
                     (result.written ? "" : "; nothing written"));
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
    if (!wish && file->encoding() == Encoding::gb18030)
        run.say(run.language() == Language::zh ? "按 GB18030 读取 " + file->name() : file->name() + " is read as GB18030");
    auto in = opened(run, *file, separator_wish(run, map));
    if (!in) return 3;
    const std::string bad_rows = rejected_path(run, path);
    if (path != "-" && bad_rows == run.absolute(path)) return run.fail(cli::message("import-same-file"), {path});
    RejectedRows rejected(bad_rows, in->header.text, in->rows.separator(), run.language());
    Progress progress(run.terminal(), {"导入", "importing"}, run.language());
    const ImportOrder order{.map = *map,
                            .rows = in->rows,
                            .header = in->header,
                            .file = file->name(),
                            .update = run.flag("update"),
                            .keep_good = run.flag("keep-good"),
                            .rejected = [&](const std::string& row, const Findings& why) { rejected.add(row, why); },
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
        return run.fail(cli::message("missing-argument"), {"FILE", "svc import KIND FILE --map MAP"});
    const std::string& path = run.word(named ? 1 : 0);
    return run.flag("sketch") ? sketch_it(run, *kind, path) : import_it(run, *kind, path);
}

}

Command import_command() {
    return {.noun = "import",
            .summary = {"从别的系统导出的 CSV 导入", "import what other systems export as CSV"},
            .arguments = "[KIND] FILE|-",
            .fewest = 1,
            .most = 2,
            .options = options,
            .run = run_import};
}

}
