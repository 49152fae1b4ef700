// SPDX-License-Identifier: MIT
#pragma once
// Makes table rows out of members of plain structs, and refuses at compile time a table that doesn't fit its struct.
// Only source files that hold tables include this.
#include <variant>
#include <vector>

#include "base/messages.hpp"
#include "record/event.hpp"
#include "record/type.hpp"

namespace svc {

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;
template <class T> inline constexpr bool is_vector = false;
template <class T> inline constexpr bool is_vector<std::vector<T>> = true;
template <class> inline constexpr bool never = false;
template <class T> inline constexpr char tag = 0;
/// Tells members apart by name: g++ 12 under the sanitizers can't compare the addresses of two things at compile time.
template <auto Member> consteval std::string_view member_name() { return __PRETTY_FUNCTION__; }

/// A nested struct, or an event with members of its own: `Fields fields(Of<T>);` stands beside it.
template <class T>
concept Tabled = requires {
    { fields(Of<T>{}) } -> std::same_as<Fields>;
};
template <class T> inline constexpr Fields (*fields_of)() = [] { return fields(Of<T>{}); };
inline constexpr Fields (*no_fields)() = [] { return Fields{}; };

template <class R> using AnyEventOf = typename decltype(R::events)::value_type;

/// An entry of a map whose keys are data: a calendar by its name.
template <class K, class T> struct Keyed {
    K key;
    T value;
};
template <class T> inline constexpr bool is_dict = false;
template <class K, class T> inline constexpr bool is_dict<std::vector<Keyed<K, T>>> = true;

// ---- types ----

/// How the language's own types convert; ours bring parse(), text() and notation.
template <class T> struct Conversion {};
template <> struct Conversion<std::string> {
    static constexpr Notation notation{"TEXT", Quotes::if_ambiguous, Json::string, R"("minLength":1)"};
    static Result<std::string> parse(std::string_view s) {
        if (auto wrong = unwritable(s)) return tl::unexpected(std::move(*wrong));
        return std::string(s);
    }
    static std::string text(const std::string& s) { return s; }
};
template <> struct Conversion<bool> {
    static constexpr Notation notation{"true|false", Quotes::never, Json::boolean};
    static Result<bool> parse(std::string_view s) {
        if (s != "true" && s != "false") return fault(base::message("bad-bool"), {std::string(s)});
        return s == "true";
    }
    static std::string text(bool b) { return b ? "true" : "false"; }
};
template <class T>
    requires requires(const T& v, std::string_view s) {
        T::notation;
        T::parse(s);
        v.text();
    }
struct Conversion<T> {
    static constexpr Notation notation = T::notation;
    static Result<T> parse(std::string_view s) { return T::parse(s); }
    static std::string text(const T& v) { return v.text(); }
};

template <class T> inline constexpr std::string_view kind_named_by{};
template <class R> inline constexpr std::string_view kind_named_by<Id<R>> = IdTraits<R>::name;
template <> inline constexpr std::string_view kind_named_by<AnyId> = "any";

/// Scalars that people may type in a looser form.
template <class T> inline constexpr Result<std::string> (*typed_as)(std::string_view, const Moment&) = nullptr;
template <>
inline constexpr Result<std::string> (*typed_as<Instant>)(std::string_view, const Moment&) =
    [](std::string_view s, const Moment& m) { return parse_when(s, m).map([](Instant i) { return i.text(); }); };
template <>
inline constexpr Result<std::string> (*typed_as<Date>)(std::string_view, const Moment&) =
    [](std::string_view s, const Moment& m) { return parse_day(s, m).map([](Date d) { return d.text(); }); };
template <class R>
inline constexpr Result<std::string> (*typed_as<Id<R>>)(std::string_view, const Moment&) =
    [](std::string_view s, const Moment&) { return Result<std::string>(normal_id(s)); };
template <>
inline constexpr Result<std::string> (*typed_as<AnyId>)(std::string_view, const Moment&) =
    [](std::string_view s, const Moment&) { return Result<std::string>(normal_id(s)); };
template <>
inline constexpr Result<std::string> (*typed_as<EventName>)(std::string_view, const Moment&) =
    [](std::string_view s, const Moment& m) -> Result<std::string> {
    const std::size_t at = s.find('@');
    if (at == s.npos) return std::string(s);
    return parse_when(s.substr(at + 1), m).map([&](Instant i) { return std::string(s.substr(0, at + 1)) + i.text(); });
};

template <class E> inline constexpr Choices (*choices_of)() = [] { return choices(Of<E>{}); };

template <class T> consteval Type describe_type();
template <class T> inline constexpr Type type_of = describe_type<T>();

template <class T> consteval Type describe_scalar() {
    Type t{.form = Form::scalar, .notation = Conversion<T>::notation};
    t.parse = [](std::string_view s, void* into) -> std::optional<Fault> {
        auto value = Conversion<T>::parse(s);
        if (!value) return std::move(value.error());
        *static_cast<T*>(into) = *std::move(value);
        return {};
    };
    t.text = [](const void* v) { return std::string(Conversion<T>::text(*static_cast<const T*>(v))); };
    if constexpr (requires(const T& v) { v.masked(); })
        t.masked = [](const void* v) { return static_cast<const T*>(v)->masked(); };
    t.typed = typed_as<T>;
    t.refers_to = kind_named_by<T>;
    t.free_text = std::is_same_v<T, std::string> || requires(const T& v) { v.masked(); };
    return t;
}

template <class K, class V> consteval Type describe_dict(std::vector<Keyed<K, V>>*) {
    using T = std::vector<Keyed<K, V>>;
    return {.form = Form::dict,
            .item = &type_of<V>,
            .size = [](const void* v) { return static_cast<const T*>(v)->size(); },
            .at = [](const void* v, std::size_t i) -> const void* { return &(*static_cast<const T*>(v))[i].value; },
            .key_at = [](const void* v,
                         std::size_t i) { return std::string(Conversion<K>::text((*static_cast<const T*>(v))[i].key)); },
            .append_key = [](void* v, std::string_view key) -> tl::expected<void*, Fault> {
                auto parsed = Conversion<K>::parse(key);
                if (!parsed) return tl::unexpected(std::move(parsed.error()));
                return &static_cast<T*>(v)->emplace_back(Keyed<K, V>{*std::move(parsed), {}}).value;
            }};
}

template <class T> consteval Type describe_type() {
    if constexpr (requires { Conversion<T>::notation; }) {
        return describe_scalar<T>();
    } else if constexpr (std::is_enum_v<T>) {
        static_assert(sizeof(T) == 1, "write `enum class X : std::uint8_t` and `Choices choices(Of<X>);` beside it");
        return {.form = Form::choice, .choices = choices_of<T>};
    } else if constexpr (is_dict<T>) {
        return describe_dict(static_cast<T*>(nullptr));
    } else if constexpr (is_vector<T>) {
        return {.form = Form::list,
                .item = &type_of<typename T::value_type>,
                .size = [](const void* v) { return static_cast<const T*>(v)->size(); },
                .at = [](const void* v, std::size_t i) -> const void* { return &(*static_cast<const T*>(v))[i]; },
                .append = [](void* v) -> void* { return &static_cast<T*>(v)->emplace_back(); }};
    } else {
        static_assert(Tabled<T>,
                      "svc can't write this type: give it parse(), text() and notation, or `Fields fields(Of<T>);` beside it");
        return {.form = Form::record, .fields = fields_of<T>};
    }
}

// ---- fields ----

template <class C, class T> C owner_of(T C::*);
template <class C, class T> T value_of(T C::*);

/// One member of a struct that is known only by its address.
template <auto Member> struct MemberOf {
    using Owner = decltype(owner_of(Member));
    using Value = decltype(value_of(Member));
    static const Value& in(const void* o) { return static_cast<const Owner*>(o)->*Member; }
    static Value& in(void* o) { return static_cast<Owner*>(o)->*Member; }

    static const void* present(const void* o) {
        if constexpr (is_optional<Value>)
            return in(o) ? &*in(o) : nullptr;
        else if constexpr (is_vector<Value>)
            return in(o).empty() ? nullptr : &in(o);
        else
            return &in(o);
    }
    static void* make(void* o) {
        if constexpr (is_optional<Value>)
            return &in(o).emplace();
        else
            return &in(o);
    }
    static consteval const Type* type() {
        if constexpr (is_optional<Value>)
            return &type_of<typename Value::value_type>;
        else
            return &type_of<Value>;
    }
};

/// The row of one member: field<&Ticket::unit>("unit", label, meaning). Required unless it is an optional or a list.
template <auto Member> constexpr Field field(std::string_view key, Text label, Text meaning) {
    using M = MemberOf<Member>;
    constexpr bool required = !is_optional<typename M::Value> && !is_vector<typename M::Value>;
    return {key, label, meaning, M::type(), required, M::present, M::make, &tag<typename M::Owner>, member_name<Member>()};
}

// ---- what the compiler checks ----

template <class R> struct Anything {
    template <class T>
        requires(!std::is_same_v<T, R>)
    operator T() const noexcept;
};
template <class R, std::size_t> using AnythingAt = Anything<R>;
template <class R, class I> inline constexpr bool made_of = false;
template <class R, std::size_t... I>
inline constexpr bool made_of<R, std::index_sequence<I...>> = requires { R{AnythingAt<R, I>{}...}; };

/// Number of members of an aggregate, a base counted as one.
template <class R, std::size_t N = 0> consteval std::size_t members() {
    if constexpr (made_of<R, std::make_index_sequence<N + 1>>)
        return members<R, N + 1>();
    else
        return N;
}

// Not constexpr on purpose: the compiler names the one it meets when it refuses a table.
void a_row_belongs_to_another_struct();
void a_key_or_member_stands_twice();
void a_member_has_no_row();
void a_row_lacks_a_label();
void an_event_has_no_row_or_stands_out_of_order();
void an_enumerator_has_no_name();

/// The rows of T, each member of T once; a base and `events` need none.
template <class T> consteval Fields every(Fields rows) {
    std::size_t beside = 0;
    if constexpr (requires(T t) { t.events; }) beside = 1;
    if constexpr (std::is_base_of_v<Event, T> && !std::is_same_v<Event, T>) beside = 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].owner != &tag<T>) a_row_belongs_to_another_struct();
        if (rows[i].label.zh.empty() || rows[i].label.en.empty() || rows[i].meaning.zh.empty() || rows[i].meaning.en.empty())
            a_row_lacks_a_label();
        for (std::size_t j = 0; j < i; ++j)
            if (rows[i].key == rows[j].key || rows[i].member == rows[j].member) a_key_or_member_stands_twice();
    }
    if (rows.size() + beside != members<T>()) a_member_has_no_row();
    return rows;
}

