// SPDX-License-Identifier: MIT
#include "domain/kinds.hpp"

#include "domain/complaint.hpp"
#include "domain/contract.hpp"
#include "domain/customer.hpp"
#include "domain/model.hpp"
#include "domain/price_list.hpp"
#include "domain/repair.hpp"
#include "domain/revisit.hpp"
#include "domain/staff.hpp"
#include "domain/ticket.hpp"
#include "domain/unit.hpp"

namespace svc {

Kinds kinds() {
    static const Kind* const all[] = {
        &kind_of<Ticket>(), &kind_of<Repair>(), &kind_of<Complaint>(), &kind_of<Revisit>(), &kind_of<Customer>(),
        &kind_of<Unit>(),   &kind_of<Staff>(),  &kind_of<Contract>(),  &kind_of<Model>(),   &kind_of<PriceList>(),
    };
    return all;
}

}
