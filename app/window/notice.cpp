#include "app/window/notice.h"

namespace switchover::window {

namespace {
constexpr int kLines = 12;
}

QMessageBox* showNotice(QWidget* parent, QMessageBox::Icon icon, const QString& title, const QString& what,
                        const QString& more) {
    auto* box = new QMessageBox(icon, title, what, QMessageBox::Close, parent);
    box->setObjectName(QStringLiteral("notice"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const bool longer = more.count(u'\n') > kLines;
    box->setInformativeText(longer ? more.section(u'\n', 0, kLines - 1) : more);
    if (longer) box->setDetailedText(more);
    box->open();
    return box;
}

}  // namespace switchover::window
