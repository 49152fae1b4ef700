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

Money sum_of(const Quote& quote) {
    Money sum = quote.labour;
    for (const QuotedPart& p : quote.parts) sum = sum + p.price * p.qty.value;
    return {sum.fen - quote.waived.value_or(Money{}).fen};
}

/// The last diagnosis not after an instant.
const Diagnose* diagnosis(const Repair& repair, Instant at) { return History<Repair>(repair, at).last<Diagnose>(); }

bool part_charged(const UsedPart& part, const Repair& repair, const Diagnose* found, const Lookup& look) {
    if (!found) return false;
    const Verdict own = warranty_of(part, repair, look).verdict;
    // A part with a warranty of its own, or still under the legal one, is judged by that, whatever the machine's verdict.
    return charge(own == Verdict::in ? Verdict::in : found->warranty.value_or(Verdict::unknown), found->cause).parts;
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

std::optional<Fault> fill(Quote& quote, const Repair&, const Lookup&) {
    const Money sum = sum_of(quote);
    if (!quote.total) quote.total = sum;
    if (*quote.total != sum) return Fault{&rules::message("wrong-total"), {quote.total->text(), sum.text()}};
    if (quote.waived && !quote.why) return Fault{&rules::message("waived-why")};
    return {};
}

std::optional<Fault> fill(Leave& left, const Repair& repair, const Lookup& look) {
    if (!left.fixed && !left.why) return Fault{&rules::message("leave-why")};
    const Diagnose* found = diagnosis(repair, left.at);
    const Prices* prices = prices_for(repair, look.zone().date_of(left.at), look);
    for (UsedPart& part : left.parts) {
        if (!part.charged) part.charged = part_charged(part, repair, found, look);
        const PricedPart* listed = priced(prices, part.part);
        if (!part.price && listed) part.price = listed->price;
        if (!part.price && *part.charged) return Fault{&rules::message("price-unknown"), {part.part}};
    }
    const bool pays = found && charge(found->warranty.value_or(Verdict::unknown), found->cause).labour;
    if (!left.labour && pays && prices && prices->visit && repair.where == Where::site) left.labour = *prices->visit;
    return {};
}

}
