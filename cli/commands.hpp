// SPDX-License-Identifier: MIT
#pragma once
// What each file of verb/ and command/ offers to the one list in commands.cpp.
#include "command.hpp"

namespace svc {

// verbs of every kind
Command new_command(const Kind&);
Command list_command(const Kind&);
Command show_command(const Kind&);
Command edit_command(const Kind&);
Command event_command(const Kind&, const Act&);

// commands of their own
Command new_any_command();
Command enter_command();
Command init_command();
Command show_any_command();
Command find_command();
Command edit_any_command();
Command void_command();
Command due_command();
Command kpi_command();
Command check_command();
Command fmt_command();
Command import_command();
Command export_command();
Command schema_command();
Command completion_command();
Command complete_command();
Command config_command();
Command help_command();
Command man_page_command();
Command find_customer_command();

}
