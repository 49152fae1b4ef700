// SPDX-License-Identifier: MIT
// What the general reader adds to yaml-cpp's bare events, on a record of 466 bytes: a ratio from one run, rounds in turn.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sstream>
#include <vector>

#include "syntax/reader.hpp"

namespace {

using namespace svc;

const std::string record =
    "id: T-20260210-7K3QF\nkind: repair\nchannel: hotline\ncustomer: CU-7K3QF2\nunit: SN00010001\npriority: normal\n"
    "summary: 服务器无法启动,电源风扇异响\nsource:\n  system: erp\n  id: \"BX-20931\"\nevents:\n"
    "  - at: 2026-02-10T09:12:00+08:00\n    by: lina\n    do: receive\n"
    "  - at: 2026-02-10T09:20:00+08:00\n    by: lina\n    do: respond\n"
    "  - at: 2026-02-10T09:25:00+08:00\n    by: lina\n    do: assign\n    to: zhao\n"
    "  - at: 2026-02-10T15:40:00+08:00\n    by: zhao\n    do: restore\n";

/// Does nothing with what it hears.
struct Deaf : YAML::EventHandler {
    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string& value) override {
        heard += value.size();
    }
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
    std::size_t heard = 0;
};

template <class F> double microseconds(F&& each) {
    constexpr int times = 500;
    const auto begin = std::chrono::steady_clock::now();
    for (int n = 0; n < times; ++n) each();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() / times;
}

double median(std::vector<double> all) {
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2));
    return all[all.size() / 2];
}

}

int main() {
    std::vector<double> bare, ours, ratios;
    Deaf deaf;
    Tree tree;
    Findings found;
    for (int round = 0; round < 101; ++round) {
        bare.push_back(microseconds([&] {
            std::istringstream stream(record);
            YAML::Parser parser(stream);
            while (parser.HandleNextDocument(deaf)) {
            }
        }));
        ours.push_back(microseconds([&] { general_reader().read(record, "x", tree, found); }));
        ratios.push_back(ours.back() / bare.back());
    }
    std::printf("%zu bytes: bare events %.1f µs, read %.1f µs, ratio %.3f%s\n", record.size(), median(bare), median(ours),
                median(ratios), found.empty() ? "" : " (refused)");
    return deaf.heard == 0;
}
