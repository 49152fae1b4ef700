// SPDX-License-Identifier: MIT
#include "base/nearest.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace svc {

namespace {

constexpr std::size_t far_away = 100;

std::u32string letters(std::string_view text) {
    std::u32string all;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        all += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
    }
    return all;
}

std::size_t most_changes(std::size_t length) { return length < 2 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3; }

std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

/// What stands between the words; far_away when that is too much to be meant.
std::size_t between(const std::u32string& word, const std::u32string& known) {
    const std::size_t longer = std::max(word.size(), known.size()), shorter = std::min(word.size(), known.size());
    const std::size_t most = most_changes(longer);
    const bool beginning = word.size() >= 3 && known.starts_with(word);
    const std::size_t changes = longer - shorter > most ? far_away : distance(word, known);
    if (changes <= most) return changes;
    return beginning ? most + 1 : far_away;
}

}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
    const std::u32string typed = letters(word);
    std::optional<std::string_view> best;
    std::size_t least = far_away;
    std::size_t shared = 0;
    for (const std::string_view candidate : known) {
        const std::u32string known_word = letters(candidate);
        const auto common = static_cast<std::size_t>(std::ranges::mismatch(typed, known_word).in1 - typed.begin());
        const std::size_t d = between(typed, known_word);
        if (d == far_away || d > least || (d == least && common <= shared)) continue;
        least = d, best = candidate, shared = common;
    }
    return best;
}

}
