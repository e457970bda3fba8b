#pragma once
/// What was opened or saved lately, newest first, in the settings.
#include <QStringList>
#include <QVector>

namespace switchover::ui {

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
    /// The paths of the labs among them.
    QStringList labs() const;
};

}  // namespace switchover::ui
