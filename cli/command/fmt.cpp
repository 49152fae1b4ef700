// SPDX-License-Identifier: MIT
#include "book/walk.hpp"
#include "book/writer.hpp"
#include "commands.hpp"
#include "diff.hpp"
#include "domain/kinds.hpp"
#include "entering.hpp"
#include "masking.hpp"
#include "messages.hpp"
#include "resolve.hpp"
#include "syntax/yaml.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {
        {"check", "", {"只列出不规范的文件；有则以 1 结束", "only list what isn’t canonical; ends with 1 if there is any"}, true},
        {"dry-run", "", {"只显示改动", "show the change, write nothing"}, true},
        {"drop-comments", "", {"丢掉注释", "lose comments"}, true},
        {"wait", "SECONDS", {"等别人写完的秒数", "how long to wait for others"}}};
}

bool has_comments(std::string_view bytes, Node root) {
    // A # that starts a line or follows a space, outside every scalar's text, is a comment.
    const Tree& tree = root.tree();
    for (std::size_t at = bytes.find('#'); at != std::string_view::npos; at = bytes.find('#', at + 1)) {
        if (at > 0 && bytes[at - 1] != ' ' && bytes[at - 1] != '\n' && bytes[at - 1] != '\t') continue;
        bool inside = false;
        for (std::uint32_t i = 0; i < tree.node_count() && !inside; ++i) {
            const NodeData& n = tree.data(i);
            const std::uint32_t end =
                i + 1 < tree.node_count() ? tree.data(i + 1).mark.byte : static_cast<std::uint32_t>(bytes.size());
            inside = n.shape == Shape::scalar && n.quoted && n.mark.byte <= at && at < end &&
                     tree.text_of(n).find('#') != std::string_view::npos;
        }
        if (!inside) return true;
    }
    return false;
}

/// The company's own fields: what stood there without quotes is no text, and gets none.
Tree own_fields(Node x) {
    Tree own;
    own.copy(x);
    for (std::uint32_t i = 0; i < own.node_count(); ++i)
        if (NodeData& n = own.data(i); n.shape == Shape::scalar) n.quotes = n.quoted ? Quotes::if_ambiguous : Quotes::never;
    return own;
}

/// The record in the form svc writes: known fields in their order, then x, then events.
std::string canonical(const Filed& file) {
    Tree tree, whole;
    write(file.record.kind(), file.record.data(), tree);
    const Node own = file.tree.root().find("x");
    const std::uint32_t map = whole.open(Shape::map);
    const auto put_own = [&] {
        if (!own) return;
        whole.scalar("x");
        whole.copy(own_fields(own).root());
    };
    tree.root().each_entry([&](Node key, Node value) {
        if (key.text() == "events") {
            put_own();
            if (value.size() == 0) return;
        }
        whole.copy(key);
        whole.copy(value);
    });
    if (!file.record.kind().has_events()) put_own();
    whole.close(map);
    return to_yaml(whole.root());
}

struct Formatting {
    std::string listed, diff;
    Findings found;
};

void format_one(Invocation& run, const Kind& kind, const std::string& path, Formatting& all) {
    auto contents = run.book()->source().read(path);
    if (!contents) return all.found.add(std::move(contents.error()));
    Filed file{.path = path, .contents = std::move(*contents)};
    if (!parse_record(kind, file, all.found)) return;
    const std::string text = canonical(file);
    if (text == file.contents.bytes) return;
    const std::string line = path + "\n";
    if (run.flag("check")) return void(all.listed += line);
    if (!run.flag("drop-comments") && has_comments(file.contents.bytes, file.tree.root()))
        return all.found.add(cli::message("fmt-comments"), {path}, {path});
    if (run.flag("dry-run")) {
        const std::string diff = line_diff(path, file.contents.bytes, text);
        all.diff += kind.personal && run.personal() == Personal::masked ? masked_diff(diff) : diff;
        return void(all.listed += line);
    }
    const std::string id = file.record.id();
    auto locks = Locks::take(run.book()->disk(), *run.context().entropy, {head_path(*run.book(), kind, id)});
    if (!locks) return all.found.add(std::move(locks.error()));
    const Change change{path, file.contents.stamp, text};
    if (auto written = Writer(run.book()->disk(), *run.context().entropy).commit({&change, 1}); !written)
        return all.found.add(std::move(written.error()));
    all.listed += line;
}

int run_fmt(Invocation& run) {
    if (!run.book()) return 2;
    Formatting all;
    if (run.word_count() > 0) {
        const auto ids = resolve_ids(run, nullptr);
        if (!ids) return 2;
        for (const Resolved& which : *ids) format_one(run, *which.kind, run.book()->path_of_existing(*which.kind, which.id), all);
    } else {
        for (const Kind* kind : kinds())
            for (const std::string& path : Walk::through(run.book()->disk(), std::string(kind->folder)).records)
                format_one(run, *kind, path, all);
    }
    const int printed = run.print_text(run.flag("dry-run") ? all.diff : all.listed, false);
    if (printed != 0) return printed;
    if (!all.found.empty()) return run.fail(all.found);
    return (run.flag("check") || run.flag("dry-run")) && !all.listed.empty() ? 1 : 0;
}

}

Command fmt_command() {
    return {.noun = "fmt",
            .summary = {"把记录改写成规范格式", "rewrite records in the canonical form"},
            .arguments = "[ID…]",
            .most = 100000,
            .options = options,
            .run = run_fmt};
}

}
