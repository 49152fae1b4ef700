// SPDX-License-Identifier: MIT
#include "desk/one_case.hpp"

namespace svc {

namespace {

template <class R> std::vector<const R*> all_of(const std::vector<Filed>& parts) {
    std::vector<const R*> all;
    for (const Filed& part : parts)
        if (const R* r = part.record.as<R>()) all.push_back(r);
    return all;
}

void add_part(const Book& book, const Kind& kind, const std::string& id, OneCase& into) {
    if (book.path_of_existing(kind, id).empty()) return;
    auto file = book.read(kind, id);
    if (file)
        into.parts.push_back(std::move(*file));
    else
        into.unread.add(std::move(file.error()));
}

}

TicketCase OneCase::ticket() const { return {head.record.as<Ticket>(), all_of<Repair>(parts), all_of<Revisit>(parts)}; }

ComplaintCase OneCase::complaint() const { return {head.record.as<Complaint>(), all_of<Revisit>(parts)}; }

Outcome<OneCase> read_case(const Book& book, const Kind& kind, std::string_view id) {
    auto head = book.read(kind, id);
    if (!head) return tl::unexpected(std::move(head.error()));
    OneCase c{.head = std::move(*head)};
    if (const Ticket* t = c.head.record.as<Ticket>())
        for (const Id<Repair>& repair : book.repairs_of(t->id)) add_part(book, kind_of<Repair>(), repair.value, c);
    add_part(book, kind_of<Revisit>(), "V-" + std::string(key_of(c.head.record.id())), c);
    return c;
}

}
