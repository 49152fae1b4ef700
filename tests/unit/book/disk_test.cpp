// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include "book/locks.hpp"
#include "book/tree_source.hpp"
#include "book/walk.hpp"
#include "book/writer.hpp"
TEST_CASE("x"){}
