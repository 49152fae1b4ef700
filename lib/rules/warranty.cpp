// SPDX-License-Identifier: MIT
#include "rules/warranty.hpp"

#include <algorithm>

#include "domain/contract.hpp"
#include "domain/unit.hpp"
#include "rules/promises.hpp"

namespace svc {

namespace {

struct Term {
    std::optional<Duration> length;
    std::string from;              ///< whose term it is
    std::optional<Date> starts{};  ///< a part's own; else the unit's delivery
};

std::optional<Date> received_on(const Repair& repair, const Lookup& look) {
    const Ticket* ticket = look.find(repair.ticket);
    const Receive* receive = ticket ? History<Ticket>(*ticket).first<Receive>() : nullptr;
    return receive ? std::optional(look.zone().date_of(receive->at)) : std::nullopt;
}

/// The term of the contract, else the unit's, else the promise's.
Term agreed_term(const Unit& unit, const Ticket& ticket, Date day, const Lookup& look) {
    if (const Contract* c = contract_of(ticket, day, look); c && c->warranty) return {c->warranty, "contract " + c->id.value};
    if (unit.warranty) return {unit.warranty, "unit " + unit.id.value};
    const Promised p = promised(TicketCase{.ticket = &ticket}, day, look);
    return {p.warranty, "promise"};
}

const LegalMinimum* legal(const Unit& unit, Date day, const Lookup& look) {
    if (unit.regime.value_or(Regime::contract) != Regime::consumer_pc) return nullptr;
    return entry_on(look.settings().legal, day);
}

Duration longer(Duration a, Duration b, Date from) { return ends(from, a) < ends(from, b) ? b : a; }

WarrantyVerdict judged(const Unit& unit, Term term, const std::optional<Duration>& minimum, Date day) {
    const std::optional<Date> start = term.starts ? term.starts : unit.delivered;
    if (!start) return {Verdict::unknown, "no delivery date of " + unit.id.value};
    if (minimum && (!term.length || longer(*term.length, *minimum, *start) != *term.length)) term = {minimum, "legal minimum"};
    if (!term.length) return {Verdict::unknown, "no warranty term for " + unit.id.value};
    const Date end = ends(*start, *term.length);
    return {day < end ? Verdict::in : Verdict::out, (term.starts ? "put in " : "delivered ") + start->text() + ", " + term.from +
                                                        " " + term.length->text() + ", until " + end.text()};
}

WarrantyVerdict of_receipt(WarrantyVerdict verdict, Date day) {
    if (verdict.verdict != Verdict::unknown) verdict.because += ", received " + day.text();
    return verdict;
}

struct Subject {
    const Ticket* ticket = nullptr;
    const Unit* unit = nullptr;
    std::optional<Date> day{};
};

Subject subject(const Repair& repair, const Lookup& look) {
    return {look.find(repair.ticket), look.find(repair.unit), received_on(repair, look)};
}

}

Date ends(Date from, Duration term) {
    if (term.in_months()) return from.plus_months(term.count);
    return from.plus_days(static_cast<int>(term.seconds() / 86400));
}

WarrantyVerdict warranty_of(const Repair& repair, const Lookup& look) {
    const Subject b = subject(repair, look);
    if (!b.ticket || !b.unit) return {Verdict::unknown, "unit " + repair.unit.value + " is not on file"};
    if (!b.day) return {Verdict::unknown, "ticket " + repair.ticket.value + " was never received"};
    const LegalMinimum* law = legal(*b.unit, *b.day, look);
    const auto least = law ? std::optional(law->warranty) : std::nullopt;
    return of_receipt(judged(*b.unit, agreed_term(*b.unit, *b.ticket, *b.day, look), least, *b.day), *b.day);
}

WarrantyVerdict warranty_of(const Unit& unit, Date day, const Lookup& look) {
    Ticket as_if;
    as_if.unit = unit.id;
    as_if.contract = unit.contract;
    const LegalMinimum* law = legal(unit, day, look);
    return judged(unit, agreed_term(unit, as_if, day, look), law ? std::optional(law->warranty) : std::nullopt, day);
}

WarrantyVerdict warranty_of(const UsedPart& part, const Repair& repair, const Lookup& look) {
    const Subject b = subject(repair, look);
    if (!b.ticket || !b.unit || !b.day) return warranty_of(repair, look);
    Term term = agreed_term(*b.unit, *b.ticket, *b.day, look);
    const auto own = std::ranges::find_if(b.unit->parts, [&](const UnitPart& p) {
        return p.warranty && ((part.out && p.serial && folded(p.serial->value) == folded(part.out->value)) ||
                              (!p.serial && p.part == part.part));
    });
    if (own != b.unit->parts.end()) term = {own->warranty, "part " + own->part, own->from};
    const LegalMinimum* law = legal(*b.unit, *b.day, look);
    std::optional<Duration> minimum;
    if (law) {
        minimum = law->warranty;
        for (const LegalPart& l : law->parts)
            if (l.part == part.part) minimum = l.warranty;
    }
    return of_receipt(judged(*b.unit, term, minimum, *b.day), *b.day);
}

}
