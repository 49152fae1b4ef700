// SPDX-License-Identifier: MIT
#include "diff.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace svc {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t around = 3;              ///< unchanged lines shown beside changed ones
constexpr std::size_t most_cells = 4'000'000;  ///< above, a stretch is shown as replaced whole

/// One line of the result: kept, taken out or put in, with its line number in both texts.
struct DiffLine {
    char mark;
    std::string_view line;
    std::size_t before, after;
};

Lines lines_of(std::string_view text) {
    Lines all;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size());
        all.push_back(text.substr(i, end - i));
        i = end + 1;
    }
    return all;
}

/// Pairs of equal lines, in order: the longest common subsequence by plain dynamic programming.
std::vector<std::pair<std::size_t, std::size_t>> common(const Lines& a, const Lines& b) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    if (a.size() * b.size() > most_cells) return pairs;
    std::vector<std::vector<std::uint32_t>> best(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j])
            pairs.emplace_back(i++, j++);
        else if (best[i + 1][j] >= best[i][j + 1])
            ++i;
        else
            ++j;
    }
    return pairs;
}

std::vector<DiffLine> steps_of(const Lines& a, const Lines& b) {
    std::size_t front = 0, back = 0;
    while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
    while (back < a.size() - front && back < b.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    const auto middle = [&](const Lines& all) {
        return Lines(all.begin() + static_cast<std::ptrdiff_t>(front), all.end() - static_cast<std::ptrdiff_t>(back));
    };
    auto pairs = common(middle(a), middle(b));
    for (auto& [x, y] : pairs) x += front, y += front;
    for (std::size_t n = 0; n < front; ++n) pairs.insert(pairs.begin() + static_cast<std::ptrdiff_t>(n), {n, n});
    for (std::size_t n = back; n > 0; --n) pairs.emplace_back(a.size() - n, b.size() - n);
    pairs.emplace_back(a.size(), b.size());

    std::vector<DiffLine> steps;
    std::size_t i = 0, j = 0;
    for (const auto& [x, y] : pairs) {
        for (; i < x; ++i) steps.push_back({'-', a[i], i, j});
        for (; j < y; ++j) steps.push_back({'+', b[j], i, j});
        if (x < a.size()) steps.push_back({' ', a[i], i, j}), ++i, ++j;
    }
    return steps;
}

/// From the first to the last step of a hunk: changed ones with what stands around them.
std::string hunk(const std::vector<DiffLine>& steps, std::size_t from, std::size_t to) {
    std::size_t before = 0, after = 0;
    std::string body;
    for (std::size_t n = from; n < to; ++n) {
        before += steps[n].mark != '+';
        after += steps[n].mark != '-';
        body.append(1, steps[n].mark).append(steps[n].line).append("\n");
    }
    const auto range = [](std::size_t first, std::size_t count) {
        return std::to_string(count == 0 ? first : first + 1) + "," + std::to_string(count);
    };
    return "@@ -" + range(steps[from].before, before) + " +" + range(steps[from].after, after) + " @@\n" + body;
}

}

std::string line_diff(std::string_view path, std::string_view before, std::string_view after) {
    if (before == after) return {};
    const std::vector<DiffLine> steps = steps_of(lines_of(before), lines_of(after));
    std::string out =
        "--- " + std::string(before.empty() ? "/dev/null" : "a/" + std::string(path)) + "\n+++ b/" + std::string(path) + "\n";
    for (std::size_t n = 0; n < steps.size();) {
        if (steps[n].mark == ' ') {
            ++n;
            continue;
        }
        std::size_t last = n;
        for (std::size_t k = n; k < steps.size() && k <= last + 2 * around; ++k)
            if (steps[k].mark != ' ') last = k;
        const std::size_t to = std::min(last + around + 1, steps.size());
        out += hunk(steps, n > around ? n - around : 0, to);
        n = to;
    }
    return out;
}

}
