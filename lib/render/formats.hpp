// SPDX-License-Identifier: MIT
#pragma once
// Everything svc prints is a Document, and each way to write one is a row here: -O NAME. No format knows what it writes about.
#include <span>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "record/document.hpp"

namespace svc {

/// What a format may know of where its text goes.
struct Style {
    Language language = Language::zh;
    unsigned width = 80;  ///< columns of the terminal
    bool colour = false;  ///< SGR sequences for Tone
    bool excel = false;   ///< csv: a BOM, and long digits as text
};

/// One way to write a Document.
struct Format {
    std::string_view name;
    Text meaning;
    /// The whole text, with its last newline; empty when the document has nothing this format shows.
    std::string (*write)(const Document&, const Style&);
    bool for_people;        ///< shows Cell::shown, headings and notes; worth a pager
    bool calendar = false;  ///< only for documents that may hold appointments
};

/// All of them, in the order help shows them.
std::span<const Format> formats();

/// The one of that name, or none.
const Format* find_format(std::string_view name);

}
