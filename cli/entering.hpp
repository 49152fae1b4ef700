// SPDX-License-Identifier: MIT
#pragma once
// What all commands that write share: who, when, how long to wait; and what they say afterwards.
#include "command.hpp"

namespace svc {

/// --at --by --once --dry-run --wait
std::vector<Option> entering_options();

/// How long to wait for other writers: --wait, else the setting; said and none when that is no number.
std::optional<std::chrono::milliseconds> patience(Invocation&);

/// The session of this run; said and none when who or when isn't clear. An actor is only asked for when events are entered.
std::optional<Session> session_of(Invocation&, bool with_events);

/// Enters, then says what happened: ids of new records on standard output, a line for people on standard error.
int enter_and_tell(Invocation&, std::span<const Slip>, const Session&, const std::vector<Option>& options);

/// Records or events from a file or standard input, each with its place; said and none when it can't be read.
std::optional<std::vector<Slip>> entries_from(Invocation&, const std::string& path, Slip::What, const Kind*);

}
