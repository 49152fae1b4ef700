// SPDX-License-Identifier: MIT
// The canonical scanner first, the general reader for everything else.
#include "syntax/bytes.hpp"
#include "syntax/canonical_scanner.hpp"
#include "syntax/reader.hpp"

namespace svc {

namespace {

class RecordReader : public Reader {
public:
    bool read(std::string_view bytes, const std::string& file, Tree& tree, Findings& found) const override {
        Findings odd;
        const auto look = look_at(bytes, file, odd);
        const bool plain = look && odd.empty() && look->skip == 0 && !look->leading_tabs;
        return (plain && scan_canonical(bytes, tree)) || general_reader().read(bytes, file, tree, found);
    }
};

}

const Reader& record_reader() {
    static const RecordReader reader;
    return reader;
}

}
