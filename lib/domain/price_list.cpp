// SPDX-License-Identifier: MIT
#include "domain/price_list.hpp"

#include "record/field.hpp"

namespace svc {

Fields fields(Of<PricedPart>) {
    static constexpr Field rows[] = {
        field<&PricedPart::part>("part", {"备件", "part"}, {"备件号", "part number"}),
        field<&PricedPart::price>("price", {"单价", "price"}, {"售价", "what the customer pays"}),
        field<&PricedPart::cost>("cost", {"成本", "cost"}, {"成本", "what it costs us"}),
    };
    return every<PricedPart>(rows);
}

Fields fields(Of<Prices>) {
    static constexpr Field rows[] = {
        field<&Prices::from>("from", {"自", "from"}, {"从哪天起", "first day"}),
        field<&Prices::hour>("hour", {"每小时", "hour"}, {"每小时工时费", "labour for an hour"}),
        field<&Prices::visit>("visit", {"每次", "visit"}, {"每次上门费", "labour for a visit"}),
        field<&Prices::parts>("parts", {"备件", "parts"}, {"备件价格", "prices of parts"}),
    };
    return every<Prices>(rows);
}

const Kind& kind(Of<PriceList>) {
    static constexpr Field field_rows[] = {
        field<&PriceList::id>("id", {"价目表", "id"}, {"价目表代号", "what the list is called in other records"}).in_list(),
        field<&PriceList::name>("name", {"名称", "name"}, {"名称", "its title"}).in_list(),
        field<&PriceList::entries>("entries", {"价格", "entries"}, {"按日期的价格", "dated prices"}),
        field<&PriceList::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    static constexpr Kind all = describe<PriceList>({.label = {"价目表", "price list"},
                                                     .meaning = {"服务报价价格表", "prices of service"},
                                                     .clause = "5.2.1.3",
                                                     .fields = field_rows});
    return all;
}

}
