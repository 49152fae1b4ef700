// SPDX-License-Identifier: MIT
#include "options.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/people.hpp"
#include "domain/kinds.hpp"
#include "messages.hpp"
#include "record/messages.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

std::string dashed(std::string_view key) {
    std::string name(key);
    std::ranges::replace(name, '_', '-');
    return name;
}

/// --part for parts, --entry for entries.
std::string singular(std::string name) {
    if (name.ends_with("ies")) return name.substr(0, name.size() - 3) + "y";
    if (name.ends_with("s") && !name.ends_with("ss")) name.pop_back();
    return name;
}

std::string placeholder(const Type& t) {
    if (t.form == Form::list) return placeholder(*t.item);
    if (t.form == Form::scalar) return std::string(t.notation.name);
    if (t.form == Form::dict) return "JSON";
    std::string all;
    if (t.form == Form::record) {
        for (const Field& f : t.fields()) all.append(all.empty() ? "" : ",").append(f.key).append("=…");
        return all;
    }
    for (const Choice& c : t.choices()) all.append(all.empty() ? "" : "|").append(c.name);
    return all;
}

bool is_bool(const Type& t) { return t.form == Form::scalar && t.notation.json == Json::boolean; }

Option option_of(const Field& f, const Field* inside, bool required) {
    const bool list = f.type->form == Form::list;
    return {.name = list ? singular(dashed(f.key)) : dashed(f.key),
            .placeholder = placeholder(*f.type),
            .meaning = f.meaning,
            .flag = is_bool(*f.type),
            .many = list,
            .required = required && f.required,
            .field = &f,
            .inside = inside};
}

bool reads_file(const std::string& word) { return word.size() > 1 && word[0] == '@'; }

/// `key=value,key=value` or JSON as a map.
bool add_struct(Invocation& run, const std::string& word, Mark mark, Tree& tree) {
    if (word.starts_with('{')) {
        Tree json;
        Findings found;
        if (!read_json(word, "", json, found)) return run.fail(found), false;
        tree.copy(json.root());
        return true;
    }
    const std::uint32_t map = tree.open(Shape::map, mark);
    for (std::size_t i = 0; i <= word.size();) {
        const std::size_t end = std::min(word.find(',', i), word.size()), equals = word.find('=', i);
        if (equals >= end) return run.fail(record::message("bad-pair"), {word.substr(i, end - i)}), false;
        tree.scalar(std::string_view(word).substr(i, equals - i), mark);
        tree.scalar(std::string_view(word).substr(equals + 1, end - equals - 1), mark);
        i = end + 1;
    }
    tree.close(map);
    return true;
}

bool add_value(Invocation& run, const Type& type, std::string word, Mark mark, Tree& tree) {
    const bool id_name = !type.refers_to.empty() || type.form != Form::scalar;
    if (reads_file(word) && !id_name) {
        if (word.starts_with("@@")) {
            word.erase(0, 1);
        } else {
            auto text = run.input(word.substr(1));
            if (!text) return false;
            word = *text;
            while (!word.empty() && (word.back() == '\n' || word.back() == '\r')) word.pop_back();
        }
    }
    if (type.form == Form::record || type.form == Form::dict) return add_struct(run, word, mark, tree);
    tree.scalar(word, type.form == Form::scalar ? type.notation : Notation{}, mark);
    return true;
}

/// Words of a list: choices and ids may stand with commas between them.
std::vector<std::string> split(const Type& item, const std::vector<std::string>& words) {
    const bool plain = item.form == Form::choice || (item.form == Form::scalar && !item.refers_to.empty());
    if (!plain) return words;
    std::vector<std::string> all;
    for (const std::string& word : words) {
        const std::string w = half_width(word);
        for (std::size_t i = 0; i <= w.size();) {
            const std::size_t end = std::min(w.find(',', i), w.size());
            if (end > i) all.push_back(w.substr(i, end - i));
            i = end + 1;
        }
    }
    return all;
}

bool add_option(Invocation& run, const Option& option, Mark mark, Tree& tree) {
    const auto& words = run.parsed().options.at(option.name);
    tree.scalar(option.field->key, mark);
    if (option.field->type->form != Form::list) return add_value(run, *option.field->type, words.back(), mark, tree);
    const std::uint32_t list = tree.open(Shape::list, mark);
    for (const std::string& w : split(*option.field->type->item, words))
        if (!add_value(run, *option.field->type->item, w, mark, tree)) return false;
    tree.close(list);
    return true;
}

}

std::vector<Option> options_of(Fields fields, bool all_required) {
    std::vector<Option> all;
    for (const Field& f : fields) {
        if (f.type->form == Form::record && f.key != "source" && !f.required) {
            for (const Field& member : f.type->fields()) all.push_back(option_of(member, &f, false));
        } else {
            all.push_back(option_of(f, nullptr, all_required));
        }
    }
    return all;
}

bool to_map(Invocation& run, const std::vector<Option>& options, Tree& tree, std::string_view verb) {
    const std::uint32_t map = tree.open(Shape::map);
    if (!verb.empty()) {
        tree.scalar("do");
        tree.scalar(verb);
    }
    const Field* inside = nullptr;
    std::uint32_t inner = 0;
    std::uint32_t n = 0;
    const auto end_inner = [&] {
        if (inside) tree.close(inner);
        inside = nullptr;
    };
    for (const Option& o : options) {
        ++n;
        if (!o.field || !run.given(o.name)) continue;
        const Mark mark{0, n, 0};
        if (o.inside != inside) end_inner();
        if (o.inside && !inside) {
            tree.scalar(o.inside->key, mark);
            inner = tree.open(Shape::map, mark);
            inside = o.inside;
        }
        if (!add_option(run, o, mark, tree)) return false;
    }
    end_inner();
    tree.close(map);
    return true;
}

Finding unknown_value(std::string origin, std::string value, std::span<const std::string_view> known) {
    if (const auto near = nearest(value, known))
        return {.message = &cli::message("bad-option-value-near"),
                .words = {std::move(origin), std::move(value), std::string(*near)}};
    std::string all;
    for (std::string_view k : known) all.append(all.empty() ? "" : ", ").append(k);
    return {.message = &cli::message("bad-option-value"), .words = {std::move(origin), std::move(value), std::move(all)}};
}

const Kind* kind_named(Invocation& run, const std::string& origin, const std::string& word, std::string_view more) {
    const Kind* kind = find_kind(kinds(), word);
    if (kind) return kind;
    std::vector<std::string_view> known;
    if (!more.empty()) known.push_back(more);
    for (const Kind* k : kinds()) known.push_back(k->name);
    run.fail(unknown_value(origin, word, known));
    return nullptr;
}

Findings named_by_options(Findings found, const Parsed&, const std::vector<Option>& options) {
    for (Finding& f : found) {
        if (!f.place.file.empty()) continue;
        if (f.message->code == "missing-key") {
            const auto o = std::ranges::find_if(options, [&](const Option& x) { return x.field && x.field->key == f.words[0]; });
            if (o != options.end())
                f.words = {o->flag ? "--" + o->name + " | --no-" + o->name : "--" + o->name, o->flag ? "" : o->placeholder};
            f.message = &cli::message("missing-option");
        } else if (f.place.column > 0 && f.place.column <= options.size()) {
            f.place.file = "--" + options[f.place.column - 1].name;
        }
        f.place.line = f.place.column = 0;
    }
    return found;
}

}
