#include "ui/export/progress_dialog.h"

#include <algorithm>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace switchover::ui {

namespace {
constexpr int kSteps = 1000;
}

ProgressDialog::ProgressDialog(const QString& title, const QString& text, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("progressDialog"));
    setWindowTitle(title);
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(420);
    auto* what = new QLabel(text);
    what->setWordWrap(true);
    bar_ = new QProgressBar;
    bar_->setObjectName(QStringLiteral("progressBar"));
    bar_->setAccessibleName(text);
    bar_->setRange(0, kSteps);
    detail_ = new QLabel;
    detail_->setObjectName(QStringLiteral("progressDetail"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    cancel_ = buttons->button(QDialogButtonBox::Cancel);
    cancel_->setIcon({});
    cancel_->setObjectName(QStringLiteral("progressCancel"));
    connect(buttons, &QDialogButtonBox::rejected, this, &ProgressDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(what);
    column->addWidget(bar_);
    column->addWidget(detail_);
    column->addWidget(buttons);
    delay_.setSingleShot(true);
    connect(&delay_, &QTimer::timeout, this, &QDialog::open);
    delay_.start(kDelayMs);
}

void ProgressDialog::setProgress(double done, const QString& detail) {
    bar_->setValue(static_cast<int>(std::clamp(done, 0.0, 1.0) * kSteps));
    if (!given_up_) detail_->setText(detail);
}

void ProgressDialog::finish() {
    delay_.stop();
    QDialog::done(QDialog::Accepted);
    deleteLater();
}

void ProgressDialog::reject() {
    if (given_up_) return;
    given_up_ = true;
    cancel_->setEnabled(false);
    detail_->setText(tr("Stopping…"));
    Q_EMIT cancelled();
}

}  // namespace switchover::ui
