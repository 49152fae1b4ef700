// SPDX-License-Identifier: MIT
#pragma once
// What the tests of the book share: a folder of their own, chance, and what a result says.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>

#include "base/entropy.hpp"
#include "base/finding.hpp"
#include "book/disk.hpp"

namespace svc::test {

class Chance : public Entropy {
public:
    Chance() = default;
    explicit Chance(unsigned seed) : m_random(seed) {}
    std::string bytes(std::size_t count) override {
        std::string all;
        while (all.size() < count) all += static_cast<char>(m_random());
        return all;
    }

private:
    std::mt19937 m_random{std::random_device{}()};
};

/// A folder on the real disk that goes with the test.
class Folder {
public:
    Folder() : m_path(std::filesystem::temp_directory_path() / ("svc-book-" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directories(m_path);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path operator/(const std::string& path) const { return m_path / path; }
    std::string path() const { return m_path.string(); }
    void put(const std::string& path, const std::string& bytes) const {
        std::filesystem::create_directories((m_path / path).parent_path());
        std::ofstream(m_path / path, std::ios::binary) << bytes;
    }
    std::string bytes(const std::string& path) const {
        std::ostringstream all;
        all << std::ifstream(m_path / path, std::ios::binary).rdbuf();
        return all.str();
    }
    bool has(const std::string& path) const { return std::filesystem::exists(m_path / path); }
    std::size_t count(const std::string& path) const {
        if (!has(path)) return 0;
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_path / path), {}));
    }

private:
    std::filesystem::path m_path;
};

/// The codes of a failure; none when it went well.
template <class T> std::set<std::string> codes(const tl::expected<T, Findings>& outcome) {
    std::set<std::string> all;
    if (!outcome)
        for (const Finding& f : outcome.error()) all.emplace(f.message->code);
    return all;
}

/// The files that a failure names under a code.
inline std::set<std::string> named(const Findings& found, std::string_view code) {
    std::set<std::string> all;
    for (const Finding& f : found)
        if (f.message->code == code) all.insert(f.place.file);
    return all;
}

using Codes = std::set<std::string>;

}