template <auto V> consteval bool is_enumerator() {
    const std::string_view name = __PRETTY_FUNCTION__;  // "… V = svc::Verdict::rejected" or "… V = (svc::Verdict)3"
    return name.find('(', name.find("V = ")) == std::string_view::npos;
}

/// The names of E, one per enumerator.
template <class E, std::size_t N> consteval Choices every(const Choice (&all)[N]) {
    if (!is_enumerator<static_cast<E>(N - 1)>() || is_enumerator<static_cast<E>(N)>()) an_enumerator_has_no_name();
    return all;
}

// ---- events and kinds ----

template <class T, class... Ts> consteval std::size_t index_in(std::variant<Ts...>*) {
    std::size_t i = 0;
    const bool found = ((std::is_same_v<T, Ts> || (++i, false)) || ...);
    return found ? i : std::size_t(-1);
}

template <class Own> consteval auto own_fields() {
    if constexpr (Tabled<Own>)
        return fields_of<Own>;
    else
        return no_fields;
}

/// The row of one event: act<Ticket, Assign>("assign", label, meaning).
template <class R, class Own> constexpr Act act(std::string_view verb, Text label, Text meaning) {
    constexpr std::size_t index = index_in<Own>(static_cast<AnyEventOf<R>*>(nullptr));
    static_assert(Tabled<Own> || members<Own>() == 1,
                  "this event has members of its own: it needs `Fields fields(Of<T>);` beside it");
    if constexpr (index == std::size_t(-1)) {
        static_assert(never<Own>, "this event is not among the record's events");
    } else {
        return {verb,
                label,
                meaning,
                own_fields<Own>(),
                [](void* r) -> Act::Made {
                    Own& own = std::get<index>(static_cast<R*>(r)->events.emplace_back(std::in_place_index<index>));
                    return {&own.common(), &own};
                },
                index,
                &tag<R>};
    }
}

