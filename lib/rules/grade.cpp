// SPDX-License-Identifier: MIT
#include "rules/grade.hpp"

#include <algorithm>

#include "record/history.hpp"

namespace svc {

Grade demanded(const std::vector<Ground>& grounds) {
    Grade grade = Grade::grumble;
    for (Ground g : grounds) {
        const bool severe = g == Ground::group || g == Ground::injury || g == Ground::loss;
        const bool general = g == Ground::authority || g == Ground::court || g == Ground::online;
        grade = std::max(grade, severe ? Grade::severe : general ? Grade::general : Grade::grumble);
    }
    return grade;
}

Grade grade_of(const Complaint& complaint, Instant as_of) {
    if (const Regrade* last = History<Complaint>(complaint, as_of).last<Regrade>())
        return std::max(last->grade, demanded(last->grounds));
    return std::max(complaint.grade.value_or(Grade::grumble), demanded(complaint.grounds));
}

void regrade(Complaint& complaint, Instant as_of) {
    const History<Complaint> history(complaint, as_of);
    const Regrade* last = history.last<Regrade>();
    complaint.grade = grade_of(complaint, as_of);
    if (last) complaint.grounds = last->grounds;
}

}
