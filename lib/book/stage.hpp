// SPDX-License-Identifier: MIT
#pragma once
// New files in any number: written where nobody looks, made durable all together, then put in their places.
#include <future>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/entropy.hpp"
#include "book/disk.hpp"
#include "book/source.hpp"
#include "book/writer_folders.hpp"

namespace svc {

/// Files are written by a thread of its own, some hundred at a time, while those who add them think about the next.
/// Files on their way stand in .svc/tmp under a digest of the name they will have, so that they are found by it without a list
/// in memory; the list lies there too. A killed process leaves what sweepers take for rubbish (sweep.hpp). Until commit() no
/// file of the book is touched; what was added and not committed is taken out with the object.
class Stage : public Source {
public:
    /// What isn't here is looked for in `below`.
    Stage(Disk& disk, const Source& below, Entropy& entropy)
        : m_disk(&disk), m_below(&below), m_entropy(&entropy), m_folders(disk) {}
    ~Stage() override;
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// `exists` when it was added before; `bad-path`, `too-large`; `write-failed` and its like.
    Outcome<void> add(const std::string& path, std::string_view bytes);
    std::size_t count() const { return m_count; }

    /// Puts all files in their places. Else nothing was written: `exists` when a name is taken by now, with the file; or
    /// `write-failed` and its like; beside them `half-written` for a file that couldn't be taken back.
    /// `folder-unconfirmed`: all was written, but what is in that folder may not be on the medium.
    Outcome<void> commit();

    // The book with what is on its way. Lists are those of the source below.
    Outcome<Contents> read(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override { return m_below->list(folder); }
    bool exists(const std::string& path) const override;

private:
    static constexpr std::size_t list_length = 8192;
    static constexpr std::size_t marks = std::size_t{1} << 24;  ///< bits: 2 MiB

    /// False when it certainly isn't here: spares the look for most names.
    bool may_have(const std::string& path) const;

    /// Files by their numbers.
    using Batch = std::map<std::size_t, std::string>;
    static constexpr std::size_t batch_size = 256;

    Got<void> begin();
    Got<void> put(const std::string& name, std::string_view bytes) const;
    Got<void> put_all(const Batch&) const;
    /// Waits for what is being written, then begins with what was added since.
    Got<void> hand_over();
    Got<void> finish_batches();
    const std::string* being_written(const std::string& path) const;
    Got<void> finish_list();
    std::string temp(const std::string& path) const;
    std::string temp_path(const std::string& path) const;
    /// Calls each(path) until it says no; false then, or when a list can't be read.
    template <class Each> Got<bool> each_path(Each each) const;
    Got<void> place(const std::string& path);
    Findings take_back(std::size_t placed);
    void discard();

    Disk* m_disk;
    const Source* m_below;
    Entropy* m_entropy;
    WriterFolders m_folders;
    std::string m_writer;
    Handle m_temp{}, m_first{};
    std::string m_list;  ///< the last paths, which are in no list file
    Batch m_batch{};     ///< not begun with
    std::shared_ptr<const Batch> m_in_work{};
    std::future<Got<void>> m_working{};
    std::vector<bool> m_marks{};    ///< of the digests of what is here
    std::vector<Handle> m_lists{};  ///< open, as what could be placed must be taken back when nothing can be opened any more
    std::size_t m_listed = 0, m_count = 0, m_placed = 0;
};

}
