// SPDX-License-Identifier: MIT
#include "record/history.hpp"

#include <algorithm>

namespace svc {

std::vector<bool> taken_out(const Kind& kind, const void* record) {
    const std::size_t count = kind.events.size(record);
    std::vector<bool> out(count, false);
    for (std::size_t v = 0; v < count; ++v) {
        const Happening voiding = kind.events.at(record, v, kind.events.acts);
        if (voiding.act->verb != "void") continue;
        const EventName& name = static_cast<const Void*>(voiding.own)->event;
        if (name.verb == "void") continue;
        for (std::size_t i = 0; i < v; ++i) {
            const Happening h = kind.events.at(record, i, kind.events.acts);
            if (h.act->verb == name.verb && static_cast<const Event*>(h.common)->at == name.at) out[i] = true;
        }
    }
    return out;
}

std::vector<std::size_t> standing(const Kind& kind, const void* record, Instant as_of) {
    const std::vector<bool> out = taken_out(kind, record);
    const auto when = [&](std::size_t i) {
        return static_cast<const Event*>(kind.events.at(record, i, kind.events.acts).common)->at;
    };
    std::vector<std::size_t> count;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (!out[i] && when(i) <= as_of && kind.events.at(record, i, kind.events.acts).act->verb != "void") count.push_back(i);
    std::ranges::stable_sort(count, {}, when);
    return count;
}

unsigned state_of(const Kind& kind, const void* record, Instant as_of) {
    unsigned state = 0;
    for (std::size_t i : standing(kind, record, as_of))
        if (const Act* act = kind.events.at(record, i, kind.events.acts).act; act->to) state = *act->to;
    return state;
}

}
