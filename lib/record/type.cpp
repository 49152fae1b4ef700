// SPDX-License-Identifier: MIT
#include "record/type.hpp"

#include <algorithm>

#include "base/values.hpp"

namespace svc {

bool is_named(const Choice& c, std::string_view typed) {
    const std::string plain = folded(typed);
    return plain == folded(c.name) || plain == folded(c.label.zh) || plain == folded(c.label.en);
}

const Field* find_field(Fields fields, std::string_view key) {
    for (const Field& f : fields)
        if (f.key == key) return &f;
    return nullptr;
}

const Field* Kind::field(std::string_view key) const { return find_field(fields, key); }

const Act* Kind::act(std::string_view verb) const {
    for (const Act& a : events.acts)
        if (a.verb == verb) return &a;
    return nullptr;
}

const Kind* find_kind(Kinds kinds, std::string_view name) {
    const auto found =
        std::ranges::find_if(kinds, [&](const Kind* k) { return k->name == name || k->label.zh == name || k->folder == name; });
    return found == kinds.end() ? nullptr : *found;
}

const Kind* kind_of_id(Kinds kinds, std::string_view id) {
    const auto found = std::ranges::find_if(kinds, [&](const Kind* k) { return !k->id.prefix.empty() && fits(k->id, id); });
    return found == kinds.end() ? nullptr : *found;
}

bool heads_cases(const Kind& kind) { return kind.id.shape == IdShape::of_case && kind.under.empty(); }

std::string Record::id() const {
    const Field* f = m_kind->field("id");
    return f->type->text(f->get(m_data.get()));
}

}
