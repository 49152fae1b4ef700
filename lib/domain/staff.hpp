// SPDX-License-Identifier: MIT
#pragma once
// A staff member with dated posts; who may do what is judged by the posts of that day (5.1.1.1, 4.0).
#include <vector>

#include "domain/ids.hpp"
#include "domain/terms.hpp"

namespace svc {

struct Post {
    Date from;
    std::optional<Date> until;  ///< last day
    Department department = Department::after_sales;
    std::optional<std::string> post;
    std::vector<Role> roles;

    bool holds_on(Date day) const { return from <= day && (!until || day <= *until); }
};
Fields fields(Of<Post>);

struct Staff {
    Id<Staff> id;
    std::string name;
    std::optional<std::string> email;
    std::optional<std::string> key;
    std::vector<Post> posts;
    std::optional<ForeignId> source;
};
const Kind& kind(Of<Staff>);

}
