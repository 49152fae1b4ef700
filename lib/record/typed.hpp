// SPDX-License-Identifier: MIT
#pragma once
// What people and other programs give, read kindly into the form the book holds: labels of either language for choices,
// full-width digits, local times, @names for ids yet to be made (design §4 "In").
#include <functional>
#include <map>

#include "record/codec.hpp"

namespace svc {

struct Typing {
    Moment moment;
    std::map<std::string, std::string> names{};  ///< @name to the id it stands for
    /// An id of a kind as the record on file spells it; may be empty.
    std::function<std::string(std::string_view kind, const std::string& id)> spelt{};
};

/// Adds the map, each value in the form its field has in the book; what fits no field is copied for the reader to refuse.
void typed_map(Fields, Node map, Tree& into, const Typing&, const Origin&, Findings&);
/// Adds an event's map, likewise; its own fields follow from `do`.
void typed_event(const Kind&, Node event, Tree& into, const Typing&, const Origin&, Findings&);
/// Adds one value.
void typed_value(const Type&, Node value, Tree& into, const Typing&, const Origin&, Findings&);

}
