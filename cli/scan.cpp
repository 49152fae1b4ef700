// SPDX-License-Identifier: MIT
#include "scan.hpp"

#include <atomic>
#include <thread>

#include "book/walk.hpp"
#include "desk/load.hpp"

namespace svc {

unsigned reading_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

void scan(Invocation& run, const Book& book, const Kind& kind, const std::function<void(Outcome<Filed>)>& each) {
    const Walk walk = Walk::through(book.disk(), std::string(kind.folder));
    if (!walk.unread.empty()) each(failed(walk.unread));
    Progress progress(run.terminal(), {"读取记录", "reading records"}, run.language());
    std::atomic<std::size_t> done = 0;
    read_in_parallel(book.disk(), walk.records, reading_threads(), [&](std::size_t index, unsigned, Outcome<Contents> contents) {
        if (!contents) {
            each(tl::unexpected(std::move(contents.error())));
        } else {
            Filed file{.path = walk.records[index], .contents = std::move(*contents)};
            Findings found;
            if (parse_record(kind, file, found))
                each(std::move(file));
            else
                each(failed(std::move(found)));
        }
        progress.at(++done, walk.records.size());
    });
}

DueClocks scan_due(Invocation& run, Instant as_of, const DueFilter& wanted, Findings& unreadable) {
    const unsigned threads = reading_threads();
    std::vector<Due> parts;
    for (unsigned t = 0; t < threads; ++t) parts.emplace_back(as_of, *run.book(), wanted);
    Progress progress(run.terminal(), {"读取", "reading"}, run.language());
    unreadable.add(load_cases(*run.book(), threads,
                              {.ticket = [&](const TicketCase& c, unsigned t) { parts[t].add(c); },
                               .complaint = [&](const ComplaintCase& c, unsigned t) { parts[t].add(c); },
                               .unreadable = [&](const Kind&, std::string, unsigned t) { parts[t].unreadable(); },
                               .progress = [&](std::size_t done, std::size_t all) { progress.at(done, all); }}));
    progress.clear();
    for (std::size_t i = 1; i < parts.size(); ++i) parts[0].merge(std::move(parts[i]));
    return parts[0].finish();
}

}
