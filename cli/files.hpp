// SPDX-License-Identifier: MIT
#pragma once
// Files outside the book: what -o writes and what an editor gets.
#include <string>

namespace svc {

/// Writes a file whole or not at all: a temp file beside it, synced, renamed over it. False with the system's words.
bool write_file_atomically(const std::string& path, const std::string& text, std::string& error);

}
