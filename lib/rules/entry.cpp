// SPDX-License-Identifier: MIT
#include "rules/entry.hpp"

#include <algorithm>

#include "domain/customer.hpp"
#include "record/history.hpp"
#include "rules/authority.hpp"
#include "rules/charge.hpp"
#include "rules/messages.hpp"
#include "rules/references.hpp"
#include "rules/transitions.hpp"

namespace svc {

namespace {

/// Rows are const; the record they point into is ours to complete.
template <class E> E& own(const Happening& h) { return *static_cast<E*>(const_cast<void*>(h.own)); }

template <class R, class E> bool is(const Kind& kind, const Happening& h) {
    return &kind == &kind_of<R>() && h.act->index == index_of_event<R, E>();
}

std::optional<Fault> complete(const Kind& kind, const void* record, const Happening& h, const Lookup& look) {
    const Repair* repair = &kind == &kind_of<Repair>() ? static_cast<const Repair*>(record) : nullptr;
    if (is<Repair, Diagnose>(kind, h)) return fill(own<Diagnose>(h), *repair, look);
    if (is<Repair, Quote>(kind, h)) return fill(own<Quote>(h), *repair, look);
    if (is<Repair, Leave>(kind, h)) return fill(own<Leave>(h), *repair, look);
    return {};
}

void stamp(const Happening& h, const Typist& typist) {
    Event& e = *static_cast<Event*>(const_cast<void*>(h.common));
    if (!typist.actor.empty() && folded(e.by.value) != folded(typist.actor) && !e.entered) e.entered = Id<Staff>{typist.actor};
    if (typist.now.utc - e.at.utc > tolerance_seconds && !e.logged) e.logged = typist.now;
}

std::vector<Fault> new_missteps(const Kind& kind, const void* record, std::size_t last, const Lookup& look) {
    // A void, a correction, a note are never blocked by what stands elsewhere; of any other event only what it brings about.
    std::vector<Fault> all;
    const std::string_view verb = kind.events.at(record, last, kind.events.acts).act->verb;
    if (verb == "void" || verb == "note" || verb == "correct") return all;
    const auto at = static_cast<const Event*>(kind.events.at(record, last, kind.events.acts).common)->at;
    const auto steps = missteps(kind, record, look);
    for (const Misstep& m : steps)
        if (m.event == last) all.push_back(m.why);
    if (!all.empty()) return all;
    // Entered late, it may make a later event impossible that was fine before.
    for (const Misstep& m : steps) {
        const Event& other = *static_cast<const Event*>(kind.events.at(record, m.event, kind.events.acts).common);
        const bool own_fault = m.why.message == &rules::message("not-now") && other.at >= at &&
                               kind.events.at(record, last, kind.events.acts).act->to;
        if (own_fault) all.push_back(m.why);
    }
    return all;
}

std::optional<Fault> voiding(const Kind& kind, const void* record, const Happening& h, std::size_t last) {
    const EventName& name = static_cast<const Void*>(h.own)->event;
    if (name.verb == "void") return Fault{&rules::message("void-void")};
    const std::vector<bool> out = taken_out(kind, record);
    for (std::size_t i = 0; i < last; ++i) {
        const Happening other = kind.events.at(record, i, kind.events.acts);
        if (out[i] && other.act->verb == name.verb && static_cast<const Event*>(other.common)->at == name.at) return {};
    }
    return Fault{&rules::message("void-nothing"), {name.text()}};
}

}

std::vector<Fault> judge_last_event(const Kind& kind, void* record, const Typist& typist, const Lookup& look) {
    const std::size_t last = kind.events.size(record) - 1;
    const Happening h = kind.events.at(record, last, kind.events.acts);
    const Event& e = *static_cast<const Event*>(h.common);
    std::vector<Fault> all;
    const auto add = [&](std::optional<Fault> fault) {
        if (fault) all.push_back(std::move(*fault));
    };
    if (e.at.utc - typist.now.utc > tolerance_seconds) add(Fault{&rules::message("future"), {e.at.text()}});
    if (!typist.imports) stamp(h, typist);
    add(complete(kind, record, h, look));
    for (Fault& f : broken_references(h.act->fields(), h.own, look)) all.push_back(std::move(f));
    for (Fault& f : unknown_customer_parts(kind, record, h, look)) all.push_back(std::move(f));
    if (h.act->verb == "void") add(voiding(kind, record, h, last));
    if (typist.imports) return all;
    add(forbidden(kind, record, h, look));
    for (Fault& f : named_without_post(h, look)) all.push_back(std::move(f));
    for (Fault& f : new_missteps(kind, record, last, look)) all.push_back(std::move(f));
    return all;
}

}
