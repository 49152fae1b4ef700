// SPDX-License-Identifier: MIT
#pragma once
// What svc says when files can't be read, locked or written.
#include "base/finding.hpp"

namespace svc::book {

inline constexpr Message messages[] = {
    {"no-file", Failure::missing, {"没有文件 {0}", "there is no file {0}"}, {"检查编号；svc find 可以查找", "check the id; svc find searches"}},
    {"too-large", Failure::data, {"{0} 超过 1 MiB", "{0} is larger than 1 MiB"}, {"记录最多 1 MiB；大文件另存，记录里用 files 引用", "a record has at most 1 MiB; keep large things as files of their own and point at them with files"}},
    {"not-a-file", Failure::data, {"{0} 不是普通文件", "{0} is not a regular file"}, {"记录必须是普通文件", "records are regular files; put one there or remove it"}},
    {"linked", Failure::data, {"{0} 是符号链接，或经过符号链接", "{0} is, or leads through, a symbolic link"}, {"账本内换成真正的文件和文件夹", "put the real file or folder into the book"}},
    {"unreadable", Failure::data, {"无法读取 {0}：{1}", "{0} can’t be read: {1}"}, {"检查权限和磁盘", "check permissions and the disk"}},
    {"busy", Failure::busy, {"{0} 正被另一个 svc 修改，等了 {1} 秒；没有写入", "{0} is being changed by another svc; gave up after {1} s, nothing written"}, {"稍后再试，或用 --wait 等久些；lslocks 显示是谁", "try again later, or wait longer with --wait; lslocks shows who holds it"}},
    {"changed-meanwhile", Failure::busy, {"{0} 在读取之后被别的程序改动，保持其原样", "{0} was changed by another program after svc had read it, and is left as it is"}, {"再执行一次", "run the command again"}},
    {"exists", Failure::data, {"{0} 已经存在，保持其原样", "{0} exists already, and is left as it is"}, {"换一个编号，或修改已有的记录", "take another id, or change the record that is there"}},
    {"write-failed", Failure::write, {"{0} 没有写入：{1}", "{0} was not written: {1}"}, {"排除原因后再执行一次", "remove the cause, then run the command again"}},
    {"disk-full", Failure::write, {"{0} 没有写入，磁盘或配额已满：{1}", "{0} was not written, the disk or quota is full: {1}"}, {"腾出空间后再执行一次（df、quota 可以查看）", "free some space, then run the command again (df and quota show it)"}},
    {"read-only", Failure::write, {"{0} 没有写入，文件系统只读：{1}", "{0} was not written, the file system is read-only: {1}"}, {"重新挂载为可写后再执行一次；磁盘出错也会变成只读，看 dmesg", "mount it writable, then run the command again; a failing disk turns read-only too, see dmesg"}},
    {"no-permission", Failure::write, {"{0} 没有写入，没有权限：{1}", "{0} was not written, permission denied: {1}"}, {"要有该文件夹和 .svc/tmp 的写权限，并属于该文件的组", "you need write permission for its folder and for .svc/tmp, and to be in the file’s group"}},
    {"written-unconfirmed", Failure::write, {"已写入，但未确认：{0}({1})", "written, but not confirmed: {0} ({1})"}, {"断电后可能丢失：检查磁盘，用 git diff 核对该文件", "it may be lost when power fails: check the disk, and the file with git diff"}},
    {"half-written", Failure::write, {"{0} 已写入，本应撤回而没能撤回：{1}", "{0} is written; it should have been taken back and couldn’t be: {1}"}, {"排除原因后再执行一次，或恢复该文件；原内容在：{2}", "remove the cause and run the command again, or restore the file; its old contents are in: {2}"}},
};

consteval const Message& message(std::string_view code) { return message_in(messages, code); }

}
