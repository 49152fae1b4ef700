# What the scripts that make a table of texts share.

# Any bytes, in hex, as a string literal of C++.
function(literal hex result)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  set(${result} "\"${bytes}\"sv" PARENT_SCOPE)
endfunction()

# Writes the file: a function that gives the rows, each of that type; NAME.hpp declares both.
function(write_table file name type rows)
  file(WRITE ${file} "// Made by ${name}.cmake.
#include \"${name}.hpp\"

namespace svc {

using namespace std::literals;

std::span<const ${type}> ${name}() {
    static constexpr ${type} all[] = {\n${rows}    };
    return all;
}

}
")
endfunction()
