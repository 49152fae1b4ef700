// SPDX-License-Identifier: MIT
#pragma once
// Files outside the book: what -o writes and what an editor gets.
#include <string>

namespace svc {

/// Writes a file whole or not at all: a file without a name, synced, gets the name, or takes the place of the file that has it
/// by way of the name `spare` (on the same file system; else, or when empty, a name beside it). False with the system's words.
bool write_file_atomically(const std::string& path, const std::string& text, const std::string& spare, std::string& error);

}
