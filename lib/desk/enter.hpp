// SPDX-License-Identifier: MIT
#pragma once
// Entering new records, events and corrections: one or many, all or none. The only place where judging meets writing.
#include "desk/work.hpp"
#include "record/typed.hpp"
#include "rules/entry.hpp"

namespace svc {

/// One thing to enter, as given by a command or read from a file.
struct Slip {
    enum class What : std::uint8_t { record, event, correction, rewrite };
    What what = What::record;
    const Kind* kind = nullptr;  ///< of the record; may be open for an event whose id tells
    std::string id{};            ///< of the record an event or correction is for, or @name
    Tree data{};                 ///< the record's map, the event's map with `do`, or the fields to change
    std::string was{}, text{};   ///< of a rewrite: the file's bytes before and after a person edited them
    std::string why{};           ///< of a correction or a rewrite
    bool all = false;            ///< a void may take out several events
    bool merges = false;         ///< entries of lists are added to those that are there
    bool begins = false;         ///< a call: its revisit is made when it isn't there
    Origin origin{};             ///< where data came from
};

/// Who enters, when and how.
struct Session {
    Typist typist;
    Entropy& entropy;
    std::optional<Instant> at{};  ///< of events that don't say when
    std::string by{};             ///< of events that don't say who; the actor by default
    bool once = false;            ///< skip an event that is there but for its times
    bool dry_run = false;
    std::chrono::milliseconds wait = usual_wait;
};

/// What became of one entry.
struct Entered {
    enum class Result : std::uint8_t { created, known, added, repeated, corrected, unchanged };
    Result result = Result::created;
    const Kind* kind = nullptr;
    std::string id{};
    std::string verb{};  ///< of an event
    std::string path{};
    std::string about{};  ///< of a void: the event it takes out
};

/// A file before and after, for --dry-run.
struct Draft {
    std::string path, before, after;
};

struct Outcomes {
    std::vector<Entered> entries{};
    std::vector<Draft> drafts{};
};

/// Judges everything, then writes everything or nothing. Findings name the entry's file and line, or its option.
Outcome<Outcomes> enter(Book&, std::span<const Slip>, const Session&);

}
