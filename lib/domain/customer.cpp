// SPDX-License-Identifier: MIT
#include "domain/customer.hpp"

#include "record/field.hpp"

namespace svc {

Choices choices(Of<CustomerKind>) {
    static constexpr Choice all[] = {{"company", {"单位", "company"}}, {"person", {"个人", "person"}}};
    return every<CustomerKind>(all);
}

Fields fields(Of<Contact>) {
    static constexpr Field rows[] = {
        field<&Contact::key>("key", {"代号", "key"}, {"别的记录用它指代联系人", "what other records call the contact"}),
        field<&Contact::name>("name", {"姓名", "name"}, {"联系人姓名", "the contact's name"}),
        field<&Contact::phone>("phone", {"电话", "phone"}, {"联系电话", "phone number"}),
        field<&Contact::email>("email", {"邮箱", "e-mail"}, {"电子邮箱", "e-mail address"}),
    };
    return every<Contact>(rows);
}

Fields fields(Of<Site>) {
    static constexpr Field rows[] = {
        field<&Site::key>("key", {"代号", "key"}, {"别的记录用它指代地点", "what other records call the site"}),
        field<&Site::address>("address", {"地址", "address"}, {"详细地址", "where it is"}),
    };
    return every<Site>(rows);
}

const Kind& kind(Of<Customer>) {
    static constexpr Field field_rows[] = {
        field<&Customer::id>("id", {"客户编号", "id"}, {"客户编号", "the customer's id"}).in_list(),
        field<&Customer::name>("name", {"名称", "name"}, {"单位名称或姓名", "name of the company or person"}).in_list(),
        field<&Customer::kind>("kind", {"类型", "kind"}, {"单位或个人", "company or person"}).in_list(),
        field<&Customer::level>("level", {"级别", "level"}, {"重点客户为 key", "key for key customers"}).in_list(),
        field<&Customer::contacts>("contacts", {"联系人", "contacts"}, {"联系人", "people to talk to"}),
        field<&Customer::sites>("sites", {"地点", "sites"}, {"服务地点", "where units stand"}),
        field<&Customer::address>("address", {"地址", "address"}, {"地址", "address"}),
        field<&Customer::phone>("phone", {"电话", "phone"}, {"电话", "phone number"}),
        field<&Customer::email>("email", {"邮箱", "e-mail"}, {"电子邮箱", "e-mail address"}),
        field<&Customer::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    static constexpr Kind all = describe<Customer>({.label = {"客户", "customer"},
                                                    .meaning = {"客户档案", "a customer"},
                                                    .clause = "5.1.3.3",
                                                    .fields = field_rows,
                                                    .personal = true});
    return all;
}

}
