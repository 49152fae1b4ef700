// SPDX-License-Identifier: MIT
#include "domain/staff.hpp"

#include "record/field.hpp"

namespace svc {

Fields fields(Of<Post>) {
    static constexpr Field rows[] = {
        field<&Post::from>("from", {"自", "from"}, {"第一天", "first day"}),
        field<&Post::until>("until", {"至", "until"}, {"最后一天", "last day"}),
        field<&Post::department>("department", {"部门", "department"}, {"部门", "department"}),
        field<&Post::post>("post", {"岗位", "post"}, {"岗位名称", "what the post is called"}),
        field<&Post::roles>("roles", {"角色", "roles"}, {"在系统中的角色", "what it allows in svc"}),
    };
    return every<Post>(rows);
}

const Kind& kind(Of<Staff>) {
    static constexpr Field field_rows[] = {
        field<&Staff::id>("id", {"工号", "id"}, {"人员代号", "the staff member's handle"}).in_list(),
        field<&Staff::name>("name", {"姓名", "name"}, {"姓名", "name"}).in_list(),
        field<&Staff::email>("email", {"邮箱", "e-mail"}, {"git 使用的邮箱", "as git knows it"}),
        field<&Staff::key>("key", {"公钥", "key"}, {"SSH 公钥", "SSH public key"}),
        field<&Staff::posts>("posts", {"岗位", "posts"}, {"历任岗位", "posts, dated"}).in_list(),
        field<&Staff::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    static constexpr Kind all = describe<Staff>({.label = {"人员", "staff member"},
                                                 .meaning = {"服务人员", "somebody of the company"},
                                                 .clause = "5.1.1.1",
                                                 .fields = field_rows});
    return all;
}

}
