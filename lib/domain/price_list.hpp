// SPDX-License-Identifier: MIT
#pragma once
// A price list 服务报价价格表: dated prices of labour and parts (5.2.1.3). The one named `standard` holds unless a contract names
// another.
#include <vector>

#include "domain/ids.hpp"
#include "domain/terms.hpp"

namespace svc {

/// What a part is sold for, and what it costs us.
struct PricedPart {
    std::string part;
    Money price;
    std::optional<Money> cost;
};
Fields fields(Of<PricedPart>);

/// The prices from a day on, whole: what an entry lacks isn't taken from an older one.
struct Prices {
    Date from;
    std::optional<Money> hour, visit;
    std::vector<PricedPart> parts;
};
Fields fields(Of<Prices>);

struct PriceList {
    Id<PriceList> id;
    std::string name;
    std::vector<Prices> entries;
    std::optional<ForeignId> source;
};
const Kind& kind(Of<PriceList>);

}
