// SPDX-License-Identifier: MIT
#pragma once
// The names, folders and id forms of all kinds, so that one kind can point at another without seeing it.
#include "record/event.hpp"

namespace svc {

struct Ticket;
struct Repair;
struct Complaint;
struct Revisit;
struct Customer;
struct Unit;
struct Contract;
struct Model;
struct PriceList;

template <> struct IdTraits<Ticket> {
    static constexpr std::string_view name = "ticket", folder = "tickets";
    static constexpr IdForm form{IdShape::of_case, "T"};
};
template <> struct IdTraits<Repair> {
    static constexpr std::string_view name = "repair", folder = "repairs";
    static constexpr IdForm form{IdShape::of_part, "R"};
};
template <> struct IdTraits<Complaint> {
    static constexpr std::string_view name = "complaint", folder = "complaints";
    static constexpr IdForm form{IdShape::of_case, "C"};
};
template <> struct IdTraits<Revisit> {
    static constexpr std::string_view name = "revisit", folder = "revisits";
    static constexpr IdForm form{IdShape::of_case, "V"};
};
template <> struct IdTraits<Customer> {
    static constexpr std::string_view name = "customer", folder = "customers";
    static constexpr IdForm form{IdShape::six, "CU"};
};
template <> struct IdTraits<Unit> {
    static constexpr std::string_view name = "unit", folder = "units";
    static constexpr IdForm form{};
};
template <> struct IdTraits<Contract> {
    static constexpr std::string_view name = "contract", folder = "contracts";
    static constexpr IdForm form{};
};
template <> struct IdTraits<Model> {
    static constexpr std::string_view name = "model", folder = "models";
    static constexpr IdForm form{};
};
template <> struct IdTraits<PriceList> {
    static constexpr std::string_view name = "price", folder = "prices";
    static constexpr IdForm form{};
};

}
