// SPDX-License-Identifier: MIT
#pragma once
// svc.yaml: the company and its dated rules (design §2).
#include <vector>

#include "domain/promise.hpp"
#include "record/field.hpp"

namespace svc {

struct Company {
    std::string name;
    std::optional<std::string> hotline, address, email, website, business, idea;
    std::optional<Date> founded;
};
Fields fields(Of<Company>);

/// Days of the week, both ends included: `mon-fri` or `sat`. 0 is Monday.
struct Weekdays {
    std::int32_t first = 0, last = 0;
    static constexpr Notation notation{"DAYS", Quotes::if_ambiguous, Json::string};
    static Result<Weekdays> parse(std::string_view);
    std::string text() const;
    bool contains(unsigned weekday) const {
        return first <= static_cast<std::int32_t>(weekday) && static_cast<std::int32_t>(weekday) <= last;
    }
};

/// When clocks run. A workday counts as a Monday and beats a holiday.
struct Calendar {
    std::vector<Keyed<Weekdays, std::vector<Hours>>> week;
    std::vector<Days> holidays, workdays;
};
Fields fields(Of<Calendar>);

struct Goal {
    Share target;  ///< above 0
    Share weight;  ///< above 0
    std::optional<Department> department;
};
Fields fields(Of<Goal>);

/// The four goals of 5.1.5.2; one that isn't there isn't part of the score.
struct GoalParts {
    std::optional<Goal> first_fix, quote_in_time, repair_in_time, complaint_satisfaction;
};
Fields fields(Of<GoalParts>);

struct Goals {
    Date from;
    std::optional<Share> satisfaction;
    GoalParts parts;
};
Fields fields(Of<Goals>);

enum class NoData : std::uint8_t { redistribute, incomplete };
Choices choices(Of<NoData>);

struct Rules {
    Date from;
    std::optional<Duration> first_fix_window;   ///< 30d by default
    std::optional<Whole<1, 5>> satisfied_from;  ///< 4 by default
    std::optional<std::vector<Waiting>> stops;  ///< [customer] by default
    std::optional<NoData> no_data;              ///< redistribute by default
};
Fields fields(Of<Rules>);

/// What a role may promise as compensation by itself. A role without a line: nothing; gm: no limit.
struct Authority {
    Date from;
    Role role = Role::agent;
    Money compensation;
};
Fields fields(Of<Authority>);

struct LegalPart {
    std::string part;
    Duration warranty;
};
Fields fields(Of<LegalPart>);

/// The warranty the state demands at least, by regime (5.2.5.2).
struct LegalMinimum {
    Date from;
    Regime regime = Regime::consumer_pc;
    Duration warranty;
    std::vector<LegalPart> parts;
};
Fields fields(Of<LegalMinimum>);

struct Settings {
    Whole<1, 1> svc;
    Company company;
    std::string time_zone;
    std::optional<Language> language;
    std::optional<std::string> currency;
    std::optional<Whole<1, 12>> fiscal_year_start;
    std::vector<Promise> promises;
    std::vector<Keyed<Name, Calendar>> calendars;
    std::vector<Goals> goals;
    std::vector<Rules> rules;
    std::vector<Authority> authority;
    std::vector<LegalMinimum> legal;

    int fiscal_start() const { return fiscal_year_start ? fiscal_year_start->value : 1; }
    const Calendar* calendar(std::string_view name) const;
};
Fields fields(Of<Settings>);
Choices choices(Of<Language>);

/// The entry of a dated list that counts on a day: the latest `from` not after it; before the first one, the first. Null when
/// empty.
template <class T> const T* entry_on(const std::vector<T>& list, Date day) {
    const T *best = nullptr, *first = nullptr;
    for (const T& entry : list) {
        if (!first || entry.from < first->from) first = &entry;
        if (entry.from <= day && (!best || best->from < entry.from)) best = &entry;
    }
    return best ? best : first;
}

}
