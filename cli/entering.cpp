// SPDX-License-Identifier: MIT
#include "entering.hpp"

#include <algorithm>

#include "clocks.hpp"
#include "desk/messages.hpp"
#include "diff.hpp"
#include "domain/kinds.hpp"
#include "masking.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

void one_entry(std::vector<Slip>& all, Slip::What what, const Kind* kind, Node data, const Origin& origin) {
    Slip& e = all.emplace_back();
    // What stands in a record of a customer isn't repeated by messages; what stands in one of no kind may be that.
    const Node of = data.shape() == Shape::map ? data.find("id") : Node{};
    const bool of_case = what == Slip::What::event && of && of.shape() == Shape::scalar && !key_of(normal_id(of.text())).empty();
    const bool personal = kind ? kind->personal : !of_case;
    e.what = what;
    e.kind = kind;
    e.origin = origin;
    e.origin.personal = personal;
    e.data.copy(data);
    if (what != Slip::What::event || data.shape() != Shape::map) return;
    if (const Node id = data.find("id"); id && id.shape() == Shape::scalar)
        e.id = id.text().starts_with('@') ? std::string(id.text()) : normal_id(id.text());
}

/// `{ticket: {…}}` names its kind; a bare record is of the kind asked for.
bool wrapped(Node root) {
    bool all = root.shape() == Shape::map && root.size() > 0;
    if (all)
        root.each_entry(
            [&](Node key, Node value) { all = all && value.shape() == Shape::map && find_kind(kinds(), key.text()); });
    return all;
}

std::string what_happened(const Entered& e, Language lang) {
    const bool zh = lang == Language::zh;
    const std::string kind(e.kind->label.in(lang)), verb(e.kind->act(e.verb) ? e.kind->act(e.verb)->label.in(lang) : e.verb);
    switch (e.result) {
        case Entered::Result::created: return zh ? "已新建" + kind + " " + e.id : "made " + kind + " " + e.id;
        case Entered::Result::known:
            return zh ? kind + " " + e.id + " 已存在，未改动" : kind + " " + e.id + " is there already, nothing added";
        case Entered::Result::added: return e.id + (zh ? "：" : ": ") + verb + (e.about.empty() ? "" : " " + e.about);
        case Entered::Result::repeated:
            return zh ? e.id + "：" + verb + " 已有，未重复录入" : e.id + ": " + verb + " is there already, nothing added";
        case Entered::Result::corrected: return zh ? "已更正 " + e.id : "corrected " + e.id;
        case Entered::Result::unchanged: return zh ? e.id + " 没有变化" : e.id + " is unchanged";
    }
    return {};
}

std::string undo(const Entered& e, Language lang) {
    if (e.result != Entered::Result::added && e.result != Entered::Result::corrected) return {};
    if (!e.kind->has_events() || e.verb == "void") return {};
    return std::string(lang == Language::zh ? "；撤销：svc void " : "; undo: svc void ") + e.id;
}

/// All that was done, for who asks for a format.
Document document(const Outcomes& out, Language lang) {
    static constexpr std::string_view results[] = {"created", "known", "added", "repeated", "corrected", "unchanged"};
    Document all;
    Table table{.key = "records"};
    for (const auto& [key, label] : {std::pair("id", Text{"编号", "id"}),
                                     {"kind", {"种类", "kind"}},
                                     {"do", {"事件", "event"}},
                                     {"result", {"结果", "result"}}})
        table.columns.push_back({key, std::string(label.in(lang))});
    for (const Entered& e : out.entries) {
        const Act* act = e.kind->act(e.verb);
        table.rows.push_back({{e.id},
                              {std::string(e.kind->name), std::string(e.kind->label.in(lang))},
                              {e.verb, act ? std::string(act->label.in(lang)) : e.verb},
                              {std::string(results[static_cast<std::size_t>(e.result)])}});
    }
    all.blocks.emplace_back(std::move(table));
    return all;
}

/// The ids of what was made, for scripts, unless a format is asked for.
int print_entered(Invocation& run, const Outcomes& out) {
    std::string ids;
    for (const Entered& e : out.entries)
        if (e.result == Entered::Result::created || e.result == Entered::Result::known) ids += e.id + "\n";
    const bool format = run.given("output") || run.flag("json");
    if (ids.empty() && !format) return 0;
    const int printed = format ? run.print(document(out, run.language())) : run.print_text(ids, false);
    if (printed != 0)
        run.fail(cli::message("written-untold"), {ids.substr(0, ids.find('\n')) + (out.entries.size() > 1 ? " …" : "")});
    return printed;
}

