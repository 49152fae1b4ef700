// SPDX-License-Identifier: MIT
#include "base/id.hpp"

#include <nettle/sha2.h>

#include <algorithm>

#include "base/messages.hpp"
#include "base/people.hpp"
#include "base/values.hpp"

namespace svc {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool base32(std::string_view s, std::size_t n) {
    return s.size() == n && std::ranges::all_of(s, [](char c) { return alphabet.find(c) != std::string_view::npos; });
}

bool has_prefix(std::string_view id, std::string_view prefix) {
    return id.size() > prefix.size() + 1 && id.substr(0, prefix.size()) == prefix && id[prefix.size()] == '-';
}

}

bool is_key(std::string_view s) {
    if (s.size() != 14 || s[8] != '-' || !base32(s.substr(9), 5)) return false;
    return Date::parse(std::string(s.substr(0, 4)) + "-" + std::string(s.substr(4, 2)) + "-" + std::string(s.substr(6, 2)))
        .has_value();
}

bool fits(const IdForm& form, std::string_view id) {
    if (form.shape == IdShape::natural) return is_name(id);
    if (!has_prefix(id, form.prefix)) return false;
    const std::string_view rest = id.substr(form.prefix.size() + 1);
    switch (form.shape) {
        case IdShape::six: return base32(rest, 6);
        case IdShape::of_case: return is_key(rest);
        case IdShape::of_part:
            return rest.size() == 18 && rest[14] == '-' && is_key(rest.substr(0, 14)) && base32(rest.substr(15), 3);
        case IdShape::natural: break;
    }
    return false;
}

std::string example(const IdForm& form) {
    static constexpr std::string_view rests[] = {"SN0001", "7K3QF2", "20260210-7K3QF", "20260210-7K3QF-4ZN"};
    const std::string rest(rests[static_cast<std::size_t>(form.shape)]);
    return form.prefix.empty() ? rest : std::string(form.prefix) + "-" + rest;
}

std::string_view key_of(std::string_view id) {
    const std::size_t dash = id.find('-');
    if (dash == id.npos || id.size() < dash + 15) return {};
    const std::string_view key = id.substr(dash + 1, 14);
    return is_key(key) && (id.size() == dash + 15 || id[dash + 15] == '-') ? key : std::string_view{};
}

std::string path_of(std::string_view folder, const IdForm& form, std::string_view id) {
    std::string path(folder);
    if (form.dated()) {
        const std::string_view key = key_of(id);
        path.append("/").append(key.substr(0, 4)).append("/").append(key.substr(4, 2));
    }
    return path.append("/").append(id).append(".yaml");
}

std::string normal_id(std::string_view typed) {
    const std::string plain = half_width(typed);
    std::string upper = plain;
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const std::size_t dash = upper.find('-');
    if (dash == upper.npos || dash > 3) return plain;
    for (std::size_t i = dash + 1; i < upper.size(); ++i) {
        if (upper[i] == 'O') upper[i] = '0';
        if (upper[i] == 'I' || upper[i] == 'L') upper[i] = '1';
    }
    const std::string_view rest = std::string_view(upper).substr(dash + 1);
    const bool ours = base32(rest, 6) || is_key(rest.substr(0, 14));
    return ours ? upper : plain;
}

std::string crockford(std::string_view bytes, std::size_t characters, std::size_t skip) {
    std::string out;
    for (std::size_t n = skip; n < skip + characters; ++n) {
        unsigned five = 0;
        for (std::size_t bit = n * 5; bit < n * 5 + 5; ++bit)
            five = five << 1 | ((static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8)) & 1U);
        out += alphabet[five];
    }
    return out;
}

std::string sha256(std::string_view bytes) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&context, sizeof digest, digest);
    return {reinterpret_cast<const char*>(digest), sizeof digest};
}

std::string hex(std::string_view bytes) {
    std::string out;
    for (unsigned char c : bytes) {
        out += "0123456789abcdef"[c >> 4];
        out += "0123456789abcdef"[c & 15];
    }
    return out;
}

std::optional<Fault> misfit(const IdForm& form, std::string_view id) {
    if (fits(form, id)) return {};
    if (form.shape == IdShape::natural) return Fault{&base::message("bad-name"), {std::string(id)}};
    return Fault{&base::message("bad-id"), {std::string(id), example(form)}};
}

Result<AnyId> AnyId::parse(std::string_view s) {
    if (!is_name(s)) return fault(base::message("bad-id"), {std::string(s), "T-20260210-7K3QF"});
    return AnyId{std::string(s)};
}

}
