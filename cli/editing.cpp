// SPDX-License-Identifier: MIT
#include "editing.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "book/writer.hpp"
#include "desk/messages.hpp"
#include "exit.hpp"
#include "messages.hpp"
#include "rules/head.hpp"
#include "rules/transitions.hpp"
#include "syntax/patch.hpp"

extern char** environ;

namespace svc {

namespace {

constexpr std::string_view marker = "#! ";

/// A private file for the editor; gone with the object unless it is kept.
class DraftFile {
public:
    explicit DraftFile(const std::string& text) {
        const int fd = mkstemps(m_path.data(), 5);
        m_good = fd >= 0 && write_all(fd, text) == Written::all;
        if (fd >= 0) close(fd);
    }
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;
    ~DraftFile() {
        if (!m_kept) unlink(m_path.c_str());
    }
    bool good() const { return m_good; }
    const std::string& path() const { return m_path; }
    void keep() { m_kept = true; }

private:
    std::string m_path = "/tmp/svc-edit-XXXXXX.yaml";
    bool m_good = false, m_kept = false;
};

std::string editor_of(Invocation& run) {
    for (std::string_view name : {"SVC_EDITOR", "VISUAL", "EDITOR"})
        if (const std::string e = run.context().env(name); !e.empty()) return e;
    return "vi";
}

bool run_editor(const std::string& editor, const std::string& path) {
    std::string command = editor + " \"$1\"", sh = "sh", dash_c = "-c", file = path;
    char* argv[] = {sh.data(), dash_c.data(), command.data(), sh.data(), file.data(), nullptr};
    pid_t child = 0;
    if (posix_spawnp(&child, "sh", nullptr, nullptr, argv, environ) != 0) return false;
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string without_marks(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size() - 1);
        if (text.compare(i, marker.size(), marker) != 0) out.append(text, i, end - i + 1);
        i = end + 1;
    }
    return out;
}

std::string with_marks(Invocation& run, const std::string& text, const Findings& found) {
    std::string all;
    for (const Finding& f : found) {
        const std::string said = told(f, run.language(), Personal::revealed);
        for (std::size_t i = 0; i < said.size();) {
            const std::size_t end = std::min(said.find('\n', i), said.size());
            all.append(marker).append(said, i, end - i).append("\n");
            i = end + 1;
        }
    }
    return all + text;
}

/// Everything wrong with an edited record: form, name, rules, and case events that were changed instead of added to.
Findings faults_in(const Book& book, const Filed& before, Filed& after) {
    Findings found;
    const Kind& kind = before.record.kind();
    if (!parse_record(kind, after, found)) return found;
    const Origin origin = after.origin();
    Found judged(kind, after.record.data(), after.tree.root(), origin, found);
    judge(kind, after.record.data(), book, judged);
    if (after.record.id() != before.record.id()) found.add(desk::message("fixed-field"), {"id"});
    if (!kind.has_events()) return found;
    const Node old_events = before.tree.root().find("events"), events = after.tree.root().find("events");
    if (old_events && (!events || !equal(old_events, events))) found.add(desk::message("fixed-field"), {"events"});
    return found;
}

/// The head fields that differ, as a correction.
Slip correction_of(Invocation& run, const Filed& before, const Filed& after) {
    const Kind& kind = before.record.kind();
    Slip entry{.what = Slip::What::correction, .kind = &kind, .id = before.record.id(), .why = run.value("why")};
    if (entry.why.empty()) entry.why = run.language() == Language::zh ? "编辑更正" : "corrected in the editor";
    const std::uint32_t map = entry.data.open(Shape::map);
    for (const Field& f : kind.fields) {
        const std::string old = cell(f, before.record.data(), Personal::revealed),
                          now = cell(f, after.record.data(), Personal::revealed);
        if (old == now) continue;
        entry.data.scalar(f.key);
        if (const void* value = f.get(after.record.data()))
            write(*f.type, value, entry.data);
        else
            entry.data.scalar("");
    }
    entry.data.close(map);
    return entry;
}

int write_whole(Invocation& run, const Filed& before, const Filed& after, DraftFile& draft) {
    auto locks = Locks::take(run.book()->disk(), *run.context().entropy, {before.path});
    if (!locks) return run.fail(locks.error());
    const Change change{before.path, before.contents.stamp, after.contents.bytes};
    auto written = Writer(run.book()->disk(), *run.context().entropy).commit({&change, 1});
    if (written) return 0;
    draft.keep();
    run.fail(written.error());
    return run.fail(cli::message("edit-kept"), {draft.path()});
}

}

int edit_in_editor(Invocation& run, const Resolved& which, const Session& session) {
    auto before = run.book()->read(*which.kind, which.id);
    if (!before) return run.fail(before.error());
    DraftFile draft(before->contents.bytes);
    if (!draft.good()) return run.fail(cli::message("unreadable-input"), {draft.path(), "mkstemp"});
    const std::string editor = editor_of(run);
    for (;;) {
        if (!run_editor(editor, draft.path())) return run.fail(cli::message("editor-failed"), {editor});
        const auto text = run.input(draft.path());
        if (!text) return 2;
        Filed after{.path = before->path, .contents = {without_marks(*text), before->contents.stamp}};
        if (after.contents.bytes.empty() || after.contents.bytes == before->contents.bytes) {
            run.say(run.language() == Language::zh ? "没有改动" : "nothing changed");
            return 0;
        }
        const Findings found = faults_in(*run.book(), *before, after);
        if (found.good()) {
            if (!which.kind->has_events()) return write_whole(run, *before, after, draft);
            const Slip entry = correction_of(run, *before, after);
            return enter_and_tell(run, {&entry, 1}, session, {});
        }
        if (!run.can_ask()) {
            run.fail(found);
            draft.keep();
            run.say(draft.path());
            return static_cast<int>(Failure::data);
        }
        DraftFile again(with_marks(run, after.contents.bytes, found));
        if (std::rename(again.path().c_str(), draft.path().c_str()) != 0)
            return run.fail(cli::message("unreadable-input"), {draft.path(), "rename"});
        again.keep();
    }
}

}
