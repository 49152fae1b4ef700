// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/id.hpp"
#include "base/messages.hpp"
#include "base/people.hpp"
#include "book/sweep.hpp"
#include "command.hpp"
#include "desk/messages.hpp"
#include "domain/kinds.hpp"
#include "domain/staff.hpp"
#include "exit.hpp"
#include "files.hpp"
#include "git.hpp"
#include "messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

constexpr std::size_t longest_input = std::size_t{1} << 30;

std::optional<std::string> read_all(int fd) {
    std::string all;
    char buffer[1 << 16];
    for (;;) {
        const ssize_t n = ::read(fd, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (all.size() > longest_input) errno = EFBIG;
        if (n < 0 || all.size() > longest_input) return {};
        if (n == 0) return all;
        all.append(buffer, static_cast<std::size_t>(n));
    }
}

}

std::string Invocation::find_root() {
    if (!m_root.empty()) return m_root;
    const std::string named = given("book") ? value("book") : m_context.env("SVC_BOOK");
    m_root = named.empty() ? find_book(m_context.folder) : absolute(named);
    return m_root;
}

/// A key of the user's file that svc knows, with a value it can use.
bool is_usable(const std::string& key, const std::string& value) {
    const auto one_of = [&](std::initializer_list<std::string_view> all) { return std::ranges::find(all, value) != all.end(); };
    if (key == "lang") return one_of({"zh", "en"});
    if (key == "color") return one_of({"auto", "always", "never"});
    if (key == "output") return find_format(value);
    if (key == "wait") return parse_whole(value, 0, 86400).has_value();
    return key == "by" || key == "editor" || key == "pager";
}

std::string Invocation::from_user_file(std::string_view name) {
    if (!m_user_config) {
        m_user_config.emplace();
        const std::string base =
            !m_context.env("XDG_CONFIG_HOME").empty() ? m_context.env("XDG_CONFIG_HOME") : m_context.env("HOME") + "/.config";
        const int fd = open((base + "/svc/config.yaml").c_str(), O_RDONLY | O_CLOEXEC);
        const auto text = fd < 0 ? std::nullopt : read_all(fd);
        if (fd >= 0) close(fd);
        Tree tree;
        Findings found;
        if (text && record_reader().read(*text, base + "/svc/config.yaml", tree, found))
            tree.root().each_entry([&](Node key, Node v) {
                const std::string setting_name(key.text()), value(v.shape() == Shape::scalar ? v.text() : "");
                if (is_usable(setting_name, value))
                    (*m_user_config)[setting_name] = value;
                else
                    found.add(finding_at({base + "/svc/config.yaml", *text}, key.mark(), {&cli::message("config-ignored")}));
            });
        for (Finding& f : found) f.warning = true;
        m_config_faults = std::move(found);
    }
    const auto found = m_user_config->find(std::string(name));
    return found == m_user_config->end() ? std::string() : found->second;
}

Invocation::Setting Invocation::wish(std::string_view name) {
    const std::string option(name);
    if (given(option)) return {value(option), "--" + option};
    std::string variable = "SVC_" + option;
    for (char& c : variable) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (option == "by") variable = "SVC_USER";
    return {m_context.env(variable), variable};
}

Invocation::Setting Invocation::setting(std::string_view name) {
    static constexpr std::string_view defaults[][2] = {{"lang", "zh"}, {"output", ""}, {"color", "auto"}, {"wait", "10"},
                                                       {"by", ""},     {"editor", ""}, {"pager", ""}};
    const std::string option(name);
    if (Setting wished = wish(name); !wished.value.empty() || given(option)) return wished;
    if (option == "lang" && !m_reading_settings && !find_root().empty()) {
        if (m_book && m_book->settings().language)
            return {*m_book->settings().language == Language::zh ? "zh" : "en", "svc.yaml"};
        if (!m_book) {
            m_reading_settings = true;
            if (auto opened = Book::open(m_root)) m_book = std::move(*opened);
            if (m_book && m_book->settings().language) {
                m_reading_settings = false;
                return {*m_book->settings().language == Language::zh ? "zh" : "en", "svc.yaml"};
            }
        }
        m_reading_settings = false;
    }
    if (const std::string v = from_user_file(name); !v.empty()) return {v, "~/.config/svc/config.yaml"};
    for (const auto& row : defaults)
        if (row[0] == name) return {std::string(row[1]), "default"};
    return {};
}

Language Invocation::language() {
    const Setting s = setting("lang");
    return s.value.starts_with("en") ? Language::en : Language::zh;
}

const Terminal& Invocation::terminal() {
    if (!m_terminal)
        m_terminal = look_at_terminal(m_context.environment, colour_wish(setting("color").value).value_or(ColourWish::automatic));
    return *m_terminal;
}

Book* Invocation::book() {
    if (m_book) return m_book.get();
    if (find_root().empty()) return fail(desk::message("no-book"), {m_context.folder}), nullptr;
    auto opened = Book::open(m_root);
    if (!opened) return fail(opened.error()), nullptr;
    m_book = std::move(*opened);
    return m_book.get();
}

Moment Invocation::moment() {
    static const TimeZone utc = TimeZone::utc();
    const TimeZone* zone = m_book ? &m_book->zone() : &utc;
    return {zone->at(m_context.now()), zone};
}

std::optional<Instant> Invocation::as_of() {
    if (!given("as-of")) return moment().now;
    auto when = parse_as_of(value("as-of"), moment());
    if (when) return *when;
    Findings found;
    found.add(std::move(when.error()), {"--as-of"});
    fail(found);
    return {};
}

