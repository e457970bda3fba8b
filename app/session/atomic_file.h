#pragma once
/// A file that appears whole or not at all: written beside its place, renamed at the end.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/result.h"

namespace switchover::session {

class AtomicFile {
   public:
    AtomicFile() = default;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    /// Removes what was not committed.
    ~AtomicFile();

    /// Opens `<path>.part` for writing, in binary. Errors: a sentence with the path.
    Result<std::monostate, std::string> open(const std::filesystem::path& path);
    bool is_open() const { return stream_.is_open(); }
    std::ostream& stream() { return stream_; }
    /// False once a write did not reach the disk: no use to go on.
    bool good() const { return stream_.good(); }
    /// Flushes and renames to the true name; the file is closed afterwards. Errors: a write or the rename failed.
    Result<std::monostate, std::string> commit();

   private:
    std::filesystem::path path_;
    std::filesystem::path part_;
    std::ofstream stream_;
};

/// All of it at once.
Result<std::monostate, std::string> write_file(const std::filesystem::path& path, std::string_view text);

/// The whole file. Errors: a sentence with the path.
Result<std::string, std::string> read_file(const std::filesystem::path& path);

}  // namespace switchover::session
