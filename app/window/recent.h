#pragma once
/// What was opened or saved lately, newest first, in the settings.
#include <QString>
#include <QVector>

namespace switchover::window {

class Recent {
   public:
    struct Entry {
        enum class Kind : std::uint8_t { Lab, Session };
        Kind kind = Kind::Lab;
        QString path;
        bool operator==(const Entry&) const = default;
    };
    static constexpr int kMost = 10;

    void add(const Entry& entry);
    void remove(const QString& path);
    void clear();
    /// Those that still exist.
    QVector<Entry> entries() const;
};

}  // namespace switchover::window
