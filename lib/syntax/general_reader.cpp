// SPDX-License-Identifier: MIT
// The general reader: yaml-cpp's parser, whose events fill a Tree, behind a byte check and with guards of our own.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "base/utf8.hpp"
#include "syntax/bytes.hpp"
#include "syntax/messages.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

/// Ends the parser early; what is wrong has been added already.
struct Enough {};

class Builder : public YAML::EventHandler {
public:
    Builder(std::string_view bytes, std::size_t skip, const std::string& file, Tree& tree, Findings& found)
        : m_bytes(bytes), m_skip(skip), m_file(file), m_tree(tree), m_found(found) {}

    int documents() const { return m_documents; }
    Finding at(const YAML::Mark& mark, const Message& message, std::vector<std::string> words = {}) const {
        return finding_at(m_bytes, m_file, position(mark), {&message, std::move(words)});
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++m_documents > 1) refuse(mark, syntax::message("several-documents"));
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        const NodeData* key = last_key();
        m_found.add(at(mark, syntax::message("yaml-null"), {key ? std::string(m_tree.text_of(*key)) : "-"}));
        m_tree.scalar("", position(mark));
        child();
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        m_found.add(at(mark, syntax::message("yaml-anchor")));
        m_tree.scalar("", position(mark));
        child();
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        check_node(mark, tag, anchor);
        const bool quoted = tag != "?";
        const Mark place = position(mark);
        if (quoted) check_quote(place);
        check_text(place, value);
        m_tree.scalar(value, place, quoted);
        child();
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
        open(Shape::list, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
        open(Shape::map, mark, tag, anchor, style);
    }
    void OnMapEnd() override {
        const std::uint32_t map = m_open.back().node;
        close();
        check_keys(map);
    }

private:
    struct Level {
        std::uint32_t node;
        std::uint32_t children;
        std::uint32_t last;   ///< the last child begun
    };

    Mark position(const YAML::Mark& mark) const {
        const auto byte = static_cast<std::size_t>(mark.pos) + m_skip;
        const auto column = static_cast<std::size_t>(mark.column);
        const std::size_t from = byte >= column ? byte - column : 0;
        const std::string_view before = byte <= m_bytes.size() ? m_bytes.substr(from, byte - from) : std::string_view{};
        return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(characters(before) + 1), static_cast<std::uint32_t>(std::min(byte, m_bytes.size()))};
    }

    [[noreturn]] void refuse(const YAML::Mark& mark, const Message& message) {
        m_found.add(at(mark, message));
        throw Enough{};
    }

    void open(Shape shape, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
        check_node(mark, tag, anchor);
        if (m_open.size() >= Limits::depth) refuse(mark, syntax::message("too-deep"));
        if (!m_open.empty()) m_open.back().last = static_cast<std::uint32_t>(m_tree.node_count());
        m_open.push_back({m_tree.open(shape, position(mark), style == YAML::EmitterStyle::Flow), 0, 0});
    }

    void close() {
        m_tree.close(m_open.back().node);
        m_open.pop_back();
        if (!m_open.empty()) ++m_open.back().children;
    }

    void child() {
        if (m_open.empty()) return;
        m_open.back().last = static_cast<std::uint32_t>(m_tree.node_count() - 1);
        ++m_open.back().children;
    }

    const NodeData* last_key() const {
        if (m_open.empty() || m_open.back().children == 0) return nullptr;
        const NodeData& n = m_tree.data(m_open.back().last);
        return n.shape == Shape::scalar ? &n : nullptr;
    }

    void check_node(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != 0) m_found.add(at(mark, syntax::message("yaml-anchor")));
        if (!tag.empty() && tag != "?" && tag != "!") m_found.add(at(mark, syntax::message("yaml-tag"), {tag}));
    }

    /// yaml-cpp takes the end of the file for a closing quote.
    void check_quote(const Mark& place) {
        const char quote = place.byte < m_bytes.size() ? m_bytes[place.byte] : '\0';
        if (quote != '"' && quote != '\'') return;   // a block scalar
        for (std::size_t i = place.byte + 1; i < m_bytes.size(); ++i) {
            if (quote == '"' && m_bytes[i] == '\\') ++i;
            else if (m_bytes[i] == quote && quote == '\'' && i + 1 < m_bytes.size() && m_bytes[i + 1] == quote) ++i;
            else if (m_bytes[i] == quote) return;
        }
        m_found.add(finding_at(m_bytes, m_file, place, {&syntax::message("yaml-unclosed-quote")}));
        throw Enough{};
    }

    void check_text(const Mark& place, const std::string& value) {
        if (std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && static_cast<unsigned char>(c) < 0x80; })) return;
        if (invalid_utf8(value) != std::string::npos) return m_found.add(finding_at(m_bytes, m_file, place, {&syntax::message("utf8")}));
        for (std::size_t i = 0; i < value.size();) {
            const char32_t c = decode(value, i);
            if (!is_control(c) || c == U'\n' || c == U'\t') continue;
            std::string one;
            append_utf8(one, c);
            return m_found.add(finding_at(m_bytes, m_file, place, {&syntax::message("control-character"), {visible(one)}}));
        }
    }

    void check_keys(std::uint32_t map) {
        std::vector<std::pair<std::string_view, const NodeData*>> keys;
        Node(m_tree, map).each_entry([&](Node key, Node) {
            if (key.shape() != Shape::scalar) m_found.add(finding_at(m_bytes, m_file, key.mark(), {&syntax::message("yaml-key")}));
            else if (key.text() == "<<" && !key.quoted()) m_found.add(finding_at(m_bytes, m_file, key.mark(), {&syntax::message("yaml-merge-key")}));
            else keys.emplace_back(key.text(), &key.data());
        });
        std::ranges::stable_sort(keys, {}, [](const auto& k) { return k.first; });
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i].first == keys[i - 1].first) m_found.add(finding_at(m_bytes, m_file, keys[i].second->mark, {&syntax::message("duplicate-key"), {std::string(keys[i].first)}}));
    }

    std::string_view m_bytes;
    std::size_t m_skip;
    const std::string& m_file;
    Tree& m_tree;
    Findings& m_found;
    std::vector<Level> m_open;
    int m_documents = 0;
};

