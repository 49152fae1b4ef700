// SPDX-License-Identifier: MIT
#include <algorithm>
#include <mutex>

#include "base/personal.hpp"
#include "base/values.hpp"
#include "commands.hpp"
#include "domain/customer.hpp"
#include "domain/kinds.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "scan.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    return {{"kind", "KIND", {"只在这种记录里找", "only among this kind"}, false, true}};
}

/// Any scalar of the record has the text in it; phones by their digits.
bool holds(const Tree& tree, const std::string& wanted) {
    for (std::uint32_t i = 0; i < tree.node_count(); ++i) {
        const NodeData& n = tree.data(i);
        if (n.shape == Shape::scalar && folded(tree.text_of(n)).find(wanted) != std::string::npos) return true;
    }
    return false;
}

int print_ids(Invocation& run, std::vector<std::string> ids, Findings unreadable) {
    std::ranges::sort(ids);
    Table table{.key = "records", .columns = {{"id", "id"}}};
    for (const std::string& id : ids) table.rows.push_back({{id}});
    Document document{.blocks = {std::move(table)}, .ids = std::move(ids)};
    const bool none = document.ids.empty();
    const int printed = run.for_people() ? run.print_text(find_format("ids")->write(document, {}), false) : run.print(document);
    if (printed != 0) return printed;
    unreadable.sort();
    return unreadable.empty() ? none ? 1 : 0 : run.fail(unreadable);
}

template <class Holds> int search(Invocation& run, const std::vector<const Kind*>& among, Holds fits) {
    std::vector<std::string> ids;
    Findings unreadable;
    std::mutex one_at_a_time;
    for (const Kind* kind : among)
        scan(run, *run.book(), *kind, [&](Outcome<Filed> file) {
            const bool good = file && fits(*file);
            const std::lock_guard lock(one_at_a_time);
            if (!file)
                unreadable.add(std::move(file.error()));
            else if (good)
                ids.push_back(file->record.id());
        });
    return print_ids(run, std::move(ids), std::move(unreadable));
}

int run_find(Invocation& run) {
    if (!run.book()) return 2;
    std::vector<const Kind*> among(kinds().begin(), kinds().end());
    if (run.given("kind")) {
        among.clear();
        for (const std::string& name : run.parsed().options.at("kind")) {
            const Kind* kind = kind_named(run, "--kind", name);
            if (!kind) return 2;
            among.push_back(kind);
        }
    }
    const std::string wanted = folded(run.word(0));
    return search(run, among, [&](const Filed& f) { return holds(f.tree, wanted); });
}

std::vector<Option> customer_options(const Command&) {
    return {{"phone", "PHONE|@FILE|@-", {"按电话，只比数字", "by phone, digits only"}},
            {"name", "TEXT", {"名称含有", "name contains"}}};
}

std::optional<std::string> private_value(Invocation& run, const std::string& option) {
    std::string v = run.value(option);
    if (!v.starts_with('@')) return v;
    auto text = run.input(v.substr(1));
    while (text && !text->empty() && text->back() == '\n') text->pop_back();
    return text;
}

bool has_phone(const Customer& c, const std::string& digits) {
    const auto same = [&](const std::optional<Phone>& p) { return p && p->digits() == digits; };
    return same(c.phone) || std::ranges::any_of(c.contacts, [&](const Contact& x) { return same(x.phone); });
}

int run_find_customer(Invocation& run) {
    if (!run.book()) return 2;
    const auto phone = private_value(run, "phone"), name = private_value(run, "name");
    if (!phone || !name) return 2;
    if (phone->empty() && name->empty()) return run.fail(cli::message("missing-option"), {"--phone", "PHONE"});
    const std::string digits = Phone{half_width(*phone)}.digits(), part = folded(*name);
    return search(run, {&kind_of<Customer>()}, [&](const Filed& f) {
        const Customer& c = *f.record.as<Customer>();
        return (phone->empty() || has_phone(c, digits)) && (part.empty() || folded(c.name.value).find(part) != std::string::npos);
    });
}

}

Command find_command() {
    return {.noun = "find",
            .summary = {"查找文字，输出编号", "find a text, print ids"},
            .arguments = "TEXT",
            .fewest = 1,
            .most = 1,
            .options = options,
            .run = run_find};
}

Command find_customer_command() {
    return {.noun = "customer",
            .verb = "find",
            .summary = {"按电话或名称找客户", "find customers by phone or name"},
            .options = customer_options,
            .run = run_find_customer};
}

}
