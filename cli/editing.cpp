// SPDX-License-Identifier: MIT
#include "editing.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "exit.hpp"
#include "messages.hpp"

extern char** environ;

namespace svc {

namespace {

constexpr std::string_view marker = "#! ";

/// A private file for the editor; gone with the object unless it is kept.
class DraftFile {
public:
    DraftFile(const std::string& folder, const std::string& text) : m_path(folder + "/svc-edit-XXXXXX.yaml") {
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
    std::string m_path;
    bool m_good = false, m_kept = false;
};

std::string editor_of(Invocation& run) {
    if (const std::string own = run.setting("editor").value; !own.empty()) return own;
    for (std::string_view name : {"VISUAL", "EDITOR"})
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

bool only_data(const Findings& found) {
    return std::ranges::all_of(found, [](const Finding& f) { return f.message->failure == Failure::data; });
}

/// What can't be written now isn't lost.
int keep(Invocation& run, DraftFile& draft, int code) {
    draft.keep();
    run.say((run.language() == Language::zh ? "改动保存在 " : "what you wrote is kept in ") + draft.path());
    return code;
}

}

int edit_in_editor(Invocation& run, const Resolved& which, const Session& session) {
    auto before = run.book()->read(*which.kind, which.id);
    if (!before) return run.fail(before.error());
    const std::string wished = run.context().env("TMPDIR"), folder = wished.empty() ? "/tmp" : wished;
    DraftFile draft(folder, before->contents.bytes);
    if (!draft.good()) return run.fail(cli::message("unreadable-input"), {draft.path(), "mkstemp"});
    const std::string editor = editor_of(run);
    Slip slip{
        .what = Slip::What::rewrite, .kind = which.kind, .id = which.id, .was = before->contents.bytes, .why = run.value("why")};
    if (slip.why.empty()) slip.why = run.language() == Language::zh ? "编辑更正" : "corrected in the editor";
    Session trial = session;
    trial.dry_run = true;
    for (;;) {
        if (!run_editor(editor, draft.path())) return run.fail(cli::message("editor-failed"), {editor});
        const auto text = run.input(draft.path());
        if (!text) return 2;
        slip.text = without_marks(*text);
        if (slip.text.empty() || slip.text == slip.was) {
            run.say(run.language() == Language::zh ? "没有改动" : "nothing changed");
            return 0;
        }
        const auto tried = enter(*run.book(), {&slip, 1}, trial);
        if (tried) {
            const int code = enter_and_tell(run, {&slip, 1}, session, {});
            return code == 0 ? 0 : keep(run, draft, code);
        }
        if (!run.can_ask() || !only_data(tried.error())) return keep(run, draft, run.fail(tried.error()));
        DraftFile again(folder, with_marks(run, slip.text, tried.error()));
        if (std::rename(again.path().c_str(), draft.path().c_str()) != 0)
            return run.fail(cli::message("unreadable-input"), {draft.path(), "rename"});
        again.keep();
    }
}

}
