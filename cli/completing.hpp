// SPDX-License-Identifier: MIT
#pragma once
// What may stand at the cursor, for the shells: words, options, their values, ids of the book.
#include "command.hpp"

namespace svc {

struct Candidate {
    std::string text;
    std::string meaning{};  ///< in the reader's language, personal data masked
};

struct Completion {
    std::vector<Candidate> candidates{};
    bool files = false;  ///< the shell's own completion of files, too
};

/// `words` stand between `svc` and the cursor, the last one up to it.
Completion completion(Invocation&, std::vector<std::string> words);

}
