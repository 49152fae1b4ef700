# Writes samples.cpp: cmake -DFROM=tests/errors -DTO=samples.cpp -P samples.cmake
function(literal file result)   # the bytes of a file, whatever they are
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "0a6578697420[0-9a-f]+$" "0a" bytes "${bytes}")   # without the last line, "exit 3"
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  set(${result} "\"${bytes}\"sv" PARENT_SCOPE)
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
  literal(${folder}/${input} text)
  literal(${folder}/zh zh)
  literal(${folder}/en en)
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
