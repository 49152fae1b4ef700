// SPDX-License-Identifier: MIT
// The general reader: yaml-cpp's parser, whose events fill a Tree, behind a byte check and with guards of our own.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <istream>
#include <span>
#include <streambuf>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/extent.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"
#include "syntax/scalars.hpp"
#include "syntax/tabs.hpp"

namespace svc {

namespace {

/// Ends the parser early; what is wrong has been added already.
struct Enough {};

/// What yaml-cpp calls what it trips over, and what svc says of it; the rest is yaml-syntax.
struct Complaint {
    std::string_view theirs;
    const Message& ours;
};
constexpr Complaint complaints[] = {
    {"illegal map value", syntax::message("yaml-colon")},
    {"end of map flow", syntax::message("yaml-bracket")},
    {"end of sequence flow", syntax::message("yaml-bracket")},
    {"illegal flow end", syntax::message("yaml-bracket")},
    {"end of map", syntax::message("yaml-indent")},
    {"end of sequence", syntax::message("yaml-indent")},
    {"illegal block entry", syntax::message("yaml-indent")},
    {"illegal map key", syntax::message("yaml-indent")},
    {"illegal tab", syntax::message("yaml-tab")},
    {"unknown escape character", syntax::message("yaml-escape")},
    {"hex number", syntax::message("yaml-escape")},
    {"invalid unicode", syntax::message("yaml-escape")},
    {"EOF in scalar", syntax::message("yaml-unclosed-quote")},
    {"anchor", syntax::message("yaml-anchor")},
    {"alias", syntax::message("yaml-anchor")},
    {"tag", syntax::message("yaml-tag")},
};

class Builder : public YAML::EventHandler {
public:
    Builder(std::string_view bytes, const Look& look, const std::string& file, Tree& tree, Findings& found)
        : m_bytes(bytes), m_look(look), m_file(file), m_positions(bytes), m_tree(tree), m_found(found) {
        m_open.reserve(Limits::depth);
    }

