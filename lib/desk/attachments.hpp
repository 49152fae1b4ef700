// SPDX-License-Identifier: MIT
#pragma once
// Files that events name: they stand in the book, and are what they were when they were named (design §2 `files`).
#include "book/disk.hpp"
#include "record/codec.hpp"

namespace svc {

struct BadAttachment {
    const void* member;
    Fault why;
};

/// What stands against the files of an event: one isn't there, can't be read, is over 256 MiB or has another digest.
std::vector<BadAttachment> bad_attachments(const Happening&, const Disk&);
/// Works out the digests that nobody gave, of files that can be read.
void fill_digests(const Happening&, const Disk&);

}