/// A stream over bytes that are there already.
class View : public std::streambuf {
public:
    explicit View(std::string_view s) {
        char* begin = const_cast<char*>(s.data());   // only read
        setg(begin, begin, begin + s.size());
    }
};

bool read_one(std::string_view bytes, std::size_t skip, const std::string& file, Tree& tree, Findings& found) {
    const std::size_t before = found.size();
    Builder builder(bytes, skip, file, tree, found);
    try {
        View view(bytes.substr(skip));
        std::istream stream(&view);
        YAML::Parser parser(stream);
        for (int n = 0; n < 2 && parser.HandleNextDocument(builder); ++n) {}
    } catch (const Enough&) {
        return false;
    } catch (const YAML::Exception& e) {
        found.add(builder.at(e.mark, syntax::message("yaml-syntax"), {e.msg}));
        return false;
    }
    if (!tree.empty() && tree.root().shape() != Shape::map) found.add(finding_at(bytes, file, tree.root().mark(), {&syntax::message("root-not-map")}));
    if (tree.empty()) found.add({.message = &syntax::message("empty-file"), .place = {file}});
    return found.size() == before;
}

class GeneralReader : public Reader {
public:
    bool read(std::string_view bytes, const std::string& file, Tree& tree, Findings& found) const override {
        tree.clear();
        std::size_t skip = 0;
        if (!check_bytes(bytes, file, skip, found)) return false;
        return read_one(bytes, skip, file, tree, found);
    }
};

}

const Reader& general_reader() {
    static const GeneralReader reader;
    return reader;
}

bool read_yaml_documents(std::string_view bytes, const std::string& file, const std::function<void(const Tree&)>& each, Findings& found) {
    // Documents are parted by lines that are `---`; inside one, such a line can't stand.
    bool good = true;
    std::size_t line = 1;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t end = at;
        while (end < bytes.size()) {
            const std::size_t newline = bytes.find("\n---", end);
            if (newline == std::string_view::npos) end = bytes.size();
            else if (newline + 4 >= bytes.size() || bytes[newline + 4] == '\n' || bytes[newline + 4] == '\r' || bytes[newline + 4] == ' ') {
                end = newline + 1;
                break;
            } else end = newline + 4;
        }
        const std::string_view document = bytes.substr(at, end - at);
        std::string_view content = document;
        if (content.starts_with("---")) content = content.substr(std::min(content.size(), content.find('\n')));
        if (content.find_first_not_of(" \t\r\n") != std::string_view::npos) {
            Tree tree;
            Findings own;
            if (general_reader().read(document, file, tree, own)) each(tree);
            else good = false;
            for (Finding& f : own)
                if (f.place.line > 0) f.place.line += static_cast<std::uint32_t>(line - 1);
            found.add(std::move(own));
        }
        line += static_cast<std::size_t>(std::ranges::count(document, '\n'));
        at = end;
    }
    return good;
}

}
