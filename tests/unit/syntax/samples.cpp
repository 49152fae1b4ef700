// SPDX-License-Identifier: MIT
#include "unit/syntax/samples.hpp"

#include <algorithm>
#include <vector>

namespace svc {

namespace {

constexpr std::string_view documents[] = {
    "id: T-20260210-7K3QF\nkind: repair\nchannel: hotline\ncustomer: CU-7K3QF2\nunit: SN0001\nsummary: "
    "服务器无法启动,电源风扇异响\n"
    "events:\n  - at: 2026-02-10T09:12:00+08:00\n    by: lina\n    do: receive\n  - at: 2026-02-10T09:20:00+08:00\n    by: "
    "lina\n    do: respond\n",
    "# head\nid: T-1   # ticket\nsource: {system: erp, id: \"BX-20931\"}   # optional\nevents:\n- at: 2026-02-10\n  do: "
    "receive\n\n- do: note\n  text: 'it''s done'\n# end\n",
    "svc: 1\ncompany: {name: ABC 信息科技, hotline: 400-000-0000}      # also\npromises:\n"
    "  - {from: 2020-02-10, respond: 1h, arrive: 4h, when: {priority: low}}\n  - {from: 2026-01-01,\n     restore: 3d, calendar: "
    "office}\n",
    "text: |\n  first line\n\n    indented\n  last\nnext: >-\n  folded\n  text\n\n  more\nkeep: |+\n  a\n\n\nstrip: |-\n  "
    "b\nend: yes it is\n",
    "\xEF\xBB\xBFname: 某某\r\nlist: [a, 'b', \"c\\n\\u4e2d\", {d: e}]\r\nempty: []\r\nmap: {}\r\nq: \"two\r\n  lines\"\r\n",
    "---\na:\n   b:\n      c: d e f\n      g: 'h: i'\n   j: \"#\"\nk:\n -   l: m\n     n: o\n -   - p\n     - q\n - r\n...\n",
    "a: plain text\n  going on\n  here\nb: 'single\n  quoted'\nc: \"double \\\n  quoted\\ttab \\x41\"\nd: "
    "http://example.com/?q=1#frag\ne: -1\nf: a:b\n",
    "key with spaces: 1\n\"quoted key\": 2\n'other': 3\n? explicit\n: 4\n钥匙: 五\n",
    "{id: T-1, events: [{at: 1, do: receive}, {at: 2, do: close}], \"x\": {y: [1, 2]}}\n",
    "contacts:\n  - key: wang\n    name: 王小明\n    phone: \"13800001111\"\nsites:\n  - key: hq\n    address: 上海市…\nx: |2\n  "
    " three\n  two\ny: a\n",
    "a: 1\nb:\n- c\n-\n  d: e\n- |\n  text\n- >\n  folded\n\n\n\nf: g",
    "deep: {a: {b: {c: {d: {e: [f, [g, [h]]]}}}}}\nt: \"tab\\there\"\nu: a\tb\nv: 'x'   \nw: z   # c\n",
};

constexpr std::string_view pieces[] = {":",
                                       ": ",
                                       "- ",
                                       "-",
                                       "? ",
                                       "?",
                                       "[",
                                       "]",
                                       "{",
                                       "}",
                                       ",",
                                       "#",
                                       " #",
                                       "&a ",
                                       "*a",
                                       "!t ",
                                       "! ",
                                       "|",
                                       "|\n",
                                       ">",
                                       ">\n",
                                       "|+\n",
                                       "|2\n",
                                       "'",
                                       "\"",
                                       "%",
                                       "%Y 1\n",
                                       "@",
                                       "`",
                                       "\t",
                                       " ",
                                       "  ",
                                       "\n",
                                       "\r",
                                       "\r\n",
                                       "---\n",
                                       "---",
                                       "...\n",
                                       "\n---\n",
                                       "\n...\n",
                                       "null",
                                       "~",
                                       "<<: ",
                                       "\\",
                                       "\\x00",
                                       "\\u202e",
                                       "\\U00110000",
                                       "\\ud800",
                                       "中",
                                       "\xEF\xBB\xBF",
                                       "\xC2\x85",
                                       "\xE2\x80\xA8",
                                       "\xFF",
                                       "\xC3",
                                       "\xED\xA0\x80",
                                       "\x01",
                                       "\x7F",
                                       "<<<<<<< HEAD\n",
                                       "=======\n",
                                       "a: 1\n",
                                       "- b\n",
                                       "\n\n",
                                       "\n \n",
                                       "=",
                                       "''",
                                       "\"\"",
                                       "[]",
                                       "{}",
                                       "\\\n",
                                       "\n  ",
                                       "\n    "};

using Bytes = std::string;

std::string piece(std::mt19937& random) {
    if (below(random, 8) == 0) return Bytes(1, static_cast<char>(below(random, 256)));
    return Bytes(pieces[below(random, std::size(pieces))]);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

std::string change_line(std::string_view text, std::mt19937& random) {
    std::vector<std::string> lines = lines_of(text);
    if (lines.empty()) return {};
    const std::size_t n = below(random, lines.size()), other = below(random, lines.size());
    switch (below(random, 5)) {
        case 0: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(n)); break;
        case 1: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(n), lines[other]); break;
        case 2: std::swap(lines[n], lines[other]); break;
        case 3: lines[n] = std::string(below(random, 5), ' ') + lines[n]; break;
        default: lines[n].erase(0, std::min(lines[n].find_first_not_of(' '), below(random, 4)));
    }
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

}

std::span<const std::string_view> sample_documents() { return documents; }

std::string spoilt(std::string_view document, std::mt19937& random) {
    std::string text(document);
    for (std::size_t n = 1 + below(random, 3); n > 0; --n) {
        const std::size_t at = below(random, text.size() + 1), length = 1 + below(random, 6);
        switch (below(random, 6)) {
            case 0: text.erase(at, length); break;
            case 1: text.insert(at, piece(random)); break;
            case 2: text.replace(at, std::min(length, text.size() - at), piece(random)); break;
            case 3: text.resize(at); break;
            case 4: text = change_line(text, random); break;
            default: text.insert(below(random, text.size() + 1), text.substr(at, below(random, 20)));
        }
    }
    return text;
}

}
