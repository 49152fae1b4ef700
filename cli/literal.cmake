# Any bytes, in hex, as a string literal of C++.
function(literal hex result)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  set(${result} "\"${bytes}\"sv" PARENT_SCOPE)
endfunction()
