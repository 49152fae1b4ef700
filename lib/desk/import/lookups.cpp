// SPDX-License-Identifier: MIT
#include "desk/import/lookups.hpp"

#include "base/personal.hpp"
#include "book/walk.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "record/condition.hpp"

namespace svc {

namespace {

/// Calls each(type, text) for the values at the end of a path of fields, those in lists one after the other.
template <class Each> void each_value(const Type& type, const void* value, std::span<const std::string> path, Each each) {
    if (type.form == Form::list) {
        for (std::size_t i = 0; i < type.size(value); ++i) each_value(*type.item, type.at(value, i), path, each);
    } else if (type.form == Form::record) {
        // A struct stands for the field that tells it apart: source for source.id.
        const Field* field = find_field(type.fields(), path.empty() ? std::string_view("id") : std::string_view(path.front()));
        if (const void* inner = field ? field->get(value) : nullptr)
            each_value(*field->type, inner, path.empty() ? path : path.subspan(1), each);
    } else if (path.empty() && type.form == Form::choice) {
        each(type, std::string(type.choices()[*static_cast<const std::uint8_t*>(value)].name));
    } else if (path.empty() && type.text) {
        each(type, type.text(value));
    }
}

}

Lookups::Index& Lookups::index(const std::string& kind_and_field) {
    const auto known = m_all.find(kind_and_field);
    if (known != m_all.end()) return known->second;
    Index& made = m_all[kind_and_field];
    for (std::size_t at = 0; at <= kind_and_field.size();) {
        const std::size_t dot = std::min(kind_and_field.find('.', at), kind_and_field.size());
        made.path.push_back(kind_and_field.substr(at, dot - at));
        at = dot + 1;
    }
    made.kind = find_kind(kinds(), made.path.front());
    made.path.erase(made.path.begin());
    for (const std::string& path : Walk::through(m_book->disk(), std::string(made.kind->folder)).records) {
        auto contents = m_book->source().read(path);
        if (!contents) continue;
        Filed file{.path = path, .contents = std::move(*contents)};
        Findings unread;  // check tells of it
        if (parse_record(*made.kind, file, unread)) add(made, file.record);
    }
    return made;
}

void Lookups::add(Index& index, const Record& record) {
    const Field* field = index.kind->field(index.path.front());
    const void* value = field ? field->get(record.data()) : nullptr;
    if (!value) return;
    each_value(*field->type, value, std::span(index.path).subspan(1),
               [&](const Type& type, const std::string& v) { index.ids.emplace(compared(type, v), record.id()); });
}

void Lookups::add(const Record& record) {
    for (auto& [name, index] : m_all)
        if (index.kind == &record.kind()) add(index, record);
}

Result<std::string> Lookups::find(const std::string& kind_and_field, const std::string& value) {
    Index& all = index(kind_and_field);
    const bool phone = kind_and_field.ends_with("phone");
    const auto [begin, end] = all.ids.equal_range(phone ? Phone{half_width(value)}.digits() : folded(value));
    std::string ids;
    for (auto i = begin; i != end; ++i)
        if (ids.find(i->second) == ids.npos) ids.append(ids.empty() ? "" : ", ").append(i->second);
    if (ids.empty()) return fault(desk::message("import-none-found"), {value, kind_and_field});
    if (ids.find(',') != ids.npos) return fault(desk::message("import-several-found"), {value, ids});
    return ids;
}

}
