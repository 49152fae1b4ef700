// SPDX-License-Identifier: MIT
// A fuzz target without libFuzzer: every file of the folders that it is given, once.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz/property.hpp"

int main(int argc, char** argv) {
    std::size_t inputs = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(file)), {});
            std::cout << entry.path().filename().string() << std::endl;  // the last one is told when it ends the program
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
            ++inputs;
        }
    }
    std::cout << inputs << " inputs\n";
    return inputs == 0;
}
