// SPDX-License-Identifier: MIT
#include <csignal>

#include "book/disk.hpp"
#include "run.hpp"

int main(int argc, char** argv) {
    svc::keep_standard_fds();
    svc::outlive_closed_pipes();
    std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is an error like any other
    svc::Context context = svc::real_context(argc, argv);
    return svc::run(context);
}
