// SPDX-License-Identifier: MIT
#include "domain/contract.hpp"

#include "record/field.hpp"

namespace svc {

const Kind& kind(Of<Contract>) {
    static constexpr Field field_rows[] = {
        field<&Contract::id>("id", {"合同号", "id"}, {"合同号", "number of the contract"}).in_list(),
        field<&Contract::customer>("customer", {"客户", "customer"}, {"客户编号", "the customer"}).in_list(),
        field<&Contract::from>("from", {"自", "from"}, {"第一天", "first day"}).in_list(),
        field<&Contract::until>("until", {"至", "until"}, {"最后一天", "last day"}).in_list(),
        field<&Contract::units>("units", {"机器", "units"}, {"合同内的机器", "units it covers"}),
        field<&Contract::promises>("promises", {"承诺", "promises"}, {"合同的承诺", "what it promises"}),
        field<&Contract::warranty>("warranty", {"保修", "warranty"}, {"合同的保修期", "warranty from delivery"}),
        field<&Contract::prices>("prices", {"价目表", "prices"}, {"合同的价目表", "its price list"}),
        field<&Contract::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    static constexpr Kind all = describe<Contract>({.label = {"合同", "contract"},
                                                    .meaning = {"服务合同", "a service contract"},
                                                    .clause = "5.2.1.4",
                                                    .fields = field_rows});
    return all;
}

}
