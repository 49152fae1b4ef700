// SPDX-License-Identifier: MIT
namespace svc {}
