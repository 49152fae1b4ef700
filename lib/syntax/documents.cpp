// SPDX-License-Identifier: MIT
// Streams of several YAML documents, parted before they are read: yaml-cpp never ends on some streams.
#include <algorithm>

#include "syntax/reader.hpp"

namespace svc {

namespace {

/// True when a line begins with --- and says so.
bool parts(std::string_view bytes, std::size_t at) {
    const std::string_view mark = bytes.substr(at, 4);
    return mark.starts_with("---") && (mark.size() == 3 || std::string_view(" \t\r\n").find(mark[3]) != mark.npos);
}

/// Where the document ends that begins at an offset: at the next line that parts, for no scalar can hold one.
std::size_t end_of_document(std::string_view bytes, std::size_t begin) {
    std::size_t newline = bytes.find('\n', begin);
    while (newline < bytes.size() && !parts(bytes, newline + 1)) newline = bytes.find('\n', newline + 1);
    return std::min(newline, bytes.size() - 1) + 1;
}

/// True when there are only comments between two documents.
bool says_nothing(std::string_view document) {
    for (std::size_t at = parts(document, 0) ? 3 : 0; at < document.size();) {
        const std::size_t text = std::min(document.find_first_not_of(" \t\r\n", at), document.size());
        const bool end = document.substr(text).starts_with("...");
        if (text < document.size() && document[text] != '#' && !end) return false;
        at = std::min(document.find('\n', text), document.size());
    }
    return true;
}

void move_marks(Tree& tree, std::uint32_t lines, std::size_t bytes) {
    for (std::uint32_t i = 0; i < tree.node_count(); ++i) {
        tree.data(i).mark.line += lines;
        tree.data(i).mark.byte += static_cast<std::uint32_t>(bytes);
    }
}

}

bool read_yaml_documents(std::string_view bytes, const std::string& file, const std::function<void(const Tree&)>& each,
                         Findings& found) {
    bool good = true;
    std::uint32_t lines = 0;
    Tree tree;
    for (std::size_t at = 0, end = 0; at < bytes.size(); at = end) {
        end = end_of_document(bytes, at);
        const std::string_view document = bytes.substr(at, end - at);
        if (!says_nothing(document)) {
            Findings own;
            const bool read = general_reader().read(document, file, tree, own);
            for (Finding& f : own) f.place.line += f.place.line > 0 ? lines : 0;
            found.add(std::move(own));
            if (read) move_marks(tree, lines, at), each(tree);
            good = good && read;
        }
        lines += static_cast<std::uint32_t>(std::ranges::count(document, '\n'));
    }
    return good;
}

}
