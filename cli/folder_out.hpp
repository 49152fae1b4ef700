// SPDX-License-Identifier: MIT
#pragma once
// A folder of files outside the book that takes its place whole: written beside it, put there when all of it is on the disk.
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace svc {

class FolderOut {
public:
    /// `ours`: names of files that may be replaced, and removed when they are what a killed svc has left.
    FolderOut(std::string path, std::function<bool(const std::string& name)> ours)
        : m_path(std::move(path)), m_ours(std::move(ours)) {}
    ~FolderOut();
    FolderOut(const FolderOut&) = delete;
    FolderOut& operator=(const FolderOut&) = delete;

    /// Makes room beside the folder, which need not be there; a symbolic link to one is followed. False when it holds a file that
    /// isn't ours (`in_the_way`), or with the system's words. Of two at once the one that ends last has the place.
    bool begin();
    /// Adds to a file of the folder, which is made when it is first named.
    bool put(const std::string& name, const std::string& text);
    /// Gives the folder its place; what was there before goes.
    bool finish();

    const std::string& in_the_way() const { return m_in_the_way; }
    const std::string& error() const { return m_error; }

private:
    struct Close {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    bool fail();
    bool is_ours(const std::string& folder);
    void remove(const std::string& folder) const;
    void sweep() const;
    bool sync_files();
    bool take_place() const;

    std::string m_path, m_temp{}, m_in_the_way{}, m_error{};
    std::function<bool(const std::string&)> m_ours;
    std::map<std::string, std::unique_ptr<std::FILE, Close>> m_files{};
    int m_folder = -1;  ///< the temporary one: locked while it is ours
};

}
