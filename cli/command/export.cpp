// SPDX-License-Identifier: MIT
#include <algorithm>

#include "book/walk.hpp"
#include "commands.hpp"
#include "csv_set_out.hpp"
#include "desk/format.hpp"
#include "domain/kinds.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "syntax/json.hpp"
#include "syntax/tree_writer.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

enum class As : std::uint8_t { jsonl, yaml, csv_set };

constexpr std::string_view formats_of_export[] = {"jsonl", "yaml", "csv-set"};

As format_of(Invocation& run) {
    const auto* found = std::ranges::find(formats_of_export, run.value("output"));
    return found == std::end(formats_of_export) ? As::jsonl : static_cast<As>(found - formats_of_export);
}

/// The kinds named, all when none is; said and none when one is unknown.
std::optional<std::vector<const Kind*>> wanted(Invocation& run) {
    std::vector<const Kind*> all;
    for (std::size_t i = 0; i < run.word_count(); ++i) {
        const Kind* kind = kind_named(run, "KIND", run.word(i));
        if (!kind) return {};
        all.push_back(kind);
    }
    if (all.empty()) all.assign(kinds().begin(), kinds().end());
    return all;
}

/// Takes the records one after the other; each answers the exit code, 0 when all is well.
class Out {
public:
    virtual ~Out() = default;
    virtual int add(const Kind&, Node record) = 0;
    virtual int finish() = 0;
};

/// `{ticket: {…}}`, which says what it is wherever it goes. Standard output gets it bit by bit, a file whole.
class TextOut : public Out {
public:
    TextOut(Invocation& run, As as) : m_run(run), m_as(as), m_whole(run.given("out-file")) {}

    int add(const Kind& kind, Node record) override {
        constexpr std::size_t portion = std::size_t{1} << 20;
        Tree whole;
        TreeWriter(whole).object([&] {
            whole.scalar(kind.name);
            whole.copy(record);
        });
        m_text += m_as == As::jsonl ? to_json(whole.root(), JsonStyle::compact) + "\n" : "---\n" + to_yaml(whole.root());
        return m_whole || m_text.size() < portion ? 0 : finish();
    }
    int finish() override {
        const int code = m_run.print_text(m_text, false);
        m_text.clear();
        return code;
    }

private:
    Invocation& m_run;
    As m_as;
    bool m_whole;
    std::string m_text{};
};

class SetOut : public Out {
public:
    SetOut(Invocation& run, std::span<const Kind* const> which) : m_run(run), m_set(run.absolute(run.value("out-file")), which) {}

    int begin() { return said(m_set.begin()); }
    int add(const Kind& kind, Node record) override { return said(m_set.add(kind, record)); }
    int finish() override { return said(m_set.finish()); }

private:
    int said(bool good) {
        if (good) return 0;
        const std::string folder = m_run.value("out-file");
        if (!m_set.folder().in_the_way().empty())
            return m_run.fail(cli::message("folder-not-ours"), {folder, m_set.folder().in_the_way()});
        return m_run.fail(cli::message("output-failed"), {folder, m_set.folder().error()});
    }
    Invocation& m_run;
    CsvSetOut m_set;
};

/// Reads every record of the kinds; the exit code.
int export_all(Invocation& run, std::span<const Kind* const> which, Out& out, Findings& unread) {
    for (const Kind* kind : which) {
        Walk walk = Walk::through(run.book()->disk(), std::string(kind->folder));
        unread.add(std::move(walk.unread));
        Progress progress(run.terminal(), kind->label, run.language());
        for (std::size_t i = 0; i < walk.records.size(); ++i) {
            progress.at(i, walk.records.size());
            auto contents = run.book()->source().read(walk.records[i]);
            Filed file{.path = walk.records[i]};
            if (!contents) {
                unread.add(std::move(contents.error()));
                continue;
            }
            file.contents = std::move(*contents);
            if (!parse_record(*kind, file, unread)) continue;
            if (const int code = out.add(*kind, canonical_tree(file, run.personal()).root()); code != 0) return code;
        }
    }
    return run.given("out-file") && !unread.good() ? 0 : out.finish();  // what is there already is better than a part
}

int run_export(Invocation& run) {
    if (!run.book()) return 2;
    const As as = format_of(run);
    const auto which = wanted(run);
    if (!which) return 2;
    std::unique_ptr<Out> out;
    if (as == As::csv_set) {
        if (!run.given("out-file")) return run.fail(cli::message("missing-option"), {"-o", "FOLDER"});
        if (run.is_of_the_book(run.value("out-file"))) return run.fail(cli::message("file-of-the-book"), {run.value("out-file")});
        auto set = std::make_unique<SetOut>(run, *which);
        if (const int code = set->begin(); code != 0) return code;
        out = std::move(set);
    } else {
        out = std::make_unique<TextOut>(run, as);
    }
    Findings unread;
    if (const int code = export_all(run, *which, *out, unread); code != 0) return code;
    if (!unread.good()) return run.fail(unread);
    if (run.personal() == Personal::masked && std::ranges::any_of(*which, [](const Kind* k) { return k->personal; }))
        run.say(run.language() == Language::zh ? "客户信息已打码；要能导入，请加 --reveal"
                                               : "customers are masked; to be imported again they need --reveal");
    return 0;
}

}

Command export_command() {
    return {.noun = "export",
            .summary = {"导出记录，可原样导入别的账本", "all records, or those of some kinds, to go elsewhere and come back"},
            .arguments = "[KIND…]",
            .most = 100,
            .run = run_export,
            .formats = {std::begin(formats_of_export), std::end(formats_of_export)}};
}

}
