#include "ui/find/find_dialog.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include "ui/find/found_model.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr std::chrono::microseconds kPortion{4000};  ///< of a frame of 16 ms
}

FindDialog::FindDialog(const Actions& actions, const LogModel& log, std::shared_ptr<const snapshot::World> world,
                       QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      finder_(actions, log),
      world_(std::move(world)),
      model_(new FoundModel(this)),
      words_(new QLineEdit),
      list_(new QListView),
      hint_(new QLabel) {
    setObjectName(QStringLiteral("findDialog"));
    setWindowTitle(tr("Find anything"));
    setAttribute(Qt::WA_DeleteOnClose);
    words_->setObjectName(QStringLiteral("findWords"));
    words_->setAccessibleName(tr("Find anything"));
    words_->setPlaceholderText(tr("Device, address, route, log line or command"));
    words_->setFont(interfaceFont(12));
    words_->setClearButtonEnabled(true);
    words_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("findList"));
    list_->setAccessibleName(tr("What was found"));
    list_->setModel(model_);
    list_->setItemDelegate(new FoundDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFocusPolicy(Qt::NoFocus);  // the field keeps the keyboard and moves the choice
    hint_->setObjectName(QStringLiteral("muted"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 8);
    column->addWidget(words_);
    column->addWidget(list_, 1);
    column->addWidget(hint_);
    if (parent != nullptr) {
        const QWidget* window = parent->window();
        resize(std::clamp(window->width() / 2, 520, 860), std::clamp(window->height() * 6 / 10, 320, 560));
        const QPoint middle = window->mapToGlobal(QPoint(window->width() / 2, window->height() / 9));
        QDialog::move(middle.x() - width() / 2, middle.y());
    }
    connect(words_, &QLineEdit::textChanged, this, &FindDialog::search);
    connect(list_, &QListView::clicked, this, &FindDialog::choose);
    further_.setInterval(0);
    connect(&further_, &QTimer::timeout, this, &FindDialog::lookFurther);
    search();
}

void FindDialog::search() {
    finder_.begin(world_, words_->text());
    list_->setCurrentIndex({});
    further_.start();
    lookFurther();
}

void FindDialog::lookFurther() {
    if (!finder_.goOn(kPortion)) further_.stop();
    showFound();
}

void FindDialog::showFound() {
    const int row = list_->currentIndex().row();
    const bool moved = row > 0;
    const QVector<Found> found = finder_.best();
    if (further_.isActive() && found.size() == model_->rowCount()) return;
    model_->setFound(found);
    list_->setCurrentIndex(model_->index(moved ? std::min(row, model_->rowCount() - 1) : 0, 0));
    const bool nothing = found.isEmpty() && !further_.isActive();
    hint_->setText(nothing ? tr("Nothing has these words.") : tr("↑ ↓ choose · Return goes there · Esc leaves"));
}

void FindDialog::move(int rows) {
    if (model_->rowCount() == 0) return;
    const int to = std::clamp(list_->currentIndex().row() + rows, 0, model_->rowCount() - 1);
    list_->setCurrentIndex(model_->index(to, 0));
    list_->scrollTo(list_->currentIndex());
}

bool FindDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched != words_ || event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    constexpr int kPage = 8;
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: move(1); return true;
        case Qt::Key_Up: move(-1); return true;
        case Qt::Key_PageDown: move(kPage); return true;
        case Qt::Key_PageUp: move(-kPage); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: choose(); return true;
        default: return QDialog::eventFilter(watched, event);
    }
}

void FindDialog::choose() {
    const QModelIndex index = list_->currentIndex();
    if (!index.isValid()) return;
    const Found found = model_->at(index.row());
    accept();
    Q_EMIT chosen(found);
}

}  // namespace switchover::ui
