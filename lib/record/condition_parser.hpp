// SPDX-License-Identifier: MIT
#pragma once
// The grammar of conditions; what a comparison means is for others to say.
//   either = both {or both}    both = one {and one}    one = not one | ( either ) | COLUMN RELATION VALUE
#include <functional>

#include "record/condition.hpp"

namespace svc {

/// Asks anything: what it points to is for the meaning of the comparisons to know.
using Test = std::function<bool(const void* asked)>;

struct Compared {
    std::string column;
    Relation relation = Relation::equal;
    std::string value;
};

class ConditionParser {
public:
    using Meaning = std::function<Outcome<Test>(const Compared&)>;
    ConditionParser(std::string_view, Meaning);
    /// The condition that the whole text is; `bad-condition` with the column in characters and what should stand there.
    Outcome<Test> whole();

private:
    enum class Sort : std::uint8_t { word, quoted, relation, open, close, end, broken };
    struct Token {
        Sort sort = Sort::end;
        std::string text{};
        std::size_t column = 1;
    };
    Token read_token();
    void advance() { m_next = read_token(); }
    bool is_word(std::string_view en, std::string_view zh) const;
    Outcome<Test> either();
    Outcome<Test> both();
    Outcome<Test> one();
    Outcome<Test> comparison();
    tl::unexpected<Findings> expected(std::string_view) const;

    std::string m_text;
    Meaning m_meaning;
    std::size_t m_at = 0, m_column = 1;
    Token m_next{};
    int m_depth = 0;
};

}
