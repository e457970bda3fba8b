#include "ui/settings/recent.h"

#include <QFileInfo>
#include <QSettings>

namespace switchover::ui {

namespace {

const QString kKey = QStringLiteral("recent/opened");
const QString kLab = QStringLiteral("lab ");
const QString kSession = QStringLiteral("session ");

QString text(const Recent::Entry& entry) {
    return (entry.kind == Recent::Entry::Kind::Lab ? kLab : kSession) + entry.path;
}

}  // namespace

void Recent::add(const Entry& entry) {
    QSettings settings;
    QStringList all = settings.value(kKey).toStringList();
    all.removeAll(text(entry));
    all.prepend(text(entry));
    while (all.size() > kMost) all.removeLast();
    settings.setValue(kKey, all);
}

void Recent::remove(const QString& path) {
    QSettings settings;
    QStringList all = settings.value(kKey).toStringList();
    all.removeAll(kLab + path);
    all.removeAll(kSession + path);
    settings.setValue(kKey, all);
}

void Recent::clear() { QSettings().remove(kKey); }

QVector<Recent::Entry> Recent::entries() const {
    QVector<Entry> out;
    const QStringList all = QSettings().value(kKey).toStringList();
    for (const QString& line : all) {
        const bool lab = line.startsWith(kLab);
        if (!lab && !line.startsWith(kSession)) continue;
        const QString path = line.mid((lab ? kLab : kSession).size());
        if (QFileInfo::exists(path)) out.append({lab ? Entry::Kind::Lab : Entry::Kind::Session, path});
    }
    return out;
}

QStringList Recent::labs() const {
    QStringList out;
    for (const Entry& entry : entries())
        if (entry.kind == Entry::Kind::Lab) out << entry.path;
    return out;
}

}  // namespace switchover::ui
