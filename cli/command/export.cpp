// SPDX-License-Identifier: MIT
#include <algorithm>

#include "book/walk.hpp"
#include "commands.hpp"
#include "desk/format.hpp"
#include "domain/kinds.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "syntax/json.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

enum class As : std::uint8_t { jsonl, yaml };

std::optional<As> format_of(Invocation& run) {
    const std::string wish = run.given("output") ? run.value("output") : "jsonl";
    static constexpr std::string_view known[] = {"jsonl", "yaml"};
    for (std::size_t i = 0; i < std::size(known); ++i)
        if (known[i] == wish) return static_cast<As>(i);
    run.fail(unknown_value("-O", wish, known));
    return {};
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

/// `{ticket: {…}}`, which says what it is wherever it goes.
std::string written(const Filed& file, As as, Personal personal) {
    Tree whole;
    const std::uint32_t map = whole.open(Shape::map);
    whole.scalar(file.record.kind().name);
    whole.copy(canonical_tree(file, personal).root());
    whole.close(map);
    return as == As::jsonl ? to_json(whole.root(), JsonStyle::compact) + "\n" : "---\n" + to_yaml(whole.root());
}

/// Standard output gets it bit by bit, a file whole.
class Out {
public:
    explicit Out(Invocation& run) : m_run(run), m_whole(run.given("out-file")) {}
    /// False when nobody reads any more, or writing failed.
    bool put(const std::string& text) {
        constexpr std::size_t portion = std::size_t{1} << 20;
        m_text += text;
        return m_whole || m_text.size() < portion || flush();
    }
    bool flush() {
        m_code = m_run.print_text(m_text, false);
        m_text.clear();
        return m_code == 0;
    }
    int code() const { return m_code; }

private:
    Invocation& m_run;
    bool m_whole;
    std::string m_text{};
    int m_code = 0;
};

int run_export(Invocation& run) {
    if (!run.book()) return 2;
    const auto as = format_of(run);
    const auto which = as ? wanted(run) : std::nullopt;
    if (!which) return 2;
    Out out(run);
    Findings unread;
    for (const Kind* kind : *which) {
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
            if (parse_record(*kind, file, unread) && !out.put(written(file, *as, run.personal()))) return out.code();
        }
    }
    if (!out.flush()) return out.code();
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
            .run = run_export};
}

}
