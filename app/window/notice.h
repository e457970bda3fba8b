#pragma once
/// A message that has to be read: what happened, and what to do.
#include <QMessageBox>

namespace switchover::window {

/// Opens it and returns; it goes away by itself when it is closed.
QMessageBox* showNotice(QWidget* parent, QMessageBox::Icon icon, const QString& title, const QString& what,
                        const QString& more);

}  // namespace switchover::window