template <class R> consteval Events events_of(Acts acts) {
    for (std::size_t i = 0; i < acts.size(); ++i)
        if (acts[i].index != i || acts[i].record != &tag<R>) an_event_has_no_row_or_stands_out_of_order();
    if (acts.size() != std::variant_size_v<AnyEventOf<R>>) an_event_has_no_row_or_stands_out_of_order();
    return {acts, [](const void* r) { return static_cast<const R*>(r)->events.size(); },
            [](const void* r, std::size_t i, Acts rows) {
                const auto& any = static_cast<const R*>(r)->events[i];
                return std::visit([&](const auto& own) { return Happening{&rows[any.index()], &own.common(), &own}; }, any);
            },
            [](void* r) { static_cast<R*>(r)->events.pop_back(); }};
}

/// The finished kind: name, folder and id form from IdTraits<R>, all rows checked against R.
template <class R> consteval Kind describe(Kind k, Acts acts = {}) {
    k.name = IdTraits<R>::name;
    k.folder = IdTraits<R>::folder;
    k.id = IdTraits<R>::form;
    k.fields = every<R>(k.fields);
    if constexpr (requires(R r) { r.events; }) k.events = events_of<R>(acts);
    k.memory = {[]() -> void* { return new R{}; }, [](void* r) { delete static_cast<R*>(r); }};
    return k;
}

}
