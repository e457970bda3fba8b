#include "ui/models/pane_parts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>

#include "ui/models/cell_delegate.h"
#include "ui/theme/style.h"

namespace switchover::ui {

QLabel* sectionLabel(const QString& text) {
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("section"));
    label->setFont(interfaceFont(8.5, QFont::DemiBold));
    return label;
}

QToolButton* smallButton(const QString& text, const QString& name, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setProperty("small", true);  // the style sheet asks for it
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setAccessibleDescription(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QHBoxLayout* paneHeader(QWidget* header, const QString& title) {
    auto* bar = new QHBoxLayout(header);
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(sectionLabel(title));
    return bar;
}

void makeLineList(QTableView& view, const QString& name, const QString& accessible_name, int height) {
    view.setObjectName(name);
    view.setAccessibleName(accessible_name);
    view.setItemDelegate(new CellDelegate(&view));
    view.setFont(monospaceFont());
    view.setShowGrid(false);
    view.setTabKeyNavigation(false);  // Tab goes on to the next place, arrows move inside
    view.setWordWrap(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.horizontalHeader()->setStretchLastSection(true);
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setMinimumSectionSize(10);
    view.verticalHeader()->setDefaultSectionSize(height);
}

}  // namespace switchover::ui
