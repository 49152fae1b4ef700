// SPDX-License-Identifier: MIT
#include "desk/import/columns.hpp"

#include <algorithm>
#include <charconv>

#include "base/nearest.hpp"
#include "desk/messages.hpp"
#include "syntax/csv.hpp"

namespace svc {

namespace {

/// Rows that a column may be of: before.state
constexpr std::string_view others[] = {"before", "first", "last"};

std::string trimmed(std::string_view s) {
    static constexpr std::string_view spaces[] = {" ", "\t", "\n", "\u3000", "\u00a0"};
    for (bool again = true; again;) {
        again = false;
        for (std::string_view space : spaces) {
            if (s.starts_with(space)) s.remove_prefix(space.size()), again = true;
            if (s.ends_with(space)) s.remove_suffix(space.size()), again = true;
        }
    }
    return std::string(s);
}

/// As long as a double holds all its digits: longer ones are hardly quantities.
std::optional<double> number(const std::string& s) {
    double n = 0;
    if (s.size() > 15) return {};
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
    return error == std::errc{} && end == s.data() + s.size() ? std::optional(n) : std::nullopt;
}

bool holds(Relation r, const std::string& a, const std::string& b, std::strong_ordering order) {
    switch (r) {
        case Relation::equal: return order == 0;
        case Relation::unequal: return order != 0;
        case Relation::less: return order < 0;
        case Relation::at_most: return order <= 0;
        case Relation::more: return order > 0;
        case Relation::at_least: return order >= 0;
        case Relation::contains: return folded(a).find(folded(b)) != std::string::npos;
        case Relation::lacks: return folded(a).find(folded(b)) == std::string::npos;
    }
    return false;
}

}

Columns::Columns(const MapHead& head, const CsvRow& header) : m_head(&head) {
    for (const std::string& name : header.cells) m_names.push_back(trimmed(name));
}

Result<std::size_t> Columns::index(std::string_view name) const {
    const auto found = std::ranges::find(m_names, name);
    if (found != m_names.end()) {
        if (std::ranges::count(m_names, name) > 1) return fault(desk::message("import-column-twice"), {std::string(name)});
        return static_cast<std::size_t>(found - m_names.begin());
    }
    const std::vector<std::string_view> known(m_names.begin(), m_names.end());
    if (const auto near = nearest(name, known))
        return fault(desk::message("import-no-column-near"), {std::string(name), std::string(*near)});
    std::string all;
    for (const std::string& n : m_names) all.append(all.empty() ? "" : ", ").append(n);
    return fault(desk::message("import-no-column"), {std::string(name), all});
}

std::string Columns::cell(const CsvRow& row, std::size_t column) const {
    std::string text = trimmed(row.cells[column]);
    if (m_head->guarded.value_or(false)) text = unguarded(text);
    return std::ranges::find(m_head->empty, text) == m_head->empty.end() ? text : std::string();
}

std::optional<std::string> Columns::time(const std::string& text) const {
    for (const TimeFormat& format : m_head->times)
        if (auto plain = format.plain(text)) return plain;
    return {};
}

std::strong_ordering Columns::compare(const std::string& a, const std::string& b) const {
    const auto x = number(a), y = number(b);
    if (x && y)
        return *x < *y ? std::strong_ordering::less : *x > *y ? std::strong_ordering::greater : std::strong_ordering::equal;
    const auto s = time(a), t = time(b);
    return s && t ? *s <=> *t : folded(a) <=> folded(b);
}

Outcome<Test> Columns::condition(std::string_view text) const {
    struct Side {
        std::optional<std::size_t> column{};
        std::string_view of{};  ///< one of `others`; empty: the row itself
        std::string constant{};
    };
    const auto of_other = [this](std::string_view name) {
        const std::string_view of = name.substr(0, name.find('.'));
        const auto known = std::ranges::find(others, of);
        return of.size() < name.size() && !std::ranges::count(m_names, name) && known != std::end(others) ? *known : "";
    };
    const auto named = [&](std::string_view name) -> Result<Side> {
        const std::string_view of = of_other(name);
        return index(of.empty() ? name : name.substr(of.size() + 1)).map([&](std::size_t i) { return Side{i, of}; });
    };
    const auto value = [this](const Side& side, const Asked& asked) {
        if (!side.column) return side.constant;
        if (side.of == "before") return asked.row > 0 ? cell(asked.rows[asked.row - 1], *side.column) : std::string();
        if (side.of.empty()) return cell(asked.rows[asked.row], *side.column);
        return cell(side.of == "first" ? asked.rows.front() : asked.rows.back(), *side.column);
    };
    const auto meaning = [&](const Compared& c) -> Outcome<Test> {
        const auto left = named(c.column);
        if (!left) {
            Findings found;
            found.add(left.error());
            return failed(std::move(found));
        }
        const auto other = of_other(c.value).empty() ? Result<Side>(Side{.constant = c.value}) : named(c.value);
        const Side right = other ? *other : Side{.constant = c.value};
        return [this, value, a = *left, b = right, relation = c.relation](const void* asked) {
            const Asked& rows = *static_cast<const Asked*>(asked);
            const std::string x = value(a, rows), y = value(b, rows);
            return holds(relation, x, y, compare(x, y));
        };
    };
    return ConditionParser(text, meaning).whole();
}

}