    void complain(const YAML::Exception& e) {
        const Mark place = position(e.mark);
        const char c = byte_at(place);
        const std::size_t text = m_bytes.find_first_not_of(" -?:", line_begin(m_bytes, place.byte));
        if (text < place.byte && m_bytes[text] == '\t') return add(m_positions.at(text), syntax::message("yaml-tab"));
        const auto known =
            std::ranges::find_if(complaints, [&](const Complaint& k) { return e.msg.find(k.theirs) != e.msg.npos; });
        if (known != std::end(complaints)) return add(place, known->ours, {word_at(place)});
        if (e.msg == "unknown token" && c == '\t') return add(place, syntax::message("yaml-tab"));
        if (e.msg == "unknown token" && c != '\0') return add(place, syntax::message("yaml-reserved"), {visible({&c, 1})});
        add(place, syntax::message("yaml-syntax"), {e.msg});
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++m_documents == 1) return;
        const Mark place = position(mark);
        const std::string_view before = m_bytes.substr(0, place.byte);
        const bool marked = m_bytes.substr(place.byte).starts_with("---") || before.find("\n...") != before.npos;
        refuse(place, marked ? syntax::message("several-documents") : syntax::message("yaml-indent"));
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        const Mark place = position(mark);
        if (in_map() && m_open.back().children % 2 == 1) {
            const NodeData key = m_tree.data(m_open.back().last);
            add(key.mark, syntax::message("yaml-null"), {std::string(m_tree.text_of(key))});
        } else if (!m_open.empty()) {
            const bool absent = !m_open.back().flow && std::string_view("~nN").find(byte_at(place)) == std::string_view::npos;
            const Mark at = absent && !in_map() ? dash() : place;
            add(at, in_map() ? syntax::message("yaml-key") : syntax::message("yaml-null"), {"-"});
        }
        scalar("", place, false);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        const Mark place = position(mark);
        add(place, syntax::message("yaml-anchor"));
        scalar("", place, false);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        const Mark place = position(mark);
        check_node(place, tag, anchor);
        check_indent(place, false);
        if (tag == "?") return plain(value, place);
        const char first = byte_at(place);
        if (first == '"' || first == '\'') return quoted(value, place);
        if (first == '|' || first == '>') return block(place);
        scalar(value, place, true);  // refused already for its tag or anchor
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        open(Shape::list, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(Shape::map, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
    }
    void OnMapEnd() override {
        check_keys();
        close();
    }

private:
    /// A collection that isn't complete yet.
    struct Level {
        std::uint32_t node;
        std::uint32_t column;
        bool map, flow;
        std::uint32_t children = 0, last = 0;  ///< the last child begun
    };

    Mark position(const YAML::Mark& mark) {
        const std::size_t byte = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
        return m_positions.at(std::min(byte + m_look.skip, m_bytes.size()));
    }
    char byte_at(const Mark& place) const { return place.byte < m_bytes.size() ? m_bytes[place.byte] : '\0'; }
    std::string word_at(const Mark& place) const {
        const std::string_view rest = m_bytes.substr(place.byte, 40);
        return std::string(rest.substr(0, rest.find_first_of(" \t\r\n,]}")));
    }
    /// Of the item that begins in the list being read.
    Mark dash() {
        const Level& list = m_open.back();
        const Mark begin = m_tree.data(list.node).mark;
        if (list.last == 0) return begin;
        return m_positions.at(past_nothing(m_bytes, end_of(m_bytes, Node(m_tree, list.last), begin.column - 1)));
    }
    bool in_map() const { return !m_open.empty() && m_open.back().map; }

    void add(const Mark& place, const Message& message, std::vector<std::string> words = {}) {
        m_found.add(finding_at(m_bytes, m_file, place, {&message, std::move(words)}));
        if (++m_wrong >= most_findings) throw Enough{};
    }
    [[noreturn]] void refuse(const Mark& place, const Message& message, std::vector<std::string> words = {}) {
        add(place, message, std::move(words));
        throw Enough{};
    }

    void open(Shape shape, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool flow) {
        const Mark place = position(mark);
        check_node(place, tag, anchor);
        check_indent(place, shape == Shape::list && !flow);
        if (m_open.size() >= Limits::depth) refuse(place, syntax::message("too-deep"));
        const std::uint32_t node = m_tree.open(shape, place, flow);
        child(node);
        m_open.push_back({node, place.column, shape == Shape::map, flow});
    }
    void close() {
        m_tree.close(m_open.back().node);
        m_open.pop_back();
    }
    void child(std::uint32_t node) {
        if (m_open.empty()) return;
        m_open.back().last = node;
        ++m_open.back().children;
    }
    void scalar(std::string_view text, const Mark& place, bool quoted) { child(m_tree.scalar(text, place, quoted)); }

    void plain(const std::string& value, const Mark& place) {
        if (!value.empty() && (value[0] == ':' || value[0] == '?') && !m_open.empty() && m_open.back().flow)
            refuse(place, syntax::message("yaml-reserved"), {value.substr(0, 1)});
        scalar(value, place, false);
        check_implicit_key();
    }

    void quoted(const std::string& value, const Mark& place) {
        const std::size_t behind = behind_quote(m_bytes, place.byte);
        if (behind == m_bytes.npos) refuse(place, syntax::message("yaml-unclosed-quote"));
        const std::string_view raw = m_bytes.substr(place.byte, behind - place.byte);
        const bool escapes = raw[0] == '"' && raw.find('\\') != raw.npos;
        if (!escapes && raw.find('\n') == raw.npos) {
            scalar(value, place, true);
        } else {
            const std::string text = quoted_text(m_bytes, place.byte, behind);
            if (escapes) check_escapes(raw, text, place);
            scalar(text, place, true);
        }
        check_implicit_key();
    }

    void block(const Mark& place) {
        const BlockScalar found = block_scalar(m_bytes, place.byte, m_open.empty() ? 0 : m_open.back().column - 1);
        if (found.wrong) refuse(Positions(m_bytes).at(found.end), *found.wrong);
        scalar(found.text, place, true);
    }

    void check_node(const Mark& place, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != 0) add(place, syntax::message("yaml-anchor"));
        if (byte_at(place) == '!' || (!tag.empty() && tag != "?" && tag != "!"))
            add(place, syntax::message("yaml-tag"), {word_at(place)});
    }

    /// yaml-cpp lets what a block collection holds begin where the collection itself does.
    void check_indent(const Mark& place, bool block_list) {
        if (m_open.empty() || m_open.back().flow) return;
        const Level& in = m_open.back();
        const bool key = in.map && in.children % 2 == 0;
        if (place.column > in.column || (place.column == in.column && in.map && (key || block_list))) return;
        refuse(place, syntax::message("yaml-indent"));
    }

