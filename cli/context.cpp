// SPDX-License-Identifier: MIT
#include "context.hpp"

#include <sys/random.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include "base/id.hpp"

namespace svc {

namespace {

class SystemEntropy : public Entropy {
public:
    std::string bytes(std::size_t n) override {
        std::string all(n, '\0');
        for (std::size_t got = 0; got < n;) {
            const ssize_t more = getrandom(all.data() + got, n - got, 0);
            if (more < 0) throw std::runtime_error("getrandom failed");
            got += static_cast<std::size_t>(more);
        }
        return all;
    }
};

/// For tests: the same bytes at every run, others in every call.
class SeededEntropy : public Entropy {
public:
    explicit SeededEntropy(std::string seed) : m_seed(std::move(seed)) {}
    std::string bytes(std::size_t n) override {
        std::string all;
        while (all.size() < n) all += sha256(m_seed + std::to_string(m_calls++));
        all.resize(n);
        return all;
    }

private:
    std::string m_seed;
    std::size_t m_calls = 0;
};

std::optional<std::string> environment(std::string_view name) {
    const char* value = std::getenv(std::string(name).c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

}

Context real_context(int argc, const char* const* argv) {
    Context c;
    c.arguments.assign(argv + (argc > 0 ? 1 : 0), argv + argc);
    c.environment = environment;
    char folder[PATH_MAX];
    c.folder = getcwd(folder, sizeof folder) ? folder : ".";  // gone or unreadable: never the root by mistake
    c.now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
    c.entropy = std::make_unique<SystemEntropy>();
    // Tests hold the clock, and with it may choose the names svc draws.
    if (const auto fixed = environment("SVC_TEST_NOW")) {
        const std::int64_t now = std::atoll(fixed->c_str());
        c.now = [now] { return now; };
        if (const auto seed = environment("SVC_TEST_SEED")) c.entropy = std::make_unique<SeededEntropy>(*seed);
    }
    return c;
}

}
