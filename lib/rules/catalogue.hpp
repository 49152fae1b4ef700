// SPDX-License-Identifier: MIT
#pragma once
// Every rule across the fields of a record or across records: the clause it comes from, the kind it judges, what it demands.
#include "record/codec.hpp"
#include "rules/lookup.hpp"

namespace svc {

struct Rule {
    std::string_view name, clause;
    Text demands;
    const Kind& (*kind)();
    void (*check)(const void* record, const Lookup&, Found&);
};

std::span<const Rule> catalogue();

/// Rules of svc.yaml, which is no record of a kind.
std::vector<std::pair<const void*, Fault>> faults_of(const Settings&);

}
