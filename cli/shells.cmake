# Writes shells.cpp from the scripts of cli/shell: cmake -DFROM=cli/shell -DTO=shells.cpp -P shells.cmake
include(${CMAKE_CURRENT_LIST_DIR}/table.cmake)

set(rows "")
foreach(name bash zsh fish)
  file(READ ${FROM}/svc.${name} hex HEX)
  literal("${hex}" script)
  string(APPEND rows "    {\"${name}\", ${script}},\n")
endforeach()
write_table(${TO} shells Shell "${rows}")
