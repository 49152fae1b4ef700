// SPDX-License-Identifier: MIT
#pragma once
// Who may do what: by the posts of that day, and by how much money (design §2 "Rights", 4.0, 5.3.2.2-3).
#include "domain/staff.hpp"
#include "rules/case.hpp"
#include "rules/lookup.hpp"

namespace svc {

/// The post that counts on a day: of those that hold then, the one with the latest `from`. Null when none holds: before the
/// first post nobody may act.
const Post* post_on(const Staff&, Date);
/// The roles somebody holds on a day, as a set of Role; empty without a post.
Set roles_on(const Staff&, Date);
/// What these roles may promise as compensation on a day; none: no limit.
std::optional<Money> authority_of(Set roles, Date, const Settings&);

/// What stands against somebody doing this event on this record; none when nothing does.
std::optional<Fault> forbidden(const Kind&, const void* record, const Happening&, const Lookup&);

/// Staff that an event hands something to, and who hold no post on its day.
std::vector<Fault> named_without_post(const Happening&, const Lookup&);

}
