// SPDX-License-Identifier: MIT
#include "diff.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace svc {

namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines all;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size());
        all.push_back(text.substr(i, end - i));
        i = end + 1;
    }
    return all;
}

/// Marks the lines of a that stand in b too, in order: the longest common subsequence, found by plain dynamic programming.
std::vector<std::pair<std::size_t, std::size_t>> common(const Lines& a, const Lines& b) {
    std::vector<std::vector<std::uint32_t>> best(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;) best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) pairs.emplace_back(i++, j++);
        else if (best[i + 1][j] >= best[i][j + 1]) ++i;
        else ++j;
    }
    return pairs;
}

void add(std::string& out, char mark, std::string_view line) { out.append(1, mark).append(line).append("\n"); }

}

std::string line_diff(std::string_view path, std::string_view before, std::string_view after) {
    if (before == after) return {};
    const Lines a = lines_of(before), b = lines_of(after);
    std::string out = "--- " + std::string(before.empty() ? "/dev/null" : "a/" + std::string(path)) + "\n+++ b/" + std::string(path) + "\n";
    std::size_t front = 0, back = 0;
    while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
    while (back < a.size() - front && back < b.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    const std::size_t lead = std::min<std::size_t>(front, 3), tail = std::min<std::size_t>(back, 3);
    const Lines old(a.begin() + static_cast<std::ptrdiff_t>(front), a.end() - static_cast<std::ptrdiff_t>(back));
    const Lines fresh(b.begin() + static_cast<std::ptrdiff_t>(front), b.end() - static_cast<std::ptrdiff_t>(back));
    out += "@@ -" + std::to_string(a.empty() ? 0 : front - lead + 1) + "," + std::to_string(old.size() + lead + tail) + " +" + std::to_string(front - lead + 1) + "," +
           std::to_string(fresh.size() + lead + tail) + " @@\n";
    for (std::size_t i = front - lead; i < front; ++i) add(out, ' ', a[i]);
    std::size_t i = 0, j = 0;
    for (const auto& [x, y] : old.size() * fresh.size() < 4'000'000 ? common(old, fresh) : std::vector<std::pair<std::size_t, std::size_t>>{}) {
        for (; i < x; ++i) add(out, '-', old[i]);
        for (; j < y; ++j) add(out, '+', fresh[j]);
        add(out, ' ', old[i]);
        ++i;
        ++j;
    }
    for (; i < old.size(); ++i) add(out, '-', old[i]);
    for (; j < fresh.size(); ++j) add(out, '+', fresh[j]);
    for (std::size_t k = 0; k < tail; ++k) add(out, ' ', a[a.size() - back + k]);
    return out;
}

}
