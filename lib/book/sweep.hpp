// SPDX-License-Identifier: MIT
#pragma once
// What killed writers leave behind, and the names by which it is known again.
//
// Files on their way are named .svc/tmp/<writer>.<number>, with the writer's 16 random hexadecimal digits. Number 0 comes
// first, goes last, and is locked by its writer in between: whoever gets that lock, or finds no number 0, knows that the
// writer is dead and its other files are rubbish.
#include <string>
#include <string_view>

#include "book/disk.hpp"

namespace svc {

inline const std::string temp_folder = ".svc/tmp";

std::string temp_name(const std::string& writer, std::size_t number);
/// The writer's part of a temp name; empty for any other name.
std::string_view writer_of(std::string_view name);

/// Removes what dead writers left. Never anything else, and never fails: what can't be removed waits for the next sweep.
void sweep(Disk&);

}
