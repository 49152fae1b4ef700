// SPDX-License-Identifier: MIT
#pragma once
// What reports gathered in parallel is put together by moving one list behind another.
#include <iterator>
#include <vector>

namespace svc {

template <class T> void append(std::vector<T>& to, std::vector<T>&& from) {
    if (to.empty())
        to = std::move(from);
    else
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}
