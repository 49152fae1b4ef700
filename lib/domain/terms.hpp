// SPDX-License-Identifier: MIT
#pragma once
// Terms that several kinds of record share: roles and departments, channels, categories, grades (design §2).
#include "record/type.hpp"

namespace svc {

enum class Department : std::uint8_t { after_sales, business, technical, administration, finance, management };
Choices choices(Of<Department>);
/// What somebody may do: system is a web form or a cron job.
enum class Role : std::uint8_t { agent, engineer, manager, gm, finance, admin, system };
Choices choices(Of<Role>);
enum class Channel : std::uint8_t { hotline, web, email, wechat, visit, other };
Choices choices(Of<Channel>);
enum class Category : std::uint8_t { pc, server, switch_, router, other };
Choices choices(Of<Category>);
enum class TicketKind : std::uint8_t { repair, install, return_, consult, booking, other };
Choices choices(Of<TicketKind>);
enum class Priority : std::uint8_t { low, normal, high, urgent };
Choices choices(Of<Priority>);
/// How a customer is looked after; key customers get active service (5.3.1.5).
enum class Level : std::uint8_t { normal, key };
Choices choices(Of<Level>);
/// Which legal minimum periods hold for a unit (5.2.5.2).
enum class Regime : std::uint8_t { contract, consumer_pc };
Choices choices(Of<Regime>);
/// Of a complaint (5.3.2): (a) 客户抱怨, (b) 一般客诉, (c) 严重客诉.
enum class Grade : std::uint8_t { grumble, general, severe };
Choices choices(Of<Grade>);
/// What a complaint's grade follows from.
enum class Ground : std::uint8_t { voiced, unsettled, authority, court, online, group, injury, loss };
Choices choices(Of<Ground>);
/// Who or what a clock may wait for.
enum class Waiting : std::uint8_t { customer, parts, other };
Choices choices(Of<Waiting>);
/// Why a ticket or complaint was cancelled.
enum class CancelReason : std::uint8_t { duplicate, withdrawn, error };
Choices choices(Of<CancelReason>);

/// Where a record came from in another system; known ones are never entered twice.
struct ForeignId {
    std::string system, id;
};
Fields fields(Of<ForeignId>);

}
