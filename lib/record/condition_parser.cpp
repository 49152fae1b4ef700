// SPDX-License-Identifier: MIT
#include "record/condition_parser.hpp"

#include <algorithm>

#include "base/values.hpp"
#include "record/messages.hpp"

namespace svc {

namespace {

constexpr int deepest = 50;

constexpr std::pair<std::string_view, Relation> relations[] = {
    {"=", Relation::equal},     {"==", Relation::equal},   {"!=", Relation::unequal},
    {"<", Relation::less},      {"<=", Relation::at_most}, {">", Relation::more},
    {">=", Relation::at_least}, {"~", Relation::contains}, {"!~", Relation::lacks},
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_sign(char c) { return std::string_view("=!<>~").find(c) != std::string_view::npos; }
bool is_quote(char c) { return c == '"' || c == '\''; }
bool ends_word(char c) { return is_space(c) || is_sign(c) || is_quote(c) || c == '(' || c == ')'; }

/// Full-width digits and punctuation as ASCII, but for what stands in quotes: that is free text.
std::string half_width_outside_quotes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t quote = std::min(text.find_first_of("'\"", i), text.size());
        out += half_width(text.substr(i, quote - i));
        if (quote == text.size()) break;
        const std::size_t end = std::min(text.find(text[quote], quote + 1), text.size() - 1);
        out += text.substr(quote, end + 1 - quote);
        i = end + 1;
    }
    return out;
}

}

ConditionParser::ConditionParser(std::string_view text, Meaning meaning)
    : m_text(half_width_outside_quotes(text)), m_meaning(std::move(meaning)) {
    advance();
}

Outcome<Test> ConditionParser::whole() {
    auto all = either();
    if (all && m_next.sort != Sort::end) return expected("and, or");
    return all;
}

ConditionParser::Token ConditionParser::read_token() {
    const auto step = [&] { m_column += (static_cast<unsigned char>(m_text[m_at++]) & 0xC0U) != 0x80U; };
    while (m_at < m_text.size() && is_space(m_text[m_at])) step();
    Token token{.column = m_column};
    if (m_at == m_text.size()) return token;
    const char first = m_text[m_at];
    const std::size_t begin = m_at;
    if (is_quote(first)) {
        const std::size_t end = m_text.find(first, m_at + 1);
        token.sort = end == std::string::npos ? Sort::broken : Sort::quoted;
        token.text = m_text.substr(begin + 1, end == std::string::npos ? end : end - begin - 1);
        while (m_at < m_text.size() && m_at <= end) step();
        return token;
    }
    if (first == '(' || first == ')') {
        step();
        token.sort = first == '(' ? Sort::open : Sort::close;
        return token;
    }
    token.sort = is_sign(first) ? Sort::relation : Sort::word;
    while (m_at < m_text.size() && (is_sign(first) ? is_sign(m_text[m_at]) : !ends_word(m_text[m_at]))) step();
    token.text = m_text.substr(begin, m_at - begin);
    return token;
}

bool ConditionParser::is_word(std::string_view en, std::string_view zh) const {
    return m_next.sort == Sort::word && (folded(m_next.text) == en || m_next.text == zh);
}

Outcome<Test> ConditionParser::either() {
    auto left = both();
    while (left && is_word("or", "或")) {
        advance();
        auto right = both();
        if (!right) return right;
        left = [a = std::move(*left), b = std::move(*right)](const void* r) { return a(r) || b(r); };
    }
    return left;
}

Outcome<Test> ConditionParser::both() {
    auto left = one();
    while (left && is_word("and", "且")) {
        advance();
        auto right = one();
        if (!right) return right;
        left = [a = std::move(*left), b = std::move(*right)](const void* r) { return a(r) && b(r); };
    }
    return left;
}

Outcome<Test> ConditionParser::one() {
    if (m_depth == deepest) return expected("COLUMN");
    const bool opposite = is_word("not", "非");
    if (!opposite && m_next.sort != Sort::open) return comparison();
    ++m_depth;
    advance();
    auto inner = opposite ? one() : either();
    --m_depth;
    if (!inner) return inner;
    if (opposite) return [a = std::move(*inner)](const void* r) { return !a(r); };
    if (m_next.sort != Sort::close) return expected(")");
    advance();
    return inner;
}

Outcome<Test> ConditionParser::comparison() {
    if (m_next.sort != Sort::word) return expected("COLUMN");
    Compared c{m_next.text, {}, {}};
    advance();
    const auto* relation =
        std::ranges::find(relations, std::string_view(m_next.text), &std::pair<std::string_view, Relation>::first);
    if (m_next.sort != Sort::relation || relation == std::end(relations)) return expected("= != < <= > >= ~ !~");
    c.relation = relation->second;
    advance();
    if (m_next.sort != Sort::word && m_next.sort != Sort::quoted) return expected("VALUE");
    c.value = m_next.text;
    advance();
    return m_meaning(c);
}

tl::unexpected<Findings> ConditionParser::expected(std::string_view what) const {
    const bool open = m_next.sort == Sort::broken;
    return failed(record::message("bad-condition"), {std::to_string(m_next.column), open ? "' \"" : std::string(what)});
}

}
