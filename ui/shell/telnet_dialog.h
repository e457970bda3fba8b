#pragma once
/// Where the consoles of the routers can be reached by Telnet.
#include <QDialog>
#include <vector>

#include "ui/simulation.h"

class QTreeWidget;

namespace switchover::ui {

class TelnetDialog : public QDialog {
    Q_OBJECT
   public:
    explicit TelnetDialog(const std::vector<TelnetPort>& ports, QWidget* parent = nullptr);

    /// What Copy takes: a line each for the rows that are selected, or for all; names stand before several.
    QString copied() const;

   private:
    QTreeWidget* list_ = nullptr;
};

}  // namespace switchover::ui
