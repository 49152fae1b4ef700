// SPDX-License-Identifier: MIT
#include "base/finding.hpp"

#include <algorithm>
#include <tuple>

namespace svc {

bool Findings::only(std::string_view code) const {
    return !m_all.empty() && std::ranges::all_of(m_all, [&](const Finding& f) { return f.message->code == code; });
}

bool Findings::good() const {
    return std::ranges::all_of(m_all, [](const Finding& f) { return f.warning; });
}

void Findings::sort() {
    const auto key = [](const Finding& f) { return std::tie(f.place, f.message->code, f.words); };
    std::ranges::stable_sort(m_all, [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    const auto same = std::ranges::unique(m_all, [&](const Finding& a, const Finding& b) { return key(a) == key(b); });
    m_all.erase(same.begin(), same.end());
}

Failure Findings::failure() const {
    // What can't be mended by the user's own input outranks what can.
    static constexpr Failure order[] = {Failure::defect, Failure::write,   Failure::busy, Failure::forbidden,
                                        Failure::usage,  Failure::missing, Failure::data, Failure::found};
    for (Failure worst : order)
        if (std::ranges::any_of(m_all, [&](const Finding& f) { return !f.warning && f.message->failure == worst; })) return worst;
    return Failure::data;
}

namespace {

constexpr char between_languages = '\x1f';  // never part of a text: records hold no control characters

}

std::string both(std::string_view zh, std::string_view en) { return std::string(zh).append(1, between_languages).append(en); }

std::string_view word_in(std::string_view word, Language language) {
    const std::size_t between = word.find(between_languages);
    if (between == std::string_view::npos) return word;
    return language == Language::zh ? word.substr(0, between) : word.substr(between + 1);
}

std::string filled(std::string_view text, const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool slot = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9';
        const std::size_t n = slot ? static_cast<std::size_t>(text[i + 1] - '0') : words.size();
        if (n < words.size()) {
            out += words[n];
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

}
