// SPDX-License-Identifier: MIT
// Prints random documents as svc writes them, for other readers to read: pairs of JSON and YAML, each ended by NUL.
#include <cstdio>
#include <cstdlib>
#include <random>

#include "base/utf8.hpp"
#include "syntax/json.hpp"
#include "syntax/yaml.hpp"

namespace {

using namespace svc;

constexpr std::string_view ambiguous[] = {"no",
                                          "y",
                                          "Y",
                                          "yes",
                                          "On",
                                          "off",
                                          "true",
                                          "FALSE",
                                          "null",
                                          "Null",
                                          "~",
                                          "",
                                          "007123",
                                          "1e3",
                                          "1E5",
                                          "0x1F",
                                          "0o17",
                                          "0b11",
                                          "1_000",
                                          "12",
                                          "-3",
                                          "+86",
                                          "1.5",
                                          ".5",
                                          "-.5",
                                          ".inf",
                                          "-.INF",
                                          ".nan",
                                          "NaN",
                                          "inf",
                                          "12:30",
                                          "1:2:3",
                                          "=",
                                          "<<",
                                          "-",
                                          "--",
                                          "---",
                                          "...",
                                          "2026-02-10",
                                          "2026-02-10T09:12:00+08:00",
                                          "2026-2-1",
                                          "1,000",
                                          "0",
                                          "-0",
                                          "+1",
                                          "1.",
                                          "e3",
                                          "?",
                                          ":",
                                          "a:",
                                          ":a",
                                          "- a",
                                          "# a",
                                          "a # b",
                                          "a: b",
                                          "@a",
                                          "`a",
                                          "%a",
                                          "!a",
                                          "&a",
                                          "*a",
                                          "|",
                                          ">",
                                          "[a]",
                                          "{a: b}",
                                          "'a'",
                                          "\"a\"",
                                          "a'b",
                                          ",",
                                          "a,b",
                                          "http://x:1/?a=b#c",
                                          " a",
                                          "a ",
                                          "\ta",
                                          "a\t",
                                          "a\n",
                                          "\na",
                                          "a\n\n",
                                          " a\nb",
                                          "\ta\nb\n",
                                          "a\n b\n",
                                          "a\n\tb",
                                          "a \nb",
                                          "\n\n",
                                          "a\n---\nb\n",
                                          "# a\nb\n",
                                          "- a\n- b\n",
                                          "中文：值",
                                          "é",
                                          "\u00A0a",
                                          "a\u2028b",
                                          "\uFEFF",
                                          "\u0085",
                                          "\U0001F600",
                                          "\uFFFF"};

constexpr char32_t odd[] = {U' ', U'\n', U'\t', U'"',      U'\'',     U'\\',         U':',    U'#',  U'-', U'?',
                            U'|', U'>',  U'&',  U'*',      U'!',      U'%',          U'@',    U'`',  U'{', U'}',
                            U'[', U']',  U',',  U'~',      U'0',      U'.',          U'e',    U'_',  U'x', U'T',
                            U'Z', U'中', U'é',  U'\u2029', U'\u200B', U'\U0001F600', U'\x1B', U'\r', U'+', U'='};

class Documents {
public:
    explicit Documents(unsigned seed) : m_random(seed) {}
    Tree next() {
        Tree tree;
        m_tree = &tree;
        map(3);
        return tree;
    }

private:
    std::size_t below(std::size_t n) { return m_random() % n; }
    std::string text() {
        if (below(3) == 0) return std::string(ambiguous[below(std::size(ambiguous))]);
        std::string s;
        for (std::size_t n = below(10); n > 0; --n) append_utf8(s, odd[below(std::size(odd))]);
        return s;
    }
    void map(std::size_t depth) {
        const std::uint32_t node = m_tree->open(Shape::map);
        for (std::size_t n = below(5); n > 0; --n) {
            m_tree->scalar(text() + std::to_string(n));  // no key stands twice
            value(depth);
        }
        m_tree->close(node);
    }
    void list(std::size_t depth) {
        const std::uint32_t node = m_tree->open(Shape::list);
        for (std::size_t n = below(4); n > 0; --n) value(depth);
        m_tree->close(node);
    }
    void value(std::size_t depth) {
        const std::size_t what = depth == 0 ? 9 : below(10);
        if (what < 2) return map(depth - 1);
        if (what < 4) return list(depth - 1);
        m_tree->scalar(text(), Notation{"", below(4) ? Quotes::if_ambiguous : Quotes::always});
    }

    std::mt19937 m_random;
    Tree* m_tree = nullptr;
};

void print(const std::string& s) { std::fwrite(s.c_str(), 1, s.size() + 1, stdout); }

}

int main(int count, char** words) {
    Documents documents(1);
    for (int n = count > 1 ? std::atoi(words[1]) : 4000; n > 0; --n) {
        const Tree tree = documents.next();
        print(to_json(tree.root(), JsonStyle::compact));
        print(to_yaml(tree.root()));
        print(to_json(tree.root(), JsonStyle::indented));
        print(to_flow(tree.root()));  // as a patch writes into [ ] and { }
    }
}
