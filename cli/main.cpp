// SPDX-License-Identifier: MIT
#include "book/disk.hpp"
#include "run.hpp"

int main(int argc, char** argv) {
    svc::keep_standard_fds();
    svc::outlive_closed_pipes();
    svc::Context context = svc::real_context(argc, argv);
    return svc::run(context);
}
