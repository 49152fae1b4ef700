// SPDX-License-Identifier: MIT
#pragma once
// A batch at the desk: each slip is judged and put into a Work; nothing is written here. Its parts stand in three files:
// new records (desk_record.cpp), events (desk_event.cpp), corrections (desk_correction.cpp).
#include "desk/enter.hpp"
#include "desk/naming.hpp"

namespace svc {

class Desk {
public:
    Desk(Work& work, const Session& session) : m_work(work), m_session(session) {
        m_typing.moment = {session.typist.now, &work.zone()};
        m_typing.spelt = [&work](std::string_view kind, const std::string& id) { return spelt_on_file(work, kind, id); };
    }

    /// Adds what became of a slip, and everything that stands against it.
    void take(const Slip& slip, Outcomes& out, Findings& found) {
        switch (slip.what) {
            case Slip::What::record: return take_record(slip, out, found);
            case Slip::What::event: return take_event(slip, out, found);
            case Slip::What::correction: return take_correction(slip, out, found);
            case Slip::What::rewrite: return take_rewrite(slip, out, found);
        }
    }

private:
    struct Rewritten {
        const Field* field;
        std::string from, to;
    };

    static std::string spelt_on_file(const Work&, std::string_view kind, const std::string& id);

    // ---- records ----
    void take_record(const Slip& slip, Outcomes& out, Findings& found);
    std::optional<NewName> name_for(const Kind& kind, const Slip& slip, Node head, std::string& alias, Findings& found);
    std::optional<NewName> natural_name(const Kind& kind, const Slip& slip, Node at, const std::string& given, Node head,
                                        Findings& found);
    std::optional<NewName> made_name(const Kind& kind, const Slip& slip, Node head, Findings& found);
    static std::optional<ForeignId> source_in(Node head);
    /// The local day of the first event, or of --at; none when the input doesn't say.
    std::optional<Date> received_on(const Kind& kind, const Slip& slip, Node head);
    void fill_sheet(const Slip& slip, const Kind& kind, const std::string& id, Node head, Findings& found);
    /// The head as the record reads it: with its id, without events, the company's own aside.
    static void split(Node head, const std::string& id, Tree& into, Sheet& sheet);
    void first_events(const Slip& slip, const Kind& kind, Sheet& sheet, Node head, Findings& found);
    /// Rules that look at events are asked again now that they are there; the head's own findings don't repeat.
    void record_rules_with_events(const Slip& slip, const Kind& kind, Sheet& sheet, Findings& found);

    // ---- events ----
    void take_event(const Slip& slip, Outcomes& out, Findings& found);
    std::string named(const Slip& slip, Findings& found);
    Sheet* open(const Slip& slip, const Kind& kind, const std::string& id, Findings& found);
    /// A revisit stands under its case; the first call makes it.
    Sheet* open_or_begin(const Slip& slip, const Kind& kind, const std::string& case_id, Findings& found);
    /// Completes, judges and adds one event; false when it is there already or something stands against it.
    bool add_event(const Slip& slip, Sheet& sheet, Node given, Findings& found);
    /// What the catalogue finds in a sheet as it stands.
    std::vector<Fault> rules_broken(const Sheet& sheet) const;
    /// A void of a correction puts the corrected field back, so that head and events agree.
    void restore_fields(const Slip& slip, Sheet& sheet, Findings& found);
    static Happening last_event(const Sheet& sheet);
    void with_defaults(const Kind&, Node given, Tree& whole);
    /// True when a standing event says the same: in every field but when it was logged, or with --once in all but the times.
    bool repeated(const Sheet& sheet) const;
    static std::string digest_of(const Kind& kind, const void* record, std::size_t event, bool but_times);
    void several_voided(const Slip& slip, const Sheet& sheet, Node given, Findings& found);

    // ---- corrections ----
    void take_correction(const Slip& slip, Outcomes& out, Findings& found);
    /// Sets one field and, in a case file, says so with a `correct`.
    bool correct(const Slip& slip, Sheet& sheet, Node key, Node value, Findings& found);
    /// The whole file as a person left it, with a `correct` for each field of a case that differs.
    void take_rewrite(const Slip& slip, Outcomes& out, Findings& found);
    /// What a rewrite changes of the head; that it changes id, case or events is found.
    static std::vector<Rewritten> rewritten(const Filed& before, const Filed& after, Findings& found);
    /// Reads the given fields alone: that others are missing is no fault here.
    static bool read_present(const Kind& kind, Node map, void* record, const Slip& slip, Findings& found);
    void say_corrected(const Slip& slip, Sheet& sheet, const Field& field, const std::string& from, const std::string& to,
                       Findings& found);
    /// The record as it will be is read and judged whole, so that an edit can't leave a bad one.
    void check_whole(const Slip& slip, Sheet& sheet, Findings& found);

    Work& m_work;
    const Session& m_session;
    Typing m_typing;
};

}
