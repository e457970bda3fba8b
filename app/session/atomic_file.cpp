#include "app/session/atomic_file.h"

#include <cerrno>
#include <sstream>
#include <system_error>

namespace switchover::session {

namespace {

/// Why the system refused; a stream keeps no more than errno does.
std::string reason() { return errno == 0 ? std::string{} : ": " + std::generic_category().message(errno); }

}  // namespace

AtomicFile::~AtomicFile() {
    if (!stream_.is_open()) return;
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

Result<std::monostate, std::string> AtomicFile::open(const std::filesystem::path& path) {
    path_ = path;
    part_ = path;
    part_ += ".part";
    errno = 0;
    stream_.open(part_, std::ios::binary | std::ios::trunc);
    if (!stream_) return fail("cannot write " + part_.string() + reason());
    return std::monostate{};
}

Result<std::monostate, std::string> AtomicFile::commit() {
    std::error_code error;
    errno = 0;
    stream_.close();
    if (stream_.fail()) {
        const std::string why = errno == 0 ? " (is the disk full?)" : reason();
        std::filesystem::remove(part_, error);
        return fail("cannot write " + path_.string() + why);
    }
    std::filesystem::rename(part_, path_, error);
    if (error) {
        const std::string why = "cannot put " + path_.string() + " in its place: " + error.message();
        std::filesystem::remove(part_, error);
        return fail(why);
    }
    return std::monostate{};
}

Result<std::monostate, std::string> write_file(const std::filesystem::path& path, std::string_view text) {
    AtomicFile file;
    if (auto opened = file.open(path); !opened) return opened;
    file.stream() << text;
    return file.commit();
}

Result<std::string, std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    // A directory opens but does not read.
    if (!in || !(text << in.rdbuf()) || std::filesystem::is_directory(path))
        return fail("cannot read " + path.string());
    return std::move(text).str();
}

}  // namespace switchover::session
