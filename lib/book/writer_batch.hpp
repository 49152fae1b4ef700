// SPDX-License-Identifier: MIT
#pragma once
// The steps of one commit: prepare all, place all or take back, confirm. Writer says in which order, and what it means.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "book/writer.hpp"
#include "book/writer_folders.hpp"

namespace svc {

class WriterBatch {
public:
    /// The batch's files in .svc/tmp are named after the writer.
    WriterBatch(Disk&, const std::string& writer, std::span<const Change>);
    ~WriterBatch() { discard(); }
    WriterBatch(const WriterBatch&) = delete;
    WriterBatch& operator=(const WriterBatch&) = delete;

    using Step = tl::expected<void, Finding>;
    /// Writes and syncs everything where it disturbs nobody.
    Step prepare();
    /// Puts every file in its place. After a failure some may be.
    Step place();
    /// Takes placed files out again; finds those that couldn't be.
    Findings take_back();
    /// Syncs the folders; finds the files that are perhaps not on the medium.
    Findings confirm();

private:
    /// One change on its way.
    struct Piece {
        const Change* change;
        std::string folder, name;
        std::string temp;    ///< its name in .svc/tmp, should it need one
        bool named = false;  ///< something stands under that name: the new contents, once placed the old ones
        bool placed = false;
        Handle file{};
        Stamp made{};
    };

    Step prepare_portion(std::size_t first, std::size_t after);
    Got<void> write(Piece&);
    Got<Handle> create(Piece&);
    Got<Handle> create_named(Piece&);
    Got<void> sync(Piece&);
    Got<void> settle(Piece&);
    Got<void> give_name(Piece&);
    Got<void> claim(const Handle&);
    Step place(Piece&);
    Step place_new(Piece&, const Spot& target);
    Step place_over(Piece&, const Spot& target);
    Step check_displaced(const Piece&);
    Got<void> take_back(const Piece&);
    Finding stuck(Piece&, const DiskError&);
    void discard();

    bool is_first(const Piece& piece) const { return &piece == &m_pieces.back(); }
    bool needs_name(const Piece& piece) const { return piece.change->was || m_pieces.size() > 1; }
    bool is_at(const Piece&, const Spot&) const;
    Got<void> open_temp();
    Spot temp(const Piece& piece) const { return {*m_temp, piece.temp}; }

    Disk* m_disk;
    WriterFolders m_folders;
    std::optional<Handle> m_temp;  ///< .svc/tmp, once needed
    std::vector<Piece> m_pieces;
};

/// What a failed write means for whoever wanted it. The file is as it was.
Finding not_written(const std::string& path, const DiskError&);

}