std::string Invocation::gits_staff() {
    const std::string email = m_book ? git_email(m_root) : std::string();
    if (email.empty()) return {};
    for (const std::string& name : m_book->source().list("staff")) {
        if (!name.ends_with(".yaml")) continue;
        const Staff* who = m_book->find(Id<Staff>{name.substr(0, name.size() - 5)});
        if (who && who->email && folded(*who->email) == folded(email)) return who->id.value;
    }
    return {};
}

std::optional<std::string> Invocation::actor() {
    std::string who = setting("by").value;
    if (who.empty()) who = gits_staff();
    if (!who.empty()) return who;
    fail(desk::message("nobody"));
    return {};
}

std::string Invocation::typist() {
    if (std::string who = m_context.env("SVC_USER"); !who.empty()) return who;
    return given("by") ? gits_staff() : std::string();
}

std::optional<std::vector<std::string>> Invocation::ids() {
    std::vector<std::string> all;
    for (const std::string& word : m_parsed.words) {
        if (word != "-") {
            all.push_back(normal_id(word));
            continue;
        }
        const auto text = input("-");
        if (!text) return {};
        const char separator = flag("null") ? '\0' : '\n';
        for (std::size_t i = 0; i < text->size();) {
            const std::size_t end = std::min(text->find(separator, i), text->size());
            std::string id = text->substr(i, end - i);
            while (!id.empty() && (id.back() == '\r' || id.back() == ' ')) id.pop_back();
            if (!id.empty()) all.push_back(normal_id(id));
            i = end + 1;
        }
    }
    return all;
}

std::string Invocation::absolute(const std::string& path) const {
    return path.starts_with('/') ? path : m_context.folder + "/" + path;
}

bool Invocation::is_of_the_book(const std::string& path) const {
    const std::string full = absolute(path), above = full.substr(0, full.rfind('/') + 1);
    std::error_code unknown;
    const auto root = std::filesystem::canonical(m_root, unknown), folder = std::filesystem::canonical(above, unknown);
    if (m_root.empty() || unknown) return false;
    const std::string inside = (folder / full.substr(above.size())).lexically_relative(root).string();
    const std::string first = inside.substr(0, inside.find('/'));
    return first == "svc.yaml" || first == ".svc" || first == ".git" ||
           std::ranges::any_of(kinds(), [&](const Kind* k) { return k->folder == first; });
}

std::optional<std::string> Invocation::input(const std::string& path) {
    const int fd = path == "-" ? 0 : open(absolute(path).c_str(), O_RDONLY | O_CLOEXEC);
    auto text = fd < 0 ? std::nullopt : read_all(fd);
    const int error = errno;
    if (fd > 0) close(fd);
    if (!text) fail(cli::message("unreadable-input"), {path, std::strerror(error)});
    return text;
}

void Invocation::tell_config_faults() {
    for (const Finding& f : m_config_faults) say(told(f, language(), Personal::masked));
}

int Invocation::fail(const Findings& found) {
    std::string all;
    const Language lang = language();
    const bool of_customers = command().kind && command().kind->personal;
    for (Finding f : found) {
        const bool own = std::ranges::any_of(cli::messages, [&](const Message& m) { return &m == f.message; });
        f.personal = f.personal || (of_customers && !own);
        const std::string text = told(f, lang, personal());
        if (all.find(text) == std::string::npos) all += text;  // a new record is read twice, as typed and as it will be
    }
    const Written ignored = write_all(2, all);
    (void)ignored;
    m_failed = exit_code(found);
    return m_failed;
}

int Invocation::fail(Finding finding) {
    Findings found;
    found.add(std::move(finding));
    return fail(found);
}

int Invocation::fail(const Message& message, std::vector<std::string> words) {
    return fail(Finding{.message = &message, .words = std::move(words)});
}

std::string_view Invocation::format() {
    static constexpr std::string_view table = "table", plain = "plain";
    if (flag("json")) return "json";
    const std::string name = setting("output").value;
    if (const Format* f = find_format(name)) return f->name;
    return terminal().out_is_tty && !given("out-file") ? table : plain;
}

bool Invocation::for_people() { return find_format(format())->for_people; }

Style Invocation::style() {
    return {.language = language(),
            .width = terminal().width,
            .colour = terminal().colour && !given("out-file"),
            .excel = flag("excel")};
}

int Invocation::print(const Document& document) {
    const Format* f = find_format(format());
    return print_text(f->write(document, style()), f->for_people);
}

int Invocation::print_text(const std::string& text, bool paged) {
    if (given("out-file")) {
        if (is_of_the_book(value("out-file"))) return fail(cli::message("file-of-the-book"), {value("out-file")});
        std::string error;
        // A name that the next writer of the book sweeps, should svc be killed before the file has its own.
        const std::string spare =
            m_root.empty() ? "" : m_root + "/" + temp_folder + "/" + temp_name(hex(m_context.entropy->bytes(8)), 1);
        if (write_file_atomically(absolute(value("out-file")), text, spare, error)) return 0;
        return fail(cli::message("output-failed"), {value("out-file"), error});
    }
    const auto environment = [&](std::string_view name) -> std::optional<std::string> {
        auto value = m_context.environment(name);
        if (value || name != "SVC_PAGER") return value;
        const std::string configured = from_user_file("pager");
        return configured.empty() ? std::nullopt : std::optional(configured);
    };
    const Written end = paged ? show(text, terminal(), environment) : write_all(1, text);
    if (end == Written::failed) return fail(cli::message("output-failed"), {"stdout", std::strerror(errno)});
    return 0;
}

void Invocation::say(const std::string& line) {
    if (flag("quiet")) return;
    const Written ignored = write_all(2, line.ends_with('\n') ? line : line + "\n");
    (void)ignored;
}

bool Invocation::can_ask() { return terminal().in_is_tty && terminal().err_is_tty && !flag("no-input"); }

}
