// SPDX-License-Identifier: MIT
#include "restoring.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "commands.hpp"
#include "desk/import/csv_set.hpp"
#include "desk/messages.hpp"
#include "entering.hpp"
#include "exit.hpp"
#include "import_file.hpp"
#include "import_result.hpp"
#include "messages.hpp"
#include "record/data_package.hpp"
#include "rejected_rows.hpp"

namespace svc {

namespace {

/// The export as the order reads it; none, and said, when it can't be opened.
struct Opened {
    std::function<bool(const TakeRecord&, Findings&)> read;
    std::size_t records = 0;  ///< about as many
};

std::optional<Opened> opened_text(Invocation& run, const std::string& path) {
    auto text = run.input(path);
    if (!text) return {};
    const std::string& kept = run.keep(std::move(*text));
    const std::string name = path == "-" ? "stdin" : path;
    return Opened{[&kept, name](const TakeRecord& take, Findings& found) { return read_exported(kept, name, take, found); },
                  static_cast<std::size_t>(std::ranges::count(kept, '\n'))};
}

/// The folder of a csv-set, named by itself or by its description; empty when it is none.
std::string set_folder(Invocation& run, const std::string& path) {
    const std::string file = "/" + std::string(data_package_file);
    if (path == data_package_file) return ".";
    if (path.ends_with(file)) return path.substr(0, path.size() - file.size());
    struct stat s{};
    return path != "-" && stat(run.absolute(path).c_str(), &s) == 0 && S_ISDIR(s.st_mode) ? path : "";
}

std::optional<Opened> opened_set(Invocation& run, const std::string& folder) {
    const std::string description = folder + "/" + std::string(data_package_file);
    const auto json = run.input(description);
    if (!json) return {};
    auto set = CsvSet::described(*json, description);
    if (!set) {
        run.fail(set.error());
        return {};
    }
    auto files = std::make_shared<std::map<std::string, ImportFile>>();
    Opened all;
    for (const std::string& name : set->files()) {
        auto file = ImportFile::open(run, folder + "/" + name, Encoding::utf_8);
        if (!file) return {};
        all.records += file->lines();
        files->emplace(name, std::move(*file));
    }
    all.read = [set = std::move(*set), files](const TakeRecord& take, Findings& found) {
        const auto open = [&](const std::string& name) {
            ImportFile& file = files->at(name);
            return CsvReader([&file](std::span<char> into) { return file.read(into); }, file.name(), '\0');
        };
        return set.read(open, take, found);
    };
    return all;
}

}

int import_export(Invocation& run, const std::string& path) {
    auto session = session_of(run, false);
    if (!session) return 2;
    for (const char* option : {"update", "rejected", "encoding", "separator"})
        if (run.given(option)) return run.fail(cli::message("map-only"), {std::string("--") + option});
    const std::string folder = set_folder(run, path);
    const auto in = folder.empty() ? opened_text(run, path) : opened_set(run, folder);
    if (!in) return run.failed() == 0 ? 2 : run.failed();
    constexpr std::size_t most_shown = 20;
    Findings shown;
    Progress progress(run.terminal(), {"导入", "importing"}, run.language());
    const RestoreOrder order{.read = in->read,
                             .keep_good = run.flag("keep-good"),
                             .rejected =
                                 [&](const Findings& why) {
                                     if (shown.size() < most_shown)
                                         for (const Finding& f : why) shown.add(f);
                                 },
                             .progress = [&](std::size_t records) { progress.at(records, in->records); }};
    const auto result = restore(*run.book(), order, *session);
    progress.clear();
    if (!result) return run.fail(personal(result.error()));
    for (const Finding& f : personal(shown)) run.say(told(f, run.language(), run.personal()));
    if (result->rejected > 0 && !result->written && !session->dry_run)
        return run.fail(desk::message("restore-rejected"), {std::to_string(result->rejected)});
    run.say(summary(*result, {"条", "records"}, "", run.language()));
    if (const int printed = run.print(counts(*result, run.language())); printed != 0) return printed;
    return result->rejected > 0 ? 1 : 0;
}

}
