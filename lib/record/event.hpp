// SPDX-License-Identifier: MIT
#pragma once
// What all events share, and the three events that every record with events may have (design §2).
#include <vector>

#include "base/values.hpp"
#include "record/type.hpp"

namespace svc {

struct Staff;
template <> struct IdTraits<Staff> {
    static constexpr std::string_view name = "staff", folder = "staff";
    static constexpr IdForm form{};
};

/// When it happened, who did it; who typed it in if that was somebody else, and when if that was more than five minutes later.
struct Event {
    Instant at;
    Id<Staff> by;
    std::optional<Id<Staff>> entered;
    std::optional<Instant> logged;

    Event& common() { return *this; }
    const Event& common() const { return *this; }
};
Fields fields(Of<Event>);

/// The instant of an event that may not have happened.
inline std::optional<Instant> at_of(const Event* e) { return e ? std::optional(e->at) : std::nullopt; }

/// Names events of the same record: those with that verb at that instant, as in `respond@2026-02-10T09:12:00+08:00`.
struct EventName {
    std::string verb;
    Instant at;
    static constexpr Notation notation{"VERB@TIME", Quotes::never, Json::string, R"("pattern":"^[a-z]+@.+$")"};
    static Result<EventName> parse(std::string_view);
    std::string text() const { return verb + "@" + at.text(); }
};

/// A file of the book that belongs to an event.
struct Attachment {
    BookPath path;
    std::optional<Digest> sha256;
};
Fields fields(Of<Attachment>);

/// Free text beside the case.
struct Note : Event {
    std::string text;
    std::vector<Attachment> files;
};
Fields fields(Of<Note>);

/// Says that `edit` changed a field of the head.
struct Correct : Event {
    std::string field;
    std::optional<std::string> from, to;
    std::string why;
};
Fields fields(Of<Correct>);

/// Takes the events it names, as far as they stand above it in the file, out of every computation.
struct Void : Event {
    EventName event;
    std::string why;
};
Fields fields(Of<Void>);

}
