#include "ui/commands/flap_dialog.h"

#include <cmath>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace switchover::ui {

namespace {

constexpr double kShortest = 0.01, kLongest = 86'400;  ///< seconds

double secondsOf(Duration d) { return static_cast<double>(d.count()) / 1e9; }
Duration duration(double seconds) { return Duration{std::llround(seconds * 1e9)}; }

}  // namespace

QString flapText(Duration down, Duration up) {
    const QLocale locale;
    return QObject::tr("flaps: out %1 s of every %2 s")
        .arg(locale.toString(secondsOf(down), 'g', 4), locale.toString(secondsOf(down + up), 'g', 4));
}

FlapDialog::FlapDialog(const QString& cable, FlapInput port, QWidget* parent)
    : QDialog(parent), input_(std::move(port)) {
    setObjectName(QStringLiteral("flapDialog"));
    setWindowTitle(tr("Flap a cable"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* heading = new QLabel(cable);
    heading->setObjectName(QStringLiteral("heading"));
    const bool flaps = input_.down > Duration{};
    period_ = seconds(QStringLiteral("period"), tr("Every"), flaps ? secondsOf(input_.down + input_.up) : 10);
    out_ = seconds(QStringLiteral("out"), tr("Out for"), flaps ? secondsOf(input_.down) : 2);
    endless_ = new QCheckBox(tr("Until restored"));
    endless_->setObjectName(QStringLiteral("endless"));
    endless_->setChecked(input_.count == 0);
    count_ = new QSpinBox;
    count_->setObjectName(QStringLiteral("count"));
    count_->setAccessibleName(tr("Times"));
    count_->setRange(1, 1'000'000);
    count_->setValue(input_.count == 0 ? 5 : static_cast<int>(std::min<std::uint32_t>(input_.count, 1'000'000)));
    count_->setEnabled(!endless_->isChecked());
    connect(endless_, &QCheckBox::toggled, count_, &QWidget::setDisabled);
    connect(period_, &QDoubleSpinBox::valueChanged, this, &FlapDialog::limit);
    limit();

    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(heading);
    form->addRow(tr("Every"), period_);
    form->addRow(tr("Out for"), out_);
    form->addRow(QString(), endless_);
    form->addRow(tr("Times"), count_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(QStringLiteral("primary"));
    form->addRow(buttons);
    apply->setDefault(true);  // only now it knows its dialog
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        input_.down = duration(out_->value());
        input_.up = duration(period_->value()) - input_.down;
        input_.count = endless_->isChecked() ? 0 : static_cast<std::uint32_t>(count_->value());
        Q_EMIT wanted(input_);
        accept();
    });
}

QDoubleSpinBox* FlapDialog::seconds(const QString& id, const QString& label, double value) {
    auto* box = new QDoubleSpinBox;
    box->setObjectName(id);
    box->setAccessibleName(label);
    box->setDecimals(2);
    box->setSuffix(tr(" s"));
    box->setRange(kShortest, kLongest);
    box->setValue(value);
    box->setMinimumWidth(150);
    return box;
}

/// The cable is in place for a moment of each round.
void FlapDialog::limit() {
    period_->setMinimum(2 * kShortest);
    out_->setMaximum(period_->value() - kShortest);
}

}  // namespace switchover::ui
