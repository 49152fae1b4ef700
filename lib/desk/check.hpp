// SPDX-License-Identifier: MIT
#pragma once
// The whole book judged as it stands: form, types, references, transitions, rights, names and places.
#include <functional>

#include "desk/book.hpp"

namespace svc {

/// Everything wrong with the book, sorted: what is overdue at as-of, and no event may lie after `latest`. `each_read` is told
/// how many files are read, from several threads.
Findings check(const Book&, Instant as_of, Instant latest, unsigned threads,
               const std::function<void(std::size_t done, std::size_t all)>& each_read);

/// What is wrong with one record that was read: the catalogue, its events' references, transitions and rights.
void check_record(const Filed&, const Book&, Instant latest, Findings&);

}
