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
    explicit FolderOut(std::string path) : m_path(std::move(path)), m_temp(m_path + ".svc-new") {}
    ~FolderOut();
    FolderOut(const FolderOut&) = delete;
    FolderOut& operator=(const FolderOut&) = delete;

    /// Makes room. A folder that is there is replaced when all it holds is `ours`; else `in_the_way` names what isn't. False with
    /// the system's words.
    bool begin(const std::function<bool(const std::string& name)>& ours);
    /// Adds to a file of the folder, which is made when it is first named.
    bool put(const std::string& name, const std::string& text);
    /// Gives the folder its place.
    bool finish();

    const std::string& in_the_way() const { return m_in_the_way; }
    const std::string& error() const { return m_error; }

private:
    struct Close {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    bool fail();
    bool sync_files();
    bool take_place() const;

    std::string m_path, m_temp, m_in_the_way{}, m_error{};
    std::map<std::string, std::unique_ptr<std::FILE, Close>> m_files{};
    int m_folder = -1;  ///< the temporary one: locked while it is ours
};

}
