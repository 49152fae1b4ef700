// SPDX-License-Identifier: MIT
#include "rules/authority.hpp"

#include <algorithm>

#include "record/history.hpp"
#include "rules/messages.hpp"

namespace svc {

namespace {

constexpr Set bit(Role r) { return set_of({r}); }

std::string names(Set roles) {
    const Choices all = choices(Of<Role>{});
    std::string zh, en;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!has(roles, static_cast<unsigned>(i))) continue;
        zh.append(zh.empty() ? "" : "、").append(all[i].label.zh);
        en.append(en.empty() ? "" : ", ").append(all[i].name);
    }
    return en.empty() ? "-" : both(zh, en);
}

Fault not_allowed(const Event& e, Set held, std::string_view verb, Set needed) {
    return {&rules::message("not-allowed"), {e.by.value, names(held), std::string(verb), names(needed)}};
}

Set held_by(const Id<Staff>& id, Date day, const Lookup& look) {
    const Staff* who = look.find(id);
    return who ? roles_on(*who, day) : ~Set{0};  // that there is no such person is found elsewhere
}

/// A form or a cron job may only take in, note and escalate.
bool system_may(std::string_view verb) { return verb == "receive" || verb == "note" || verb == "escalate"; }

std::optional<Fault> proposing(const Propose& p, Set held, Date day, const Lookup& look) {
    if (p.special.value_or(false)) {
        if (!(held & bit(Role::manager))) return not_allowed(p, held, "propose --special", bit(Role::manager));
        return {};
    }
    const auto limit = authority_of(held, day, look.settings());
    if (p.amount && limit && *p.amount > *limit)
        return Fault{&rules::message("above-authority"), {p.amount->text(), p.by.value, limit->text()}};
    return {};
}

/// The proposal that an event at this instant is about.
const Propose* proposal(const Complaint& c, Instant at) { return History<Complaint>(c, at).last<Propose>(); }

std::optional<Fault> approving(const Approve& a, const Complaint& c) {
    const Propose* p = proposal(c, a.at);
    if (!p || !p->special.value_or(false)) return Fault{&rules::message("nothing-to-approve")};
    if (p->by == a.by) return Fault{&rules::message("own-proposal"), {a.by.value}};
    return {};
}

std::optional<Fault> settling(const Settle& s, const Complaint& c, Set held, Date day, const Lookup& look) {
    const Propose* p = proposal(c, s.at);
    if (!p || !p->special.value_or(false)) {
        // What somebody with the authority proposed may be paid by others; anything beyond takes one's own.
        const auto limit = authority_of(held, day, look.settings());
        const bool proposed = p && p->amount && s.amount && *s.amount <= *p->amount;
        if (!s.amount || proposed || !limit || *s.amount <= *limit) return {};
        return Fault{&rules::message("above-authority"), {s.amount->text(), s.by.value, limit->text()}};
    }
    const Approve* a = History<Complaint>(c, s.at).last<Approve>([&](const Approve& x) { return x.at >= p->at; });
    if (!a) return Fault{&rules::message("not-approved")};
    if (!s.amount || *s.amount != a->amount)
        return Fault{&rules::message("amount-differs"), {s.amount ? s.amount->text() : "-", a->amount.text()}};
    return {};
}

bool needs_manager(const CancelReason why) { return why != CancelReason::withdrawn; }

std::optional<Fault> special_rights(const Kind& kind, const void* record, const Happening& h, Set held, Date day,
                                    const Lookup& look) {
    const auto is = [&]<class R, class E>(Of<R>, Of<E>) -> const E* {
        return &kind == &kind_of<R>() && h.act->index == index_of_event<R, E>() ? static_cast<const E*>(h.own) : nullptr;
    };
    if (const auto* e = is(Of<Ticket>{}, Of<CancelTicket>{}); e && needs_manager(e->why) && !(held & bit(Role::manager)))
        return not_allowed(*e, held, "cancel", bit(Role::manager));
    if (const auto* e = is(Of<Complaint>{}, Of<CancelComplaint>{}); e && needs_manager(e->why) && !(held & bit(Role::manager)))
        return not_allowed(*e, held, "cancel", bit(Role::manager));
    if (const auto* e = is(Of<Revisit>{}, Of<Submit>{}); e && !(held_by(e->to, day, look) & (bit(Role::manager) | bit(Role::gm))))
        return Fault{&rules::message("submit-to-manager"), {e->to.value}};
    if (const auto* e = is(Of<Complaint>{}, Of<Propose>{})) return proposing(*e, held, day, look);
    if (const auto* e = is(Of<Complaint>{}, Of<Approve>{})) return approving(*e, *static_cast<const Complaint*>(record));
    if (const auto* e = is(Of<Complaint>{}, Of<Settle>{}))
        return settling(*e, *static_cast<const Complaint*>(record), held, day, look);
    return {};
}

}

const Post* post_on(const Staff& staff, Date day) {
    const Post* best = nullptr;
    for (const Post& post : staff.posts)
        if (post.holds_on(day) && (!best || best->from < post.from)) best = &post;
    return best;
}

Set roles_on(const Staff& staff, Date day) {
    Set held = 0;
    if (const Post* post = post_on(staff, day))
        for (Role r : post->roles) held |= bit(r);
    return held;
}

std::optional<Money> authority_of(Set roles, Date day, const Settings& settings) {
    if (roles & bit(Role::gm)) return {};
    Money most;
    for (std::size_t i = 0; i < choices(Of<Role>{}).size(); ++i) {
        if (!has(roles, static_cast<unsigned>(i))) continue;
        std::vector<Authority> of_role;
        std::ranges::copy_if(settings.authority, std::back_inserter(of_role),
                             [&](const Authority& a) { return a.role == static_cast<Role>(i); });
        if (const Authority* a = entry_on(of_role, day)) most = std::max(most, a->compensation);
    }
    return most;
}

std::optional<Fault> forbidden(const Kind& kind, const void* record, const Happening& h, const Lookup& look) {
    const Event& e = *static_cast<const Event*>(h.common);
    const Date day = look.zone().date_of(e.at);
    const Staff* who = look.find(e.by);
    if (!who) return Fault{&rules::message("no-such-record"), {e.by.value, both(kind_of<Staff>().label)}};
    const Set held = roles_on(*who, day);
    const std::string verb = both(h.act->label.zh, h.act->verb);
    if (held == 0) return Fault{&rules::message("no-post"), {e.by.value, day.text()}};
    if (held == bit(Role::system) && !system_may(h.act->verb)) return not_allowed(e, held, verb, ~bit(Role::system));
    if (!(held & h.act->roles)) return not_allowed(e, held, verb, h.act->roles);
    return special_rights(kind, record, h, held, day, look);
}

std::vector<Fault> named_without_post(const Happening& h, const Lookup& look) {
    std::vector<Fault> all;
    const Date day = look.zone().date_of(static_cast<const Event*>(h.common)->at);
    for (const Field& f : h.act->fields()) {
        const void* value = f.type->refers_to == "staff" ? f.get(h.own) : nullptr;
        const Staff* who = value ? look.find(*static_cast<const Id<Staff>*>(value)) : nullptr;
        if (who && roles_on(*who, day) == 0) all.push_back({&rules::message("named-without-post"), {who->id.value, day.text()}});
    }
    return all;
}

}
