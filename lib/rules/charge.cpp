// SPDX-License-Identifier: MIT
#include "rules/charge.hpp"

#include "domain/contract.hpp"
#include "domain/price_list.hpp"
#include "rules/messages.hpp"
#include "rules/promises.hpp"

namespace svc {

namespace {

const PricedPart* priced(const Prices* prices, const std::string& part) {
    if (prices)
        for (const PricedPart& p : prices->parts)
            if (p.part == part) return &p;
    return nullptr;
}

/// The last diagnosis, or quote, not after an instant.
template <class E> const E* last(const Repair& repair, Instant at) { return History<Repair>(repair, at).last<E>(); }

const Money* offered(const Quote* quote, const std::string& part) {
    if (quote)
        for (const QuotedPart& p : quote->parts)
            if (p.part == part && p.price) return &*p.price;
    return nullptr;
}

/// What the work costs whoever pays for it: the time worked, else a visit; none when no list says.
std::optional<Money> priced_labour(const std::optional<Duration>& worked, const Repair& repair, const Prices* prices) {
    if (!prices) return {};
    if (!worked) return repair.where == Where::site ? prices->visit : std::nullopt;
    if (!prices->hour || worked->in_months()) return {};
    return Money{(prices->hour->fen * worked->seconds() * 2 + 3600) / 7200};  // to the nearest cent
}

/// What the diagnosis charges under a verdict; nothing when a person decided so.
Charge charge(const Diagnose& found, Verdict verdict) {
    return found.chargeable.value_or(true) ? charge(verdict, found.cause) : Charge{};
}

bool pays_labour(const Diagnose& found) { return charge(found, found.warranty.value_or(Verdict::unknown)).labour; }

bool part_charged(const UsedPart& part, const Repair& repair, const Diagnose* found, const Lookup& look) {
    if (!found) return false;
    const Verdict own = warranty_of(part, repair, look).verdict;
    // A part with a warranty of its own, or still under the legal one, is judged by that, whatever the machine's verdict.
    return charge(*found, own == Verdict::in ? Verdict::in : found->warranty.value_or(Verdict::unknown)).parts;
}

}

Charge charge(Verdict verdict, Cause cause) {
    if (verdict != Verdict::in) return {true, true};
    const bool ours = cause == Cause::quality || cause == Cause::wear;
    return {false, !ours};
}

const Prices* prices_for(const Repair& repair, Date day, const Lookup& look) {
    const Ticket* ticket = look.find(repair.ticket);
    const Contract* contract = ticket ? contract_of(*ticket, day, look) : nullptr;
    const PriceList* list = look.find(contract && contract->prices ? *contract->prices : Id<PriceList>{"standard"});
    return list ? entry_on(list->entries, day) : nullptr;
}

std::optional<Fault> fill(Diagnose& found, const Repair& repair, const Lookup& look) {
    const WarrantyVerdict computed = warranty_of(repair, look);
    const bool decided = found.warranty.has_value();
    if (!decided && computed.verdict == Verdict::unknown) return Fault{&rules::message("warranty-unknown"), {computed.because}};
    if (decided && *found.warranty != computed.verdict && !found.because)
        return Fault{&rules::message("warranty-unknown"), {computed.because}};
    if (!decided) found.warranty = computed.verdict;
    if (!found.because) found.because = computed.because;
    const Charge who = charge(*found.warranty, found.cause);
    if (!found.chargeable) found.chargeable = who.labour || who.parts;
    return {};
}

Money sum_of(const Quote& quote) {
    Money sum = quote.labour.value_or(Money{});
    for (const QuotedPart& p : quote.parts) sum = sum + p.price.value_or(Money{}) * p.qty.value;
    return {sum.fen - quote.waived.value_or(Money{}).fen};
}

std::optional<Fault> fill(Quote& quote, const Repair& repair, const Lookup& look) {
    const Prices* prices = prices_for(repair, look.zone().date_of(quote.at), look);
    for (QuotedPart& part : quote.parts) {
        const PricedPart* listed = priced(prices, part.part);
        if (!part.price && listed) part.price = listed->price;
        if (!part.price) return Fault{&rules::message("price-unknown"), {part.part}};
    }
    const Diagnose* found = last<Diagnose>(repair, quote.at);
    if (!quote.labour) quote.labour = found && !pays_labour(*found) ? Money{} : priced_labour(quote.worked, repair, prices);
    if (!quote.labour) return Fault{&rules::message("labour-unknown")};
    const Money sum = sum_of(quote);
    if (!quote.total) quote.total = sum;
    if (*quote.total != sum) return Fault{&rules::message("wrong-total"), {quote.total->text(), sum.text()}};
    if (quote.waived && !quote.why) return Fault{&rules::message("waived-why")};
    return {};
}

std::optional<Fault> fill(Leave& left, const Repair& repair, const Lookup& look) {
    if (!left.fixed && !left.why) return Fault{&rules::message("leave-why")};
    const Diagnose* found = last<Diagnose>(repair, left.at);
    const Quote* quote = last<Quote>(repair, left.at);
    const Prices* prices = prices_for(repair, look.zone().date_of(quote ? quote->at : left.at), look);
    for (UsedPart& part : left.parts) {
        if (!part.charged) part.charged = part_charged(part, repair, found, look);
        const PricedPart* listed = priced(prices, part.part);
        if (!part.price && offered(quote, part.part)) part.price = *offered(quote, part.part);
        if (!part.price && listed) part.price = listed->price;
        if (!part.price && *part.charged) return Fault{&rules::message("price-unknown"), {part.part}};
    }
    if (left.labour || !found || !pays_labour(*found)) return {};
    if (quote)
        left.labour = left.fixed ? quote->labour : std::nullopt;  // once, for the work that was quoted
    else
        left.labour = priced_labour(left.worked, repair, prices);
    if (left.worked && !left.labour && !quote) return Fault{&rules::message("labour-unknown")};
    return {};
}

}
