// SPDX-License-Identifier: MIT
#pragma once
// The events of a record that count: voids out first, then in the order they happened, then cut at as-of (design §3).
// Rules and reports compute from a History, never from `events`, so none can forget a void or a late entry.
#include <limits>
#include <ranges>
#include <variant>
#include <vector>

#include "record/event.hpp"

namespace svc {

/// As-of that leaves nothing out.
inline constexpr Instant end_of_time{std::numeric_limits<std::int64_t>::max(), 0};

/// Positions of the events that count at as-of, by time and then by place in the file. Voids themselves don't.
std::vector<std::size_t> standing(const Kind&, const void* record, Instant as_of = end_of_time);
/// True where an event was taken out by a later void, by position.
std::vector<bool> taken_out(const Kind&, const void* record);

template <class E, class Any> inline constexpr bool is_event_of = false;
template <class E, class... Es> inline constexpr bool is_event_of<E, std::variant<Es...>> = (std::is_same_v<E, Es> || ...);

/// The position of E among the events of R, as Act::index has it.
template <class R, class E> constexpr std::size_t index_of_event() {
    return []<class... Es>(std::variant<Es...>*) {
        std::size_t i = 0;
        (void)((std::is_same_v<E, Es> || (++i, false)) || ...);
        return i;
    }(static_cast<typename decltype(R::events)::value_type*>(nullptr));
}

template <class R> class History {
    using Any = typename decltype(R::events)::value_type;

public:
    explicit History(const R& record, Instant as_of = end_of_time) {
        for (std::size_t i : standing(kind_of<R>(), &record, as_of)) m_events.push_back(&record.events[i]);
    }

    /// All events of this type, in order.
    template <class E> auto all() const {
        return m_events | std::views::transform([](const Any* a) { return std::get_if<E>(a); }) |
               std::views::filter([](const E* e) { return e != nullptr; }) |
               std::views::transform([](const E* e) -> const E& { return *e; });
    }
    /// The first such event that `holds`, or null.
    template <class E, class Holds> const E* first(Holds holds) const {
        for (const E& e : all<E>())
            if (holds(e)) return &e;
        return nullptr;
    }
    template <class E> const E* first() const {
        return first<E>([](const E&) { return true; });
    }
    /// The last such event that `holds`, or null.
    template <class E, class Holds> const E* last(Holds holds) const {
        const E* found = nullptr;
        for (const E& e : all<E>())
            if (holds(e)) found = &e;
        return found;
    }
    template <class E> const E* last() const {
        return last<E>([](const E&) { return true; });
    }
    const std::vector<const Any*>& events() const { return m_events; }

private:
    std::vector<const Any*> m_events;
};

/// The state of a record after its standing events: an index into the kind's states, 0 before the first that sets one.
unsigned state_of(const Kind&, const void* record, Instant as_of = end_of_time);

}
