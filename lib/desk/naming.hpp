// SPDX-License-Identifier: MIT
#pragma once
// The id of a new record: random, or from its source, so that the same input always finds the same name (design §1 "Names").
#include "desk/work.hpp"
#include "domain/terms.hpp"

namespace svc {

struct NewName {
    std::string id;
    bool known = false;  ///< a record with this source is there already
};

/// Of an undated or dated kind, for a record received on a day (none: not told), with or without a source.
Outcome<NewName> new_name(const Kind&, std::optional<Date>, Date today, const std::optional<ForeignId>&, const Work&, Entropy&);
/// Of a part of a case: the repair of a ticket, the revisit of a case.
Outcome<NewName> part_name(const Kind&, std::string_view case_id, const std::optional<ForeignId>&, const Work&, Entropy&);

}
