// SPDX-License-Identifier: MIT
#pragma once
// What of a message or a line may be shown when it may hold personal data (design §6): the words of svc's own tables, ids and
// times stay, so that the message still helps; everything else is left out.
#include <string>
#include <string_view>

namespace svc {

/// The word, when it says nothing of a person; else ***.
std::string masked_word(const std::string&);
/// Messages that repeat what was typed for an id: in its place a name or a phone may have been typed.
bool is_about_ids(std::string_view code);
/// True of messages whose words are counts and reasons, never what stood in a file.
bool repeats_no_data(std::string_view code);
/// An id as it is; a name or a mobile phone masked.
std::string masked_id(const std::string&);
/// The key of a line when it is one of svc's own, and *** for all the rest.
std::string masked_line(std::string_view);
/// A line_diff() with its lines masked.
std::string masked_diff(std::string_view);

}
