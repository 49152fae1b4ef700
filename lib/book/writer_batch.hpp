// SPDX-License-Identifier: MIT
#pragma once
// The steps of one commit: prepare all, place all or take back, confirm. Writer says in which order and what is told.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "book/sweep.hpp"
#include "book/writer.hpp"
#include "book/writer_folders.hpp"

namespace svc {

class WriterBatch {
public:
    /// The batch's temp files carry the name of this writer.
    WriterBatch(Disk&, std::string writer, std::span<const Change>);
    ~WriterBatch() { discard(); }
    WriterBatch(const WriterBatch&) = delete;
    WriterBatch& operator=(const WriterBatch&) = delete;

    using Step = tl::expected<void, Finding>;
    /// Writes and syncs everything where it disturbs nobody.
    Step prepare();
    /// Puts every file in its place. After a failure some may be.
    Step place();
    /// Takes placed files out again; those that couldn't be.
    Findings take_back();
    /// Syncs the folders; the files that are perhaps not on the medium.
    Findings confirm();

private:
    /// One change on its way.
    struct Piece {
        const Change* change;
        std::string folder, name;
        std::string temp;       ///< its name in .svc/tmp, or the one it would have
        bool named = false;     ///< it has, or had, that name
        bool placed = false;
        Handle file{};
        Stamp made{};
    };

    Step prepare_some(std::size_t first, std::size_t after);
    Got<void> write(Piece&);
    Got<void> create(Piece&);
    Got<void> create_named(Piece&);
    Got<void> claim(Piece&);
    Got<void> settle(Piece&);
    Step place(Piece&);
    Step place_new(Piece&, const Spot& target);
    Step place_over(Piece&, const Spot& target);
    Step check_displaced(const Piece&);
    Got<void> take_back(const Piece&);
    bool is_at(const Piece&, const Spot&) const;
    bool needs_name(const Piece&) const;
    Got<void> open_temp();
    Spot temp(const Piece& piece) const { return {*m_temp, piece.temp}; }
    void discard();

    Disk* m_disk;
    WriterFolders m_folders;
    std::optional<Handle> m_temp;   ///< .svc/tmp, once needed
    std::vector<Piece> m_pieces;
};

}
