# Writes pages.cpp: cmake -DFROM=lib -DTO=pages.cpp -P pages.cmake
include(${CMAKE_CURRENT_LIST_DIR}/literal.cmake)

set(rows "")
file(GLOB pages ${FROM}/*/*.md)
foreach(page ${pages})
  file(STRINGS ${page} title LIMIT_COUNT 1)
  if(NOT title MATCHES "^# ([a-z]+): ")
    message(FATAL_ERROR "${page} begins with \"${title}\", not with # NOUN: what it is")
  endif()
  set(name ${CMAKE_MATCH_1})
  file(READ ${page} hex HEX)
  string(FIND "${hex}" "0a2d2d2d0a" line)   # the line --- between the languages
  if(line EQUAL -1)
    message(FATAL_ERROR "${page} lacks the line --- and a second language")
  endif()
  math(EXPR behind "${line} + 12")
  string(SUBSTRING "${hex}" 0 ${line} en)
  string(SUBSTRING "${hex}" ${behind} -1 zh)
  literal("${en}" en)
  literal("${zh}" zh)
  string(APPEND rows "    {\"${name}\", {${zh}, ${en}}},\n")
endforeach()
file(WRITE ${TO} "// Made by pages.cmake.
#include \"pages.hpp\"

namespace svc {

using namespace std::literals;

std::span<const Page> pages() {
    static constexpr Page all[] = {\n${rows}    };
    return all;
}

}
")
