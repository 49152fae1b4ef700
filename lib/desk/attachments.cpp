// SPDX-License-Identifier: MIT
#include "desk/attachments.hpp"

#include <functional>

#include "base/id.hpp"
#include "desk/messages.hpp"
#include "record/event.hpp"
#include "record/field.hpp"

namespace svc {

namespace {

constexpr std::size_t largest = std::size_t{256} << 20;

void each_attachment(const Happening& h, const std::function<void(const Attachment&)>& take) {
    for (const Field& f : h.act->fields()) {
        if (f.type != &type_of<std::vector<Attachment>>) continue;
        if (const void* all = f.get(h.own))
            for (const Attachment& a : *static_cast<const std::vector<Attachment>*>(all)) take(a);
    }
}

}

std::vector<BadAttachment> bad_attachments(const Happening& h, const Disk& disk) {
    std::vector<BadAttachment> bad;
    each_attachment(h, [&](const Attachment& a) {
        const auto file = disk.read(a.path.value, largest);
        if (!file)
            bad.push_back({&a.path, {&desk::message("no-attachment"), {a.path.value, file.error().reason()}}});
        else if (a.sha256 && hex(sha256(file->bytes)) != a.sha256->value)
            bad.push_back({&*a.sha256, {&desk::message("attachment-changed"), {a.path.value}}});
    });
    return bad;
}

void fill_digests(const Happening& h, const Disk& disk) {
    each_attachment(h, [&](const Attachment& a) {
        if (a.sha256) return;
        // Rows are const; the record they point into is the desk's to complete.
        if (const auto file = disk.read(a.path.value, largest))
            const_cast<Attachment&>(a).sha256 = Digest{hex(sha256(file->bytes))};
    });
}

}
