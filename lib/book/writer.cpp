// SPDX-License-Identifier: MIT
#include "book/writer.hpp"

#include <algorithm>

#include "base/id.hpp"
#include "base/values.hpp"
#include "book/messages.hpp"
#include "book/sweep.hpp"
#include "book/writer_batch.hpp"

namespace svc {

namespace {

Findings unfit(std::span<const Change> changes) {
    Findings found;
    for (const Change& change : changes) {
        if (const auto plain = BookPath::parse(change.path); !plain) found.add(plain.error());
        // It could never be read, let alone mended, by svc.
        else if (change.bytes.size() > longest_file)
            found.add(book::message("too-large"), {change.path}, {.file = change.path});
    }
    return found;
}

Findings undone(WriterBatch& batch, Finding cause) {
    Findings found = batch.take_back();
    const bool told = std::ranges::any_of(found, [&](const Finding& f) { return f.place == cause.place; });
    if (!told) found.add(std::move(cause));
    return found;
}

}

Outcome<void> Writer::commit(std::span<const Change> changes) {
    if (auto found = unfit(changes); !found.empty()) return failed(std::move(found));
    if (changes.empty()) return {};
    if (!m_swept) sweep(*m_disk);
    m_swept = true;
    WriterBatch batch(*m_disk, hex(m_entropy->bytes(8)), changes);
    auto step = batch.prepare();
    if (step) step = batch.place();
    if (!step) return failed(undone(batch, std::move(step.error())));
    auto unconfirmed = batch.confirm();
    if (!unconfirmed.empty()) return failed(std::move(unconfirmed));
    return {};
}

}