    /// A key that begins where its map does has its colon on its line, else it belongs to a ? and isn't indented.
    void check_implicit_key() {
        if (!m_look.explicit_keys || !in_map() || m_open.back().flow || m_open.back().children % 2 == 0) return;
        const Node key(m_tree, m_open.back().last);
        if (key.mark().column != m_open.back().column) return;
        const std::size_t behind = m_bytes.find_first_not_of(" \t", end_of(m_bytes, key, key.mark().column));
        if (behind == m_bytes.npos || m_bytes[behind] != ':') refuse(key.mark(), syntax::message("yaml-indent"));
    }

    void check_escapes(std::string_view raw, const std::string& text, const Mark& place) {
        for (std::size_t i = raw.find('\\'); i < raw.size(); i = raw.find('\\', i + 2))
            if (raw[i + 1] == '\'') add(place, syntax::message("yaml-escape"), {"\\'"});
        for (std::size_t i = 0; i < text.size();) {
            const char32_t c = decode(text, i);
            if (!is_control(c) || c == U'\n' || c == U'\t') continue;
            std::string one;
            append_utf8(one, c);
            return add(place, syntax::message("control-character"), {visible(one)});
        }
    }

    using Key = std::pair<std::string_view, std::uint32_t>;  ///< its text and index

    /// Of the map that ends.
    void check_keys() {
        constexpr std::size_t few = 12;  // sorting costs more than comparing each with each
        const std::size_t count = m_open.back().children / 2;
        std::array<Key, few> some;
        std::vector<Key> many(count > few ? count : 0);
        const std::span<Key> keys = count > few ? std::span(many) : std::span(some).first(count);
        std::uint32_t i = m_open.back().node + 1;
        for (Key& key : keys) {
            const NodeData& data = m_tree.data(i);
            if (data.shape != Shape::scalar) return add(data.mark, syntax::message("yaml-key"));
            key = {m_tree.text_of(data), i};
            if (!data.quoted && key.first == "<<") add(data.mark, syntax::message("yaml-merge-key"));
            i = m_tree.data(i + 1).after;
        }
        if (count > few) std::ranges::sort(keys);
        for (std::size_t n = 1; n < count; ++n) {
            const auto before = keys.first(n).subspan(count > few ? n - 1 : 0);
            if (std::ranges::find(before, keys[n].first, &Key::first) == before.end()) continue;
            add(m_tree.data(keys[n].second).mark, syntax::message("duplicate-key"), {std::string(keys[n].first)});
        }
    }

    std::string_view m_bytes;
    const Look& m_look;
    const std::string& m_file;
    Positions m_positions;
    Tree& m_tree;
    Findings& m_found;
    std::vector<Level> m_open;
    std::size_t m_wrong = 0;
    int m_documents = 0;
};

/// A stream over bytes that are there already.
class View : public std::streambuf {
public:
    explicit View(std::string_view s) {
        char* begin = const_cast<char*>(s.data());  // only read
        setg(begin, begin, begin + s.size());
    }
};

void parse(std::string_view bytes, const Look& look, const std::string& file, Tree& tree, Findings& found) {
    Builder builder(bytes, look, file, tree, found);
    try {
        View view(bytes.substr(look.skip));
        std::istream stream(&view);
        YAML::Parser parser(stream);
        for (int n = 0; n < 2 && parser.HandleNextDocument(builder); ++n) {
        }
    } catch (const Enough&) {
    } catch (const YAML::Exception& e) {
        try {
            builder.complain(e);
        } catch (const Enough&) {
        }
    }
}

class GeneralReader : public Reader {
public:
    bool read(std::string_view bytes, const std::string& file, Tree& tree, Findings& found) const override {
        tree.clear();
        const std::optional<Look> look = look_at(bytes, file, found);
        if (!look) return false;
        const std::size_t before = found.size();
        parse(bytes, *look, file, tree, found);
        if (found.size() > before) return false;
        if (tree.empty() || (tree.root().shape() == Shape::scalar && tree.root().text().empty()))
            found.add(syntax::message("empty-file"), {}, {file});
        else if (tree.root().shape() != Shape::map)
            found.add(finding_at(bytes, file, tree.root().mark(), {&syntax::message("root-not-map")}));
        else if (look->leading_tabs)
            check_tabs(bytes, file, tree, found);
        return found.size() == before;
    }
};

}

const Reader& general_reader() {
    static const GeneralReader reader;
    return reader;
}

}