int tell(Invocation& run, const Outcomes& out) {
    const Language lang = run.language();
    std::size_t written = 0;
    for (const Entered& e : out.entries)
        written +=
            e.result == Entered::Result::created || e.result == Entered::Result::added || e.result == Entered::Result::corrected;
    if (run.flag("quiet")) {
        // What nobody reads isn't worked out.
    } else if (out.entries.size() == 1) {
        const Entered& e = out.entries.front();
        run.say(what_happened(e, lang) + next_deadline(run, e.id, lang) + undo(e, lang));
    } else {
        const std::string n = std::to_string(written), total = std::to_string(out.entries.size());
        run.say(lang == Language::zh ? "共 " + total + " 条，写入 " + n + " 条" : n + " of " + total + " written");
    }
    return print_entered(run, out);
}

}

std::vector<Option> entering_options() {
    return {
        {"at", "TIME", {"发生的时间；缺省为现在", "when it happened; now by default"}},
        {"by", "STAFF", {"谁做的；缺省 SVC_USER，再按 git 的邮箱", "who did it; else SVC_USER, else by git’s e-mail"}},
        {"once", "", {"除时间外相同的事件不重复录入", "skip what is there but for its times"}, true},
        {"dry-run", "", {"只显示改动，不写入", "show the change, write nothing"}, true},
        {"wait", "SECONDS", {"等别人写完的秒数，缺省 10", "how long to wait for others, 10 by default"}},
        {"from",
         "FILE|-",
         {"从文件或标准输入读 YAML、JSON、JSON Lines", "read YAML, JSON or JSON Lines from a file or standard input"}},
    };
}

std::optional<std::chrono::milliseconds> patience(Invocation& run) {
    const auto wait = parse_whole(run.setting("wait").value, 0, 86400);
    if (wait) return std::chrono::seconds(*wait);
    Findings found;
    found.add(wait.error(), {run.setting("wait").origin});
    run.fail(found);
    return {};
}

std::optional<Session> session_of(Invocation& run, bool with_events) {
    Session s{.typist = {"", run.moment().now}, .entropy = *run.context().entropy};
    if (run.given("at")) {
        auto when = parse_when(run.value("at"), run.moment());
        if (!when) {
            Findings found;
            found.add(std::move(when.error()), {"--at"});
            run.fail(found);
            return {};
        }
        s.at = *when;
    }
    if (with_events) {
        const auto who = run.actor();
        if (!who) return {};
        const std::string typist = run.typist();
        s.typist.actor = typist.empty() ? *who : typist;
        s.by = run.given("by") ? run.value("by") : *who;
    }
    const auto wait = patience(run);
    if (!wait) return {};
    s.wait = *wait;
    s.once = run.flag("once");
    s.dry_run = run.flag("dry-run");
    return s;
}

int enter_and_tell(Invocation& run, std::span<const Slip> entries, const Session& session, const std::vector<Option>& options) {
    auto out = enter(*run.book(), entries, session);
    if (!out) {
        Findings found = named_by_options(std::move(out.error()), run.parsed(), options);
        return run.fail(found);
    }
    if (!session.dry_run) return tell(run, *out);
    std::string diff;
    for (const Draft& d : out->drafts) {
        const std::string one = line_diff(d.path, d.before, d.after);
        diff += run.personal() == Personal::masked && d.path.starts_with("customers/") ? masked_diff(one) : one;
    }
    return run.print_text(diff, true);
}

std::optional<std::vector<Slip>> entries_from(Invocation& run, const std::string& path, Slip::What what, const Kind* kind) {
    auto text = run.input(path);
    if (!text) return {};
    const std::string& bytes = run.keep(std::move(*text));
    const Origin origin{path == "-" ? "stdin" : path, bytes, true};
    std::vector<Slip> all;
    Findings found;
    const auto each = [&](const Tree& tree, std::uint32_t) {
        const Node root = tree.root();
        if (what == Slip::What::event) return one_entry(all, what, nullptr, root, origin);
        if (wrapped(root))
            return root.each_entry(
                [&](Node key, Node value) { one_entry(all, what, find_kind(kinds(), key.text()), value, origin); });
        if (!kind) return found.add(finding_at(origin, root.mark(), {&desk::message("kind-unclear")}));
        one_entry(all, what, kind, root, origin);
    };
    const bool good = read_any(bytes, origin.file, each, found);
    if (std::ranges::any_of(all, [](const Slip& s) { return s.origin.personal; }))
        for (Slip& s : all) s.origin.personal = true;  // a line may hold several records
    if (!good || !found.good()) {
        if (!kind)
            for (Finding& f : found) f.personal = true;
        run.fail(found);
        return {};
    }
    return all;
}

}
