# Writes samples.cpp: cmake -DFROM=tests/errors -DTO=samples.cpp -P samples.cmake
include(${CMAKE_CURRENT_LIST_DIR}/literal.cmake)

function(contents file result)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "0a6578697420[0-9a-f]+$" "0a" hex "${hex}")   # without the last line of an answer, "exit 3"
  literal("${hex}" text)
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

set(rows "")
file(GLOB codes LIST_DIRECTORIES true RELATIVE ${FROM} ${FROM}/*)
foreach(code ${codes})
  file(GLOB answers ${FROM}/${code}/en ${FROM}/${code}/*/en)
  if(NOT answers)
    continue()
  endif()
  list(GET answers 0 answer)
  get_filename_component(folder ${answer} DIRECTORY)
  file(GLOB inputs RELATIVE ${folder} ${folder}/*)
  list(REMOVE_ITEM inputs zh en)
  list(GET inputs 0 input)
  contents(${folder}/${input} text)
  contents(${folder}/zh zh)
  contents(${folder}/en en)
  string(APPEND rows "    {\"${code}\", \"${input}\", ${text}, {${zh}, ${en}}},\n")
endforeach()
file(WRITE ${TO} "// Made by samples.cmake.
#include \"samples.hpp\"

namespace svc {

using namespace std::literals;

std::span<const Sample> samples() {
    static constexpr Sample all[] = {\n${rows}    };
    return all;
}

}
")
