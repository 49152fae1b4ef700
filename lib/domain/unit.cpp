// SPDX-License-Identifier: MIT
#include "domain/unit.hpp"

#include "record/field.hpp"

namespace svc {

Fields fields(Of<Ownership>) {
    static constexpr Field rows[] = {
        field<&Ownership::customer>("customer", {"客户", "customer"}, {"客户编号", "the customer"}),
        field<&Ownership::from>("from", {"自", "from"}, {"从哪天起", "first day"}),
    };
    return every<Ownership>(rows);
}

Fields fields(Of<UnitPart>) {
    static constexpr Field rows[] = {
        field<&UnitPart::part>("part", {"备件", "part"}, {"备件号", "part number"}),
        field<&UnitPart::serial>("serial", {"序列号", "serial"}, {"备件序列号", "serial of the part"}),
        field<&UnitPart::warranty>("warranty", {"保修", "warranty"}, {"备件自己的保修期", "the part's own warranty"}),
        field<&UnitPart::from>("from", {"自", "from"}, {"维修换上的日期", "day a repair put it in"}),
    };
    return every<UnitPart>(rows);
}

const Kind& kind(Of<Unit>) {
    static constexpr Field field_rows[] = {
        field<&Unit::id>("id", {"序列号", "id"}, {"机器序列号", "serial of the machine"}).in_list(),
        field<&Unit::model>("model", {"型号", "model"}, {"型号", "the model"}).in_list(),
        field<&Unit::category>("category", {"类别", "category"}, {"产品类别", "what it is"}).in_list(),
        field<&Unit::owners>("owners", {"客户", "owners"}, {"历任客户", "whose it was and is"}).in_list(),
        field<&Unit::delivered>("delivered", {"交付日", "delivered"},
                                {"交付日期，保修由此起算", "day of delivery: warranty starts here"})
            .in_list(),
        field<&Unit::warranty>("warranty", {"保修", "warranty"}, {"保修期；缺省取自承诺", "warranty; the promise's by default"}),
        field<&Unit::contract>("contract", {"合同", "contract"}, {"所属合同", "the contract it falls under"}),
        field<&Unit::regime>("regime", {"三包", "regime"}, {"适用的法定规则", "which legal minimum holds"}),
        field<&Unit::parts>("parts", {"部件", "parts"}, {"有自己保修期的部件", "parts with a warranty of their own"}),
        field<&Unit::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    static constexpr Kind all = describe<Unit>(
        {.label = {"机器", "unit"}, .meaning = {"一台机器", "one machine"}, .clause = "5.2.1.3", .fields = field_rows});
    return all;
}

}
